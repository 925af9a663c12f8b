using FieldBot.Dialogs.Issues;
using FieldBot.Dialogs.Records;

namespace FieldBot.Dialogs.Concerns;

/// <summary>A concern on its way into the ledger: at once, or at a set time; and out of reach, when the time to keep its tie is over.</summary>
internal static class ConcernRelay
{
    /// <summary>The timer of a concern is due: it is passed on, or its tie is cut.</summary>
    public static void Due(Talk talk, string code)
    {
        if (talk.Facts.Records.Concern(code) is not { } concern) return;
        if (concern.Waiting is { } waiting) talk.Happened(new Event.ConcernChanged(concern with { Waiting = null, Number = Register(talk, waiting) }));
        else if (concern.Number is { } number && talk.Facts.Records.Issue(number) is { } issue) LetGo(talk, issue);
    }

    /// <summary>Puts it into the ledger, and beside what others said of the same matter.</summary>
    /// <returns>Its number.</returns>
    public static int Register(Talk talk, Issue said)
    {
        var facts = talk.Facts;
        var issue = IssueClock.Counted(said with { Number = facts.Records.NextIssue }, facts.Programme, facts.Records);
        var same = ConcernJoin.Find(issue, facts);
        IssueMoves.Register(talk, issue, tell: same is null);
        if (same is not null && IssueMoves.Make(talk, issue, IssueMove.Merge, new("", same.Id), byClock: true, tell: false) is { } merged) IssueMoves.Join(talk, merged, same);
        return issue.Number;
    }

    /// <summary>What is joined to another is closed with that one.</summary>
    public static DateTimeOffset? ClosedAt(Issue issue, Facts facts)
    {
        var main = Main(issue, facts);
        return main.Open ? null : main.ClosedAt;
    }

    /// <summary>The issue in which this one goes on.</summary>
    public static Issue Main(Issue issue, Facts facts)
    {
        while (issue.MergedInto is { } into && facts.Records.Issue(into) is { } next) issue = next;
        return issue;
    }

    private static void LetGo(Talk talk, Issue issue)
    {
        var keep = TimeSpan.FromDays(talk.Facts.Programme.Settings.IdentityDays);
        var until = (ClosedAt(issue, talk.Facts) ?? talk.Facts.Now) + keep;
        if (until > talk.Facts.Now) talk.SetTimer(issue.Reporter, until);
        else
        {
            talk.Happened(new Event.ConcernErased(issue.Reporter));
            IssueMoves.Make(talk, issue, IssueMove.Erase, MoveDetails.None, byClock: true);
            talk.SetTimer(issue.Reporter, null);
        }
    }
}
