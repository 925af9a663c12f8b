using System.Collections.Immutable;
using System.CommandLine;
using FieldBot.Dialogs;
using FieldBot.Dialogs.Programmes;
using FieldBot.Host.Hosting;
using FieldBot.Storage;

namespace FieldBot.Host.Commands;

/// <summary>All commands and what each of them does.</summary>
/// <param name="settings">--FieldBot:Key=value, each.</param>
internal sealed class CommandTree(string[] settings, TextWriter output, TextWriter errors)
{
    public TextWriter Output => output;

    public TextWriter Errors => errors;

    public RootCommand Root()
    {
        var root = new RootCommand("FieldBot：工会干部蹲点走访的 Telegram 助手。不带命令就运行机器人；没有设置 FieldBot:Telegram:Token 时用本机试用模式。\nFieldBot, a Telegram assistant for trade-union fieldwork. Without a command the bot runs; without FieldBot:Telegram:Token it runs in local mode.")
        {
            Programme(), Links(), Posters(), Export(), Verify(), Replay(),
        };
        root.SetAction((_, stop) => RunBot.Run(settings, stop));
        return root;
    }

    private Command Programme()
    {
        var source = new Argument<string>("folder|workbook.xlsx") { Description = "Excel 工作簿，或放有各张表（CSV）的文件夹 / an Excel workbook, or a folder with the tables as CSV" };
        var check = new Command("check", "检查各张表，列出所有错误 / check the tables, list every fault") { source };
        check.SetAction(async (parsed, _) => await Check(parsed.GetValue(source)!) is null ? 1 : 0);
        var import = new Command("import", "检查并导入为新的一版；有错误就什么都不导入 / check, then import as a new version; nothing is imported while there are faults") { source };
        import.SetAction(async (parsed, stop) => await Check(parsed.GetValue(source)!) is { } tables ? await Do(new ImportProgramme(tables), output, stop) : 1);
        var versions = new Command("versions", "列出历史版本，* 是现用的一版 / list the versions; * is in force");
        versions.SetAction((_, stop) => Do(new ListVersions(), output, stop));
        var number = new Argument<int>("version") { Description = "programme versions 列出的版本号 / a number that programme versions lists" };
        var rollback = new Command("rollback", "回退到以前的一版 / go back to an earlier version") { number };
        rollback.SetAction((parsed, stop) => Do(new ReturnProgramme(parsed.GetValue(number)), output, stop));
        return new("programme", "项目：人员、单位、问题等各张表 / the programme: people, units, questions") { Template(), check, import, versions, rollback };
    }

    private Command Template()
    {
        var file = new Argument<string>("file.xlsx") { Description = "要写的文件 / file to write" };
        var force = new Option<bool>("--force") { Description = "覆盖已有的文件 / overwrite an existing file" };
        var template = new Command("template", "写出样例工作簿，在 Excel 里改成自己的 / write the sample as a workbook, to be changed in Excel") { file, force };
        template.SetAction((parsed, _) => ProgrammeTemplate.Write(parsed.GetValue(file)!, parsed.GetValue(force), output, errors));
        return template;
    }

    private Command Links()
    {
        var member = new Option<string?>("--member") { Description = "只给这个编码的人员，例如 C001 / only for the member with this code", HelpName = "code" };
        var group = new Option<string?>("--group") { Description = "只给这个工作组里没绑定的人 / only for those of this group who are not bound", HelpName = "code" };
        var role = new Option<string?>("--role") { Description = "只给这个角色里没绑定的人，例如 组长 / only for those with this role who are not bound", HelpName = "role" };
        var json = new Option<bool>("--json") { Description = "输出 JSON / print JSON" };
        var unbound = new Option<bool>("--unbound") { Description = "只列出谁还没绑定（可按工作组、角色），不生成链接 / only list who is not bound (of a group, with a role); makes no links" };
        var revoke = new Option<string?>("--revoke") { Description = "停用这个人员的账号和没用过的链接 / stop this member's account and links not used yet", HelpName = "code" };
        var links = new Command("links", "生成个人绑定链接（一次有效，72 小时）；不加 --member 时给所有未绑定的人。以前发出、还没用过的链接随即作废 / make single-use links, for everybody who is not bound; they replace links given out before and not used yet") { member, group, role, json, unbound, revoke };
        // Who is stopped is named by --revoke alone; beside another choice it would not be plain which of them counts.
        links.Validators.Add(given =>
        {
            if (given.GetResult(revoke) is not null && new Option[] { member, group, role, json, unbound }.Any(o => given.GetResult(o) is not null)) given.AddError("--revoke 不和别的选项同用 / --revoke goes with no other option.");
        });
        links.SetAction((parsed, stop) => Do(parsed.GetValue(revoke) is { } code ? new RevokeAccess(code) : parsed.GetValue(unbound) ? new ListUnbound(parsed.GetValue(member), parsed.GetValue(group), parsed.GetValue(role))
            : new MakeLinks(parsed.GetValue(member), parsed.GetValue(group), parsed.GetValue(role), parsed.GetValue(json)), output, stop));
        return links;
    }

