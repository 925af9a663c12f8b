using System.Globalization;

namespace FieldBot.Dialogs.Forms;

/// <summary>
/// What a button tells of its option: the place in the list, and a mark of what stood there. Lists change while their cards are looked at (a
/// colleague reports one more, another one ends): by the place alone a tap would mean a neighbour.
/// </summary>
internal static class OptionCode
{
    public static string Of(char kind, int place, Option option) => string.Create(CultureInfo.InvariantCulture, $"{kind}{place}-{Mark(option.Value):x}");

    /// <summary>The option that stood on the button; null when it is not in the list any more.</summary>
    public static Option? Find(IReadOnlyList<Option> options, string code)
    {
        var parts = code.Split('-');
        if (!int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var place)) return null;
        var there = place < options.Count ? options[place] : null;
        // Buttons that were drawn before they had marks have the place only.
        if (parts is not [_, var mark]) return there;
        bool Is(Option option) => Mark(option.Value).ToString("x", CultureInfo.InvariantCulture) == mark;
        return there is not null && Is(there) ? there : options.FirstOrDefault(Is);
    }

    // FNV-1a: the same in every process, unlike the hash codes of strings.
    private static uint Mark(string value)
    {
        var mark = 2166136261u;
        foreach (var c in value) mark = unchecked((mark ^ c) * 16777619u);
        return mark;
    }
}
