using System.Text;
using SkiaSharp;

namespace FieldBot.Host.Pictures;

internal enum Side
{
    Left,
    Middle,
    Right,
}

/// <summary>The sheet that a picture is painted on, as wide as a phone shows it at three dots to one, and how text is set on it.</summary>
internal sealed class Card : IDisposable
{
    /// <summary>In dots. Telegram shows no more than 1280.</summary>
    public const int Width = 1080;

    /// <summary>What stays free on all sides.</summary>
    public const int Margin = 44;

    /// <summary>Letters: on a phone a third of it. Nothing is smaller than the last.</summary>
    public const float Heading = 54, Normal = 38, Small = 32;

    public const int Inner = Width - 2 * Margin;

    /// <summary>Below the heading, whatever stands there.</summary>
    public const int Top = 178;

    private readonly SKTypeface _face;
    private readonly SKSurface _surface;

    public Card(SKTypeface face, int height)
    {
        (_face, Height) = (face, height);
        _surface = SKSurface.Create(new SKImageInfo(Width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        Canvas.Clear(Palette.Card);
    }

    public int Height { get; }

    public SKCanvas Canvas => _surface.Canvas;

    public void Head(string title, string about, string? now = null)
    {
        var room = (float)Inner;
        if (now is not null)
        {
            Text(now, Width - Margin, 98, Heading, Palette.Done, Side.Right, bold: true);
            room -= WidthOf(now, Heading) + 30;
        }

        Text(title, Margin, 98, Heading, Palette.Ink, most: room, bold: true);
        Text(about, Margin, 150, Small, Palette.Quiet, most: Inner);
    }

    /// <summary>Said in the middle of what is left below the heading.</summary>
    public void Say(string nothing) => Text(nothing, Width / 2f, Top + (Height - Top) / 2f, Normal, Palette.Quiet, Side.Middle, Inner);

    /// <param name="x">Of its left, its middle or its right.</param>
    /// <param name="most">How wide it may be; what is longer ends with …</param>
    public void Text(string text, float x, float baseline, float size, SKColor colour, Side side = Side.Left, float most = float.MaxValue, bool bold = false)
    {
        using var font = Font(size);
        var shown = Cut(Shown(text), font, most);
        // From whole dots: the same word is the same dot for dot, which makes a small file.
        var left = MathF.Round(side switch { Side.Left => x, Side.Middle => x - font.MeasureText(shown) / 2, _ => x - font.MeasureText(shown) });
        baseline = MathF.Round(baseline);
        using var outline = font.GetTextPath(shown, new SKPoint(left, baseline));
        // Some contours of the font run the wrong way round: by the usual rule the holes of large letters would be filled in.
        outline.FillType = SKPathFillType.EvenOdd;
        using var ink = new SKPaint { IsAntialias = true, Color = colour };
        Canvas.DrawPath(outline, ink);
        if (!bold) return;
        // Only one weight is carried along: an edge makes it bolder.
        (ink.Style, ink.StrokeWidth, ink.StrokeJoin) = (SKPaintStyle.Stroke, size * 0.03f, SKStrokeJoin.Round);
        Canvas.DrawPath(outline, ink);
    }

    /// <summary>In the middle of this place, or as near to it as keeps the text on the card.</summary>
    public void Centred(string text, float x, float baseline, float size, SKColor colour, bool bold = false)
    {
        var half = WidthOf(text, size) / 2;
        Text(text, half > Inner / 2f ? Width / 2f : Math.Clamp(x, Margin + half, Width - Margin - half), baseline, size, colour, Side.Middle, Inner, bold);
    }

    public float WidthOf(string text, float size)
    {
        using var font = Font(size);
        return font.MeasureText(Shown(text));
    }

    /// <summary>A sample of each series beside its name, in one row; the width of a sample is its height twice.</summary>
    public void Legend(float baseline, params ReadOnlySpan<(Action<SKRect> Sample, string Name)> entries)
    {
        const float wide = 52, high = 30, gap = 14, between = 34;
        var all = (entries.Length - 1) * between;
        foreach (var (_, name) in entries) all += wide + gap + WidthOf(name, Small);
        // Each has what it takes; where that is too much, each has the same.
        var room = all <= Inner ? float.MaxValue : (Inner - (entries.Length - 1) * between) / entries.Length - wide - gap;
        var x = (float)Margin;
        foreach (var (sample, name) in entries)
        {
            sample(new(x, baseline - high + 3, x + wide, baseline + 3));
            Text(name, x + wide + gap, baseline, Small, Palette.Ink, most: room);
            x += wide + gap + Math.Min(room, WidthOf(name, Small)) + between;
        }
    }

    public void Box(SKRect box, SKColor colour, float round = 0)
    {
        using var paint = new SKPaint { IsAntialias = true, Color = colour };
        Canvas.DrawRoundRect(box, round, round, paint);
    }

    public void Line(SKPoint from, SKPoint to, SKColor colour, float thick, bool dashed = false)
    {
        using var dashes = dashed ? SKPathEffect.CreateDash([14, 10], 0) : null;
        using var paint = new SKPaint { IsAntialias = true, Color = colour, Style = SKPaintStyle.Stroke, StrokeWidth = thick, PathEffect = dashes };
        Canvas.DrawLine(from, to, paint);
    }

    /// <summary>With its edge, which keeps it apart from a chat of the same colour.</summary>
    public byte[] Png()
    {
        using (var edge = new SKPaint { Color = Palette.Border, Style = SKPaintStyle.Stroke, StrokeWidth = 4 })
            Canvas.DrawRect(2, 2, Width - 4, Height - 4, edge);
        using var pixels = _surface.PeekPixels();
        return IndexedPng.Write(pixels);
    }

    public void Dispose() => _surface.Dispose();

    private SKFont Font(float size) => new(_face, size) { Subpixel = true, LinearMetrics = true, Hinting = SKFontHinting.None, Edging = SKFontEdging.Antialias };

    /// <summary>What the font can show: a letter that it lacks is a question mark; anything else that it lacks, such as a smiley, is left out.</summary>
    private string Shown(string text)
    {
        if (_face.ContainsGlyphs(text)) return text;
        var shown = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (_face.ContainsGlyph(rune.Value)) shown.Append(rune);
            else if (Rune.IsLetterOrDigit(rune)) shown.Append('？');
            else if (Rune.IsWhiteSpace(rune)) shown.Append(' ');
        }

        return shown.ToString();
    }

    private static string Cut(string text, SKFont font, float most)
    {
        if (font.MeasureText(text) <= most) return text;
        var room = most - font.MeasureText("…");
        var (kept, wide) = (0, 0f);
        foreach (var rune in text.EnumerateRunes())
        {
            wide += font.MeasureText(rune.ToString());
            if (wide > room) break;
            kept += rune.Utf16SequenceLength;
        }

        return text[..kept].TrimEnd() + "…";
    }
}
