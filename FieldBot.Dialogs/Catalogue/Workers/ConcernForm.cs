using System.Collections.Immutable;
using System.Globalization;
using FieldBot.Dialogs.Concerns;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Issues;
using FieldBot.Dialogs.Programmes;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>
/// What a worker says, as a form: the matter first, in whatever way comes easiest; then what it is about, and who else has the phone. All else
/// has a default and can be added at the end, so that a plain concern takes three taps.
/// </summary>
internal static class ConcernForm
{
    public const string Id = WorkerSide.Speaking;
    public const int Version = 1;
    public const string Unit = "unit", Direct = "direct", Matter = "matter", Photos = "photos", Faces = "faces", Category = "category", Kind = "kind", Where = "where", People = "people", Urgency = "urgency",
        Name = "name", Contact = "contact", Alone = "alone";
    public const string Unsaid = "-", Yes = "yes", No = "no", Urgent = "urgent", Calm = "calm";

    /// <summary>Two messages of Telegram: a phone cuts what is longer than one.</summary>
    public const int MaxText = 8192;
    public const int MostFiles = 20;

    /// <summary>Longer than anybody types to find a unit in a list.</summary>
    private const int LongestSearch = 12;

    public static readonly Form Only = Build();

    public static string? UnitOf(Draft draft) => (draft.Chosen(Unit) ?? draft.Chosen(Where)) is { } unit and not Unsaid ? unit : null;

    /// <summary>By their own wish; or because it is about the union's own people, or may be: then nobody near them gets it.</summary>
    public static bool IsDirect(Draft draft) => IsChosenDirect(draft) || (CategoryOf(draft) is { Direct.IsEmpty: false } category && (draft.Chosen(Kind) is not { } kind || category.Direct.Contains(kind)));

    public static bool IsChosenDirect(Draft draft) => draft.Given(Direct) is Answer.Choice { Values: [Yes] };

    public static Category? CategoryOf(Draft draft) => draft.Chosen(Category) is { } code ? Categories.Of(code, draft.Programme) : null;

    public static Answer.Words? Said(Draft draft) => draft.Given(Matter) as Answer.Words;

    public static string Text(Draft draft) => Said(draft)?.Text ?? "";

    public static IEnumerable<FileRef> Files(Draft draft)
    {
        if (Said(draft)?.File is { } file) yield return file;
        foreach (var photo in (draft.Given(Photos) as Answer.Files)?.Items ?? []) yield return photo;
    }

    /// <summary>What can show a face, or say who made it.</summary>
    public static int Pictures(Draft draft) => Files(draft).Count(f => f.Kind is not (FileKind.Voice or FileKind.Audio));

    /// <summary>What somebody opened while this draft rested: it counts when they begin anew.</summary>
    public const string Fresh = "fresh";

    public static bool Alarming(Draft draft) => Crisis.In(Text(draft), draft.Programme.Settings);

    /// <summary>Its category counts by the clock anyway.</summary>
    public static bool UrgentAnyway(Draft draft) => CategoryOf(draft) is { } category && Categories.Urgent(category.Limit, draft.Programme);

    public static string Protection(Draft draft) => draft.Words.Say("concern.protection", ("phones", draft.Words.List(draft.Programme.Settings.EmergencyPhones)), ("hotlines", draft.Words.List(draft.Programme.Settings.Hotlines)));

    private static string Alert(Draft draft) => Alarming(draft) ? draft.Words.Say("report.crisis", ("phones", draft.Words.List(draft.Programme.Settings.EmergencyPhones))) + "\n\n" : "";

    private static string UnitName(Draft draft) => draft.Chosen(Unit) is not { } unit || unit == Unsaid ? draft.Words.Say("concern.unit.unsaid") : draft.Words.Say("concern.unit.link", ("unit", VisitUnits.NameOf(unit, draft)));

    private static string Opening(Draft draft) => Alert(draft) + Protection(draft) + "\n\n" + (draft.Given(Unit) is null && !IsDirect(draft) ? "" : UnitName(draft) + "\n") + (IsDirect(draft) ? draft.Words.Say("concern.direct.on") + "\n" : "") + draft.Words.Say("concern.matter");

