using System.Collections.Immutable;
using System.Text;
using FieldBot.Dialogs.Programmes;
using Sylvan.Data.Csv;

namespace FieldBot.Host.Commands;

/// <summary>Reads a folder of CSV files as tables. What cannot be read at all is a fault like any other.</summary>
internal static class ProgrammeFolder
{
    /// <summary>No table of a programme comes near it; a larger file is something else.</summary>
    private const long LargestFile = 20 * 1024 * 1024;

    // Some programs write .CSV.
    private static readonly EnumerationOptions AnyCase = new() { MatchCasing = MatchCasing.CaseInsensitive, IgnoreInaccessible = false, AttributesToSkip = FileAttributes.Directory };

    // Strict: a file saved in another encoding is told of, not guessed at.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static (ImmutableArray<Table> Tables, ImmutableArray<Fault> Faults) Read(string folder)
    {
        if (!Directory.Exists(folder)) return ([], [new(folder, 0, "", "没有这个文件夹", "一个放有 programme.csv、units.csv 等表的文件夹")]);
        var tables = ImmutableArray.CreateBuilder<Table>();
        var faults = ImmutableArray.CreateBuilder<Fault>();
        foreach (var file in Directory.GetFiles(folder, "*.csv", AnyCase).Order(StringComparer.Ordinal))
            if (ReadTable(file, faults) is { } table) tables.Add(table);

        return (tables.ToImmutable(), faults.ToImmutable());
    }

    /// <returns>Null where it cannot be read, which is a fault then.</returns>
    public static Table? ReadTable(string file, ImmutableArray<Fault>.Builder faults)
    {
        try
        {
            return ReadFile(file, faults);
        }
        catch (DecoderFallbackException)
        {
            faults.Add(new(Path.GetFileName(file), 0, "", "不是 UTF-8 编码", "在 Excel 里另存为“CSV UTF-8（逗号分隔）”"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CsvFormatException or InvalidDataException)
        {
            faults.Add(new(Path.GetFileName(file), e is CsvFormatException csv ? csv.RowNumber + 1 : 0, "", "读不出来：不是完整的 CSV 文件", "用 Excel 重新另存为“CSV UTF-8（逗号分隔）”"));
        }

        return null;
    }

    private static Table ReadFile(string file, ImmutableArray<Fault>.Builder faults)
    {
        var name = Path.GetFileNameWithoutExtension(file).ToLowerInvariant();
        if (new FileInfo(file).Length > LargestFile) throw new InvalidDataException();
        using var text = new StreamReader(file, Utf8, detectEncodingFromByteOrderMarks: true);
        using var csv = CsvDataReader.Create(text, new CsvDataReaderOptions { Delimiter = ',', HasHeaders = false, BufferSize = 0x20000, MaxBufferSize = 0x400000 });
        var header = ImmutableArray<string>.Empty;
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<string>>();
        var line = 0;
        while (csv.Read())
        {
            line++;
            var cells = Enumerable.Range(0, csv.RowFieldCount).Select(csv.GetString).ToImmutableArray();
            if (line == 1) { header = [.. cells.Select(c => c.Trim().TrimStart('\uFEFF'))]; continue; }
            if (cells.Length > header.Length && cells.AsSpan()[header.Length..].ContainsAnyExcept(""))
                faults.Add(new(Path.GetFileName(file), line, "", $"这一行有 {cells.Length} 格，表头只有 {header.Length} 格", "含逗号的内容要用双引号括起来"));
            rows.Add([.. cells.Take(header.Length), .. Enumerable.Repeat("", Math.Max(0, header.Length - cells.Length))]);
        }

        // Excel leaves empty lines at the end.
        while (rows.Count > 0 && rows[^1].All(string.IsNullOrWhiteSpace)) rows.RemoveAt(rows.Count - 1);
        return new(name, Path.GetFileName(file), header, rows.ToImmutable());
    }
}
