using System.Collections.Immutable;
using System.Text;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Texts;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>What an import changes, in plain words.</summary>
internal static class ChangeText
{
    private const int Named = 6;

    public static string Of(ImmutableArray<TableChange> changes, Wording words)
    {
        if (changes.IsEmpty) return words.Say("changes.nothing");
        var text = new StringBuilder();
        foreach (var change in changes)
        {
            text.Append('\n').Append(words.Say("changes.table", ("table", words.Plain($"sheet.{change.Table}"))));
            Rows(change.Added, "changes.added", words, text);
            Rows(change.Changed, "changes.changed", words, text);
            Rows(change.Removed, "changes.removed", words, text);
            if (change.Reordered) text.Append('\n').Append(words.Say("changes.reordered"));
        }

        return text.ToString().TrimStart('\n');
    }

    private static void Rows(RowChanges rows, string key, Wording words, StringBuilder text)
    {
        if (rows.Count == 0) return;
        var named = words.List(rows.First.Take(Named).Select(r => Cut.To(40, $"{r.Key} {r.Label}".TrimEnd()) + (r.Columns.IsEmpty ? "" : words.Aside(Cut.To(40, words.List(r.Columns))))));
        text.Append('\n').Append(words.Say(key, ("count", rows.Count), ("rows", named + (rows.Count > Named ? "…" : ""))));
    }
}
