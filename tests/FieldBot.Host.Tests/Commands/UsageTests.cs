using System.CommandLine;
using System.Text.RegularExpressions;
using FieldBot.Host.Commands;
using FieldBot.Host.Hosting;

namespace FieldBot.Host.Tests.Commands;

public sealed partial class UsageTests : IDisposable
{
    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    public static TheoryData<string> Commands => [.. All(new CommandTree([], TextWriter.Null, TextWriter.Null).Root(), "")];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Help_tells_in_Chinese_and_English_what_each_command_argument_and_option_is_for(string command)
    {
        var said = await _desk.Run([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);
        Assert.Equal((0, ""), (said.Code, said.Errors));
        var (of, own) = Described(command);
        Assert.All(own, text => Assert.Contains(text.Split('\n')[0], said.Output, StringComparison.Ordinal));
        Assert.All(own, text => { Assert.Matches(Han(), text); Assert.Matches("[a-z]{3}", text); });
        Assert.Contains(of, said.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bogus", "bogus", "--help")]
    [InlineData("--bogus", "--bogus", "--help")]
    [InlineData("programme", "", "programme --help")]
    [InlineData("programme bogus x", "bogus", "programme --help")]
    [InlineData("programme check", "check", "programme check --help")]
    [InlineData("programme check a b", "b", "programme check --help")]
    [InlineData("links --bogus", "--bogus", "links --help")]
    [InlineData("links --member", "--member", "links --help")]
    [InlineData("links --revoke C001 --group G01", "--revoke goes with no other", "links --help")]
    [InlineData("links --unbound --revoke C001", "--revoke goes with no other", "links --help")]
    [InlineData("export", "", "export --help")]
    [InlineData("export visits", "--csv", "export visits --help")]
    [InlineData("export issues", "--csv", "export issues --help")]
    [InlineData("export issues --xlsx", "--xlsx", "export issues --help")]
    [InlineData("export issues --csv --xlsx a.xlsx", "--xlsx", "export issues --help")]
    [InlineData("export bogus --csv", "bogus", "export --help")]
    [InlineData("replay", "replay", "replay --help")]
    [InlineData("replay a.csv --pictures", "--pictures", "replay --help")]
    public async Task What_is_not_understood_is_one_line_that_names_it_and_the_help(string command, string named, string help)
    {
        var said = await _desk.Run(command.Split(' '));
        Assert.Equal((RunBot.WrongSetting, ""), (said.Code, said.Output));
        Assert.Contains(named, Assert.Single(said.ErrorLines), StringComparison.Ordinal);
        Assert.EndsWith(help, said.ErrorLines[0], StringComparison.Ordinal);
        Assert.False(Directory.Exists(_desk.DataFolder));
    }

    [Theory]
    [InlineData("123456789:AAE4kCN-x3dGwqZz_1aBcDeFgHiJkLmNoPq")]
    [InlineData("--token=123456789:AAE4kCN-x3dGwqZz_1aBcDeFgHiJkLmNoPq")]
    [InlineData("links 123456789:AAE4kCN-x3dGwqZz_1aBcDeFgHiJkLmNoPq")]
    public async Task A_token_that_went_astray_is_not_repeated(string command)
    {
        var said = await _desk.Run(command.Split(' '));
        Assert.Equal(RunBot.WrongSetting, said.Code);
        Assert.DoesNotContain("AAE4", said.Output + said.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_setting_stops_a_command_before_it_touches_anything()
    {
        var said = await _desk.Run("links", "--FieldBot:Nope=1");
        Assert.Equal((RunBot.WrongSetting, ""), (said.Code, said.Output));
        Assert.StartsWith("FieldBot:Nope：没有这个设置", Assert.Single(said.ErrorLines), StringComparison.Ordinal);
        Assert.False(Directory.Exists(_desk.DataFolder));
    }

    [Fact]
    public void The_bot_has_more_time_to_stop_than_it_takes()
    {
        Assert.True(CommandLine.Invocation(new([], TextWriter.Null, TextWriter.Null)).ProcessTerminationTimeout > RunBot.LongestStop);
    }

    private static IEnumerable<string> All(Command command, string path) =>
        command.Subcommands.SelectMany(c => All(c, $"{path} {c.Name}".Trim())).Prepend(path);

    private static (string Command, IReadOnlyList<string> Own) Described(string path)
    {
        Command at = new CommandTree([], TextWriter.Null, TextWriter.Null).Root();
        foreach (var name in path.Split(' ', StringSplitOptions.RemoveEmptyEntries)) at = at.Subcommands.Single(c => c.Name == name);
        var own = at.Arguments.Select(a => a.Description).Concat(at.Options.Where(o => o.Name is not ("--help" or "--version")).Select(o => o.Description)).Append(at.Description);
        return (at is RootCommand ? "links" : at.Name, [.. own.Select(d => d ?? "")]);
    }

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Han();
}
