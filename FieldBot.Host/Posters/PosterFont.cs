using System.Text;
using SkiaSharp;

namespace FieldBot.Host.Posters;

/// <summary>
/// The typeface of the posters, opened for the work and closed after it. One weight serves for all; what shall stand out is drawn with a thicker line.
/// </summary>
internal sealed class PosterFont : IDisposable
{
    /// <summary>Above and below the baseline, in parts of the size: what Chinese characters take, not what the font leaves for rare marks.</summary>
    public const float Ascent = 0.88f, Descent = 0.12f;

    /// <summary>Widths are measured at this size and grow with it.</summary>
    private const float Measured = 1000;

    /// <summary>Outlines that are remembered: those of a few dozen posters.</summary>
    private const int Kept = 2000;

    private readonly SKTypeface _face;
    private readonly SKFont _font;
    private readonly Dictionary<Rune, float> _widths = [];
    private readonly Dictionary<(Rune, int), SKPath> _outlines = [];

    private PosterFont(SKTypeface face)
    {
        _face = face;
        _font = new(face, Measured) { Hinting = SKFontHinting.None, Subpixel = true, LinearMetrics = true };
    }

    public static PosterFont Open() => new(CarriedFont.Open());

    public float Width(ReadOnlySpan<char> text, float size)
    {
        var width = 0f;
        foreach (var rune in text.EnumerateRunes()) width += WidthOf(rune);
        return width * size / Measured;
    }

    /// <summary>Draws the outlines of the text, its baseline beginning at this point: a file that has them needs no font.</summary>
    /// <param name="bold">How much thicker, in parts of the size.</param>
    public void Draw(SKCanvas canvas, string text, float size, float x, float baseline, float bold)
    {
        // A twentieth of a point is finer than any printer's dot; whole numbers of it make a small file.
        var units = (int)Math.Clamp(MathF.Round(size * 20), 100, Measured);
        using var fill = new SKPaint { IsAntialias = true, Color = SKColors.Black };
        using var edge = new SKPaint { IsAntialias = true, Color = SKColors.Black, Style = SKPaintStyle.Stroke, StrokeWidth = bold * units, StrokeJoin = SKStrokeJoin.Round };
        // One character after the other, each from its own beginning: one that comes again looks the same to whatever packs the file.
        foreach (var rune in text.EnumerateRunes())
        {
            var outline = OutlineOf(rune, units);
            canvas.Save();
            canvas.Translate(x, baseline);
            canvas.Scale(size / units);
            canvas.DrawPath(outline, fill);
            if (bold > 0) canvas.DrawPath(outline, edge);
            canvas.Restore();
            x += WidthOf(rune) * size / Measured;
        }
    }

    private SKPath OutlineOf(Rune rune, int units)
    {
        if (_outlines.TryGetValue((rune, units), out var outline)) return outline;
        if (_outlines.Count == Kept) Forget();
        return _outlines[(rune, units)] = Outline(rune.ToString(), units);
    }

    /// <summary>
    /// In whole units. Some two thousand characters of the font (可, 昭, 何) have an inner contour that runs the wrong way round, so that by the
    /// usual rule their holes are filled in; none has contours that overlap, so that by the rule of even and odd all of them are right.
    /// </summary>
    private SKPath Outline(string character, int units)
    {
        using var curves = _font.GetTextPath(character, new SKPoint(0, 0));
        var outline = new SKPath { FillType = SKPathFillType.EvenOdd };
        var points = new SKPoint[4];
        using var walk = curves.CreateRawIterator();
        for (var verb = walk.Next(points); verb != SKPathVerb.Done; verb = walk.Next(points))
            switch (verb)
            {
                case SKPathVerb.Move: outline.MoveTo(Whole(points[0])); break;
                case SKPathVerb.Line: outline.LineTo(Whole(points[1])); break;
                // PDF knows cubic curves only: better converted here, in whole numbers, than there in fractions.
                case SKPathVerb.Quad: outline.CubicTo(Whole(Third(points[0], points[1])), Whole(Third(points[2], points[1])), Whole(points[2])); break;
                case SKPathVerb.Cubic: outline.CubicTo(Whole(points[1]), Whole(points[2]), Whole(points[3])); break;
                case SKPathVerb.Close: outline.Close(); break;
                default: throw new InvalidOperationException($"an outline with a {verb}");
            }

        return outline;

        SKPoint Whole(SKPoint p) => new(MathF.Round(p.X * units / Measured), MathF.Round(p.Y * units / Measured));
    }

    private static SKPoint Third(SKPoint end, SKPoint control) => new(end.X + (control.X - end.X) * 2 / 3, end.Y + (control.Y - end.Y) * 2 / 3);

    /// <summary>Whether the font can show it.</summary>
    public bool Has(Rune rune) => _face.ContainsGlyph(rune.Value);

    public void Dispose()
    {
        Forget();
        _font.Dispose();
        _face.Dispose();
    }

    private void Forget()
    {
        foreach (var outline in _outlines.Values) outline.Dispose();
        _outlines.Clear();
    }

    private float WidthOf(Rune rune)
    {
        if (!_widths.TryGetValue(rune, out var width)) _widths[rune] = width = _font.MeasureText(rune.ToString());
        return width;
    }
}
