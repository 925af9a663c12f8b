using FieldBot.Dialogs;
using FieldBot.Dialogs.Concerns;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;
using FieldBot.Host.Jobs;
using FieldBot.Host.Posters;

namespace FieldBot.Host.Commands;

/// <summary>Posters of one unit, of a group's units, or of all, as an archive.</summary>
/// <param name="Bot">The bot's name, for when none runs that would know it.</param>
/// <param name="Trial">In local mode there is no address to open: the code holds what one sends to the bot.</param>
internal sealed record PrintPosters(string? Unit, string? Group, string? Language, string? Bot, bool Trial) : Work
{
    public override async Task<int> Do(Workplace at, TextWriter output, TextWriter errors)
    {
        var programme = at.Store.Programme;
        var units = UnitsOf(programme, [.. at.Store.AddedUnits().Where(u => u.ConfirmedBy is not null && u.MergedInto is null)]);
        if ((Wrong(programme, units) ?? Nameless(at)) is { } wrong)
        {
            await errors.WriteLineAsync(wrong);
            return 1;
        }

        await using var bytes = new BytesAsText.Writer(output);
        await Write(bytes, units, programme, at.Bot ?? Bot, unit => at.Store.WorkerLink(unit, AuditTrail.CommandLine), at.Progress);
        return 0;
    }

    /// <param name="link">Gives the token of a unit.</param>
    internal async Task Write(Stream to, IReadOnlyList<Unit> units, Programme programme, string? bot, Func<string, Task<string>> link, Action<int, int> progress)
    {
        using var font = PosterFont.Open();
        using var archive = new PosterArchive(to);
        for (var i = 0; i < units.Count; i++)
        {
            progress(i, units.Count);
            archive.Add(Poster.Of(font, PosterText.Of(programme, units[i], bot, Language ?? programme.Settings.Language), Poster.Link(bot, await link(units[i].Code))), units[i].Code);
        }
    }

    private IReadOnlyList<Unit> UnitsOf(Programme programme, IReadOnlyList<AddedUnit> added)
    {
        var all = programme.Units.Concat(added.Select(u => u.Unit));
        if (Unit is not null) return [.. all.Where(u => u.Code == Unit)];
        return Group is null ? [.. all] : [.. all.Where(u => programme.Group(Group)?.Units.Contains(u.Code) == true || added.Any(a => a.Unit.Code == u.Code && a.Group == Group))];
    }

    private string? Wrong(Programme programme, IReadOnlyList<Unit> units) =>
        Unit is not null && units.Count == 0 ? $"没有编码为“{Unit}”的单位；允许：单位表里的编码 / --unit {Unit}: no such unit; allowed: a code of the units table"
        : Group is not null && programme.Group(Group) is null ? $"没有编码为“{Group}”的工作组；允许：工作组表里的编码 / --group {Group}: no such group; allowed: a code of the groups table"
        : units.Count == 0 ? "没有单位，还没有导入项目 / there are no units; import a programme first"
        : null;

    private string? Nameless(Workplace at) => at.Bot is null && Bot is null && !Trial
        ? "机器人没有在运行，不知道它的账号；请加 --bot 账号（t.me/ 后面的那一段） / the bot is not running, and its name is not known; add --bot name, as in t.me/name" : null;
}

/// <summary>The unit's posters lead nowhere any more; the next that is made carries a new link.</summary>
internal sealed record RevokePoster(string Unit) : Work
{
    public override async Task<int> Do(Workplace at, TextWriter output, TextWriter errors)
    {
        if (at.Store.Programme.Unit(Unit) is null && at.Store.AddedUnits().All(u => u.Unit.Code != Unit))
        {
            await errors.WriteLineAsync($"没有编码为“{Unit}”的单位；允许：单位表里的编码 / --revoke {Unit}: no such unit; allowed: a code of the units table");
            return 1;
        }

        var outcome = await at.Store.Act(AuditTrail.CommandLine, facts => OfficeWork.RevokeWorkerLink(facts, Unit));
        await output.WriteLineAsync(outcome.Events.IsEmpty ? $"{Unit} 还没有海报链接，没有什么要停用 / {Unit} has no poster link; there was nothing to revoke"
            : $"{Unit} 已贴出的海报全部失效；下次制作的海报用新链接 / the posters of {Unit} lead nowhere any more; the next ones carry a new link");
        return 0;
    }
}
