using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;

namespace FieldBot.Dialogs.Issues;

/// <summary>Whether what is kept of an issue agrees with the rules that made it.</summary>
public static class IssueProof
{
    /// <summary>The limits of what is open are as the calendar in force counts them.</summary>
    public static bool LimitsFit(Issue issue, Programme programme, IRecords records) =>
        !issue.Open || IssueClock.Counted(issue, programme, records) is var counted && (counted.SignBy, counted.ContactBy, counted.SolveBy) == (issue.SignBy, issue.ContactBy, issue.SolveBy);

    /// <summary>It is woken when something is due, and not when nothing is. What is struck off may be woken by an earlier calendar: it looks again then.</summary>
    public static bool TimerFits(Issue issue, Programme programme, IRecords records) => (records.TimerOf(issue.Id), IssueClock.Next(issue, programme)) is var (set, due) && (issue.Open ? set == due : set is null == due is null);

    /// <summary>Whether one comes to an end on the way from each issue to the one it was merged into. Null: on the way there is one that does not exist.</summary>
    public static bool? MergeEnds(Issue issue, Func<int, Issue?> find)
    {
        var passed = new HashSet<int> { issue.Number };
        while (issue.MergedInto is { } number)
        {
            if (!passed.Add(number)) return false;
            if (find(number) is not { } next) return null;
            issue = next;
        }

        return true;
    }
}
