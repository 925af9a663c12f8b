using System.Diagnostics;
using System.Text;

namespace FieldBot.Host.Tests.Hosting;

/// <summary>The built program as a process of its own, without this process's settings.</summary>
internal sealed class HostProgram : IAsyncDisposable
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "FieldBot.Host.exe" : "FieldBot.Host");

    private readonly Process _process;
    private readonly StringBuilder _said = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource _heard = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _open = 2;

    public HostProgram(string workingDirectory, params string[] arguments)
    {
        var start = new ProcessStartInfo(Program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = workingDirectory };
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("FieldBot", StringComparison.OrdinalIgnoreCase)).ToList()) start.Environment.Remove(name);
        _process = Process.Start(start) ?? throw new InvalidOperationException("The Host could not be started.");
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public string Said { get { lock (_said) return _said.ToString(); } }

    public string[] Lines => Said.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Waits until it has said this.</summary>
    public async Task Hears(string words)
    {
        while (true)
        {
            var next = Volatile.Read(ref _heard).Task;
            if (Said.Contains(words, StringComparison.Ordinal)) return;
            Assert.False(_ended.Task.IsCompleted, Said);
            await next.WaitAsync(TestContext.Current.CancellationToken);
        }
    }

    public async Task<int> Ends()
    {
        await _ended.Task.WaitAsync(TestContext.Current.CancellationToken);
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return _process.ExitCode;
    }

    /// <summary>Ctrl+C in a terminal is INT, a service manager's stop is TERM.</summary>
    public void Signal(string name)
    {
        using var kill = Process.Start("kill", ["-s", name, _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }

    private void Hear(string? line)
    {
        if (line is null && Interlocked.Decrement(ref _open) == 0) _ended.SetResult();
        if (line is not null) lock (_said) _said.Append(line).Append('\n');
        Interlocked.Exchange(ref _heard, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
    }
}