    private static IEnumerable<ImmutableArray<Button>> Ways(Draft draft)
    {
        if (Alarming(draft) && Said(draft) is not null) yield return [new(draft.Words.Plain("concern.now"), "w.now")];
        if (draft.Chosen(Unit) is { } unit && unit != Unsaid) yield return [new(draft.Words.Plain("concern.elsewhere"), "w.elsewhere"), new(draft.Words.Plain("concern.unsaid"), "w.unsaid")];
        if (Categories.HasCityOffice(draft.Programme)) yield return [Way(draft)];
        if (draft.Facts.Records.Recording(draft.Words.Language) is not null) yield return [new(draft.Words.Plain("concern.listen"), "w.listen")];
    }

    private static Button Way(Draft draft) => new(draft.Words.Plain(IsChosenDirect(draft) ? "concern.direct.off" : "concern.direct"), "w.direct");

    private static IReadOnlyList<Option> Units(Draft draft) => [.. draft.Programme.Units.Select(u => new Option(u.Code, u.Name))];

    private static IReadOnlyList<Option> Nowhere(Draft draft) => [new(Unsaid, draft.Words.Plain("concern.unsaid"))];

    /// <summary>Whoever writes on, or sends one more picture, adds to what they said.</summary>
    private static (ImmutableSortedDictionary<string, Answer> Answers, string Line)? Takes(Draft draft, string step, Input input)
    {
        var words = draft.Words;
        switch (input)
        {
            case Input.Text { Value: var more } when step is not (Name or Contact) && Said(draft) is { } said && more.Trim().Length > (step is Unit or Where ? LongestSearch : 0):
                return said.Text.Length + more.Length > MaxText ? (draft.Answers, words.Say("concern.full", ("max", MaxText)))
                    : (draft.Answers.SetItem(Matter, said with { Text = $"{said.Text}\n{more.Trim()}".Trim() }), words.Say("concern.added.text"));
            case Input.Media { File: { TooBig: true } big }: return (draft.Answers, words.Say("file.big", ("size", (big.Bytes + (1 << 20) - 1) >> 20), ("most", FileRef.MostBytes >> 20)));
            case Input.Media media: return WithFile(draft, media);
            default: return null;
        }
    }

    private static (ImmutableSortedDictionary<string, Answer> Answers, string Line) WithFile(Draft draft, Input.Media media)
    {
        var items = (draft.Given(Photos) as Answer.Files)?.Items ?? [];
        if (Files(draft).Any(f => f.UniqueId == media.File.UniqueId)) return (draft.Answers, draft.Words.Say("concern.added.files", ("count", Files(draft).Count())));
        if (items.Length >= MostFiles) return (draft.Answers, draft.Words.Say("photos.enough", ("max", MostFiles)));
        var answers = draft.Answers.SetItem(Photos, new Answer.Files(items.Add(media.File)));
        var said = Said(draft);
        var caption = media.Caption?.Trim() ?? "";
        if ((said?.Text.Length ?? 0) + caption.Length >= MaxText) return (answers, draft.Words.Say("concern.full.given", ("max", MaxText)));
        if (said is null || caption.Length > 0) answers = answers.SetItem(Matter, (said ?? new("")) with { Text = $"{said?.Text}\n{caption}".Trim() });
        return (answers, draft.Words.Say("concern.added.files", ("count", Files(draft).Count() + 1)));
    }

    private static string Closing(Draft draft)
    {
        var words = draft.Words;
        var lines = new List<string>();
        if (Alert(draft) is { Length: > 0 } alert) lines.Add(alert.TrimEnd());
        if (draft.Given(Photos) is Answer.Files { Items.Length: > 0 }) lines.Add(words.Say("concern.files", ("count", Files(draft).Count())));
        var named = draft.Of(Name) is not null || draft.Of(Contact) is not null;
        if (!named && NameGuess.OfOneself(Text(draft)) is { } own) lines.Add(words.Say("concern.sees.own", ("text", own)));
        else lines.Add(words.Say(named ? "concern.sees.named" : "concern.sees.anonymous"));
        if (IsDirect(draft)) lines.Add(words.Say("concern.direct.on"));
        else if (CategoryOf(draft) is { } category && Categories.Restricted(category)) lines.Add(words.Say("concern.sees.restricted"));
        return string.Join('\n', lines);
    }

