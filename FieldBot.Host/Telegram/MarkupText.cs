using System.Net;
using System.Text;

namespace FieldBot.Host.Telegram;

/// <summary>Telegram's HTML seen as what the reader sees: plain words, their length, and where they may be cut.</summary>
internal static class MarkupText
{
    public const int Most = 4096, MostOfCaption = 1024;

    /// <summary>Tags gone, entities decoded.</summary>
    public static string Plain(string html)
    {
        var text = new StringBuilder(html.Length);
        for (var i = 0; i < html.Length; i++)
        {
            if (html[i] == '<' && html.IndexOf('>', i) is > 0 and var end) i = end;
            else text.Append(html[i]);
        }

        return WebUtility.HtmlDecode(text.ToString());
    }

    /// <summary>Parts that each show at most <paramref name="most"/> UTF-16 units; tags open at a cut are closed and opened again.</summary>
    public static IReadOnlyList<string> Split(string html, int most = Most)
    {
        // What is shown is never longer than what is written.
        if (html.Length <= most || Plain(html).Length <= most) return [html];
        var parts = new List<string>();
        var open = new List<string>();
        for (var at = 0; at < html.Length;)
        {
            var part = new StringBuilder(string.Concat(open));
            at = Fill(html, at, most, part, open);
            for (var i = open.Count - 1; i >= 0; i--) part.Append("</").Append(NameOf(open[i])).Append('>');
            if (Plain(part.ToString()).Trim().Length > 0) parts.Add(part.ToString());
        }

        return parts;
    }

    /// <summary>Fills one part from <paramref name="start"/>, and says where the next begins: after a blank line, else a line, else a space, if there is one in the second half.</summary>
    private static int Fill(string html, int start, int most, StringBuilder part, List<string> open)
    {
        int shown = 0, i = start;
        (int At, int Length, string[] Open) block = default, line = default, word = default;
        while (i < html.Length)
        {
            if (html[i] == '<' && html.IndexOf('>', i) is > 0 and var end)
            {
                Follow(html[i..(end + 1)], open);
                part.Append(html, i, end + 1 - i);
                i = end + 1;
                continue;
            }

            var (length, units) = Next(html, i);
            if (shown + units > most)
            {
                var cut = block.At > 0 ? block : line.At > 0 ? line : word;
                if (cut.At == 0) return i;
                part.Length = cut.Length;
                open.Clear();
                open.AddRange(cut.Open);
                return cut.At;
            }

            part.Append(html, i, length);
            i += length;
            shown += units;
            if (shown < most / 2) continue;
            if (html[i - 1] == '\n' && i - 2 >= start && html[i - 2] == '\n') block = (i, part.Length, [.. open]);
            else if (html[i - 1] == '\n') line = (i, part.Length, [.. open]);
            else if (html[i - 1] == ' ') word = (i, part.Length, [.. open]);
        }

        return i;
    }

    /// <summary>The next thing that may not be cut: an entity, a surrogate pair, or one unit.</summary>
    private static (int Length, int Units) Next(string html, int i)
    {
        if (html[i] == '&' && html.IndexOf(';', i) is > 0 and var end && end - i <= 10) return (end + 1 - i, WebUtility.HtmlDecode(html[i..(end + 1)]).Length);
        return char.IsHighSurrogate(html[i]) && i + 1 < html.Length ? (2, 2) : (1, 1);
    }

    private static void Follow(string tag, List<string> open)
    {
        if (tag.StartsWith("</", StringComparison.Ordinal)) { if (open.Count > 0) open.RemoveAt(open.Count - 1); }
        else open.Add(tag);
    }

    private static string NameOf(string tag) => tag[1..tag.AsSpan().IndexOfAny(' ', '>')];
}
