using System.Collections.Immutable;
using FieldBot.Dialogs.Texts;

namespace FieldBot.Dialogs.Summaries.Pictures;

/// <summary>What a picture shows, every text of it ready in the reader's language: whoever paints it knows no language and no date.</summary>
public abstract record Picture
{
    private protected Picture()
    {
    }

    public required string Title { get; init; }

    /// <summary>Whose figures they are, and of which days.</summary>
    public required string About { get; init; }

    /// <summary>The same in sentences, for whoever cannot see it; at most 4,000 characters, without markup.</summary>
    public required string Alt { get; init; }

    /// <summary>What is said where there is nothing to draw; null: there is.</summary>
    public string? Nothing { get; init; }
}

/// <summary>A number, and how it is written.</summary>
public readonly record struct Amount(int Value, string Text)
{
    internal static Amount Of(int value, Wording words) => new(value, words.Number(value));
}

/// <summary>How what a picture shows is said in sentences.</summary>
internal static class PictureWords
{
    /// <summary>A name in a sentence: forty of them must fit into one message.</summary>
    public const int NameLength = 24;

    public static string Alt(this Wording words, string title, string about, IEnumerable<string> said)
    {
        var head = words.Plain("picture.alt", ("title", title), ("about", about));
        var (between, end, after) = words.Chinese ? ("；", "。", "") : ("; ", ".", " ");
        var sentences = string.Join(between, said);
        return head + after + sentences + (sentences.Length == 0 || sentences[^1] is '。' or '.' ? "" : end);
    }

    public static ImmutableArray<TOut> Each<TIn, TOut>(this IEnumerable<TIn> items, Func<TIn, TOut> made) => [.. items.Select(made)];
}
