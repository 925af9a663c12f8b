using FieldBot.Dialogs.Access;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Issues;
using FieldBot.Dialogs.Programmes;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>An issue as a form: where, what it is about, what happened, whom it hits, how urgent; what was done where it is solved already.</summary>
internal static class ReportForm
{
    public const string Id = "report";
    public const int Version = 1;
    public const string From = "from", Unit = "unit", Category = "category", Kind = "kind", Text = "text", People = "people", Amount = "amount", Place = "place",
        Photos = "photos", Urgency = "urgency", Done = "solved", Evidence = "evidence", Similar = "similar";
    public const string Calm = "calm", Urgent = "urgent", Spot = "spot";

    public const int MaxText = 1000;
    public const int MostPeople = 999_999;
    private const int MaxFiles = 9;

    public static readonly Form Only = Build();

    /// <summary>Units as visits know them, as far as this member may report from there.</summary>
    public static IReadOnlyList<Option> Units(Draft draft) =>
        [.. VisitUnits.Options(draft).Where(o => Rights.May(Act.ReportIssue, draft.Facts.Me, new(draft.Facts.Me?.Group, o.Value), draft.Programme))];

    public static Category? CategoryOf(Draft draft) => draft.Chosen(Category) is { } code ? Categories.Of(code, draft.Programme) : null;

    /// <summary>What was written: crisis words are looked for in all of it.</summary>
    public static string Written(Draft draft) => $"{(draft.Of(Text) as Answer.Words)?.Text}\n{(draft.Of(Done) as Answer.Words)?.Text}";

    /// <summary>All that was sent with the description, which itself may be a voice note or a photo.</summary>
    public static IEnumerable<FileRef> Sent(Draft draft)
    {
        if (draft.Of(Text) is Answer.Words { File: { } file }) yield return file;
        foreach (var photo in (draft.Of(Photos) as Answer.Files)?.Items ?? []) yield return photo;
    }

    /// <summary>Solved on the spot needs what others have to show before the check.</summary>
    private static bool NeedsEvidence(Draft draft) => draft.Chosen(Urgency) == Spot && CategoryOf(draft) is { } category && Categories.NeedsEvidence(category)
        && (draft.Given(Evidence) is Answer.Files { Items.Length: > 0 } || !Categories.Shown(Sent(draft)));

    private static bool UrgentAnyway(Draft draft) => CategoryOf(draft) is { } category && Categories.Urgent(category.Limit, draft.Programme);

    private static IEnumerable<Option> Urgencies(Draft draft)
    {
        var anyway = UrgentAnyway(draft);
        yield return new(Calm, draft.Words.Plain(anyway ? "report.urgency.not-yet" : "report.urgency.calm"));
        if (!anyway && Categories.UrgentLimit(draft.Programme) is not null) yield return new(Urgent, draft.Words.Plain("report.urgency.urgent"));
        yield return new(Spot, draft.Words.Plain("report.urgency.spot"));
    }

    /// <summary>The emergency numbers, where somebody may be in danger: above whatever is asked next.</summary>
    private static string Alert(Draft draft) => Crisis.In(Written(draft), draft.Programme.Settings)
        ? draft.Words.Say("report.crisis", ("phones", draft.Words.List(draft.Programme.Settings.EmergencyPhones))) + "\n\n" : "";

    private static string Closing(Draft draft)
    {
        var lines = new List<string>();
        if (draft.Of(Evidence) is Answer.Files { Items.Length: var count }) lines.Add(draft.Words.Say("report.evidence.count", ("count", count)));
        if (Alert(draft) is { Length: > 0 } alert) lines.Add(alert.TrimEnd());
        if (CategoryOf(draft) is { } category && Categories.Restricted(category)) lines.Add(draft.Words.Say(category.Handlers.Contains(draft.Facts.Me!.Code) ? "report.sees.handlers" : "report.sees.restricted"));
        return string.Join('\n', lines);
    }

