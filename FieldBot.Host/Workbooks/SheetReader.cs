using System.Collections.Immutable;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using FieldBot.Dialogs.Programmes;
using Fault = FieldBot.Dialogs.Programmes.Fault;
using Table = FieldBot.Dialogs.Programmes.Table;

namespace FieldBot.Host.Workbooks;

/// <summary>One sheet as a table of text. Rows keep the numbers that the spreadsheet shows, so that faults are found where they are.</summary>
internal sealed class SheetReader(string title, List<string> strings, NumberFormats formats, FaultList faults)
{
    private const int MostRows = 20_000, MostColumns = 64, LongestCell = 32_767;

    private readonly SortedDictionary<int, string[]> _rows = [];
    private string[] _header = [];
    private bool _wide;

    public Table Read(WorksheetPart part)
    {
        using var reader = OpenXmlReader.Create(part);
        var (row, column) = (0, 0);
        while (reader.Read())
        {
            if (!reader.IsStartElement) continue;
            if (reader.ElementType == typeof(Row))
            {
                row = Number(reader, "r") ?? row + 1;
                column = 0;
            }
            else if (reader.ElementType == typeof(Cell))
            {
                var cell = (Cell)reader.LoadCurrentElement()!;
                // Formatting alone makes rows without end; only what is written counts.
                if (row > MostRows && cell.HasChildren) { TooLong(); break; }
                column = CellName.Column(cell.CellReference?.Value) ?? column + 1;
                Take(cell, row, column);
            }
            else if (reader.ElementType == typeof(MergeCell) && reader.LoadCurrentElement() is MergeCell { Reference.Value: { } range })
            {
                Merged(range);
            }
        }

        return new(SheetTitles.NameOf(title), title, [.. _header], Rows());
    }

    private void Take(Cell cell, int row, int column)
    {
        var text = TextOf(cell, row, column);
        if (text.Length == 0) return;
        if (column > MostColumns) { TooWide(row, column); return; }
        if (text.Length > LongestCell) { Fault(row, column, "格子里的内容太长", $"最多 {LongestCell} 字"); return; }
        if (row == 1) _header = Put(_header, column, text.Trim());
        else _rows[row] = Put(_rows.GetValueOrDefault(row, []), column, text);
    }

    private string TextOf(Cell cell, int row, int column)
    {
        if (cell.CellFormula is not null) { Fault(row, column, "这里是公式", "改成值（复制后“选择性粘贴”为数值）"); return ""; }
        var value = cell.CellValue?.Text ?? "";
        var type = cell.DataType?.Value;
        if (type == CellValues.SharedString) return int.TryParse(value, out var at) && at >= 0 && at < strings.Count ? strings[at] : "";
        if (type == CellValues.InlineString) return cell.InlineString is { } inline ? WorkbookReader.Text(inline) : "";
        if (type == CellValues.String) return value;
        if (type == CellValues.Boolean) return value == "1" ? "是" : "否";
        if (type == CellValues.Error) { Fault(row, column, $"这里是错误值 {value}", "改成文字或数字"); return ""; }
        if (type == CellValues.Date) return NumberFormats.Moment(value);
        return value.Length == 0 ? "" : formats.Text(value, cell.StyleIndex?.Value);
    }

    private void Merged(string range)
    {
        var first = range.Split(':')[0];
        if (CellName.Column(first) is { } column && CellName.Row(first) is { } row) Fault(row, column, $"合并了格子 {range}", "取消合并，每格都填");
    }

    private ImmutableArray<ImmutableArray<string>> Rows()
    {
        if (_rows.Count == 0) return [];
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<string>>();
        var empty = Padded([]);
        foreach (var (number, cells) in _rows)
        {
            // Row 2 of the spreadsheet is the first; empty ones between stay, so that the numbers agree.
            while (rows.Count < number - 2) rows.Add(empty);
            rows.Add(Padded(cells));
        }

        return rows.ToImmutable();
    }

    private ImmutableArray<string> Padded(string[] cells) => [.. cells.Select(c => c ?? ""), .. Enumerable.Repeat("", Math.Max(0, _header.Length - cells.Length))];

    private static string[] Put(string[] cells, int column, string text)
    {
        if (cells.Length < column) Array.Resize(ref cells, column);
        cells[column - 1] = text;
        for (var i = 0; i < cells.Length; i++) cells[i] ??= "";
        return cells;
    }

    private void TooWide(int row, int column)
    {
        if (!_wide) Fault(row, column, "列太多", $"最多 {MostColumns} 列；删去多余的列");
        _wide = true;
    }

    private void TooLong() => faults.Add(new(title, 0, "", $"超过 {MostRows} 行", $"最多 {MostRows} 行；删去多余的行"));

    private void Fault(int row, int column, string what, string allowed) =>
        faults.Add(new(title, row, row > 1 && column <= _header.Length && _header[column - 1].Length > 0 ? _header[column - 1] : CellName.Letters(column), what, allowed));

    private static int? Number(OpenXmlReader reader, string name) =>
        reader.Attributes.FirstOrDefault(a => a.LocalName == name).Value is { } value && int.TryParse(value, out var number) && number > 0 ? number : null;
}
