using System.IO.Compression;
using FieldBot.Dialogs.Programmes;

namespace FieldBot.Host.Workbooks;

/// <summary>
/// Looks at a file before anything opens it: whether it is a workbook at all, and whether it stays within limits once it is unpacked. What the
/// file says of its own sizes is not believed: every part is looked at.
/// </summary>
internal static class WorkbookVet
{
    public const long LargestFile = 20L * 1024 * 1024;

    private const long LargestPart = 64L * 1024 * 1024, LargestWhole = 128L * 1024 * 1024;
    private const int MostParts = 2000;

    private const string SaveAgain = "在 Excel 或 WPS 里另存为“Excel 工作簿（.xlsx）”";

    /// <summary>What is wrong with the file as a whole; null when it may be opened.</summary>
    public static Fault? Refusal(Stream file)
    {
        if (file.Length > LargestFile) return Fault("文件太大", $"最多 {LargestFile >> 20} MB");
        if (Starts(file, [0xD0, 0xCF, 0x11, 0xE0])) return Fault("文件加了密码，或是旧的 .xls 格式", $"去掉密码，{SaveAgain}");
        if (!Starts(file, "PK"u8)) return Fault("不是 Excel 工作簿", SaveAgain);
        try
        {
            using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            return Refusal(zip);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException or ArgumentException)
        {
            return Fault("文件不完整或已损坏", SaveAgain);
        }
        finally
        {
            file.Position = 0;
        }
    }

    private static Fault? Refusal(ZipArchive zip)
    {
        if (zip.Entries.Count > MostParts) return Fault("文件里的部件太多", $"最多 {MostParts} 个；删去图片和图表");
        if (zip.GetEntry("xl/workbook.xml") is null) return Fault("不是 Excel 工作簿", SaveAgain);
        if (zip.Entries.Any(e => e.FullName.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase))) return Fault("工作簿里有宏", "另存为不带宏的“Excel 工作簿（.xlsx）”");
        var left = LargestWhole;
        foreach (var entry in zip.Entries)
        {
            var (found, size) = PartVet.Look(entry, Math.Min(LargestPart, left));
            if (found is PartFound.TooLarge) return Fault("工作簿解开后太大", $"最多 {LargestWhole >> 20} MB；删去多余的行、图片和格式");
            if (found is PartFound.TooLong) return Fault("工作簿里有一段内容太长", "每格最多 32767 字；删去粘贴进来的大段内容");
            if (found is PartFound.TooDeep) return Fault("文件的结构不正常", SaveAgain);
            if (found is PartFound.TooMany) return Fault("工作簿里的样式或名称太多", "把各张表的内容复制到新下载的工作簿里");
            left -= size;
        }

        return null;
    }

    private static bool Starts(Stream file, ReadOnlySpan<byte> with)
    {
        Span<byte> start = stackalloc byte[with.Length];
        file.Position = 0;
        var read = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        file.Position = 0;
        return read == start.Length && start.SequenceEqual(with);
    }

    public static Fault Fault(string what, string allowed) => new("工作簿", 0, "", what, allowed);
}
