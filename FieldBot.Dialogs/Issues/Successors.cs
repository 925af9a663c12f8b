using FieldBot.Dialogs.Access;
using FieldBot.Dialogs.Programmes;

namespace FieldBot.Dialogs.Issues;

/// <summary>接续责任人: to whom an issue can be handed over.</summary>
internal static class Successors
{
    /// <summary>The group's people first; then whoever answers for the place when the group has gone. A restricted issue stays among its handlers.</summary>
    public static IEnumerable<Member> Of(Issue issue, Facts facts)
    {
        var programme = facts.Programme;
        if (Categories.Of(issue, facts) is { } category && Categories.Restricted(category)) return category.Handlers.Select(programme.Member).OfType<Member>();
        var group = issue.Team is { } team ? programme.MembersOf(team) : [];
        return group.Where(m => m.Is(Role.Cadre) || m.Is(Role.GroupLeader)).Concat(programme.MembersWith(Role.Intake).Concat(programme.MembersWith(Role.Leader)).Where(m => Rights.Covers(m, issue.Team, issue.Unit, programme))).Distinct();
    }
}
