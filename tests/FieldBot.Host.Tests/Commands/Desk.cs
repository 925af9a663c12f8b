using System.Collections.Immutable;
using System.Text;
using FieldBot.Dialogs;
using FieldBot.Host.Commands;
using FieldBot.Host.Hosting;
using FieldBot.Storage;

namespace FieldBot.Host.Tests.Commands;

/// <param name="Notice">The line that says on which folder a command worked, when nobody could take that for granted.</param>
internal sealed record Said(int Code, string Output, string Errors, string Notice = "")
{
    public string[] OutputLines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public string[] ErrorLines => Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>Somebody at the command line: a folder of their own and the commands, called in this process.</summary>
internal sealed class Desk : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fieldbot-");

    public static string Sample { get; } = Path.Combine(AppContext.BaseDirectory, "Sample");

    public string Folder => _folder.FullName;

    public string DataFolder => In("data");

    public StoreOptions Store => new(Path.Combine(DataFolder, "local"), Path.Combine(In("keys"), "local"), Trial: true);

    public string[] Settings => [$"--FieldBot:DataFolder={DataFolder}", $"--FieldBot:KeyFolder={In("keys")}", "--FieldBot:Telegram:Token=", "--FieldBot:Telegram:BaseUrl="];

    public string In(string name) => Path.Combine(Folder, name);

    public async Task<Said> Run(params string[] command)
    {
        await using var output = new StringWriter();
        await using var errors = new StringWriter();
        var code = await CommandLine.Run([.. Settings, .. command], output, errors, TestContext.Current.CancellationToken);
        var lines = errors.ToString().Split('\n').ToLookup(l => l.Contains(" / trial data", StringComparison.Ordinal) || l.Contains(" / real data", StringComparison.Ordinal));
        return new(code, output.ToString(), string.Join('\n', lines[false]), string.Join('\n', lines[true]));
    }

    public Store Open(Func<Turn, Outcome>? handle = null) => FieldBot.Storage.Store.Open(Store, handle ?? Conversation.Handle, TimeProvider.System);

    /// <summary>What a running Host does for commands, without its bot.</summary>
    public CommandSocket Listen(Store store, string? bot = null) => CommandSocket.Serve(Store.Folder, () => new(store, bot)) ?? throw new InvalidOperationException("the path is too long for a socket");

    /// <summary>A copy of the sample programme, to be spoilt.</summary>
    public string Programme(params (string File, Func<string, string> Change)[] changes)
    {
        var folder = Directory.CreateDirectory(In($"programme-{Guid.NewGuid():N}")).FullName;
        foreach (var file in Directory.GetFiles(Sample, "*.csv")) File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        foreach (var (file, change) in changes)
            File.WriteAllText(Path.Combine(folder, file), change(File.ReadAllText(Path.Combine(folder, file))), Encoding.UTF8);
        return folder;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
