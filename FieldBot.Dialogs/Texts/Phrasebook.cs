using System.Collections.Frozen;
using System.Reflection;
using System.Text;

namespace FieldBot.Dialogs.Texts;

/// <summary>The texts of one language: a Markdown file of <c>## key</c> headings, each followed by its text.</summary>
internal sealed class Phrasebook
{
    public const string Chinese = "zh-Hans";
    public const string English = "en";
    public static readonly string[] Languages = [Chinese, English];

    private static readonly FrozenDictionary<string, Phrasebook> Books =
        Languages.ToFrozenDictionary(l => l, l => new Phrasebook(Embedded(l)), StringComparer.Ordinal);

    private readonly FrozenDictionary<string, string> _texts;

    public Phrasebook(string markdown) => _texts = Parse(markdown).ToFrozenDictionary(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string> Texts => _texts;

    public string this[string key] => _texts.TryGetValue(key, out var text) ? text : throw new KeyNotFoundException($"no text for {key}");

    public static Phrasebook Of(string language) => Books[language];

    /// <summary>Telegram's zh, zh-CN, zh-hans and the like are Chinese; everything else reads English. Null: not told.</summary>
    public static string? FromTelegram(string? code) =>
        code is null ? null : code.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? Chinese : English;

    private static IEnumerable<KeyValuePair<string, string>> Parse(string markdown)
    {
        string? key = null;
        var text = new StringBuilder();
        foreach (var line in markdown.ReplaceLineEndings("\n").Split('\n'))
        {
            if (!line.StartsWith("## ", StringComparison.Ordinal)) { if (key is not null) text.Append(line).Append('\n'); continue; }
            if (key is not null) yield return new(key, text.ToString().Trim());
            key = line[3..].Trim();
            text.Clear();
        }

        if (key is not null) yield return new(key, text.ToString().Trim());
    }

    private static string Embedded(string language)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Texts/{language}.md")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
