namespace FieldBot.Dialogs.Issues;

/// <summary>What is due with an issue is done: by the clock, through the same machine as everybody's moves.</summary>
internal static class IssueTimers
{
    public static void Due(Talk talk, Issue issue)
    {
        var due = IssueClock.Due(issue, talk.Facts.Programme).Where(d => d.At <= talk.Facts.Now).OrderBy(d => d.At).ToList();
        foreach (var (_, what) in due)
            if (IssueMoves.Make(talk, issue, what, MoveDetails.None) is { } moved) issue = moved;
        // Woken too early, or nothing was permitted: it is asked again when something is due.
        if (due.Count == 0) talk.SetTimer(issue.Id, IssueClock.Next(issue, talk.Facts.Programme));
    }
}
