using SkiaSharp;

namespace FieldBot.Host.Posters;

/// <summary>Text that was fitted into a box: as large as it may be, smaller where it is long, never cut.</summary>
internal sealed class TextBlock
{
    /// <summary>Below this nobody reads it any more, but it is all there.</summary>
    private const float Least = 4;

    private readonly PosterFont _font;
    private readonly IReadOnlyList<string> _lines;
    private readonly float _size, _leading, _width;

    private TextBlock(PosterFont font, IReadOnlyList<string> lines, float size, float leading, float width) => (_font, _lines, _size, _leading, _width) = (font, lines, size, leading, width);

    public float Height => _lines.Count * _size * _leading;

    public float Size => _size;

    public IReadOnlyList<string> Lines => _lines;

    /// <param name="largest">The size it has where there is room.</param>
    /// <param name="even">Lines of the same length, for a few lines in the middle; else as full as they get.</param>
    /// <param name="asWritten">Its lines are those that it has: it is smaller rather than broken once more.</param>
    public static TextBlock Fit(PosterFont font, string text, float width, float height, float largest, float leading = 1.35f, bool even = true, bool asWritten = false)
    {
        for (var size = largest; ; size -= 0.5f)
        {
            var breaks = new LineBreaks(t => font.Width(t, size));
            var (lines, torn) = even ? breaks.Even(text, width) : breaks.Full(text, width);
            // A word is torn, and a line broken that should not be, only where half the size does not help either.
            var bad = torn || asWritten && lines.Count > text.Count(c => c == '\n') + 1;
            if ((lines.Count * size * leading <= height && (!bad || size <= largest / 2)) || size <= Least) return new(font, lines, size, leading, width);
        }
    }

    /// <param name="centred">In the middle of the box, else at its left.</param>
    /// <param name="bold">How much thicker, in parts of the size.</param>
    public void Draw(SKCanvas canvas, float x, float top, bool centred = true, float bold = 0)
    {
        for (var i = 0; i < _lines.Count; i++)
        {
            var left = centred ? x + (_width - Seen(_lines[i])) / 2 : x;
            var baseline = top + i * _size * _leading + _size * ((_leading - 1) / 2 + PosterFont.Ascent);
            _font.Draw(canvas, _lines[i], _size, left, baseline, bold);
        }
    }

    /// <summary>A closing mark fills half of its square at most: what stands in the middle is what one sees.</summary>
    private float Seen(string line) => _font.Width(line, _size) - (line.Length > 0 && "，。；：、".Contains(line[^1], StringComparison.Ordinal) ? _size / 2 : 0);
}
