using System.Text;

namespace FieldBot.Host.Commands;

/// <summary>A file that an export writes.</summary>
internal static class ExportFile
{
    public static Task<int> WriteCsv(string file, Func<TextWriter, Task<int>> write, TextWriter errors) =>
        Write("--csv", file, to => new StreamWriter(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)), write, errors);

    /// <param name="write">What it writes are bytes as text.</param>
    public static Task<int> WriteXlsx(string file, Func<TextWriter, Task<int>> write, TextWriter errors) => Write("--xlsx", file, to => new BytesAsText.Reader(to), write, errors);

    /// <param name="write">What it writes are bytes as text.</param>
    public static Task<int> WriteZip(string file, Func<TextWriter, Task<int>> write, TextWriter errors) => Write("--out", file, to => new BytesAsText.Reader(to), write, errors);

    /// <summary>Written beside and moved: a failed export leaves no half file, and what stood there before stays.</summary>
    /// <param name="write">Gives the exit code.</param>
    private static async Task<int> Write(string option, string file, Func<Stream, TextWriter> open, Func<TextWriter, Task<int>> write, TextWriter errors)
    {
        var part = file + ".part";
        if (Directory.Exists(file)) return await Refused(option, file, errors);
        TextWriter writer;
        try { writer = open(new FileStream(part, FileMode.Create, FileAccess.Write)); }
        catch (Exception e) when (IsRefusal(e)) { return await Refused(option, file, errors); }

        try
        {
            int code;
            await using (writer) code = await write(writer);
            if (code != 0) return code;
            File.Move(part, file, overwrite: true);
            await errors.WriteLineAsync($"已写到 {file} / written to {file}");
            return 0;
        }
        catch (Exception e) when (IsRefusal(e))
        {
            return await Refused(option, file, errors);
        }
        finally
        {
            File.Delete(part);
        }
    }

    private static bool IsRefusal(Exception e) => e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException;

    private static async Task<int> Refused(string option, string file, TextWriter errors)
    {
        await errors.WriteLineAsync($"{option} = {file}：写不了这个文件；允许：已有文件夹里的一个文件，没有被别的程序打开 / cannot be written; allowed: a file in a folder that exists, not open elsewhere");
        return 1;
    }
}
