using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using FieldBot.Host.Hosting;

namespace FieldBot.Host.Commands;

/// <summary>
/// The door of a running Host for the command line: a Unix socket in the data folder that only its owner may use. One JSON line asks; lines
/// that begin with o or e bring what is printed, p how far the work is, x the exit code.
/// </summary>
internal sealed class CommandSocket : IDisposable
{
    public const string FileName = "fieldbot.sock";

    private readonly Socket _socket;
    private readonly string _path;
    private readonly Func<Workplace> _at;

    private CommandSocket(string folder, Func<Workplace> at)
    {
        _at = at;
        _path = Path.Combine(folder, FileName);
        // What a killed Host left behind; the lock on the folder says that nobody listens there.
        File.Delete(_path);
        _socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        _socket.Bind(new UnixDomainSocketEndPoint(_path));
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(_path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        _socket.Listen(4);
    }

    /// <summary>Listens until disposed. A folder whose path is too long for a socket goes without one: null.</summary>
    public static CommandSocket? Serve(string folder, Func<Workplace> at)
    {
        if (Encoding.UTF8.GetByteCount(Path.Combine(folder, FileName)) > 100) return null;
        var socket = new CommandSocket(folder, at);
        _ = socket.Accept();
        return socket;
    }

    /// <summary>Has the work done by the Host that runs on this folder; null when none listens.</summary>
    public static async Task<int?> Ask(string folder, Work work, TextWriter output, TextWriter errors, Action<int, int> progress, CancellationToken stop)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try { await socket.ConnectAsync(new UnixDomainSocketEndPoint(Path.Combine(folder, FileName)), stop); }
        catch (Exception e) when (e is SocketException or ArgumentException) { return null; }
        await using var stream = new NetworkStream(socket);
        using var answers = new StreamReader(stream, Encoding.UTF8);
        for (var line = await Say(stream, work, answers, stop); line is { Length: > 0 }; line = await Next(answers, stop))
        {
            if (line[0] == 'x') return int.Parse(line.AsSpan(1), CultureInfo.InvariantCulture);
            if (line[0] == 'p') { if (line[1..].Split('/') is [var done, var of]) progress(int.Parse(done, CultureInfo.InvariantCulture), int.Parse(of, CultureInfo.InvariantCulture)); continue; }
            await (line[0] == 'o' ? output : errors).WriteAsync(JsonSerializer.Deserialize<string>(line.AsSpan(1)));
        }

        await errors.WriteLineAsync("运行中的 FieldBot 没有答完就停了，不知道是否已完成；请再看一次 / the running FieldBot stopped before it had answered; look whether it was done");
        return RunBot.FolderUnusable;
    }

    private static async Task<string?> Say(NetworkStream stream, Work work, StreamReader answers, CancellationToken stop)
    {
        try { await stream.WriteAsync(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(work) + "\n"), stop); }
        catch (IOException) { return null; }
        return await Next(answers, stop);
    }

    /// <summary>Null when the Host is gone.</summary>
    private static async Task<string?> Next(StreamReader answers, CancellationToken stop)
    {
        try { return await answers.ReadLineAsync(stop); }
        catch (IOException) { return null; }
    }

    public void Dispose()
    {
        _socket.Dispose();
        File.Delete(_path);
    }

    private async Task Accept()
    {
        try
        {
            while (true) _ = Serve(await _socket.AcceptAsync());
        }
        catch (Exception e) when (e is ObjectDisposedException or SocketException)
        {
            // The Host stops.
        }
    }

    private async Task Serve(Socket caller)
    {
        await using var stream = new NetworkStream(caller, ownsSocket: true);
        using var asks = new StreamReader(stream, Encoding.UTF8, leaveOpen: true);
        await using var answers = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 0x4000, leaveOpen: true);
        try
        {
            var work = JsonSerializer.Deserialize<Work>(await asks.ReadLineAsync() ?? "null");
            var code = work is null ? 1 : await work.Do(_at() with { Progress = (done, of) => Tell(answers, done, of) }, new Prefixed('o', answers), new Prefixed('e', answers));
            await answers.WriteLineAsync($"x{code}");
        }
        catch (Exception e) when (e is IOException or JsonException)
        {
            // The caller went away, or is not a command of ours: nothing to tell anybody.
        }
        catch (Exception e)
        {
            // A bug, or a disk that gives nothing: the caller hears of it, as when it had done the work itself.
            await new Prefixed('e', answers).WriteLineAsync($"程序出错 / the program failed: {e.GetType().Name} at {e.TargetSite?.DeclaringType?.Name}.{e.TargetSite?.Name}");
            await answers.WriteLineAsync($"x{RunBot.DiskFailed}");
        }
    }

    // Work never reports while it prints.
    private static void Tell(StreamWriter answers, int done, int of)
    {
        answers.Write(string.Create(CultureInfo.InvariantCulture, $"p{done}/{of}\n"));
        answers.Flush();
    }

    /// <summary>Sends what is written as lines of the protocol.</summary>
    private sealed class Prefixed(char kind, StreamWriter to) : TextWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => Write(value.ToString());

        public override void Write(string? value) => to.Write($"{kind}{JsonSerializer.Serialize(value)}\n");

        public override void WriteLine(string? value) => Write(value + "\n");

        public override Task WriteAsync(char value) => WriteAsync(value.ToString());

        public override Task WriteAsync(string? value) => to.WriteAsync($"{kind}{JsonSerializer.Serialize(value)}\n");

        public override Task WriteLineAsync(string? value) => WriteAsync(value + "\n");
    }
}
