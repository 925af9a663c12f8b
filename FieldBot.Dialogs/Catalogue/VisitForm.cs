using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Programmes;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>The visit as a form: where, when, place; then the programme's questions; then photos and the summary.</summary>
internal static class VisitForm
{
    public const string Id = "visit";
    public const int Version = 1;
    public const string Unit = "unit", NewName = "new-name", NewKind = "new-kind", When = "when", Day = "day", Join = "join", Place = "place",
        Length = "length", Same = "same", Change = "change", Photos = "photos";
    public const string New = "+", Now = "now", Earlier = "earlier", Yesterday = "yesterday", DayBefore = "day-before", OtherDay = "other";
    public const string JoinIt = "join", Another = "another", OpenIt = "open", Short = "short", Full = "full", AllSame = "same", Some = "some";

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

    private static Form Build(Programme programme) => new(Id, Version,
    [
        new Step(Unit, new Ask.One(VisitUnits.Options, Search: true, VisitUnits.Pinned))
        {
            Prompt = d => d.Words.Say("visit.unit"),
            Label = d => d.Words.Plain("visit.unit.label"),
        },
        new Step(NewName, new Ask.Words(60, Evidence: false))
        {
            When = d => d.Chosen(Unit) == New, Condition = "unit=+",
            Prompt = d => d.Words.Say("visit.new-name"), Label = d => d.Words.Plain("visit.new-name.label"),
        },
        new Step(NewKind, new Ask.One(d => [.. VisitUnits.Kinds(d.Programme).Select(k => new Option(k, d.Programme.Term(k, d.Words.Language)))]))
        {
            When = d => d.Chosen(Unit) == New, Condition = "unit=+",
            Prompt = d => d.Words.Say("visit.new-kind"), Label = d => d.Words.Plain("visit.new-kind.label"),
        },
        new Step(When, new Ask.One(d => [.. new[] { Now, Earlier, Yesterday, DayBefore, OtherDay }.Select(w => new Option(w, d.Words.Plain($"when.{w}")))]))
        {
            Prompt = d => VisitBriefing.Of(d) + d.Words.Say("visit.when"), Label = d => d.Words.Plain("visit.when.label"),
        },
        new Step(Day, new Ask.Day(d => [.. Enumerable.Range(1, LateDays).Select(n => d.Programme.DayOf(d.StartedAt).AddDays(-n))]))
        {
            When = d => d.Chosen(When) == OtherDay, Condition = "when=other",
            Prompt = d => d.Words.Say("visit.day"), Label = d => d.Words.Plain("visit.day.label"),
        },
        new Step(Join, new Ask.One(VisitJoin.Options))
        {
            When = d => VisitJoin.Earlier(d) is not null, Condition = "recorded by the group that day",
            Reviewed = false,
            Prompt = VisitJoin.Prompt, Label = d => d.Words.Plain("visit.join.label"),
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
