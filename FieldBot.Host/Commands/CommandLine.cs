using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using FieldBot.Host.Hosting;

namespace FieldBot.Host.Commands;

/// <summary>The command line: without a command the bot runs; the commands keep the programme, the links and the exports.</summary>
internal static class CommandLine
{
    /// <summary>Ctrl+C, as shells count it.</summary>
    public const int Cancelled = 130;

    /// <param name="output">What commands print; null: standard output. The bot itself always speaks on the console.</param>
    public static async Task<int> Run(string[] args, TextWriter? output = null, TextWriter? errors = null, CancellationToken cancel = default)
    {
        // Settings may stand anywhere among the arguments, as everywhere in .NET: --FieldBot:DataFolder=…
        var tree = new CommandTree(args.Where(IsSetting).ToArray(), output ?? Console.Out, errors ?? Console.Error);
        var parsed = tree.Root().Parse([.. args.Where(a => !IsSetting(a))]);
        if (parsed.Action is ParseErrorAction) return await Misunderstood(parsed, tree.Errors);
        try
        {
            return await parsed.InvokeAsync(Invocation(tree), cancel);
        }
        catch (OperationCanceledException)
        {
            return Cancelled;
        }
        catch (Exception e)
        {
            // A bug, or a disk that gives nothing: its kind and place help whoever mends it; its text might name somebody.
            await tree.Errors.WriteLineAsync($"程序出错，已停止 / the program failed: {e.GetType().Name} at {e.TargetSite?.DeclaringType?.Name}.{e.TargetSite?.Name}");
            return RunBot.DiskFailed;
        }
    }

    internal static InvocationConfiguration Invocation(CommandTree tree) => new()
    {
        EnableDefaultExceptionHandler = false,
        Output = tree.Output,
        Error = tree.Errors,
        // The bot takes some seconds to stop well and has a limit of its own; the default of two seconds would cut it off.
        ProcessTerminationTimeout = RunBot.LongestStop + TimeSpan.FromSeconds(5),
    };

    private static bool IsSetting(string argument) => argument.StartsWith("--FieldBot:", StringComparison.OrdinalIgnoreCase);

    /// <summary>One line. A token that went astray among the arguments is not repeated.</summary>
    private static async Task<int> Misunderstood(ParseResult parsed, TextWriter errors)
    {
        var path = new List<string>();
        for (SymbolResult? at = parsed.CommandResult; at is CommandResult command; at = at.Parent) path.Insert(0, command.Command.Name);
        var said = string.Join(' ', parsed.Errors.Select(e => e.Message));
        await errors.WriteLineAsync($"命令有误 / not understood: {Secrets.Hide(said)} 用法 / usage: {string.Join(' ', path)} --help");
        return RunBot.WrongSetting;
    }
}
