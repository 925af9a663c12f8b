using SkiaSharp;

namespace FieldBot.Host.Pictures;

/// <summary>The same colours and patterns as in a chart, for what stands beside its name.</summary>
internal static class Samples
{
    public static Action<SKRect> Done(Card card) => box => card.Box(box, Palette.Done);

    public static Action<SKRect> Open(Card card) => box => Framed(card, box, Palette.OpenLight, Palette.Open, paint =>
    {
        for (var x = box.Left - box.Height; x < box.Right; x += 10) card.Canvas.DrawLine(x, box.Bottom, x + box.Height, box.Top, paint);
    });

    public static Action<SKRect> Came(Card card) => box => Framed(card, box, Palette.CameLight, Palette.Came, paint =>
    {
        paint.Style = SKPaintStyle.Fill;
        for (var x = box.Left + 5; x < box.Right; x += 10)
            for (var y = box.Top + 5; y < box.Bottom; y += 10) card.Canvas.DrawCircle(x, y, 2.5f, paint);
    });

    public static Action<SKRect> OpenLine(Card card) => box =>
    {
        card.Line(new(box.Left, box.MidY), new(box.Right, box.MidY), Palette.Open, 5);
        card.Box(new(box.MidX - 9, box.MidY - 9, box.MidX + 9, box.MidY + 9), Palette.Open);
    };

    private static void Framed(Card card, SKRect box, SKColor fill, SKColor edge, Action<SKPaint> pattern)
    {
        using var paint = new SKPaint { IsAntialias = true, Color = edge, Style = SKPaintStyle.Stroke, StrokeWidth = 3 };
        card.Box(box, fill);
        card.Canvas.Save();
        card.Canvas.ClipRect(box);
        pattern(paint);
        card.Canvas.Restore();
        (paint.Style, paint.StrokeWidth) = (SKPaintStyle.Stroke, 2);
        card.Canvas.DrawRect(box, paint);
    }
}
