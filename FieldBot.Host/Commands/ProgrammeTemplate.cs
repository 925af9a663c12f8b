using FieldBot.Dialogs.Programmes;
using FieldBot.Host.Hosting;
using FieldBot.Host.Workbooks;

namespace FieldBot.Host.Commands;

/// <summary>The sample programme as a workbook.</summary>
internal static class ProgrammeTemplate
{
    public static async Task<int> Write(string file, bool force, TextWriter output, TextWriter errors)
    {
        if (File.Exists(file) && !force) return await Refused(errors, $"{file}：已经有这个文件；换个名字，或加 --force 覆盖 / exists already; choose another name, or --force to overwrite it");
        var (tables, _) = ProgrammeFolder.Read(Path.Combine(AppContext.BaseDirectory, "Sample"));
        try
        {
            await File.WriteAllBytesAsync(file, WorkbookWriter.Write([.. ProgrammeReader.Sheets.Select(name => tables.Single(t => t.Name == name))]));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return await Refused(errors, $"{file}：写不进去；允许：一个可以写的位置 / cannot be written; allowed: a place that can be written to");
        }

        await output.WriteLineAsync($"已写到 {file}，在 Excel 里改好后用 programme check 检查 / written to {file}; change it in Excel, then programme check");
        return 0;
    }

    private static async Task<int> Refused(TextWriter errors, string line)
    {
        await errors.WriteLineAsync(line);
        return RunBot.WrongSetting;
    }
}
