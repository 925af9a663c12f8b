using FieldBot.Dialogs.Summaries.Pictures;
using SkiaSharp;

namespace FieldBot.Host.Pictures;

internal static class StatusCard
{
    private const int Gap = 20, Strip = 250, Box = 180, Matter = 76;

    public static int Height(StatusPicture picture) => Bottom(picture) + 96 + picture.Matters.Length * Matter + 24;

    /// <summary>Of the numbers.</summary>
    private static int Bottom(StatusPicture picture) => Card.Top + Strip + picture.Numbers.Length / 2 * (Box + Gap);

    public static void Paint(Card card, StatusPicture picture)
    {
        card.Head(picture.Title, picture.About);
        First(card, picture);
        var wide = (Card.Inner - Gap) / 2f;
        for (var i = 1; i < picture.Numbers.Length; i++)
        {
            var (column, row) = ((i - 1) % 2, (i - 1) / 2);
            Number(card, picture.Numbers[i], SKRect.Create(Card.Margin + column * (wide + Gap), Card.Top + Strip + Gap + row * (Box + Gap), wide, Box), 64);
        }

        Matters(card, picture, Bottom(picture) + Gap);
    }

    /// <summary>The large one, with the days beside it.</summary>
    private static void First(Card card, StatusPicture picture)
    {
        var box = SKRect.Create(Card.Margin, Card.Top, Card.Inner, Strip);
        card.Box(box, Palette.Paper, 18);
        var wide = picture.Strip.IsEmpty ? box.Width : box.Width * 0.45f;
        Number(card, picture.Numbers[0], SKRect.Create(box.Left, box.Top + 16, wide, box.Height - 32), 84);
        if (!picture.Strip.IsEmpty) Days(card, picture, new(box.Left + wide + 20, box.Top + 60, box.Right - 28, box.Bottom - 56));
    }

    private static void Number(Card card, Figure figure, SKRect box, float size)
    {
        card.Box(box, Palette.Paper, 18);
        var (left, room) = (box.Left + 26, box.Width - 52);
        card.Text(figure.Label, left, box.Top + 46, Card.Small, Palette.Quiet, most: room);
        var baseline = box.Top + 57 + size * 0.88f;
        var fitted = size;
        var of = figure.Of is null ? "" : $"/{figure.Of}";
        while (fitted > Card.Normal && card.WidthOf(figure.Value, fitted) + card.WidthOf(of, fitted * 0.6f) + 12 > room) fitted -= 2;
        card.Text(figure.Value, left, baseline, fitted, Palette.Ink, most: room, bold: true);
        card.Text(of, left + card.WidthOf(figure.Value, fitted) + 6, baseline, fitted * 0.6f, Palette.Quiet);
        if (figure.Note is { } note) card.Text(note, left, box.Bottom - 17, Card.Small, Palette.Quiet, most: room);
    }

    private static void Days(Card card, StatusPicture picture, SKRect area)
    {
        var days = picture.Strip;
        var most = Math.Max(picture.Target.Value, days.Max(d => d.Visited.Value));
        float Y(int value) => area.Bottom - area.Height * value / most;
        // The first and the last day are named below: few bars are so wide that their names stand beside each other.
        var named = card.WidthOf(days[0].Label, Card.Small) + (days.Length > 1 ? card.WidthOf(days[^1].Label, Card.Small) + 24 : 0);
        var step = Math.Min(Math.Max(90, named / days.Length), area.Width / days.Length);
        var left = area.Right - step * days.Length;
        card.Line(new(left, Y(picture.Target.Value)), new(area.Right, Y(picture.Target.Value)), Palette.Quiet, 3, dashed: true);
        card.Line(new(left, area.Bottom), new(area.Right, area.Bottom), Palette.Border, 2);
        var all = days.Max(d => card.WidthOf(d.Visited.Text, Card.Small)) + 8 < step;
        for (var i = 0; i < days.Length; i++)
        {
            var x = left + (i + 0.5f) * step;
            card.Box(new(x - step * 0.36f, Y(days[i].Visited.Value), x + step * 0.36f, area.Bottom), Palette.Done);
            if (!all && i != days.Length - 1) continue;
            var (number, y) = (days[i].Visited.Text, Y(days[i].Visited.Value) - 10);
            var half = card.WidthOf(number, Card.Small) / 2;
            var middle = all ? x : area.Right - half;
            // On paper, so that the line that is to be reached does not run through it.
            card.Box(new(middle - half - 2, y - 27, middle + half + 2, y + 3), Palette.Paper);
            card.Text(number, middle, y, Card.Small, Palette.Ink, Side.Middle);
        }

        card.Text(days[0].Label, left, area.Bottom + 40, Card.Small, Palette.Quiet, most: area.Width / 2 - 8);
        if (days.Length > 1) card.Text(days[^1].Label, area.Right, area.Bottom + 40, Card.Small, Palette.Quiet, Side.Right, area.Width / 2 - 8);
    }

    private static void Matters(Card card, StatusPicture picture, float top)
    {
        card.Text(picture.Attention, Card.Margin, top + 54, Card.Normal, Palette.Ink, bold: true);
        for (var i = 0; i < picture.Matters.Length; i++)
        {
            var y = top + 124 + i * Matter;
            if (!picture.Calm) Warning(card, new(Card.Margin + 22, y - 12));
            card.Text(picture.Matters[i], Card.Margin + (picture.Calm ? 0 : 62), y, Card.Normal, picture.Calm ? Palette.Quiet : Palette.Ink, most: Card.Inner - (picture.Calm ? 0 : 62));
        }
    }

    private static void Warning(Card card, SKPoint at)
    {
        using var disc = new SKPaint { IsAntialias = true, Color = Palette.Late };
        card.Canvas.DrawCircle(at, 22, disc);
        card.Line(new(at.X, at.Y - 12), new(at.X, at.Y + 4), Palette.Paper, 5);
        card.Box(new(at.X - 2.5f, at.Y + 8, at.X + 2.5f, at.Y + 13), Palette.Paper);
    }
}
