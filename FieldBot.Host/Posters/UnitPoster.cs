using FieldBot.Dialogs.Concerns;
using SkiaSharp;

namespace FieldBot.Host.Posters;

/// <summary>A unit's poster: whose it is, the one thing to know, the code, and how to go about it. Black on white, for any copier.</summary>
internal static class UnitPoster
{
    private const float Margin = 20 * PosterSheet.Millimetre, Wide = PosterSheet.Width - 2 * Margin;
    private const float Code = 80 * PosterSheet.Millimetre;

    /// <param name="link">What the code holds.</param>
    public static PosterSheet Draw(PosterFont font, PosterText text, string link) => new(canvas =>
    {
        Head(font, text, canvas);
        var call = TextBlock.Fit(font, text.Call, Wide, 172, 53, asWritten: true);
        call.Draw(canvas, Margin, 112 + (172 - call.Height) / 2, bold: 0.03f);
        QrPicture.Draw(canvas, link, new(PosterSheet.Width / 2, 428), Code, PosterSheet.Dot);
        var unit = TextBlock.Fit(font, text.Unit, Wide, 74, 25, 1.3f);
        unit.Draw(canvas, Margin, 568 + (74 - unit.Height) / 2, bold: 0.02f);
        Rule(canvas, 660, 28 * PosterSheet.Millimetre);
        var scan = TextBlock.Fit(font, text.Scan, Wide, 44, 23, 1.3f);
        scan.Draw(canvas, Margin, 676, bold: 0.02f);
        TextBlock.Fit(font, text.Account, Wide, 60, 16, 1.5f).Draw(canvas, Margin, 684 + scan.Height);
    });

    private static void Head(PosterFont font, PosterText text, SKCanvas canvas)
    {
        var organiser = TextBlock.Fit(font, text.Organiser, Wide, 44, 20);
        organiser.Draw(canvas, Margin, 50 + (44 - organiser.Height) / 2);
        Rule(canvas, 102, 28 * PosterSheet.Millimetre);
    }

    /// <summary>A short line in the middle that parts what belongs apart.</summary>
    public static void Rule(SKCanvas canvas, float y, float wide)
    {
        using var paint = new SKPaint { Color = SKColors.Black, IsAntialias = false };
        canvas.DrawRect((PosterSheet.Width - wide) / 2, y, wide, 2 * PosterSheet.Dot, paint);
    }
}
