using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace FieldBot.EndToEnd.Tests.Harness;

/// <summary>The built Host as a process of its own, on a data folder of its own, against a local Bot API; it can be killed and started again.</summary>
/// <param name="paced">Whether Telegram's limits are kept, and whoever sends more than a person writes is told from others.</param>
/// <param name="keys">The key folder; null: the one beside the data folder.</param>
internal sealed partial class HostProcess(string folder, string baseUrl, string token, bool paced = false, string? keys = null) : IAsyncDisposable
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "FieldBot.Host.exe" : "FieldBot.Host");

    private readonly StringBuilder _said = new();
    private Process? _running;

    public string DataFolder { get; } = Path.Combine(folder, "data");

    public string KeyFolder { get; } = keys ?? Path.Combine(folder, "data-keys");

    /// <summary>What the Host wrote so far, over all its lives.</summary>
    public string Said { get { lock (_said) return _said.ToString(); } }

    public bool HasExited => _running?.HasExited ?? true;

    public void Start()
    {
        _running = Launch([]);
        _running.OutputDataReceived += (_, line) => Keep(line.Data);
        _running.ErrorDataReceived += (_, line) => Keep(line.Data);
        _running.BeginOutputReadLine();
        _running.BeginErrorReadLine();
    }

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    public async Task Kill()
    {
        if (_running is null) return;
        if (!_running.HasExited) _running.Kill(entireProcessTree: false);
        await _running.WaitForExitAsync(CancellationToken.None);
        _running.Dispose();
        _running = null;
    }

    /// <summary>SIGTERM, as a service manager sends it; gives the exit code.</summary>
    public async Task<int> Terminate()
    {
        var running = _running ?? throw new InvalidOperationException("The Host does not run.");
        using (var kill = Process.Start("kill", ["-TERM", running.Id.ToString(CultureInfo.InvariantCulture)])) await kill.WaitForExitAsync(CancellationToken.None);
        await running.WaitForExitAsync(TestContext.Current.CancellationToken);
        var code = running.ExitCode;
        running.Dispose();
        _running = null;
        return code;
    }

    /// <summary>A command of the command line, beside the running Host or without one.</summary>
    public async Task<(int ExitCode, string Output, string Error)> Command(params string[] arguments)
    {
        using var process = Launch(arguments);
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await error);
    }

    /// <summary>Start payloads by member code, from links --json: each single-use.</summary>
    public async Task<IReadOnlyDictionary<string, string>> Links()
    {
        var (code, output, error) = await Command("links", "--json");
        Assert.True(code == 0, $"links: {code}\n{output}\n{error}");
        return Link().Matches(output).ToDictionary(m => m.Groups["member"].Value, m => m.Groups["payload"].Value, StringComparer.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        await Kill();
    }

    private Process Launch(string[] arguments)
    {
        var start = new ProcessStartInfo(Program) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, WorkingDirectory = folder };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        start.Environment["FieldBot__Telegram__Token"] = token;
        start.Environment["FieldBot__Telegram__BaseUrl"] = baseUrl;
        start.Environment["FieldBot__Telegram__Pacing"] = paced ? "telegram" : "off";
        start.Environment["FieldBot__DataFolder"] = DataFolder;
        start.Environment["FieldBot__KeyFolder"] = KeyFolder;
        return Process.Start(start) ?? throw new InvalidOperationException("The Host could not be started.");
    }

    private void Keep(string? line)
    {
        if (line is null) return;
        lock (_said) _said.AppendLine(line);
    }

    // Read loosely, so that a further property of a link does not matter.
    [GeneratedRegex("\"member\"\\s*:\\s*\"(?<member>[^\"]+)\"[^{}]*?(?<payload>m_[A-Za-z0-9_-]{16,62})", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();
}
