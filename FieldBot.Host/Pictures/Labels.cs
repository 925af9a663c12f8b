namespace FieldBot.Host.Pictures;

internal static class Labels
{
    /// <summary>Below an axis, as many as have room, the last one always.</summary>
    public static void Across(Card card, IReadOnlyList<(float X, string Text)> labels, float baseline)
    {
        var wide = labels.Max(l => card.WidthOf(l.Text, Card.Small)) + 28;
        var every = labels.Count < 2 ? 1 : Math.Max(1, (int)MathF.Ceiling(wide / (labels[1].X - labels[0].X)));
        for (var i = labels.Count - 1; i >= 0; i -= every) card.Centred(labels[i].Text, labels[i].X, baseline, Card.Small, Palette.Quiet);
    }
}
