using System.Collections.Immutable;
using FieldBot.Dialogs.Summaries;

namespace FieldBot.Dialogs.Exports;

/// <summary>Where the reading of a sheet has come to.</summary>
/// <param name="Step">Counts the parts: months, groups.</param>
public sealed record ExportCursor(int Step)
{
    public static readonly ExportCursor Start = new(0);

    /// <summary>Where the records of this part are, and how many of those places were read.</summary>
    internal (IReadOnlyList<ExportSpot> Spots, int Read)? Part { get; init; }
}

/// <summary>So many records of one place and day.</summary>
internal readonly record struct ExportSpot(DateOnly Day, Place Place, int Count);

/// <summary>Some rows of a sheet.</summary>
/// <param name="Rows">Makes them of what was read, and asks no records: it can wait for whoever has the time.</param>
/// <param name="Next">Null: there are no more.</param>
public sealed record ExportPage(Func<IReadOnlyList<ImmutableArray<ExportCell>>> Rows, ExportCursor? Next);

/// <summary>One table of an export, read part by part, so that nobody waits long behind it.</summary>
/// <param name="Name">What it is, in a word that does not change with the language.</param>
/// <param name="Widths">Of the columns, in characters; those that are not told are as wide as their heading.</param>
/// <param name="Read">The rows from there on. Asked again for the same place, it gives the same.</param>
public sealed record ExportSheet(string Name, string Title, ImmutableArray<string> Columns, ImmutableArray<int> Widths, Func<ExportCursor, Facts, ExportPage> Read);
