using FieldBot.Dialogs.Summaries.Pictures;
using ScottPlot;

namespace FieldBot.Host.Pictures;

internal static class CoverageChart
{
    /// <summary>More days than these have no number each.</summary>
    private const int Numbered = 14;

    public const int Height = 860;

    public static void Paint(Card card, CoveragePicture picture)
    {
        var days = picture.Days;
        var most = Math.Max(picture.Target.Value, days.Max(d => d.Visited.Value));
        // Room for the marks of the first day and of the last.
        var edge = Math.Max(1, days.Length - 1) * 0.02;
        using var chart = new Chart(card, new(Card.Margin + 40, Card.Top + 70, Card.Width - Card.Margin - 50, Height - 110), -edge, Math.Max(1, days.Length - 1) + edge, 0, most * 1.06);
        chart.Levels([0]);
        chart.Target(picture.Target.Value);
        chart.Line([.. days.Select((_, i) => (double)i)], [.. days.Select(d => (double)d.Visited.Value)], Palette.Done, 7, days.Length > Numbered * 3 ? MarkerShape.None : MarkerShape.FilledCircle, 18, filled: true);
        chart.Paint();
        card.Head(picture.Title, picture.About, picture.Now);
        card.Text(picture.TargetLabel, Card.Width - Card.Margin, chart.Y(picture.Target.Value) - 18, Card.Small, Palette.Quiet, Side.Right);
        Numbers(card, chart, picture);
        Labels.Across(card, days.Select((d, i) => (chart.X(i), d.Label)).ToList(), Height - 56);
    }

    /// <summary>Below the line where one above would meet the target's.</summary>
    private static void Numbers(Card card, Chart chart, CoveragePicture picture)
    {
        var days = picture.Days;
        for (var i = 0; i < days.Length; i++)
        {
            if (days.Length > Numbered && i != days.Length - 1 && i != 0) continue;
            var y = chart.Y(days[i].Visited.Value);
            var crowded = y - chart.Y(picture.Target.Value) is > -80 and < 80;
            var low = crowded && chart.Y(0) - y > 80;
            card.Centred(days[i].Visited.Text, chart.X(i), low ? y + 54 : y - 26, Card.Normal, Palette.Ink, bold: true);
        }
    }
}
