using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>The visit as a form: where, when, place; then the programme's questions; then photos and the summary.</summary>
internal static class VisitForm
{
    public const string Id = "visit";
    public const int Version = 3;
    public const string For = "for", Unit = "unit", NewName = "new-name", NewKind = "new-kind", When = "when", Day = "day", Join = "join", JoinSure = "join-sure", Place = "place",
        Length = "length", Same = "same", Change = "change", Photos = "photos";
    public const string New = "+", Now = "now", Earlier = "earlier", Yesterday = "yesterday", DayBefore = "day-before", OtherDay = "other";
    public const string JoinIt = "join", Another = "another", OpenIt = "open", Sure = "sure", Keep = "keep", Short = "short", Full = "full", AllSame = "same", Some = "some";

    /// <summary>The answer to <see cref="For"/> while nobody knows yet whose visit it is.</summary>
    public static readonly Answer Somebody = new Answer.Choice([]);

    /// <summary>A visit can be recorded up to so many days later (补录).</summary>
    public const int LateDays = 7;
    public const int MaxPhotos = 9;

    private static readonly ConditionalWeakTable<Programme, Form> Forms = [];

    public static Form Of(Programme programme) => Forms.GetValue(programme, Build);

    /// <summary>The day the visit took place, as answered.</summary>
    public static DateOnly DayOf(Draft draft) => draft.Chosen(When) switch
    {
        Yesterday => draft.Programme.DayOf(draft.StartedAt).AddDays(-1),
        DayBefore => draft.Programme.DayOf(draft.StartedAt).AddDays(-2),
        OtherDay when draft.Of(Day) is Answer.Day d => d.Value,
        _ => draft.Programme.DayOf(draft.StartedAt),
    };

    // Visits end with the programme; what was before can be recorded for some days more.
    private static IEnumerable<string> Moments(Draft draft)
    {
        var (today, end) = (draft.Programme.DayOf(draft.StartedAt), draft.Programme.Settings.End);
        if (today <= end || draft.Subject is not null) yield return Now;
        if (today <= end || draft.Subject is not null) yield return Earlier;
        if (today.AddDays(-1) <= end) yield return Yesterday;
        if (today.AddDays(-2) <= end) yield return DayBefore;
        yield return OtherDay;
    }

    private static IReadOnlyList<DateOnly> LateOnes(Draft draft) =>
        [.. Enumerable.Range(1, LateDays).Select(n => draft.Programme.DayOf(draft.StartedAt).AddDays(-n)).Where(d => d <= draft.Programme.Settings.End)];

    /// <summary>Whose visit it is: the author of the one that is corrected, whoever corrects it; else the colleague for whom it is entered, or whoever fills it in.</summary>
    public static string AuthorOf(Draft draft) => Corrected(draft)?.Author ?? draft.Chosen(For) ?? draft.Facts.Me!.Code;

    // Whoever left the group while the form was in flight cannot be its author any more.
    private static IReadOnlyList<Option> Authors(Draft draft) =>
        [.. draft.Facts.Me?.Group is { } g ? draft.Facts.InForce.MembersOf(g).OrderBy(m => m.Code == draft.Facts.Me.Code).Select(m => new Option(m.Code, m.Name)) : []];

    /// <summary>The visit as it stands that this draft corrects; null for a new one.</summary>
    public static Visit? Corrected(Draft draft) => RecordNumber.In(draft.Subject ?? "", 'V') is { } number ? draft.Facts.Records.Visit(number) : null;