    private static Form Build() => new(Id, Version,
    [
        new Step(From, new Ask.One(_ => []))
        {
            When = d => d.Given(From) is not null, Condition = "from a visit", Asked = _ => false, Reviewed = false,
            Prompt = _ => "", Label = _ => "",
        },
        new Step(Unit, new Ask.One(Units, Search: true))
        {
            Resets = [Similar],
            Prompt = d => d.Words.Say("report.unit"), Label = d => d.Words.Plain("visit.unit.label"),
        },
        new Step(Category, new Ask.One(d => [.. d.Programme.Categories.Select(c => new Option(c.Code, Categories.NameOf(c, d.Words)))]))
        {
            Resets = [Kind, Urgency, Similar],
            Prompt = d => d.Words.Say("report.category"), Label = d => d.Words.Plain("report.category.label"),
        },
        new Step(Kind, new Ask.One(d => [.. (CategoryOf(d)?.Kinds ?? []).Select(k => new Option(k, d.Programme.Term(k, d.Words.Language)))]))
        {
            When = d => CategoryOf(d) is { Kinds.IsEmpty: false }, Condition = "category has a second level", Required = false,
            Prompt = d => d.Words.Say("report.kind"), Label = d => d.Words.Plain("report.kind.label"),
        },
        new Step(Text, new Ask.Words(MaxText, Evidence: true, Lines: true))
        {
            Prompt = d => d.Words.Say("report.text"), Label = d => d.Words.Plain("report.text.label"),
        },
        new Step(People, new Ask.Whole(1, MostPeople))
        {
            Required = false,
            Prompt = d => Alert(d) + d.Words.Say("report.people"), Label = d => d.Words.Plain("report.people.label"),
        },
        new Step(Amount, new Ask.Money())
        {
            When = d => CategoryOf(d) is { } c && Categories.NeedsAmount(c), Condition = "category is about money", Required = false,
            Prompt = d => d.Words.Say("report.amount"), Label = d => d.Words.Plain("report.amount.label"),
        },
        new Step(Place, new Ask.Place())
        {
            Required = false,
            Prompt = d => d.Words.Say("report.place"), Label = d => d.Words.Plain("report.place.label"),
        },
        new Step(Photos, new Ask.Photos(MaxFiles))
        {
            Required = false,
            Prompt = d => d.Words.Say("report.photos"), Label = d => d.Words.Plain("visit.photos.label"),
        },
        new Step(Urgency, new Ask.One(d => [.. Urgencies(d)]))
        {
            Prompt = d => d.Words.Say(UrgentAnyway(d) ? "report.urgency.anyway" : "report.urgency"), Label = d => d.Words.Plain(UrgentAnyway(d) ? "report.urgency.label.solved" : "report.urgency.label"),
        },
        new Step(Done, new Ask.Words(500, Evidence: false, Lines: true))
        {
            When = d => d.Chosen(Urgency) == Spot, Condition = "urgency=spot",
            Prompt = d => d.Words.Say("report.done"), Label = d => d.Words.Plain("report.done.label"),
        },
        new Step(Evidence, new Ask.Photos(MaxFiles))
        {
            When = NeedsEvidence, Condition = "solved on the spot, to be shown, and nothing sent",
            Prompt = d => d.Words.Say("report.evidence", ("what", d.Words.List((CategoryOf(d)?.Evidence ?? []).Select(e => d.Programme.Term(e, d.Words.Language))))), Label = d => d.Words.Plain("report.evidence.label"),
        },
        new Step(Similar, new Ask.One(ReportSimilar.Options))
        {
            When = d => ReportSimilar.Of(d).Count > 0, Condition = "similar ones in 14 days",
            Prompt = ReportSimilar.Prompt, Label = d => d.Words.Plain("report.similar.label"),
        },
    ])
    { Title = "report.title", About = d => d.Chosen(Unit) is { } u ? VisitUnits.NameOf(u, d) : null, Closing = Closing };
}
