using System.Collections.Immutable;

namespace FieldBot.Dialogs.Programmes;

/// <summary>One sheet as text: what a CSV file or a sheet of the workbook holds, before anything is understood.</summary>
/// <param name="Name">Name of the sheet, without extension: "questions".</param>
/// <param name="Source">File or sheet as the person knows it: "questions.csv".</param>
/// <param name="Rows">Cells as text. Row 0 is the second line of the file: the header is line 1.</param>
public sealed record Table(string Name, string Source, ImmutableArray<string> Header, ImmutableArray<ImmutableArray<string>> Rows);

/// <summary>One fault of a programme's tables.</summary>
/// <param name="Row">Line as a spreadsheet numbers it (the header is 1); 0 when the whole file is meant.</param>
public sealed record Fault(string File, int Row, string Column, string What, string Allowed);
