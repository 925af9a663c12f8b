using Spectre.Console;

namespace FieldBot.Host.Commands;

/// <summary>Long work on the command line: a bar on a terminal, nothing in a pipe or a log.</summary>
internal sealed class ProgressBar : IDisposable
{
    private readonly TaskCompletionSource _done = new();
    private readonly Task _bar = Task.CompletedTask;
    private ProgressTask? _task;

    private ProgressBar(IAnsiConsole? console)
    {
        if (console is null) return;
        // Drawn only once there is something to tell: short work shows no bar at all.
        var begun = new TaskCompletionSource();
        Begun = begun;
        _bar = Run(console, begun.Task);
    }

    private TaskCompletionSource? Begun { get; }

    /// <param name="errors">Where the bar may be drawn; only when it is the terminal itself.</param>
    public static ProgressBar For(TextWriter errors) =>
        new(ReferenceEquals(errors, Console.Error) && !Console.IsErrorRedirected ? AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(errors) }) : null);

    public void Show(int done, int of)
    {
        if (Begun is null) return;
        Begun.TrySetResult();
        if (_task is { } task) (task.MaxValue, task.Value) = (Math.Max(1, of), done);
    }

    public void Dispose()
    {
        _done.TrySetResult();
        Begun?.TrySetResult();
        _bar.Wait(TimeSpan.FromSeconds(2));
    }

    private async Task Run(IAnsiConsole console, Task begun)
    {
        await begun;
        if (_done.Task.IsCompleted) return;
        await console.Progress().AutoClear(true).StartAsync(async context =>
        {
            _task = context.AddTask("…", maxValue: 1);
            await _done.Task;
        });
    }
}
