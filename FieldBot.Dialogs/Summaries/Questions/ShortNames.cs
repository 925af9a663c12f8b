using System.Text.RegularExpressions;
using FieldBot.Dialogs.Reading;

namespace FieldBot.Dialogs.Summaries.Questions;

/// <summary>What people call a place beside its whole name: 昭化 for 昭化区, 亭子湖项目 for a unit of a long name.</summary>
internal static partial class ShortNames
{
    private static readonly string[] Endings = ["总工会", "工会", "委员会", "园区", "新区", "自治县", "区", "县", "市", "镇", "乡", "街道"];

    /// <summary>Half-width, lower case, single spaces: as the question is read.</summary>
    public static string Plain(string name) => Spaces().Replace(Characters.Plain(name).Replace('\u2019', '\''), " ");

    public static IEnumerable<string> Of(string name)
    {
        var whole = Plain(name);
        foreach (var form in new[] { whole, InBrackets().Replace(whole, ""), whole.Replace("(", "", StringComparison.Ordinal).Replace(")", "", StringComparison.Ordinal) }.Distinct(StringComparer.Ordinal))
            for (var rest = form; rest.Length >= 2; rest = Shorter(rest)) yield return rest;
    }

    /// <summary>Names of a unit: also without its area's.</summary>
    public static IEnumerable<string> Of(string name, string? area)
    {
        var whole = Plain(name);
        var cores = new List<string> { whole };
        if (area is not null) cores.AddRange(Of(area).Where(a => whole.StartsWith(a, StringComparison.Ordinal) && whole.Length >= a.Length + 2).Select(a => whole[a.Length..]));
        return cores.SelectMany(c => new[] { c, c.EndsWith("工会", StringComparison.Ordinal) ? c[..^2] : c }).Where(c => c.Length >= 2).Distinct(StringComparer.Ordinal);
    }

    /// <summary>The number in a group's name: 3 of 第3蹲点工作组.</summary>
    public static int? NumberOf(string name) => GroupNumber().Match(Plain(name)) is { Success: true } match && Numeral.TryRead(match.Groups["n"].Value, out var n) && n is > 0 and < 10_000 ? (int)n : null;

    private static string Shorter(string name) => Endings.FirstOrDefault(e => name.EndsWith(e, StringComparison.Ordinal)) is { } ending ? name[..^ending.Length] : "";

    [GeneratedRegex(" +", RegexOptions.CultureInvariant, 1000)] private static partial Regex Spaces();
    [GeneratedRegex(@"\([^()]*\)", RegexOptions.CultureInvariant, 1000)] private static partial Regex InBrackets();
    [GeneratedRegex("(?:第|^|[^0-9])(?<n>[0-9]{1,4}|[一二三四五六七八九十百]{1,4})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)] private static partial Regex GroupNumber();
}
