using System.Net.Sockets;
using FieldBot.Host.Commands;
using FieldBot.Host.Hosting;

namespace FieldBot.Host.Tests.Commands;

/// <summary>Commands beside a program that holds the data folder.</summary>
public sealed class CommandSocketTests : IDisposable
{
    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    private string SocketFile => Path.Combine(_desk.Store.Folder, CommandSocket.FileName);

    [Fact]
    public async Task The_running_program_does_the_work()
    {
        using var store = _desk.Open();
        using var socket = _desk.Listen(store);
        var said = await _desk.Run("programme", "import", Desk.Sample);
        Assert.Equal(0, said.Code);
        Assert.Contains("imported as version 1", said.Output, StringComparison.Ordinal);
        Assert.Equal((1, 121, 31), (store.Programme.Version, store.Programme.Members.Length, store.Programme.Questions.Length));
    }

    [Fact]
    public async Task Refusals_come_back_as_they_are_said_without_it()
    {
        var alone = await _desk.Run("links", "--member", "C\u0001\"999");
        using var store = _desk.Open();
        using var socket = _desk.Listen(store);
        Assert.Equal(alone with { Notice = "" }, await _desk.Run("links", "--member", "C\u0001\"999"));
        Assert.Equal(1, alone.Code);
    }

    [Fact]
    public async Task Several_commands_at_once_are_all_answered_and_no_two_versions_are_the_same()
    {
        using var store = _desk.Open();
        using var socket = _desk.Listen(store);
        var said = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => _desk.Run("programme", "import", Desk.Sample)));
        Assert.All(said, s => Assert.Equal(0, s.Code));
        Assert.Equal(6, said.Select(s => s.OutputLines[^1]).Distinct().Count());
        Assert.Equal(6, store.Programme.Version);
    }

    [Fact]
    public async Task Without_a_socket_a_folder_in_use_is_one_clear_line()
    {
        using var store = _desk.Open();
        var said = await _desk.Run("links");
        Assert.Equal((RunBot.FolderUnusable, ""), (said.Code, said.Output));
        Assert.Contains("in use by another FieldBot", Assert.Single(said.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_socket_that_a_killed_program_left_behind_stands_in_nobodys_way()
    {
        Directory.CreateDirectory(_desk.Store.Folder);
        Abandon();
        Assert.True(File.Exists(SocketFile));
        Assert.Equal(0, (await _desk.Run("links")).Code);
        using var store = _desk.Open();
        using var socket = _desk.Listen(store);
        Assert.Equal(0, (await _desk.Run("links")).Code);
    }

    [Fact]
    public async Task A_file_in_the_sockets_place_is_no_socket()
    {
        Directory.CreateDirectory(_desk.Store.Folder);
        await File.WriteAllTextAsync(SocketFile, "x", TestContext.Current.CancellationToken);
        Assert.Equal(0, (await _desk.Run("links")).Code);
    }

    [Fact]
    public void Only_the_owner_may_use_it_and_it_goes_with_the_program()
    {
        using var store = _desk.Open();
        using (_desk.Listen(store))
            if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(SocketFile));
        Assert.False(File.Exists(SocketFile));
    }

    [Fact]
    public void A_path_too_long_for_a_socket_goes_without_one()
    {
        using var store = _desk.Open();
        Assert.Null(CommandSocket.Serve(_desk.In(new string('x', 101)), () => new(store, null)));
    }

    /// <summary>The file without a listener, as after SIGKILL: disposing would take the name away, but not a second name.</summary>
    private void Abandon()
    {
        var other = SocketFile + ".bound";
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(other));
        socket.Listen(1);
        File.Move(other, SocketFile);
    }
}