    private static Form Build() => new(Id, Version,
    [
        new Step(Unit, new Ask.One(Units, Search: true, Nowhere))
        {
            When = d => d.Given(Unit) is not null, Condition = "from a poster",
            Prompt = d => d.Words.Say("concern.unit"), Label = d => d.Words.Plain("visit.unit.label"),
        },
        new Step(Direct, new Ask.One(d => [new(Yes, d.Words.Plain("concern.direct"))]))
        {
            Asked = _ => false, Reviewed = false, Prompt = _ => "", Label = _ => "",
        },
        new Step(Matter, new Ask.Words(MaxText, Evidence: true, Lines: true, AnyFile: true))
        {
            Beside = Ways, Keep = "concern.keep",
            Prompt = Opening, Label = d => d.Words.Plain("concern.matter.label"),
        },
        new Step(Photos, new Ask.Photos(MostFiles))
        {
            Asked = _ => false, Required = false,
            Prompt = d => d.Words.Say("concern.photos"), Label = d => d.Words.Plain("visit.photos.label"),
        },
        new Step(Category, new Ask.One(d => [.. d.Programme.Categories.Select(c => new Option(c.Code, Categories.NameOf(c, d.Words)))]))
        {
            Required = false, Resets = [Kind],
            Beside = d => Alarming(d) ? [[new(d.Words.Plain("concern.now"), "w.now")]] : [],
            Prompt = d => Alert(d) + d.Words.Say("concern.category"), Label = d => d.Words.Plain("concern.category.label"),
        },
        // Only where it decides who gets it: what else it is, intake sees.
        new Step(Kind, new Ask.One(d => [.. (CategoryOf(d)?.Kinds ?? []).Select(k => new Option(k, d.Programme.Term(k, d.Words.Language)))]))
        {
            When = d => !IsChosenDirect(d) && CategoryOf(d) is { Direct.IsEmpty: false }, Condition = "some of its kinds go past everybody near", Required = false,
            Prompt = d => d.Words.Say("concern.kind"), Label = d => d.Words.Plain("report.kind.label"),
        },
        new Step(Where, new Ask.One(Units, Search: true, Nowhere))
        {
            When = d => d.Given(Unit) is null, Condition = "not from a poster",
            Prompt = d => d.Words.Say("concern.unit"), Label = d => d.Words.Plain("visit.unit.label"),
        },
        new Step(People, new Ask.Whole(1, ReportForm.MostPeople))
        {
            Asked = _ => false, Required = false,
            Prompt = d => d.Words.Say("concern.people"), Label = d => d.Words.Plain("concern.people.label"),
        },
        new Step(Urgency, new Ask.One(d => [new(Calm, d.Words.Plain("concern.urgency.calm")), new(Urgent, d.Words.Plain("concern.urgency.urgent"))]))
        {
            When = d => !UrgentAnyway(d) && Categories.UrgentLimit(d.Programme) is not null, Condition = "not urgent by its category", Asked = _ => false, Required = false,
            Prompt = d => d.Words.Say("concern.urgency"), Label = d => d.Words.Plain("concern.urgency.label"),
        },
        new Step(Name, new Ask.Words(40, Evidence: false))
        {
            Asked = _ => false, Required = false,
            Prompt = d => d.Words.Say("concern.name"), Label = d => d.Words.Plain("concern.name.label"),
        },
        new Step(Contact, new Ask.Words(60, Evidence: false))
        {
            Asked = _ => false, Required = false,
            Prompt = d => d.Words.Say("concern.contact"), Label = d => d.Words.Plain("concern.contact.label"),
        },
        new Step(Faces, new Ask.One(d => [new(Pictures(d).ToString(CultureInfo.InvariantCulture), d.Words.Plain("concern.faces.send"))]))
        {
            When = d => Pictures(d) > 0, Condition = "pictures were sent", Reviewed = false,
            Beside = d => [[new(d.Words.Plain("concern.faces.swap"), "w.swap")]],
            Prompt = d => Alert(d) + d.Words.Say("concern.faces"), Label = d => d.Words.Plain("visit.photos.label"),
        },
        new Step(Alone, new Ask.One(d => [new(Yes, d.Words.Plain("concern.alone.yes")), new(No, d.Words.Plain("concern.alone.no"))]))
        {
            Beside = d => Alarming(d) ? [[new(d.Words.Plain("concern.now"), "w.now")]] : [],
            Prompt = d => Alert(d) + d.Words.Say("concern.alone"), Label = d => d.Words.Plain("concern.alone.label"),
        },
    ])
    {
        Title = "concern.title", Skip = "concern.skip", Closing = Closing, TakesMore = Takes,
        Offers = d => ((string[])[People, Urgency, Name, Contact]).Where(s => d.Of(s) is null && d.Belongs(d.Form.Step(s)!)),
    };
}