    private Command Posters()
    {
        var unit = new Option<string?>("--unit") { Description = "只做这个编码的单位，例如 U02 / only for the unit with this code", HelpName = "code" };
        var group = new Option<string?>("--group") { Description = "只做这个工作组的单位 / only for the units of this group", HelpName = "code" };
        var language = new Option<string>("--language") { Description = "海报的语言，不写就用项目的默认语言 / language of the posters; the programme's own by default", HelpName = "zh-Hans|en" };
        var file = new Option<string>("--out") { Description = "要写的压缩包，每个单位一张 PNG、一份 PDF / archive to write, with a PNG and a PDF for each unit", HelpName = "posters.zip" };
        var bot = new Option<string?>("--bot") { Description = "机器人的账号（t.me/ 后面的那一段），机器人没有运行时要写 / the bot's name, as in t.me/name; needed when it does not run", HelpName = "name" };
        var revoke = new Option<string?>("--revoke") { Description = "停用这个单位已贴出的海报，下次制作时换新链接 / make this unit's posters lead nowhere; the next ones carry a new link", HelpName = "code" };
        var posters = new Command("posters", "制作各单位的海报：职工扫码就能跟工会说难处 / make the units' posters, whose code opens the way for workers to speak up") { unit, group, language, file, bot, revoke };
        posters.Validators.Add(given =>
        {
            if (given.GetResult(revoke) is not null && new Option[] { unit, group, language, file, bot }.Any(o => given.GetResult(o) is not null)) given.AddError("--revoke 不和别的选项同用 / --revoke goes with no other option.");
            else if (given.GetResult(revoke) is null && given.GetResult(file) is null) given.AddError("要写 --out 文件名.zip / --out posters.zip is missing.");
            else if (given.GetValue(language) is not (null or "zh-Hans" or "en")) given.AddError("--language 只能是 zh-Hans 或 en / --language: zh-Hans or en.");
            else if (given.GetResult(unit) is not null && given.GetResult(group) is not null) given.AddError("--unit 和 --group 只写一个 / give either --unit or --group.");
        });
        posters.SetAction((parsed, stop) => parsed.GetValue(revoke) is { } code ? Do(new RevokePoster(code), output, stop)
            : ExportFile.WriteZip(parsed.GetValue(file)!, to => Do(trial => new PrintPosters(parsed.GetValue(unit), parsed.GetValue(group), parsed.GetValue(language), parsed.GetValue(bot)?.TrimStart('@'), trial), to, stop), errors));
        return posters;
    }

    private Command Export() => new("export", "导出 / export")
    {
        ExportRecords(),
        ExportVisits(),
        ExportIssues(),
        ExportAudit(),
    };

