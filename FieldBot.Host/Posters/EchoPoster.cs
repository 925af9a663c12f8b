using System.Collections.Immutable;
using FieldBot.Dialogs.Concerns;
using SkiaSharp;

namespace FieldBot.Host.Posters;

/// <summary>A 回音 poster: what people brought up and what came of it this month; below it the way to speak up.</summary>
internal static class EchoPoster
{
    private const float Margin = 20 * PosterSheet.Millimetre, Wide = PosterSheet.Width - 2 * Margin;
    private const float Code = 70 * PosterSheet.Millimetre, Band = 264, BandTop = PosterSheet.Height - 32 - Band;
    private const float ListTop = 266, ListHeight = BandTop - ListTop - 24;

    /// <summary>From a line's number to its text, in parts of the size.</summary>
    private const float Indent = 1.6f;

    private const float Leading = 1.35f, Between = 0.55f, Largest = 21, Least = 5;

    /// <param name="link">What the code holds.</param>
    public static PosterSheet Draw(PosterFont font, EchoText text, string link) => new(canvas =>
    {
        Head(font, text, canvas);
        Lines(font, text.Lines, canvas);
        Invitation(font, text.Invitation, link, canvas);
    });

    private static void Head(PosterFont font, EchoText text, SKCanvas canvas)
    {
        TextBlock.Fit(font, text.Invitation.Organiser, Wide, 24, 16).Draw(canvas, Margin, 46);
        TextBlock.Fit(font, text.Title, Wide, 76, 58, 1.3f).Draw(canvas, Margin, 72, bold: 0.03f);
        TextBlock.Fit(font, text.About, Wide, 34, 24).Draw(canvas, Margin, 150);
        var unit = TextBlock.Fit(font, $"{text.Invitation.Unit} · {text.Month}", Wide, 50, 17, 1.3f);
        unit.Draw(canvas, Margin, 190 + (50 - unit.Height) / 2);
        UnitPoster.Rule(canvas, 250, Wide);
    }

    private static void Lines(PosterFont font, ImmutableArray<string> lines, SKCanvas canvas)
    {
        var (blocks, size) = Fitted(font, lines);
        var top = ListTop;
        for (var i = 0; i < blocks.Count; i++)
        {
            TextBlock.Fit(font, $"{i + 1}", size * Indent, size * 2, size, Leading).Draw(canvas, Margin, top, centred: false, bold: 0.03f);
            blocks[i].Draw(canvas, Margin + size * Indent, top, centred: false);
            top += blocks[i].Height + size * Between;
        }
    }

    /// <summary>All lines at one size: the largest at which they fit.</summary>
    private static (List<TextBlock> Blocks, float Size) Fitted(PosterFont font, ImmutableArray<string> lines)
    {
        for (var size = Largest; ; size -= 0.5f)
        {
            var blocks = lines.Select(l => TextBlock.Fit(font, l, Wide - size * Indent, float.MaxValue, size, Leading, even: false)).ToList();
            if (blocks.Sum(b => b.Height) + (blocks.Count - 1) * size * Between <= ListHeight || size <= Least) return (blocks, size);
        }
    }

    private static void Invitation(PosterFont font, PosterText text, string link, SKCanvas canvas)
    {
        UnitPoster.Rule(canvas, BandTop, Wide);
        QrPicture.Draw(canvas, link, new(Margin + Band / 2 - 18, BandTop + Band / 2), Code, PosterSheet.Dot);
        var left = Margin + Band - 18;
        var wide = PosterSheet.Width - Margin - left;
        var call = TextBlock.Fit(font, text.Call, wide, 110, 27, asWritten: true);
        var scan = TextBlock.Fit(font, text.Scan, wide, 44, 16, 1.4f, even: false);
        var account = TextBlock.Fit(font, text.Account, wide, 84, 12.5f, 1.5f, even: false);
        const float gap = 14;
        var top = BandTop + (Band - call.Height - scan.Height - account.Height - 2 * gap) / 2;
        call.Draw(canvas, left, top, centred: false, bold: 0.03f);
        scan.Draw(canvas, left, top + call.Height + gap, centred: false, bold: 0.02f);
        account.Draw(canvas, left, top + call.Height + scan.Height + 2 * gap, centred: false);
    }
}
