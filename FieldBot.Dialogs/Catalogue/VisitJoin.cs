using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Records;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>One group, unit and day is one visit: who comes second joins it, or says that theirs is another one.</summary>
internal static class VisitJoin
{
    /// <summary>The group's visit to this unit on this day, if a colleague (or oneself) recorded it already.</summary>
    public static Visit? Earlier(Draft draft) => draft.Memo("join", LookUp);

    private static Visit? LookUp(Draft draft)
    {
        var corrected = VisitForm.Corrected(draft);
        if ((corrected?.Group ?? draft.Facts.Me?.Group) is not { } group || draft.Given(VisitForm.When) is null || draft.Chosen(VisitForm.Unit) is not { } unit || unit == VisitForm.New) return null;
        var day = VisitForm.DayOf(draft);
        // A correction that leaves unit and day alone stays beside whatever else there was.
        return corrected is not null && (corrected.Unit, corrected.Day) == (unit, day) ? null : draft.Facts.Records.VisitOn(group, unit, day);
    }

    /// <summary>Nothing more is asked: one joins, or opens what is there.</summary>
    public static bool Ends(Draft draft) => Chosen(draft) && (!HasAnswers(draft) || draft.Chosen(VisitForm.JoinSure) == VisitForm.Sure);

    /// <summary>A visit filled in already is given up by joining another one: that is asked once more.</summary>
    public static bool Loses(Draft draft) => Chosen(draft) && HasAnswers(draft);

    private static bool Chosen(Draft draft) => draft.Chosen(VisitForm.Join) is VisitForm.JoinIt or VisitForm.OpenIt;

    private static bool HasAnswers(Draft draft) => draft.Given(VisitForm.Photos) is Answer.Files { Items.Length: > 0 }
        || draft.Programme.Questions.Any(q => draft.Given(q.Code) is not (null or Answer.Skipped));

    public static IReadOnlyList<Option> Options(Draft draft)
    {
        // What is corrected stands already: it can be another visit indeed, or is left as it was.
        if (draft.Subject is not null) return [new(VisitForm.OpenIt, draft.Words.Plain("visit.join.look")), new(VisitForm.Another, draft.Words.Plain("visit.join.other"))];
        var mine = Earlier(draft)?.Participants.Contains(VisitForm.AuthorOf(draft)) == true;
        return [mine ? new(VisitForm.OpenIt, draft.Words.Plain("visit.join.open")) : new(VisitForm.JoinIt, draft.Words.Plain("visit.join.join")),
            new(VisitForm.Another, draft.Words.Plain("visit.join.another"))];
    }

    public static string Prompt(Draft draft) => Earlier(draft) is not { } visit ? "" : draft.Words.Say("visit.join",
        ("id", visit.Id), ("who", draft.Programme.Member(visit.Author)?.Name ?? visit.Author),
        ("time", draft.Words.Time(draft.Programme.LocalTime(visit.RecordedAt))), ("date", draft.Words.DateFor(visit.Day, draft.Facts.Today)));
}
