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
            Programme(), Links(), Export(),
        };
        root.SetAction((_, stop) => RunBot.Run(settings, stop));
        return root;
    }

    private Command Programme()
    {
        var folder = new Argument<string>("folder") { Description = "放有各张表（CSV）的文件夹 / folder with the tables as CSV" };
        var check = new Command("check", "检查各张表，列出所有错误 / check the tables, list every fault") { folder };
        check.SetAction(async (parsed, _) => await Check(parsed.GetValue(folder)!) is null ? 1 : 0);
        var import = new Command("import", "检查并导入为新的一版；有错误就什么都不导入 / check, then import as a new version; nothing is imported while there are faults") { folder };
        import.SetAction(async (parsed, stop) => await Check(parsed.GetValue(folder)!) is { } tables ? await Do(new ImportProgramme(tables), output, stop) : 1);
        return new("programme", "项目：人员、单位、问题等各张表 / the programme: people, units, questions") { check, import };
    }

    private Command Links()
    {
        var member = new Option<string?>("--member") { Description = "只给这个编码的人员，例如 C001 / only for the member with this code", HelpName = "code" };
        var json = new Option<bool>("--json") { Description = "输出 JSON / print JSON" };
        var links = new Command("links", "生成个人绑定链接（一次有效，72 小时）；不加 --member 时给所有未绑定的人。以前发出、还没用过的链接随即作废 / make single-use links, for everybody who is not bound; they replace links given out before and not used yet") { member, json };
        links.SetAction((parsed, stop) => Do(new MakeLinks(parsed.GetValue(member), parsed.GetValue(json)), output, stop));
        return links;
    }

    private Command Export()
    {
        var csv = new Option<string>("--csv") { Description = "写到这个文件；不写文件名就输出到屏幕 / file to write; to standard output when no name is given", Arity = ArgumentArity.ZeroOrOne, Required = true, HelpName = "file" };
        var visits = new Command("visits", "走访，一次一行 / visits, a row each") { csv };
        visits.SetAction(async (parsed, stop) => parsed.GetValue(csv) is { Length: > 0 } file
            ? await CsvFile.Write(file, to => Do(new ExportVisits(), to, stop), errors)
            : await Do(new ExportVisits(), output, stop));
        return new("export", "导出 / export") { visits };
    }

    private async Task<ImmutableArray<Table>?> Check(string folder)
    {
        var (tables, unread) = ProgrammeFolder.Read(folder);
        if (await ProgrammeReport.Checked(tables, unread, errors) is not { } p) return null;
        await output.WriteLineAsync($"没有错误：{p.Groups.Length} 个组，{p.Units.Length} 个单位，{p.Members.Length} 名人员，{p.Questions.Length} 个问题 / no faults: {p.Groups.Length} groups, {p.Units.Length} units, {p.Members.Length} members, {p.Questions.Length} questions");
        return tables;
    }

    /// <summary>Does the work here when the data folder is free, else has the running Host do it.</summary>
    private async Task<int> Do(Work work, TextWriter to, CancellationToken stop)
    {
        try
        {
            var folder = SettingsReader.Read(settings).Store;
            if (await CommandSocket.Ask(folder.Folder, work, to, errors, stop) is { } code) return code;
            var isNew = !Directory.Exists(folder.Folder);
            using var store = Store.Open(folder, Conversation.Handle, TimeProvider.System);
            // A mistyped folder or a forgotten token would otherwise go unnoticed until nothing works.
            var of = folder.Trial ? $"试用数据（没有设置 {Settings.TokenKey}） / trial data, because no token is set" : "正式数据 / real data";
            if (isNew) await errors.WriteLineAsync($"新建的文件夹：{folder.Folder}，{of}; the folder is new");
            else if (folder.Trial) await errors.WriteLineAsync($"{folder.Folder}：{of}");
            return await work.Do(new(store, null), to, errors);
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
