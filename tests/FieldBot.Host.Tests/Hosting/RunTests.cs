using System.Net;
using System.Net.Sockets;
using FieldBot.Host.Commands;
using FieldBot.Host.Hosting;
using FieldBot.Host.Local;
using FieldBot.Host.Tests.Commands;

namespace FieldBot.Host.Tests.Hosting;

/// <summary>The built program: how it starts, what beside it may be done, how it ends.</summary>
public sealed class RunTests : IDisposable
{
    private const string Token = "1000001:AAE4kCN-x3dGwqZz_1aBcDeFgHiJkLmNoPq", Ready = "Ctrl+C ends it.";
    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    private string SocketFile => Path.Combine(_desk.Store.Folder, CommandSocket.FileName);

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task Local_mode_serves_commands_beside_it_and_ends_well(string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such signals.");
        await using var host = Start();
        await host.Hears(Ready);
        Assert.Contains("Everybody is bound", (await _desk.Run("links")).Output, StringComparison.Ordinal);
        Assert.Contains("imported as version 2", (await _desk.Run("programme", "import", Desk.Sample)).Output, StringComparison.Ordinal);
        Assert.StartsWith("\uFEFF编号,", (await _desk.Run("export", "visits", "--csv")).Output, StringComparison.Ordinal);
        host.Signal(signal);
        Assert.Equal(0, await host.Ends());
        Assert.Single(host.Lines);
        Assert.False(File.Exists(SocketFile));
    }

    [Fact]
    public async Task A_second_program_on_the_folder_is_refused_and_the_first_goes_on()
    {
        await using var first = Start();
        await first.Hears(Ready);
        await using var second = Start();
        Assert.Equal(RunBot.FolderUnusable, await second.Ends());
        Assert.Contains("in use by another FieldBot", Assert.Single(second.Lines), StringComparison.Ordinal);
        Assert.Equal(0, (await _desk.Run("links")).Code);
    }

    [Fact]
    public async Task After_a_kill_commands_and_the_next_start_find_the_folder_free()
    {
        await using (var host = Start()) await host.Hears(Ready);
        Assert.True(File.Exists(SocketFile));
        Assert.Contains("imported as version 2", (await _desk.Run("programme", "import", Desk.Sample)).Output, StringComparison.Ordinal);
        await using var again = Start();
        await again.Hears(Ready);
        Assert.Contains("imported as version 3", (await _desk.Run("programme", "import", Desk.Sample)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_in_use_is_told_of_as_a_setting()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        await using var host = Start($"--FieldBot:Local:Port={port}");
        Assert.Equal(RunBot.WrongSetting, await host.Ends());
        Assert.StartsWith($"FieldBot:Local:Port = {port}：端口已被占用", Assert.Single(host.Lines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--FieldBot:Local:Port=x", "FieldBot:Local:Port = x：允许", RunBot.WrongSetting)]
    [InlineData("--FieldBot:Telegram:Token=" + Token + "!", "FieldBot:Telegram:Token = (not shown)：允许", RunBot.WrongSetting)]
    [InlineData("--FieldBot:Nope=1", "FieldBot:Nope：没有这个设置", RunBot.WrongSetting)]
    [InlineData("--FieldBot:DataFolder=file/below", "FieldBot:DataFolder = ", RunBot.FolderUnusable)]
    [InlineData("--bogus", "命令有误", RunBot.WrongSetting)]
    public async Task What_keeps_it_from_starting_is_one_line(string argument, string line, int code)
    {
        await File.WriteAllTextAsync(_desk.In("file"), "", TestContext.Current.CancellationToken);
        await using var host = Start(argument);
        Assert.Equal(code, await host.Ends());
        Assert.StartsWith(line, Assert.Single(host.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_the_server_refuses_ends_it_as_a_wrong_setting_and_is_not_shown()
    {
        await using var api = await LocalBotApi.Start(new("1000002:another", TimeProvider.System));
        await using var host = Start($"--FieldBot:Telegram:Token={Token}", $"--FieldBot:Telegram:BaseUrl={api.BaseUrl}");
        Assert.Equal(RunBot.WrongSetting, await host.Ends());
        Assert.Contains("FieldBot:Telegram:Token：令牌被拒绝", host.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("AAE4", host.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_token_an_empty_folder_prints_the_administrators_link_once_and_links_name_the_bot()
    {
        await using var api = await LocalBotApi.Start(new(Token, TimeProvider.System));
        string[] settings = [$"--FieldBot:Telegram:Token={Token}", $"--FieldBot:Telegram:BaseUrl={api.BaseUrl}", "--FieldBot:Telegram:Pacing=off"];
        await using var host = Start(settings);
        await host.Hears("?start=m_");
        Assert.Contains("to become the administrator", Assert.Single(host.Lines), StringComparison.Ordinal);
        Assert.Matches(@"^ADMIN\t管理员\thttps://t\.me/\w+\?start=m_[A-Za-z0-9_-]{16,62}$", (await _desk.Run(["links", .. settings])).OutputLines[^1]);
        Assert.DoesNotContain("AAE4", host.Said, StringComparison.Ordinal);
    }

    private HostProgram Start(params string[] more) => new(_desk.Folder, [.. _desk.Settings, "--FieldBot:Local:Port=0", .. more]);
}
