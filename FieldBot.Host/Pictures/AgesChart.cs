using FieldBot.Dialogs.Summaries.Pictures;

namespace FieldBot.Host.Pictures;

internal static class AgesChart
{
    public const int Height = 860;

    public static void Paint(Card card, AgesPicture picture)
    {
        var ages = picture.Ages;
        var most = Math.Max(1, ages.Max(a => a.Count.Value));
        using var chart = new Chart(card, new(Card.Margin, Card.Top + 70, Card.Width - Card.Margin, Height - 110), -0.5, ages.Length - 0.5, 0, most);
        chart.Levels([0]);
        chart.Bars(ages.Select((a, i) => ((double)i, 0d, (double)a.Count.Value)), 0.66, Fill.Open);
        chart.Paint();
        card.Head(picture.Title, picture.About);
        var room = (float)Card.Inner / ages.Length - 10;
        for (var i = 0; i < ages.Length; i++)
        {
            card.Text(ages[i].Count.Text, chart.X(i), chart.Y(ages[i].Count.Value) - 18, Card.Normal, Palette.Ink, Side.Middle, room, bold: true);
            card.Text(ages[i].Label, chart.X(i), Height - 56, Card.Small, Palette.Quiet, Side.Middle, room);
        }
    }
}