    private Command ExportRecords()
    {
        var scope = new Option<string?>("--scope") { Description = "只看这个范围，和负责它的领导看到的一样；不写就是全部 / only this scope, as its leader sees it; everything by default", HelpName = "area:A03|group:G01|unit:U01" };
        var list = new Option<string?>("--list") { Description = "只导出一张清单；不写就是台账、走访、动作、人员和汇总 / only one list; ledger, visits, actions, people and totals by default", HelpName = string.Join('|', Commands.ExportRecords.Lists.Keys) };
        var from = new Option<string?>("--from") { Description = "从哪一天起，不写就从项目开始 / first day; since the programme began by default", HelpName = "2022-03-28" };
        var to = new Option<string?>("--to") { Description = "到哪一天止，不写就到今天 / last day; today by default", HelpName = "2022-04-03" };
        var area = new Option<string?>("--area") { Description = "区域编码 / code of an area", HelpName = "code" };
        var group = new Option<string?>("--group") { Description = "工作组编码 / code of a group", HelpName = "code" };
        var unit = new Option<string?>("--unit") { Description = "单位编码 / code of a unit", HelpName = "code" };
        var category = new Option<string?>("--category") { Description = "类目编码 / code of a category", HelpName = "code" };
        var state = new Option<string?>("--state") { Description = "问题的状态，例如 办理 / state of the issues, such as InHand", HelpName = "state" };
        var kind = new Option<string>("--kind") { Description = "格式，不写就是 xlsx；csv 有几张表时是压缩包 / format, xlsx by default; several tables as csv come in an archive", HelpName = "xlsx|csv|geojson" };
        var restricted = new Option<bool>("--restricted") { Description = "连限定处理人的一起导出 / export what is restricted too" };
        var language = new Option<string>("--language") { Description = "表头的语言，不写就用项目的默认语言 / language of the headings; the programme's own by default", HelpName = "zh-Hans|en" };
        var file = new Option<string>("--out") { Description = "要写的文件 / file to write", HelpName = "file", Required = true };
        var command = new Command("records", "一个范围、一段时间的全部记录，和聊天里的 /export 一样 / all records of a scope and a period, as /export gives them in the chat") { scope, list, from, to, area, group, unit, category, state, kind, restricted, language, file };
        command.Validators.Add(given =>
        {
            if (given.GetValue(kind) is not (null or "xlsx" or "csv" or "geojson")) given.AddError("--kind 只能是 xlsx、csv 或 geojson / --kind: xlsx, csv or geojson.");
            else if (given.GetValue(list) is { } asked && !Commands.ExportRecords.Lists.ContainsKey(asked)) given.AddError($"--list 只能是这些之一 / --list is one of: {string.Join(", ", Commands.ExportRecords.Lists.Keys)}.");
            else if (given.GetValue(language) is not (null or "zh-Hans" or "en")) given.AddError("--language 只能是 zh-Hans 或 en / --language: zh-Hans or en.");
            else if (given.GetValue(kind) == "csv" && given.GetValue(list) is null && given.GetValue(file)?.EndsWith(".zip", StringComparison.OrdinalIgnoreCase) == false) given.AddError("几张表写成压缩包：--out 要以 .zip 结尾，或用 --list 只导出一张 / several tables come in an archive: --out ends with .zip, or --list names one.");
        });
        command.SetAction((parsed, stop) => ExportFile.WriteZip(parsed.GetValue(file)!, output => Do(new ExportRecords(parsed.GetValue(scope) is null or "all" or Member.All ? null : parsed.GetValue(scope), parsed.GetValue(list), parsed.GetValue(from), parsed.GetValue(to), parsed.GetValue(area), parsed.GetValue(group), parsed.GetValue(unit), parsed.GetValue(category), parsed.GetValue(state),
            parsed.GetValue(kind) switch { "csv" => ExportKind.Csv, "geojson" => ExportKind.Map, _ => ExportKind.Workbook }, parsed.GetValue(restricted), parsed.GetValue(language)), output, stop), errors));
        return command;
    }

    private Command ExportVisits()
    {
        var csv = Csv();
        csv.Required = true;
        var restricted = new Option<bool>("--restricted") { Description = "连限定处理人的回答一起导出 / export answers that led to restricted categories too" };
        var command = new Command("visits", "走访，一次一行 / visits, a row each") { csv, restricted };
        command.SetAction((parsed, stop) => Write(new ExportVisits(parsed.GetValue(restricted)), parsed.GetValue(csv), stop));
        return command;
    }

    private Command ExportIssues()
    {
        var (csv, xlsx) = (Csv(), new Option<string>("--xlsx") { Description = "写成 Excel 工作簿 / file to write as an Excel workbook", HelpName = "file" });
        var restricted = new Option<bool>("--restricted") { Description = "连限定处理人的问题一起导出 / export those of restricted categories too" };
        var command = new Command("issues", "问题台账，一件一行 / the ledger, an issue a row") { csv, xlsx, restricted };
        command.Validators.Add(parsed =>
        {
            if (parsed.GetResult(csv) is null == parsed.GetResult(xlsx) is null) parsed.AddError("要写 --csv 或 --xlsx，只写一个 / give either --csv or --xlsx");
        });
        command.SetAction(async (parsed, stop) => parsed.GetValue(xlsx) is { } book
            ? await ExportFile.WriteXlsx(book, to => Do(new ExportIssues(Workbook: true, parsed.GetValue(restricted)), to, stop), errors)
            : await Write(new ExportIssues(Workbook: false, parsed.GetValue(restricted)), parsed.GetValue(csv), stop));
        return command;
    }

    private static Option<string> Csv() => new("--csv") { Description = "写到这个文件；不写文件名就输出到屏幕 / file to write; to standard output when no name is given", Arity = ArgumentArity.ZeroOrOne, HelpName = "file" };

    private Command ExportAudit()
    {
        var csv = Csv();
        csv.Required = true;
        var command = new Command("audit", "审计记录，一条一行 / the audit trail, a row each") { csv };
        command.SetAction((parsed, stop) => Write(new ExportAudit(), parsed.GetValue(csv), stop));
        return command;
    }

