using FieldBot.Dialogs;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;

namespace FieldBot.Host.Commands;

/// <summary>Work for some of the members: one, those of a group, those with a role; all of them when none is named.</summary>
/// <param name="Role">As the members table has it, such as 组长.</param>
internal abstract record WorkForMembers(string? Member, string? Group, string? Role) : Work
{
    public override async Task<int> Do(Workplace at, TextWriter output, TextWriter errors)
    {
        var programme = at.Store.Programme;
        if (Wrong(programme) is { } wrong)
        {
            await errors.WriteLineAsync(wrong);
            return 1;
        }

        var chosen = programme.Members.Where(m => (Member is null || m.Code == Member) && (Group is null || m.Group == Group) && (Role is null || m.Is(ProgrammeReader.Roles[Role]))).ToList();
        var bound = await at.Store.Ask(f => chosen.Where(m => f.Records.IsBound(m.Code)).Select(m => m.Code).ToHashSet(StringComparer.Ordinal));
        await Do(at, programme, chosen, [.. chosen.Where(m => !bound.Contains(m.Code))], output);
        return 0;
    }

    protected abstract Task Do(Workplace at, Programme programme, IReadOnlyList<Member> chosen, IReadOnlyList<Member> unbound, TextWriter output);

    private string? Wrong(Programme programme) =>
        Member is not null && programme.Member(Member) is null ? $"没有编码为“{Member}”的人员；允许：成员表里的编码 / --member {Member}: no such member; allowed: a code of the members table"
        : Group is not null && programme.Group(Group) is null ? $"没有编码为“{Group}”的工作组；允许：工作组表里的编码 / --group {Group}: no such group; allowed: a code of the groups table"
        : Role is not null && !ProgrammeReader.Roles.ContainsKey(Role) ? $"没有“{Role}”这个角色；允许：{string.Join('、', ProgrammeReader.Roles.Keys)} / --role {Role}: no such role"
        : null;
}

internal sealed record MakeLinks(string? Member, string? Group, string? Role, bool Json) : WorkForMembers(Member, Group, Role)
{
    protected override async Task Do(Workplace at, Programme programme, IReadOnlyList<Member> chosen, IReadOnlyList<Member> unbound, TextWriter output)
    {
        // A link for somebody who is bound already replaces the account: only when asked for by name.
        var links = await at.Store.CreateLinks([.. (Member is null ? unbound : chosen).Select(m => m.Code)], AuditTrail.CommandLine, at.Progress);
        await LinkList.Write(links, programme, at.Bot, Json, output);
    }
}

internal sealed record ListUnbound(string? Member, string? Group, string? Role) : WorkForMembers(Member, Group, Role)
{
    protected override async Task Do(Workplace at, Programme programme, IReadOnlyList<Member> chosen, IReadOnlyList<Member> unbound, TextWriter output)
    {
        if (unbound.Count == 0) await output.WriteLineAsync("所有人都已绑定。/ Everybody is bound.");
        foreach (var member in unbound) await output.WriteLineAsync($"{member.Code}\t{member.Name}\t{(member.Group is { } g ? programme.Group(g)?.Name ?? g : "")}");
    }
}

internal sealed record RevokeAccess(string Member) : Work
{
    public override async Task<int> Do(Workplace at, TextWriter output, TextWriter errors)
    {
        if (at.Store.Programme.Member(Member) is null && Member != EmptyProgramme.Admin)
        {
            await errors.WriteLineAsync($"没有编码为“{Member}”的人员；允许：成员表里的编码 / --revoke {Member}: no such member; allowed: a code of the members table");
            return 1;
        }

        var outcome = await at.Store.Act(AuditTrail.CommandLine, facts => OfficeWork.Release(facts, Member));
        if (outcome.Events.IsEmpty)
        {
            await errors.WriteLineAsync($"{Member} 是最后一个有账号的管理员，没有停用；先让另一位管理员绑定 / {Member} is the last administrator with an account and was not stopped; let another one bind first");
            return 1;
        }

        await output.WriteLineAsync($"{Member} 的账号和没用过的链接已停用 / the account of {Member} and links not used yet are void");
        return 0;
    }
}
