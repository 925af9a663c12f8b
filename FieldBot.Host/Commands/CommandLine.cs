using System.CommandLine;
using System.Text;
using FieldBot.Dialogs;
using FieldBot.Dialogs.Programmes;
using FieldBot.Host.Hosting;
using FieldBot.Storage;

namespace FieldBot.Host.Commands;

/// <summary>The command line: without a command the bot runs; the commands keep the programme, the links and the exports.</summary>
internal static class CommandLine
{
    public static async Task<int> Run(string[] args)
    {
        // Settings may stand anywhere among the arguments, as everywhere in .NET: --FieldBot:DataFolder=…
        var settings = args.Where(IsSetting).ToArray();
        try
        {
            return await Root(settings).Parse([.. args.Where(a => !IsSetting(a))]).InvokeAsync(new() { EnableDefaultExceptionHandler = false });
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // A bug, or a disk that gives nothing: its kind and place help whoever mends it; its text might name somebody.
            await Console.Error.WriteLineAsync($"程序出错,已停止 / the program failed: {e.GetType().Name} at {e.TargetSite?.DeclaringType?.Name}.{e.TargetSite?.Name}");
            return RunBot.DiskFailed;
        }
    }

    private static bool IsSetting(string argument) => argument.StartsWith("--FieldBot:", StringComparison.OrdinalIgnoreCase);

    private static RootCommand Root(string[] settings)
    {
        var root = new RootCommand("FieldBot:工会干部蹲点走访的 Telegram 助手。不带命令就运行机器人;没有设置 FieldBot:Telegram:Token 时用本机试用模式。\nFieldBot, a Telegram assistant for trade-union fieldwork. Without a command the bot runs; without FieldBot:Telegram:Token it runs in local mode.")
        {
            Programme(settings), Links(settings), Export(settings),
        };
        root.SetAction((_, stop) => RunBot.Run(settings, stop));
        return root;
    }

    private static Command Programme(string[] settings)
    {
        var folder = new Argument<string>("folder") { Description = "放有各张表(CSV)的文件夹 / folder with the tables as CSV" };
        var check = new Command("check", "检查各张表,列出所有错误 / check the tables, list every fault") { folder };
        check.SetAction(async (parsed, _) => await Check(parsed.GetValue(folder)!) is null ? 1 : 0);
        var import = new Command("import", "检查并导入为新的一版;有错误就什么都不导入 / check, then import as a new version; nothing is imported while there are faults") { folder };
        import.SetAction(async (parsed, stop) => await Check(parsed.GetValue(folder)!) is { } tables ? await Do(settings, new ImportProgramme(tables), Console.Out, stop) : 1);
        return new("programme", "项目:人员、单位、问题等各张表 / the programme: people, units, questions") { check, import };
    }

    private static Command Links(string[] settings)
    {
        var member = new Option<string?>("--member") { Description = "只给这个编码的人员,例如 C001 / only for the member with this code" };
        var json = new Option<bool>("--json") { Description = "输出 JSON / print JSON" };
        var links = new Command("links", "生成个人绑定链接(一次有效,72 小时);不加 --member 时给所有未绑定的人 / make single-use links, for everybody who is not bound") { member, json };
        links.SetAction((parsed, stop) => Do(settings, new MakeLinks(parsed.GetValue(member), parsed.GetValue(json)), Console.Out, stop));
        return links;
    }

    private static Command Export(string[] settings)
    {
        var csv = new Option<string>("--csv") { Description = "写到这个文件;不写文件名就输出到屏幕 / file to write; to standard output when no name is given", Arity = ArgumentArity.ZeroOrOne, Required = true };
        var visits = new Command("visits", "走访,一次一行 / visits, a row each") { csv };
        visits.SetAction(async (parsed, stop) =>
        {
            if (parsed.GetValue(csv) is not { Length: > 0 } file) return await Do(settings, new ExportVisits(), Console.Out, stop);
            // Written beside and moved: a failed export leaves no half file.
            var part = file + ".part";
            int code;
            await using (var writer = new StreamWriter(part, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)))
                code = await Do(settings, new ExportVisits(), writer, stop);
            if (code == 0) File.Move(part, file, overwrite: true); else File.Delete(part);
            return code;
        });
        return new("export", "导出 / export") { visits };
    }

    private static async Task<System.Collections.Immutable.ImmutableArray<Table>?> Check(string folder)
    {
        var (tables, unread) = ProgrammeFolder.Read(folder);
        var reading = ProgrammeReader.Read(tables, 1);
        if (!await ProgrammeReport.Write(reading, unread, Console.Error)) return null;
        var p = reading.Programme!;
        await Console.Out.WriteLineAsync($"没有错误:{p.Groups.Length} 个组,{p.Units.Length} 个单位,{p.Members.Length} 名人员,{p.Questions.Length} 个问题 / no faults: {p.Groups.Length} groups, {p.Units.Length} units, {p.Members.Length} members, {p.Questions.Length} questions");
        return tables;
    }

    /// <summary>Does the work here when the data folder is free, else has the running Host do it.</summary>
    private static async Task<int> Do(string[] configuration, Work work, TextWriter output, CancellationToken stop)
    {
        Settings settings;
        try
        {
            settings = SettingsReader.Read(configuration);
        }
        catch (SettingsException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return RunBot.WrongSetting;
        }

        if (await CommandSocket.Ask(settings.Store.Folder, work, output, Console.Error, stop) is { } code) return code;
        try
        {
            using var store = Store.Open(settings.Store, Conversation.Handle, TimeProvider.System);
            return await work.Do(store, output, Console.Error);
        }
        catch (StoreException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return RunBot.FolderUnusable;
        }
    }
}
