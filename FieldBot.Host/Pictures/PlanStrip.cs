using FieldBot.Dialogs.Summaries.Pictures;
using SkiaSharp;

namespace FieldBot.Host.Pictures;

/// <summary>A row for each group, a cell for each week; a sign in each cell says the same as its colour.</summary>
internal static class PlanStrip
{
    private const int WeeksHigh = 60;

    private static int Step(PlanPicture picture) => picture.Rows.Length <= 12 ? 66 : 52;

    public static int Height(PlanPicture picture) => Math.Max(560, Card.Top + WeeksHigh + picture.Rows.Length * Step(picture) + 120);

    public static void Paint(Card card, PlanPicture picture)
    {
        card.Head(picture.Title, picture.About);
        var names = Math.Min(240, picture.Rows.Max(r => card.WidthOf(r.Name, Card.Small)));
        var done = picture.Rows.Max(r => card.WidthOf(r.Done, Card.Small));
        // Whole dots: cells that are the same dot for dot make a small file.
        var left = MathF.Ceiling(Card.Margin + names + 20);
        var step = MathF.Floor(Math.Min(120, (Card.Width - Card.Margin - done - 20 - left) / picture.Weeks.Length));
        var top = Card.Top + WeeksHigh;
        var high = Step(picture);
        if (picture.Now is { } now) card.Box(new(left + now * step, Card.Top - 2, left + (now + 1) * step, top + picture.Rows.Length * high + 6), Palette.Band, 10);
        Labels.Across(card, picture.Weeks.Select((w, i) => (left + (i + 0.5f) * step, w)).ToList(), Card.Top + 38);
        for (var row = 0; row < picture.Rows.Length; row++)
        {
            var (y, line) = (top + row * high, picture.Rows[row]);
            var baseline = y + high / 2f + Card.Small * 0.36f;
            card.Text(line.Name, Card.Margin, baseline, Card.Small, Palette.Ink, most: names + 1);
            card.Text(line.Done, Card.Width - Card.Margin, baseline, Card.Small, Palette.Ink, Side.Right);
            for (var week = 0; week < line.Cells.Length; week++)
                Sign(card, new(left + week * step + 3, y + 3, left + (week + 1) * step - 3, y + high - 3), line.Cells[week]);
        }

        card.Legend(card.Height - 46, Entry(card, PlanSign.Done, picture.Done), Entry(card, PlanSign.Due, picture.Due), Entry(card, PlanSign.Late, picture.Late), Entry(card, PlanSign.Ahead, picture.Ahead));
    }

    private static (Action<SKRect> Sample, string Name) Entry(Card card, PlanSign sign, string name) => (box => Sign(card, new(box.Left, box.Top - 4, box.Right, box.Bottom + 4), sign), name);

    private static void Sign(Card card, SKRect cell, PlanSign sign)
    {
        using var mark = new SKPaint { IsAntialias = true, Color = Palette.Paper, Style = SKPaintStyle.Stroke, StrokeWidth = 5, StrokeCap = SKStrokeCap.Round, StrokeJoin = SKStrokeJoin.Round };
        using var dot = new SKPaint { IsAntialias = true, Color = Palette.Ink };
        var (x, y) = (MathF.Floor(cell.MidX), MathF.Floor(cell.MidY));
        switch (sign)
        {
            case PlanSign.Done:
                card.Box(cell, Palette.Done, 8);
                card.Canvas.DrawLine(x - 12, y + 1, x - 4, y + 9, mark);
                card.Canvas.DrawLine(x - 4, y + 9, x + 12, y - 9, mark);
                break;
            case PlanSign.Due:
                card.Box(cell, Palette.OpenLight, 8);
                card.Canvas.DrawCircle(x, y, 10, dot);
                break;
            case PlanSign.Late:
                card.Box(cell, Palette.Late, 8);
                card.Canvas.DrawLine(x, y - 13, x, y + 3, mark);
                card.Canvas.DrawLine(x, y + 12, x, y + 13, mark);
                break;
            case PlanSign.Ahead:
                card.Box(cell, Palette.Grid, 8);
                card.Canvas.DrawCircle(x, y, 5, dot);
                break;
        }
    }
}
