using System.Net.Sockets;
using System.Text;
using FieldBot.Host.Commands;
using FieldBot.Host.Hosting;

namespace FieldBot.Host.Tests.Commands;

/// <summary>Either end of the socket may be a stranger, or fall silent.</summary>
public sealed class CommandSocketFaultTests : IDisposable
{
    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    private string SocketFile => Path.Combine(_desk.Store.Folder, CommandSocket.FileName);

    [Theory]
    [InlineData("no JSON\n")]
    [InlineData("{}\n")]
    [InlineData("{\"$type\":\"cake\"}\n")]
    [InlineData("null\n")]
    [InlineData("\n")]
    [InlineData("")]
    public async Task What_is_no_command_is_dropped_and_the_next_one_served(string sent)
    {
        using var store = _desk.Open();
        using var socket = _desk.Listen(store);
        using (var stranger = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified))
        {
            await stranger.ConnectAsync(new UnixDomainSocketEndPoint(SocketFile), TestContext.Current.CancellationToken);
            await stranger.SendAsync(Encoding.UTF8.GetBytes(sent), TestContext.Current.CancellationToken);
            stranger.Shutdown(SocketShutdown.Send);
            var end = new byte[100];
            var heard = Encoding.UTF8.GetString(end, 0, await stranger.ReceiveAsync(end, TestContext.Current.CancellationToken));
            Assert.DoesNotContain("m_", heard, StringComparison.Ordinal);
        }

        Assert.Equal(0, (await _desk.Run("links")).Code);
    }

    [Fact]
    public async Task A_fault_inside_the_running_program_is_told_to_the_caller()
    {
        using var store = _desk.Open();
        using var socket = CommandSocket.Serve(_desk.Store.Folder, () => throw new TimeZoneNotFoundException("of 干部001"));
        var said = await _desk.Run("links");
        Assert.Equal((RunBot.DiskFailed, ""), (said.Code, said.Output));
        Assert.Contains(nameof(TimeZoneNotFoundException), Assert.Single(said.ErrorLines), StringComparison.Ordinal);
        Assert.DoesNotContain("干部001", said.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_stops_in_the_middle_of_its_answer_is_told_of()
    {
        using var half = Half();
        var command = _desk.Run("links");
        using (var caller = await half.AcceptAsync(TestContext.Current.CancellationToken)) await caller.SendAsync("o\"C001\"\n"u8.ToArray());
        var said = await command;
        Assert.Equal((RunBot.FolderUnusable, "C001"), (said.Code, said.Output));
        Assert.Contains("stopped before it had answered", Assert.Single(said.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ctrl_C_ends_a_command_that_waits_for_its_answer()
    {
        using var half = Half();
        using var ctrlC = new CancellationTokenSource();
        var command = CommandLine.Run(["links", .. _desk.Settings], TextWriter.Null, TextWriter.Null, ctrlC.Token);
        using var caller = await half.AcceptAsync(TestContext.Current.CancellationToken);
        await ctrlC.CancelAsync();
        Assert.Equal(CommandLine.Cancelled, await command);
    }

    /// <summary>Listens, and does nothing of itself.</summary>
    private Socket Half()
    {
        Directory.CreateDirectory(_desk.Store.Folder);
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(SocketFile));
        socket.Listen(1);
        return socket;
    }
}
