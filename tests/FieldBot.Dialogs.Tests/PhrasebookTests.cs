using System.Text.RegularExpressions;
using FieldBot.Dialogs.Issues;
using FieldBot.Dialogs.Tests.Fixtures;
using FieldBot.Dialogs.Texts;

namespace FieldBot.Dialogs.Tests;

public partial class PhrasebookTests
{
    private static readonly IReadOnlyDictionary<string, string> Chinese = Phrasebook.Of("zh-Hans").Texts, English = Phrasebook.Of("en").Texts;

    [Fact]
    public void Both_languages_have_the_same_keys() => Assert.Equal(Chinese.Keys.Order(StringComparer.Ordinal), English.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Both_languages_fill_in_the_same_values() =>
        Assert.All(Chinese, text => Assert.Equal(Places(text.Value), Places(English[text.Key])));

    [Fact]
    public void Every_text_is_well_formed_and_short_enough() => Assert.All(Chinese.Concat(English), text =>
    {
        var plain = text.Value.Length == 0 ? "" : Screen.Plain(text.Value);
        Assert.InRange(plain.Length, 0, text.Key.EndsWith(".toast", StringComparison.Ordinal) ? 200 : text.Key.StartsWith("button.", StringComparison.Ordinal) ? 40 : 1500);
    });

    /// <summary>Every key is named in the code, whole or as the beginning of a key that is put together.</summary>
    [Fact]
    public void No_text_is_unused()
    {
        var code = string.Join('\n', Directory.GetFiles(Path.Combine(Sample.Root(), "FieldBot.Dialogs"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
        var named = Literal().Matches(code).Select(m => m.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        Assert.All(Chinese.Keys, key => Assert.True(named.Contains(key) || named.Any(n => n.EndsWith('.') && key.StartsWith(n, StringComparison.Ordinal)), key));
    }

    /// <summary>Every key that the code names is there: the other half of the above.</summary>
    [Fact]
    public void No_text_is_missing()
    {
        var code = string.Join('\n', Directory.GetFiles(Path.Combine(Sample.Root(), "FieldBot.Dialogs"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
        Assert.All(Said().Matches(code).Select(m => m.Groups[1].Value).Where(k => !k.EndsWith('.')), key => Assert.Contains(key, Chinese.Keys));
    }

    /// <summary>Keys that are put together from what may happen: each of them is there.</summary>
    [Fact]
    public void Every_move_state_and_ending_has_its_words()
    {
        var lines = AuditLine().Matches(File.ReadAllText(Path.Combine(Sample.Root(), "FieldBot.Dialogs", "Records", "AuditTrail.cs"))).Select(m => m.Groups[1].Value);
        Assert.All(lines, word => Assert.Contains($"trail.{word}", Chinese.Keys));
        Assert.All(Enum.GetNames<IssueMove>().SelectMany(m => new[] { $"trail.move-{m}", $"issue.move.{m}", $"issue.entry.{m}" }), key => Assert.Contains(key, Chinese.Keys));
        Assert.All(Enum.GetNames<IssueState>().Except([nameof(IssueState.Open)]).Select(s => $"issue.state.{s}"), key => Assert.Contains(key, Chinese.Keys));
        Assert.All(Enum.GetNames<Ending>().Select(e => $"issue.ending.{e}").Concat(Enum.GetNames<Satisfaction>().Select(s => $"issue.satisfaction.{s}")), key => Assert.Contains(key, Chinese.Keys));
    }

    private static IEnumerable<string> Places(string text) => Place().Matches(text).Select(m => m.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{[a-z]+\}")]
    private static partial Regex Place();

    [GeneratedRegex("\"([a-z]+(?:[.-][a-zA-Z-]+)*\\.?)(?:\"|\\{)")]
    private static partial Regex Literal();

    [GeneratedRegex("=> \\(\"([a-z-]+)\",")]
    private static partial Regex AuditLine();

    [GeneratedRegex("(?:Say|Plain)\\(\"([a-z][a-zA-Z.-]*)\"")]
    private static partial Regex Said();
}
