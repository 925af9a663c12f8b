using System.Collections.Immutable;
using FieldBot.Dialogs.Issues;

namespace FieldBot.Dialogs.Summaries.Questions;

/// <summary>What a stretch of the text stands for.</summary>
internal abstract record Hit
{
    private Hit() { }

    /// <summary>A key word of the forms.</summary>
    public sealed record Concept(string Word) : Hit;

    public sealed record Nothing : Hit;

    public sealed record Person : Hit;

    public sealed record OffTopic : Hit;

    /// <summary>An area, group, unit, category or summed question; several where the words fit several.</summary>
    public sealed record Thing(Slot Slot, ImmutableArray<Named> Named) : Hit;

    public sealed record InState(IssueState State) : Hit;

    public sealed record InOrder(Order Order) : Hit;

    /// <param name="Stretch">Null: there are no such days.</param>
    public sealed record When(Stretch? Stretch) : Hit;

    /// <summary>Another way to say a period.</summary>
    public sealed record SameWhen(string Period) : Hit;

    /// <summary>7天, 7天内, 今后7天.</summary>
    public sealed record Days(DaysSaid Said, int Count) : Hit;

    public sealed record Most(int Count) : Hit;

    /// <summary>I-17 or V-12; null: larger than any number is.</summary>
    public sealed record Numbered(bool Visit, int? Number) : Hit;

    /// <summary>The number of a group that is not there.</summary>
    public sealed record NoGroup(int Number) : Hit;
}

internal enum DaysSaid { Bare, Within, Ahead }

/// <summary>A piece of the text.</summary>
/// <param name="Hit">Null: no rule knows it.</param>
internal readonly record struct Piece(int At, int Length, Hit? Hit)
{
    public int End => At + Length;
}
