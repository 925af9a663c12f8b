using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using FieldBot.Dialogs.Texts;

namespace FieldBot.Dialogs.Summaries.Questions;

/// <summary>The rows that every programme has: 说法,意思 a line, without quotes.</summary>
internal static class BuiltInAsks
{
    public static readonly ImmutableArray<Ask> Chinese = Read(Phrasebook.Chinese), English = Read(Phrasebook.English), All = [.. Chinese, .. English];

    private static ImmutableArray<Ask> Read(string language)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Questions/asks.{language}.csv")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return [.. reader.ReadToEnd().ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(Of)];
    }

    private static Ask Of(string line) => line.Split(',') is [var text, var meaning] && Meanings.Read(meaning) is { } read ? new(text.Trim(), read)
        : throw new InvalidDataException($"not a row of the built-in questions: {line}");
}
