using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace FieldBot.EndToEnd.Tests.Harness;

/// <summary>Looks for somebody in bytes, in all the forms in which they could have been written.</summary>
internal static class ByteSearch
{
    public static IEnumerable<(string Form, byte[] Bytes)> Forms(string text) =>
    [
        ("UTF-8", Encoding.UTF8.GetBytes(text)), ("UTF-16 LE", Encoding.Unicode.GetBytes(text)), ("UTF-16 BE", Encoding.BigEndianUnicode.GetBytes(text)),
        .. Base64(Encoding.UTF8.GetBytes(text)),
    ];

    public static IEnumerable<(string Form, byte[] Bytes)> Forms(long id)
    {
        foreach (var (form, bytes) in Forms(id.ToString(CultureInfo.InvariantCulture))) yield return ($"decimal {form}", bytes);
        yield return ("hexadecimal", Encoding.ASCII.GetBytes(id.ToString("x", CultureInfo.InvariantCulture)));
        yield return ("capital hexadecimal", Encoding.ASCII.GetBytes(id.ToString("X", CultureInfo.InvariantCulture)));
        byte[] little = new byte[8], big = new byte[8], real = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(little, id);
        BinaryPrimitives.WriteInt64BigEndian(big, id);
        BinaryPrimitives.WriteDoubleLittleEndian(real, id);
        yield return ("Int64 LE", little);
        yield return ("Int64 BE", big);
        yield return ("double", real);
        foreach (var (form, bytes) in Base64(little)) yield return ($"Int64 LE {form}", bytes);
        yield return ("seven bits a byte", Seven(id));
        if (id > int.MaxValue) yield break;
        // Four bytes come about by chance in a megabyte of what is sealed: with the end of a name, or the type of a key, before them they do not.
        foreach (byte before in (byte[])[0, 2])
        {
            yield return ($"Int32 LE behind {before}", [before, .. little[..4]]);
            yield return ($"Int32 BE behind {before}", [before, .. big[4..]]);
        }
    }

    /// <summary>What of this is found, by place and form.</summary>
    public static IEnumerable<string> In(string place, byte[] bytes, IEnumerable<(string Form, byte[] Bytes)> forms) => forms.Where(f => bytes.AsSpan().IndexOf(f.Bytes) >= 0).Select(f => $"{place}: {f.Form}");

    /// <summary>Every file of a folder, and what is packed in the archives among them, also while a program has the folder for itself.</summary>
    public static IEnumerable<(string Place, byte[] Bytes)> Files(string folder) =>
        // A socket has no bytes of its own.
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith(".sock", StringComparison.Ordinal)).SelectMany(f => Unpacked(Path.GetRelativePath(folder, f), Content(f)));

    public static IEnumerable<(string Place, byte[] Bytes)> Unpacked(string place, byte[] bytes)
    {
        yield return (place, bytes);
        if (!bytes.AsSpan().StartsWith("PK\x03\x04"u8)) yield break;
        using var archive = new ZipArchive(new MemoryStream(bytes));
        foreach (var entry in archive.Entries)
        {
            using var content = new MemoryStream();
            using (var packed = entry.Open()) packed.CopyTo(content);
            foreach (var inside in Unpacked($"{place}/{entry.FullName}", content.ToArray())) yield return inside;
        }
    }

    /// <summary>The running program has its files for itself among programs that ask; cat does not ask.</summary>
    public static byte[] Content(string file)
    {
        using var cat = Process.Start(new ProcessStartInfo("cat", [file]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        using var content = new MemoryStream();
        cat.StandardOutput.BaseStream.CopyTo(content);
        cat.WaitForExit();
        return cat.ExitCode == 0 ? content.ToArray() : throw new IOException($"cat {file}: {cat.ExitCode}");
    }

    /// <summary>Base64 shows the same bytes in three ways, by where they begin; the ends depend on the neighbours.</summary>
    private static IEnumerable<(string, byte[])> Base64(byte[] bytes)
    {
        for (var shift = 0; shift < 3; shift++)
        {
            var whole = Convert.ToBase64String([.. new byte[shift], .. bytes]).TrimEnd('=');
            yield return ($"base64 behind {shift}", Encoding.ASCII.GetBytes(whole[(shift == 0 ? 0 : shift + 1)..^2]));
        }
    }

    /// <summary>As the store packs numbers: zig-zag.</summary>
    private static byte[] Seven(long value)
    {
        var bytes = new List<byte>();
        var rest = (ulong)value << 1;
        for (; rest >= 0x80; rest >>= 7) bytes.Add((byte)(rest | 0x80));
        return [.. bytes, (byte)rest];
    }
}
