using FieldBot.Dialogs.Summaries.Pictures;
using FieldBot.Host.Posters;
using SkiaSharp;

namespace FieldBot.Host.Pictures;

/// <summary>
/// Paints pictures, one after the other, from any thread. Nothing is loaded before the first; from then on its typeface takes some 10 MB
/// until it is disposed of.
/// </summary>
public sealed class Painter : IDisposable
{
    /// <summary>Of a picture that only says something.</summary>
    private const int Short = 560;

    private readonly Lock _one = new();
    private SKTypeface? _face;

    /// <returns>A PNG, 1080 dots wide; at most some 120 kB.</returns>
    public byte[] Draw(Picture picture)
    {
        lock (_one)
        {
            _face ??= CarriedFont.Open();
            using var card = new Card(_face, Height(picture));
            Paint(card, picture);
            return card.Png();
        }
    }

    public void Dispose()
    {
        lock (_one)
        {
            _face?.Dispose();
            _face = null;
        }
    }

    private static int Height(Picture picture) => picture switch
    {
        { Nothing: not null } => Short,
        StatusPicture status => StatusCard.Height(status),
        CoveragePicture => CoverageChart.Height,
        WeeksPicture => WeeksChart.Height,
        BarsPicture bars => BarsChart.Height(bars),
        AgesPicture => AgesChart.Height,
        PlanPicture plan => PlanStrip.Height(plan),
        _ => throw new InvalidOperationException($"a picture that nobody paints: {picture.GetType().Name}"),
    };

    private static void Paint(Card card, Picture picture)
    {
        switch (picture)
        {
            case { Nothing: { } nothing }:
                card.Head(picture.Title, picture.About);
                card.Say(nothing);
                break;
            case StatusPicture status: StatusCard.Paint(card, status); break;
            case CoveragePicture coverage: CoverageChart.Paint(card, coverage); break;
            case WeeksPicture weeks: WeeksChart.Paint(card, weeks); break;
            case BarsPicture bars: BarsChart.Paint(card, bars); break;
            case AgesPicture ages: AgesChart.Paint(card, ages); break;
            case PlanPicture plan: PlanStrip.Paint(card, plan); break;
        }
    }
}
