using System.Collections.Immutable;
using FieldBot.Dialogs.Summaries.Questions;

namespace FieldBot.Dialogs.Programmes;

/// <summary>asks: what leaders type, and what is meant. A sheet that came later: a programme without it has the questions that are built in.</summary>
internal static class AskSheet
{
    public const string Name = "asks";

    private const string Text = "说法", Means = "意思", Example = "举例";

    public static ImmutableArray<Ask> Read(IReadOnlyList<Table> tables, List<Fault> faults, List<Fault> warnings, Func<Meaning, string?> unknown)
    {
        if (tables.All(t => t.Name != Name)) return [];
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var asks = ImmutableArray.CreateBuilder<Ask>();
        foreach (var row in new Sheet(tables, Name, faults, [Example], Text, Means).Rows)
        {
            var text = row.Text(Text, 60);
            if (text.Length > 0 && !seen.Add(text)) row.Fault(Text, $"“{text}”写了两次", "每种说法一次");
            foreach (var blank in AskText.UnknownBlanks(text)) row.Fault(Text, $"不认识“{{{blank}}}”", string.Join('、', Meanings.BlankWords.Select(b => $"{{{b}}}")));
            var meaning = Meanings.Read(row.Text(Means, 60));
            if (meaning is null) { if (row[Means].Length > 0) row.Fault(Means, $"“{row[Means]}”看不懂", Meanings.Allowed); continue; }
            if (meaning is not Meaning.Asks && text.Contains('{', StringComparison.Ordinal)) row.Fault(Text, "一个词里不能有花括号", "只有问法可以有");
            // Whoever takes a category away need not mend the questions with it.
            if (unknown(meaning) is { } lost) warnings.Add(new($"{Name}.csv", row.Number, Means, lost + "，这一行没有用", Meanings.Allowed));
            asks.Add(new(text, meaning));
        }

        return asks.ToImmutable();
    }

    /// <summary>What a meaning names and the programme does not have; null: nothing.</summary>
    public static Func<Meaning, string?> Known(ImmutableArray<Area> areas, ImmutableArray<Unit> units, ImmutableArray<Group> groups, ImmutableArray<Category> categories, ImmutableArray<Question> questions)
    {
        var codes = new Dictionary<Slot, (string Table, HashSet<string> Codes)>
        {
            [Slot.Area] = ("areas", areas.Select(a => a.Code).ToHashSet(StringComparer.Ordinal)), [Slot.Unit] = ("units", units.Select(u => u.Code).ToHashSet(StringComparer.Ordinal)),
            [Slot.Group] = ("groups", groups.Select(g => g.Code).ToHashSet(StringComparer.Ordinal)), [Slot.Category] = ("categories", categories.Select(c => c.Code).ToHashSet(StringComparer.Ordinal)),
        };
        var summed = questions.Select(q => q.Summed?.Name).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return meaning => meaning switch
        {
            Meaning.Names names when codes.TryGetValue(names.Slot, out var known) && !known.Codes.Contains(names.Value) => $"“{SheetTitles.Of(known.Table)}”表({known.Table})里没有“{names.Value}”",
            Meaning.Asks { Question: { } name } when !summed.Contains(name) => $"“问题”表(questions)里没有汇总“{name}”",
            _ => null,
        };
    }
}
