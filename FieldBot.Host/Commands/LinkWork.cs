using FieldBot.Dialogs;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;

namespace FieldBot.Host.Commands;

/// <param name="Member">Code of one member; null: those of the group and role who have no account.</param>
/// <param name="Role">As the members table has it, such as 组长.</param>
internal sealed record MakeLinks(string? Member, string? Group, string? Role, bool Json) : Work
{
    public override async Task<int> Do(Workplace at, TextWriter output, TextWriter errors)
    {
        var programme = at.Store.Programme;
        if (Chosen(programme) is not { } chosen)
        {
            await errors.WriteLineAsync(Wrong(programme));
            return 1;
        }

        // A link for somebody who is bound already replaces the account: only when asked for by name.
        var bound = await at.Store.Ask(f => chosen.Where(m => f.Records.IsBound(m.Code)).Select(m => m.Code).ToHashSet(StringComparer.Ordinal));
        var members = chosen.Where(m => Member is not null || !bound.Contains(m.Code)).ToList();
        var links = await at.Store.CreateLinks([.. members.Select(m => m.Code)], AuditTrail.CommandLine, at.Progress);
        await LinkList.Write(links, programme, at.Bot, Json, output);
        return 0;
    }

    private List<Member>? Chosen(Programme programme)
    {
        if (Member is not null && programme.Member(Member) is null || Group is not null && programme.Group(Group) is null || Role is not null && !ProgrammeReader.Roles.ContainsKey(Role)) return null;
        return [.. programme.Members.Where(m => (Member is null || m.Code == Member) && (Group is null || m.Group == Group) && (Role is null || m.Is(ProgrammeReader.Roles[Role])))];
    }

    private string Wrong(Programme programme) =>
        Member is not null && programme.Member(Member) is null ? $"没有编码为“{Member}”的人员；允许：成员表里的编码 / --member {Member}: no such member; allowed: a code of the members table"
        : Group is not null && programme.Group(Group) is null ? $"没有编码为“{Group}”的工作组；允许：工作组表里的编码 / --group {Group}: no such group; allowed: a code of the groups table"
        : $"没有“{Role}”这个角色；允许：{string.Join('、', ProgrammeReader.Roles.Keys)} / --role {Role}: no such role";
}

internal sealed record ListUnbound : Work
{
    public override async Task<int> Do(Workplace at, TextWriter output, TextWriter errors)
    {
        var programme = at.Store.Programme;
        var unbound = await at.Store.Ask(f => f.Programme.Members.Where(m => !f.Records.IsBound(m.Code)).ToList());
        if (unbound.Count == 0) await output.WriteLineAsync("所有人都已绑定。/ Everybody is bound.");
        foreach (var member in unbound) await output.WriteLineAsync($"{member.Code}\t{member.Name}\t{(member.Group is { } g ? programme.Group(g)?.Name ?? g : "")}");
        return 0;
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
