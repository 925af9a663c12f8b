using FieldBot.Dialogs.Programmes;

namespace FieldBot.Dialogs.Summaries;

/// <summary>
/// Under what something counts: what it is, and where it belongs. No area is in it, for a new programme may give a unit or a group to another
/// one: areas are asked of the programme in force, and nothing has to be counted again.
/// </summary>
/// <param name="Group">Code; empty: none.</param>
public readonly record struct CountKey(string What, string Group, string Unit, string Category)
{
    // Codes have no bars.
    public override string ToString() => $"{What}|{Group}|{Unit}|{Category}";

    /// <summary>Null: that is no key.</summary>
    public static CountKey? Read(string key) => key.Split('|') is [var what, var group, var unit, var category] ? new(what, group, unit, category) : null;
}

/// <summary>How many there are of something; of all that is null, all.</summary>
/// <param name="What">As <see cref="IssueCounts"/> names it.</param>
public sealed record CountQuery(string What)
{
    /// <summary>What belongs to it by its group or by its unit, as a leader's scope has it.</summary>
    public string? Area { get; init; }

    public string? Group { get; init; }

    public string? Unit { get; init; }

    public string? Category { get; init; }

    public bool Takes(CountKey key, Programme programme) =>
        key.What == What
        && (Group ?? key.Group) == key.Group && (Unit ?? key.Unit) == key.Unit && (Category ?? key.Category) == key.Category
        && (Area is null || programme.Group(key.Group)?.Area == Area || programme.Unit(key.Unit)?.Area == Area);
}
