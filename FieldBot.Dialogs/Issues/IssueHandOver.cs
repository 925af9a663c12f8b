using FieldBot.Dialogs.Programmes;

namespace FieldBot.Dialogs.Issues;

/// <summary>Hand-over of all that somebody has in hand: because they leave, or because the programme ends.</summary>
internal static class IssueHandOver
{
    public static IEnumerable<Issue> InHandOf(string member, IEnumerable<Issue> open) => open.Where(i => i.Handler == member && i.Working);

    /// <summary>Everything of theirs that this person may hand over goes to the successor.</summary>
    /// <returns>How many issues.</returns>
    public static int Give(Talk talk, string from, string to) => InHandOf(from, talk.OpenIssues)
        .Count(i => Successors.Of(i, talk.Facts).Any(m => m.Code == to) && IssueMoves.Make(talk, i, IssueMove.Assign, new("", to)) is not null);

    /// <summary>
    /// Somebody has no access any more: what they had goes to the group's leader, or back to intake where there is none. What is out of hand
    /// for now (checked, called back, referred) may come back: it needs somebody to come back to.
    /// </summary>
    /// <param name="programme">The one that is in force from now on.</param>
    public static void Left(Talk talk, string member, Programme programme)
    {
        foreach (var issue in talk.OpenIssues.Where(i => i.Handler == member))
        {
            var category = Categories.Of(issue, programme, talk.Facts.Records.ProgrammeOf);
            var restricted = category is not null && Categories.Restricted(category);
            var next = restricted ? category!.Handlers.FirstOrDefault(h => h != member && programme.Member(h) is not null)
                : issue.Team is { } team ? programme.MembersOf(team).FirstOrDefault(m => m.Is(Role.GroupLeader) && m.Code != member)?.Code : null;
            if (next is not null) IssueMoves.Make(talk, issue, IssueMove.Assign, new("", next), byClock: true);
            // What is restricted waits for those to whom the next workbook restricts it: intake could not see it.
            else if (issue.Working && !restricted) IssueMoves.Make(talk, issue, IssueMove.Bounce, MoveDetails.None, byClock: true);
        }
    }
}
