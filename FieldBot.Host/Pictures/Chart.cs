using ScottPlot;
using SkiaSharp;

namespace FieldBot.Host.Pictures;

/// <summary>
/// Axes, bars and lines on a card. ScottPlot paints all that has no letters: its text has room for Latin letters only, and the fonts it
/// takes are those of the whole process. Letters are set on the card, at the places this gives.
/// </summary>
internal sealed class Chart : IDisposable
{
    private static readonly IHatch Stripes = new ScottPlot.Hatches.Striped(ScottPlot.Hatches.StripeDirection.DiagonalUp), Dots = new ScottPlot.Hatches.Dots();

    private readonly Card _card;
    private readonly SKRect _area;
    private readonly Plot _plot = new();
    private readonly double _left, _right, _bottom, _top;

    /// <param name="area">Where the values stand on the card.</param>
    public Chart(Card card, SKRect area, double left, double right, double bottom, double top)
    {
        (_card, _area, _left, _right, _bottom, _top) = (card, area, left, right, bottom, top);
        _plot.FigureBackground.Color = _plot.DataBackground.Color = Of(Palette.Card);
        _plot.HideGrid();
        _plot.Axes.Frameless();
        _plot.Layout.Fixed(new PixelPadding(area.Left, Card.Width - area.Right, card.Height - area.Bottom, area.Top));
        _plot.Axes.SetLimits(left, right, bottom, top);
        _plot.RenderManager.ClearCanvasBeforeEachRender = false;
    }

    /// <summary>On the card.</summary>
    public float X(double value) => (float)(_area.Left + (value - _left) / (_right - _left) * _area.Width);

    /// <inheritdoc cref="X"/>
    public float Y(double value) => (float)(_area.Bottom - (value - _bottom) / (_top - _bottom) * _area.Height);

    /// <summary>Lines across, at round values.</summary>
    public void Levels(IEnumerable<int> values)
    {
        foreach (var value in values)
        {
            var line = _plot.Add.HorizontalLine(value);
            (line.Color, line.LineWidth) = (Of(Palette.Grid), 2);
        }
    }

    public void Bars(IEnumerable<(double At, double From, double To)> bars, double wide, Fill fill, bool lying = false)
    {
        var (colour, second, hatch) = fill switch
        {
            Fill.Done => (Palette.Done, Palette.Done, null),
            Fill.Open => (Palette.OpenLight, Palette.Open, Stripes),
            _ => (Palette.CameLight, Palette.Came, (IHatch?)Dots),
        };
        _plot.Add.Bars(bars.Where(b => b.To > b.From).Select(b => new Bar
        {
            Position = b.At, ValueBase = b.From, Value = b.To, Size = wide, FillColor = Of(colour), FillHatch = hatch, FillHatchColor = Of(second),
            LineColor = Of(second), LineWidth = 2, Orientation = lying ? Orientation.Horizontal : Orientation.Vertical,
        }).ToList());
    }

    public void Line(double[] xs, double[] ys, SKColor colour, float thick, MarkerShape marker, float markerSize, bool filled)
    {
        var line = _plot.Add.Scatter(xs, ys);
        (line.Color, line.LineWidth, line.MarkerShape, line.MarkerSize) = (Of(colour), thick, marker, markerSize);
        if (!filled) return;
        (line.FillY, line.FillYValue, line.FillYColor) = (true, 0, Of(colour).WithAlpha(0.15));
    }

    public void Target(double value)
    {
        var line = _plot.Add.HorizontalLine(value);
        (line.Color, line.LineWidth, line.LinePattern) = (Of(Palette.Quiet), 4, LinePattern.Dashed);
    }

    /// <summary>Before any letters: it covers the card.</summary>
    public void Paint() => _plot.Render(_card.Canvas, new PixelRect(0, Card.Width, _card.Height, 0));

    public void Dispose() => _plot.Dispose();

    /// <summary>Some three to five round values up to this one.</summary>
    public static IEnumerable<int> Round(int most)
    {
        var step = 1;
        for (var i = 0; step * 5 < most; i++) step = i % 3 == 1 ? step / 2 * 5 : step * 2;
        for (var value = step; value <= most; value += step) yield return value;
    }

    private static Color Of(SKColor colour) => new(colour.Red, colour.Green, colour.Blue);
}

/// <summary>What a bar is filled with: a colour, and a pattern that tells it from the others without it.</summary>
internal enum Fill
{
    Done,
    Open,
    Came,
}