    private static Form Build(Programme programme) => new(Id, Version,
    [
        new Step(For, new Ask.One(Authors))
        {
            Resets = [Join, JoinSure],
            When = d => d.Given(For) is not null, Condition = "entered for a colleague",
            Prompt = d => d.Words.Say(d.Given(For) is Answer.Choice { Values: [] } ? "visit.for.left" : "visit.for"), Label = d => d.Words.Plain("visit.for.label"),
        },
        new Step(Unit, new Ask.One(VisitUnits.Options, Search: true, VisitUnits.Pinned))
        {
            Resets = [Join, JoinSure, Same, Change],
            Prompt = d => d.Words.Say("visit.unit"),
            Label = d => d.Words.Plain("visit.unit.label"),
        },
        new Step(NewName, new Ask.Words(60, Evidence: false))
        {
            When = d => d.Chosen(Unit) == New, Condition = "unit=+",
            Check = (d, answer) => answer is Answer.Words { Text: var name } && VisitUnits.Options(d).Any(u => u.Label.Equals(name, StringComparison.OrdinalIgnoreCase)) ? d.Words.Say("visit.new-name.known", ("unit", name)) : null,
            Prompt = d => d.Words.Say("visit.new-name"), Label = d => d.Words.Plain("visit.new-name.label"),
        },
        new Step(NewKind, new Ask.One(d => [.. VisitUnits.Kinds(d.Programme).Select(k => new Option(k, d.Programme.Term(k, d.Words.Language)))]))
        {
            When = d => d.Chosen(Unit) == New, Condition = "unit=+",
            Prompt = d => d.Words.Say("visit.new-kind"), Label = d => d.Words.Plain("visit.new-kind.label"),
        },
        new Step(When, new Ask.One(d => [.. Moments(d).Select(w => new Option(w, d.Words.Plain($"when.{w}")))]))
        {
            Resets = [Join, JoinSure],
            Prompt = d => VisitBriefing.Of(d) + d.Words.Say("visit.when"), Label = d => d.Words.Plain("visit.when.label"),
        },
        new Step(Day, new Ask.Day(LateOnes))
        {
            Resets = [Join, JoinSure],
            When = d => d.Chosen(When) == OtherDay, Condition = "when=other",
            Prompt = d => d.Words.Say("visit.day"), Label = d => d.Words.Plain("visit.day.label"),
        },
        new Step(Join, new Ask.One(VisitJoin.Options))
        {
            When = d => VisitJoin.Earlier(d) is not null, Condition = "recorded by the group that day",
            Reviewed = false,
            Resets = [JoinSure],
            Prompt = VisitJoin.Prompt, Label = d => d.Words.Plain("visit.join.label"),
        },
        new Step(JoinSure, new Ask.One(d => [new(Sure, d.Words.Plain(d.Subject is not null ? "visit.join.look" : d.Chosen(Join) == OpenIt ? "visit.join.open" : "visit.join.join")), new(Keep, d.Words.Plain(d.Subject is not null ? "visit.join.other" : "visit.join.keep"))]))
        {
            When = VisitJoin.Loses, Condition = "joining would lose answers",
            Reviewed = false,
            Prompt = d => d.Words.Say(d.Subject is null ? "visit.join.sure" : "visit.join.sure.correction", ("id", d.Subject ?? "")), Label = d => d.Words.Plain("visit.join.label"),
        },
        new Step(Place, new Ask.Place())
        {
            When = d => !VisitJoin.Ends(d), Condition = "not joining", Required = false,
            Prompt = d => d.Words.Say("visit.place"), Label = d => d.Words.Plain("visit.place.label"),
        },
        new Step(Length, new Ask.One(d => [new(Short, d.Words.Plain("visit.short", ("count", programme.Questions.Count(q => q.Core)))), new(Full, d.Words.Plain("visit.full"))]))
        {
            When = d => !VisitJoin.Ends(d) && programme.Questions.Any(q => !q.Core), Condition = "form longer than ★",
            Asked = d => d.Subject is null && VisitQuestions.FullIsDue(d),
            Carried = _ => Answer.One(Short),
            Prompt = d => d.Words.Say("visit.length"), Label = d => d.Words.Plain("visit.length.label"),
        },
        new Step(Same, new Ask.One(d => [new(AllSame, d.Words.Plain("visit.same.all")), new(Some, d.Words.Plain("visit.same.some"))]))
        {
            When = d => !VisitJoin.Ends(d) && VisitLast.Offered(d).Count > 0, Condition = "answers of the last visit",
            Reviewed = false,
            Prompt = VisitLast.Prompt, Label = d => d.Words.Plain("visit.same.label"),
        },
        new Step(Change, new Ask.Several(d => [.. VisitLast.Offered(d).Select(o => new Option(o.Question.Code, o.Question.In(d.Words.Language)))]))
        {
            When = d => d.Chosen(Same) == Some, Condition = "same=some",
            Reviewed = false,
            Prompt = d => d.Words.Say("visit.change"), Label = d => d.Words.Plain("visit.change.label"),
        },
        .. programme.Questions.Select(VisitQuestions.Step),
        new Step(Photos, new Ask.Photos(MaxPhotos))
        {
            When = d => !VisitJoin.Ends(d), Condition = "from the summary", Asked = _ => false, Required = false,
            Prompt = d => d.Words.Say("visit.photos"), Label = d => d.Words.Plain("visit.photos.label"),
        },
    ])
    { Title = "visit.title", About = d => d.Chosen(Unit) is { } u ? VisitUnits.NameOf(u, d) : null, Immediate = VisitJoin.Ends };
}