    /// <param name="file">Empty: to standard output.</param>
    private Task<int> Write(Work work, string? file, CancellationToken stop) =>
        string.IsNullOrEmpty(file) ? Do(work, output, stop) : ExportFile.WriteCsv(file, to => Do(work, to, stop), errors);

    private Command Verify()
    {
        var verify = new Command("verify", "核对数据：审计记录有没有被改动、删除、调换，问题台账和它的索引、计数、时限对不对 / prove the data: that nothing of the audit trail was altered, removed or moved, and that the ledger, its keys, counters and limits agree");
        verify.SetAction((_, stop) => Do(new VerifyData(), output, stop));
        return verify;
    }

    private Command Replay()
    {
        var file = new Argument<string>("scenario.csv") { Description = "谁在什么时候到了哪个单位；scenario-2022.csv 是自带的样例 / who was at which unit and when; scenario-2022.csv comes with the program" };
        var programme = new Option<string?>("--programme") { Description = "项目的工作簿或文件夹，不写就用样例，日期不变 / workbook or folder of the programme; the sample with its own dates by default", HelpName = "folder|workbook.xlsx" };
        var data = new Option<string?>("--data") { Description = "数据留在这个文件夹（新的或空的），之后可以用本机试用模式打开看；不写就用完删掉 / keep the data in this folder, new or empty, for local mode to open; removed by default", HelpName = "folder" };
        var expected = new Option<string?>("--expected") { Description = "应有的数字，不写就用场景旁边的 .expected.json / the figures that are expected; by default those beside the scenario, .expected.json", HelpName = "file.json" };
        var pictures = new Option<string?>("--pictures") { Description = "把每晚的进展图写到这个文件夹 / write each evening's picture into this folder", HelpName = "folder" };
        var replay = new Command("replay", "按模拟的时间重演几天的走访，每天傍晚由领导问进展，核对文字、图和导出里的数字 / play some days of visits under a simulated clock, have a leader ask on each evening, and compare the figures in words, picture and export") { file, programme, data, expected, pictures };
        replay.SetAction(async (parsed, stop) =>
        {
            using var bar = ProgressBar.For(errors);
            return await new ReplayScenario(parsed.GetValue(file)!, parsed.GetValue(programme), parsed.GetValue(data), parsed.GetValue(expected), parsed.GetValue(pictures)).Run(output, errors, bar.Show, stop);
        });
        return replay;
    }

    private async Task<ImmutableArray<Table>?> Check(string source)
    {
        var (tables, unread) = ProgrammeSource.Read(source);
        if (await ProgrammeReport.Checked(tables, unread, errors) is not { } p) return null;
        await output.WriteLineAsync($"没有错误：{p.Groups.Length} 个组，{p.Units.Length} 个单位，{p.Members.Length} 名人员，{p.Questions.Length} 个问题 / no faults: {p.Groups.Length} groups, {p.Units.Length} units, {p.Members.Length} members, {p.Questions.Length} questions");
        return tables;
    }

    /// <summary>Does the work here when the data folder is free, else has the running Host do it.</summary>
    private Task<int> Do(Work work, TextWriter to, CancellationToken stop) => Do(_ => work, to, stop);

    /// <param name="of">The work in a trial folder, or in a real one.</param>
    private async Task<int> Do(Func<bool, Work> of, TextWriter to, CancellationToken stop)
    {
        try
        {
            var folder = SettingsReader.Read(settings).Store;
            var work = of(folder.Trial);
            using var bar = ProgressBar.For(errors);
            if (await CommandSocket.Ask(folder.Folder, work, to, errors, bar.Show, stop) is { } code) return code;
            var isNew = !Directory.Exists(folder.Folder);
            using var store = Store.Open(folder, Conversation.Handle, TimeProvider.System);
            // A mistyped folder or a forgotten token would otherwise go unnoticed until nothing works.
            var kind = folder.Trial ? $"试用数据（没有设置 {Settings.TokenKey}） / trial data, because no token is set" : "正式数据 / real data";
            if (isNew) await errors.WriteLineAsync($"新建的文件夹：{folder.Folder}，{kind}; the folder is new");
            else if (folder.Trial) await errors.WriteLineAsync($"{folder.Folder}：{kind}");
            return await work.Do(new(store, null) { Progress = bar.Show }, to, errors);
        }
        catch (SettingsException e)
        {
            await errors.WriteLineAsync(e.Message);
            return RunBot.WrongSetting;
        }
        catch (StoreException e)
        {
            await errors.WriteLineAsync(e.Message);
            return RunBot.FolderUnusable;
        }
    }
}
