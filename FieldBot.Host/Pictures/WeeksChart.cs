using FieldBot.Dialogs.Summaries.Pictures;
using ScottPlot;

namespace FieldBot.Host.Pictures;

internal static class WeeksChart
{
    public const int Height = 1080;

    private const double Wide = 0.36;

    /// <summary>What is open stands above, in a field of its own: its numbers never meet those of the bars.</summary>
    public static void Paint(Card card, WeeksPicture picture)
    {
        var weeks = picture.Weeks;
        var (left, right) = (Card.Margin + 4, Card.Width - Card.Margin - 4);
        var bars = weeks.Max(w => Math.Max(w.Registered.Value, w.Solved.Value));
        var open = weeks.Max(w => w.Open.Value);
        // Both on one scale of heights: the line takes the upper third.
        const double fieldTop = 100, lineFrom = 70, lineTo = 92, barTo = 52;
        double Bar(int value) => value * barTo / Math.Max(1, bars);
        double Line(int value) => lineFrom + value * (lineTo - lineFrom) / Math.Max(1, open);
        var room = (float)(right - left) / weeks.Length;
        var longest = weeks.Max(w => card.WidthOf(w.Open.Text, Card.Small));
        // Numbers that are too long for their column lie along it.
        var above = longest > room - 6 ? longest : 20;
        using var chart = new Chart(card, new(left, Card.Top + above, right, Height - 180), -0.5, weeks.Length - 0.5, 0, fieldTop);
        chart.Levels([0]);
        chart.Bars(weeks.Select((w, i) => (i - 0.2, 0d, Bar(w.Registered.Value))), Wide, Fill.Came);
        chart.Bars(weeks.Select((w, i) => (i + 0.2, 0d, Bar(w.Solved.Value))), Wide, Fill.Done);
        chart.Line([.. weeks.Select((_, i) => (double)i)], [.. weeks.Select(w => Line(w.Open.Value))], Palette.Open, 6, MarkerShape.FilledSquare, 18, filled: false);
        chart.Paint();
        card.Head(picture.Title, picture.About);
        for (var i = 0; i < weeks.Length; i++)
        {
            Number(card, weeks[i].Open.Text, chart.X(i), chart.Y(Line(weeks[i].Open.Value)) - 24, longest > room - 6 ? 0 : room);
            Number(card, weeks[i].Registered.Text, chart.X(i - 0.2), chart.Y(Bar(weeks[i].Registered.Value)) - 12, room * 0.42f);
            Number(card, weeks[i].Solved.Text, chart.X(i + 0.2), chart.Y(Bar(weeks[i].Solved.Value)) - 12, room * 0.42f);
        }

        Labels.Across(card, weeks.Select((w, i) => (chart.X(i), w.Label)).ToList(), Height - 128);
        card.Legend(Height - 52, (Samples.Came(card), picture.Registered), (Samples.Done(card), picture.Solved), (Samples.OpenLine(card), picture.Open));
    }

    /// <summary>Upright where it is short enough, else along its bar.</summary>
    private static void Number(Card card, string number, float x, float y, float room)
    {
        if (card.WidthOf(number, Card.Small) <= room) { card.Text(number, x, y, Card.Small, Palette.Ink, Side.Middle); return; }
        card.Canvas.Save();
        card.Canvas.RotateDegrees(-90, x, y);
        card.Text(number, x + 2, y + Card.Small * 0.36f, Card.Small, Palette.Ink);
        card.Canvas.Restore();
    }
}
