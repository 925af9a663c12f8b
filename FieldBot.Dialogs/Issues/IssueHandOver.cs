using FieldBot.Dialogs.Programmes;

namespace FieldBot.Dialogs.Issues;

/// <summary>Hand-over of all that somebody has in hand: because they leave, or because the programme ends.</summary>
internal static class IssueHandOver
{
    public static IEnumerable<Issue> InHandOf(string member, IEnumerable<Issue> open) => open.Where(i => i.Handler == member && i.Working);

    /// <summary>Everything of theirs that this person may hand over goes to the successor.</summary>
    /// <returns>How many issues.</returns>
    public static int Give(Talk talk, string from, string to)
    {
        var given = InHandOf(from, talk.OpenIssues).Where(i => Successors.Of(i, talk.Facts).Any(m => m.Code == to))
            .Select(i => (Before: i, Now: IssueMoves.Make(talk, i, IssueMove.Assign, new("", to), tell: false)!)).Where(g => g.Now is not null).ToList();
        IssueNotices.HandedOver(talk, given, from, to);
        return given.Count;
    }

    /// <summary>
    /// Somebody has no access any more: what they had goes to the group's leader, or back to intake where there is none. What is out of hand
    /// for now (checked, called back, referred) may come back: it needs somebody to come back to.
    /// </summary>
    /// <param name="programme">The one that is in force from now on.</param>
    public static void Left(Talk talk, string member, Programme programme)
    {
        var given = new List<(Issue Before, Issue Now, string To)>();
        foreach (var issue in talk.OpenIssues.Where(i => i.Handler == member))
        {
            var category = Categories.Of(issue, programme, talk.Facts.Records.ProgrammeOf);
            var restricted = category is not null && Categories.Restricted(category);
            var next = restricted ? category!.Handlers.FirstOrDefault(h => h != member && programme.Member(h) is not null)
                : issue.Team is { } team ? programme.MembersOf(team).FirstOrDefault(m => m.Is(Role.GroupLeader) && m.Code != member)?.Code : null;
            if (next is not null && IssueMoves.Make(talk, issue, IssueMove.Assign, new("", next), byClock: true, tell: false) is { } assigned) given.Add((issue, assigned, next));
            // What is restricted waits for those to whom the next workbook restricts it: intake could not see it.
            else if (next is null && issue.Working && !restricted) IssueMoves.Make(talk, issue, IssueMove.Bounce, MoveDetails.None, byClock: true);
        }

        foreach (var to in given.GroupBy(g => g.To, StringComparer.Ordinal)) IssueNotices.HandedOver(talk, [.. to.Select(g => (g.Before, g.Now))], member, to.Key);
    }
}
