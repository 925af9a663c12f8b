using System.Collections.Immutable;
using FieldBot.Dialogs.Programmes;
using FieldBot.Host.Workbooks;

namespace FieldBot.Host.Commands;

/// <summary>Where a programme comes from: a folder of CSV files, or a workbook.</summary>
internal static class ProgrammeSource
{
    public static (ImmutableArray<Table> Tables, ImmutableArray<Fault> Faults) Read(string source)
    {
        if (!File.Exists(source))
            return !Directory.Exists(source) && Path.GetExtension(source).Equals(".xlsx", StringComparison.OrdinalIgnoreCase) ? ([], [new(source, 0, "", "没有这个文件", "一个 .xlsx 工作簿，或放有各张表（CSV）的文件夹")]) : ProgrammeFolder.Read(source);
        try
        {
            using var file = new FileStream(source, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            return WorkbookReader.Read(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return ([], [new(source, 0, "", "打不开这个文件", "一个可以读的 .xlsx 文件，没有在别处锁住")]);
        }
    }
}
