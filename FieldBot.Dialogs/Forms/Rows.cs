using System.Collections.Immutable;

namespace FieldBot.Dialogs.Forms;

/// <summary>Rows of buttons as they are laid out: at most three short ones beside each other.</summary>
internal sealed class Rows(int turn)
{
    private const int Longest = 60, RowWidth = 38;
    private readonly List<ImmutableArray<Button>> _rows = [];
    private readonly List<Button> _row = [];

    public Rows Row()
    {
        if (_row.Count > 0) _rows.Add([.. _row]);
        _row.Clear();
        return this;
    }

    /// <summary>A row by itself.</summary>
    public void Add(ImmutableArray<Button> row)
    {
        Row();
        if (!row.IsEmpty) _rows.Add(row);
    }

    public Rows Add(string label, string code) => Add(new Button(label, $"f{turn}.{code}"));

    /// <summary>Buttons of a card that is no form, laid out as they fit.</summary>
    public static ImmutableArray<ImmutableArray<Button>> Of(IEnumerable<Button> buttons)
    {
        var rows = new Rows(0);
        rows.Flow(buttons);
        return rows.Done();
    }

    /// <summary>As many in a row as a phone shows without cutting them.</summary>
    /// <param name="mark">Room for a tick: the buttons keep their places when one is set.</param>
    public void Flow(IEnumerable<(string Label, string Code)> buttons, bool mark = false) => Flow(buttons.Select(b => new Button(Fit(b.Label), $"f{turn}.{b.Code}")), mark);

    private void Flow(IEnumerable<Button> buttons, bool mark = false)
    {
        Row();
        var widest = 0;
        foreach (var button in buttons)
        {
            var width = Width(button.Label) + (mark && !button.Label.StartsWith('✓') ? 6 : 4);
            // Buttons of one row are equally wide, so the widest label decides.
            widest = Math.Max(widest, width);
            if (widest * (_row.Count + 1) > RowWidth)
            {
                Row();
                widest = width;
            }

            Add(button);
            if (_row.Count < 3) continue;
            Row();
            widest = 0;
        }

        Row();
    }

    private Rows Add(Button button)
    {
        if (_row.Count == 3) Row();
        _row.Add(button);
        return this;
    }

    public ImmutableArray<ImmutableArray<Button>> Done()
    {
        Row();
        return [.. _rows];
    }

    /// <summary>A label that a button can carry.</summary>
    public static string Fit(string label) => Texts.Cut.To(Longest, label.ReplaceLineEndings(" "));

    // A Chinese character is as wide as two Latin letters.
    private static int Width(string label) => label.Sum(c => c > 0x2E80 ? 2 : 1);
}
