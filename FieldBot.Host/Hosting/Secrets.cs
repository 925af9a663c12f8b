using System.Text.RegularExpressions;

namespace FieldBot.Host.Hosting;

/// <summary>What is printed of things that people typed: a bot's token may stand anywhere in them.</summary>
internal static partial class Secrets
{
    public const string Hidden = "(not shown)";

    public static string Hide(string text) => UserInfo().Replace(Token().Replace(text, Hidden), "//" + Hidden + "@");

    [GeneratedRegex("[0-9]+(:|%3A)[A-Za-z0-9_-]{20,}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();

    [GeneratedRegex("//[^/@\\s]*@", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex UserInfo();
}
