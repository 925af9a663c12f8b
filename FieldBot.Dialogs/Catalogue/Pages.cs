using System.Collections.Immutable;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>Lists that are turned page by page and keep their place.</summary>
internal static class Pages
{
    public const int Size = 8;

    public static int Of(int count, int size = Size) => Math.Max(1, (count + size - 1) / size);

    /// <summary>A page that exists.</summary>
    public static int Clamp(int page, int count, int size = Size) => Math.Clamp(page, 0, Of(count, size) - 1);

    /// <summary>上一页, 2/5, 下一页; no row at all when there is one page.</summary>
    public static IEnumerable<ImmutableArray<Button>> Turning(Talk talk, int page, int pages, Func<int, string> data)
    {
        if (pages < 2) yield break;
        var row = ImmutableArray.CreateBuilder<Button>();
        if (page > 0) row.Add(new(talk.Words.Plain("button.previous"), data(page - 1)));
        row.Add(new(talk.Words.Plain("button.page", ("page", page + 1), ("pages", pages)), data(page)));
        if (page + 1 < pages) row.Add(new(talk.Words.Plain("button.next"), data(page + 1)));
        yield return row.ToImmutable();
    }
}
