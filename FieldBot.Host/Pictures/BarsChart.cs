using FieldBot.Dialogs.Summaries.Pictures;

namespace FieldBot.Host.Pictures;

internal static class BarsChart
{
    /// <summary>Of one bar; a few bars have more room each.</summary>
    private static int Step(BarsPicture picture) => picture.Bars.Length <= 12 ? 72 : 54;

    public static int Height(BarsPicture picture) => Math.Max(560, Card.Top + 20 + picture.Bars.Length * Step(picture) + 110);

    public static void Paint(Card card, BarsPicture picture)
    {
        var bars = picture.Bars;
        var names = Math.Min(330, bars.Max(b => card.WidthOf(b.Name, Card.Small)));
        var numbers = bars.Max(b => Math.Max(card.WidthOf(b.Open.Text, Card.Small), card.WidthOf(b.Solved.Text, Card.Small)));
        var left = Card.Margin + names + 22;
        var most = Math.Max(1, bars.Max(b => b.Open.Value + b.Solved.Value));
        // What does not fit on a bar stands right of it, both numbers at most.
        var right = Card.Width - Card.Margin - 2 * numbers - 60;
        using var chart = new Chart(card, new(left, Card.Top + 10, right, Card.Top + 10 + bars.Length * Step(picture)), 0, most, bars.Length - 0.5, -0.5);
        chart.Bars(bars.Select((b, i) => ((double)i, 0d, (double)b.Open.Value)), 0.7, Fill.Open, lying: true);
        chart.Bars(bars.Select((b, i) => ((double)i, (double)b.Open.Value, (double)(b.Open.Value + b.Solved.Value))), 0.7, Fill.Done, lying: true);
        chart.Paint();
        card.Line(new(left, Card.Top + 10), new(left, Card.Top + 10 + bars.Length * Step(picture)), Palette.Quiet, 2);
        card.Head(picture.Title, picture.About);
        for (var i = 0; i < bars.Length; i++)
        {
            var baseline = chart.Y(i) + Card.Small * 0.36f;
            card.Text(bars[i].Name, left - 18, baseline, Card.Small, Palette.Ink, Side.Right, names + 1);
            Numbers(card, chart, bars[i], left, baseline);
        }

        card.Legend(card.Height - 46, (Samples.Open(card), picture.Open), (Samples.Done(card), picture.Solved));
    }

    /// <summary>Each on its part of the bar where it has room, on a plate so that no stripe runs through it; else both right of it, in the same order.</summary>
    private static void Numbers(Card card, Chart chart, Bar bar, float left, float baseline)
    {
        if (bar.Instead is { } instead) { card.Text(instead, left + 16, baseline, Card.Small, Palette.Quiet, most: Card.Width - Card.Margin - left - 16); return; }
        var (open, end) = (chart.X(bar.Open.Value), chart.X(bar.Open.Value + bar.Solved.Value));
        var (openWide, solvedWide) = (card.WidthOf(bar.Open.Text, Card.Small), card.WidthOf(bar.Solved.Text, Card.Small));
        if ((bar.Open.Value > 0 && open - left < openWide + 32) || (bar.Solved.Value > 0 && end - open < solvedWide + 24))
        {
            // A small mark of the pattern tells which is which.
            card.Text($"{bar.Open.Text} + {bar.Solved.Text}", end + 14, baseline, Card.Small, Palette.Ink);
            return;
        }

        if (bar.Open.Value > 0) OnPlate(card, bar.Open.Text, (left + open) / 2, baseline, openWide);
        if (bar.Solved.Value > 0) card.Text(bar.Solved.Text, (open + end) / 2, baseline, Card.Small, Palette.Paper, Side.Middle, bold: true);
        if (bar.Open.Value + bar.Solved.Value == 0) card.Text(bar.Open.Text, left + 16, baseline, Card.Small, Palette.Quiet);
    }

    private static void OnPlate(Card card, string text, float x, float baseline, float wide)
    {
        card.Box(new(x - wide / 2 - 8, baseline - 30, x + wide / 2 + 8, baseline + 6), Palette.Card, 6);
        card.Text(text, x, baseline, Card.Small, Palette.Ink, Side.Middle, bold: true);
    }
}
