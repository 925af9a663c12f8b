using FieldBot.Dialogs.Calendars;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;

namespace FieldBot.Dialogs.Issues;

/// <summary>
/// When what is due with an issue: the one place that counts its limits, as <see cref="Deadlines"/> has them. All of them count from registration, and neither a bounce nor a
/// hold stops the clock; only an approved extension moves the deadline.
/// </summary>
internal static class IssueClock
{
    /// <summary>Working days after the deadline at which the group leader, the area and the city office are told.</summary>
    private static readonly int[] RiseAfter = [0, 1, 3, 5];

    /// <summary>Working days in which the reporter may answer 回访.</summary>
    public const int SilenceDays = 5;

    /// <summary>Days after striking off at which wage and safety matters are asked about once more, and at which an issue is archived.</summary>
    public const int AgainDays = 14, ArchiveDays = 30;

    /// <summary>Days after which the result of what was referred is asked for.</summary>
    public const int ResultDays = 30;

    /// <summary>How long the author of a move may take it back.</summary>
    public static readonly TimeSpan TakeBack = TimeSpan.FromMinutes(5);

    /// <summary>Limits of this name as they are now; as they were when it was registered where a later programme dropped them.</summary>
    public static Limit LimitOf(Issue issue, Programme programme, IRecords records) =>
        programme.Limit(issue.Limit) ?? records.ProgrammeOf(issue.Programme)?.Limit(issue.Limit) ?? new(issue.Limit, true, 7, 14, 7, 7);

    /// <summary>The issue with its limits as this calendar counts them.</summary>
    public static Issue Counted(Issue issue, Programme programme, IRecords records)
    {
        var limit = LimitOf(issue, programme, records);
        var deadlines = Deadlines.Of(limit with { SolveDays = limit.SolveDays + issue.ExtendedDays }, issue.At, WorkingCalendar.Of(programme));
        return issue with { SignBy = deadlines.Sign, ContactBy = deadlines.Contact, SolveBy = deadlines.Solve };
    }

    /// <summary>The deadline as it would be after so many working days more.</summary>
    public static DateTimeOffset Extended(Issue issue, int days, Programme programme, IRecords records) =>
        Counted(issue with { ExtendedDays = issue.ExtendedDays + days }, programme, records).SolveBy;

    public static bool Overdue(Issue issue, DateTimeOffset now) => issue.Open && issue.State is not (IssueState.UnderCheck or IssueState.CalledBack or IssueState.Referred) && issue.SolveBy < now;

    /// <summary>Working days left; 0 on the last day, negative when it has passed.</summary>
    public static int DaysLeft(Issue issue, Facts facts) => WorkingCalendar.Of(facts.Programme).WorkingDaysBetween(facts.Today, facts.Programme.DayOf(issue.SolveBy));

    /// <summary>The first moment at which something is due that did not happen yet; null: nothing is.</summary>
    public static DateTimeOffset? Next(Issue issue, Programme programme)
    {
        DateTimeOffset? next = null;
        foreach (var (at, _) in Due(issue, programme))
            if (next is null || at < next) next = at;
        return next;
    }

    /// <summary>What rings when. Each of these is gone once it was done.</summary>
    public static IEnumerable<(DateTimeOffset At, IssueMove What)> Due(Issue issue, Programme programme)
    {
        var calendar = WorkingCalendar.Of(programme);
        if (NextRise(issue, calendar) is { } rise) yield return (rise, IssueMove.Rise);
        switch (issue.State)
        {
            case IssueState.Registered or IssueState.Accepted or IssueState.Dispatched when issue.Urgent && !issue.Rung.HasFlag(Bells.Sign):
                yield return (issue.SignBy, IssueMove.Urge);
                break;
            case IssueState.Signed when issue is { Urgent: true, ContactedAt: null } && !issue.Rung.HasFlag(Bells.Contact):
                yield return (issue.ContactBy, IssueMove.Urge);
                break;
            case IssueState.OnHold when issue.HoldUntil is { } until:
                yield return (Morning(until, programme), IssueMove.Resume);
                break;
            case IssueState.Referred when issue.AskResultAt is { } ask:
                yield return (ask, IssueMove.Refer);
                break;
            case IssueState.CalledBack when issue.CheckedAt is { } checkedAt:
                yield return (calendar.CloseOfWorkingDay(checkedAt, SilenceDays), IssueMove.Silence);
                break;
            case IssueState.StruckOff when issue.ClosedAt is { } closed:
                if (AsksAgain(issue, programme) && !issue.Rung.HasFlag(Bells.Again)) yield return (Morning(programme.DayOf(closed).AddDays(AgainDays), programme), IssueMove.AskAgain);
                yield return (closed.AddDays(ArchiveDays), IssueMove.Archive);
                break;
        }
    }

    /// <summary>How far up it is by now: after a long stop several levels are due at once, and told in one.</summary>
    public static Level LevelDue(Issue issue, Facts facts)
    {
        var calendar = WorkingCalendar.Of(facts.Programme);
        while (NextRise(issue, calendar) is { } rise && rise <= facts.Now) issue = issue with { Level = issue.Level + 1 };
        return issue.Level;
    }

    /// <summary>The level that is told this morning; null: none. It does not matter whether the issue's own timer came first, nor whether it came late: what rose since work ended last was not told yet.</summary>
    public static Level? RisesNow(Issue issue, Facts facts)
    {
        if (!Overdue(issue, facts.Now)) return null;
        if (LevelDue(issue, facts) is var due && due > issue.Level) return due;
        var calendar = WorkingCalendar.Of(facts.Programme);
        var ended = calendar.CloseOfWorkingDay(calendar.StartOf(calendar.AddWorkingDays(facts.Today, -1)), 0);
        return issue.Entries.LastOrDefault(e => e.Move == IssueMove.Rise)?.At > ended ? issue.Level : null;
    }

    /// <summary>The level above is told: on the morning after the deadline and later; what is urgent does not wait for a morning.</summary>
    private static DateTimeOffset? NextRise(Issue issue, WorkingCalendar calendar)
    {
        if (issue.Level >= Level.City || !issue.Open || issue.State is IssueState.UnderCheck or IssueState.CalledBack or IssueState.Referred) return null;
        var level = (int)issue.Level + 1;
        if (issue.Urgent) return issue.SolveBy.AddDays(level - 1);
        return calendar.NextWorkingTime(calendar.StartOf(calendar.AddWorkingDays(calendar.DayOf(issue.SolveBy), RiseAfter[level])));
    }

    /// <summary>Money and what is urgent: solved today and unsolved tomorrow is what people complain of most.</summary>
    public static bool AsksAgain(Issue issue, Programme programme) =>
        issue is { AskNoMore: false, Ending: Ending.Solved or Ending.PartlySolved or Ending.Explained }
        && (issue.Urgent || programme.Category(issue.Category) is { } category && Categories.NeedsAmount(category));

    /// <summary>The beginning of work on this day, or on the next that is worked.</summary>
    public static DateTimeOffset Morning(DateOnly day, Programme programme)
    {
        var calendar = WorkingCalendar.Of(programme);
        return calendar.NextWorkingTime(calendar.StartOf(day));
    }
}
