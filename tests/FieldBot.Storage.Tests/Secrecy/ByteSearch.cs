using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using FieldBot.Storage.Codecs;

namespace FieldBot.Storage.Tests.Secrecy;

/// <summary>Looks for something in every file of a folder, in all the forms in which it could have been written.</summary>
internal static class ByteSearch
{
    public static IEnumerable<(string Form, byte[] Bytes)> Forms(long id)
    {
        yield return ("decimal", Encoding.ASCII.GetBytes(id.ToString(CultureInfo.InvariantCulture)));
        yield return ("decimal UTF-16", Encoding.Unicode.GetBytes(id.ToString(CultureInfo.InvariantCulture)));
        yield return ("hexadecimal", Encoding.ASCII.GetBytes(id.ToString("x", CultureInfo.InvariantCulture)));
        var eight = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(eight, id);
        yield return ("little endian", eight.ToArray());
        BinaryPrimitives.WriteInt64BigEndian(eight, id);
        yield return ("big endian", eight.ToArray());
        BinaryPrimitives.WriteDoubleLittleEndian(eight, id);
        yield return ("double", eight);
        var packer = new Packer();
        packer.Long(id);
        yield return ("packed", packer.ToArray());
    }

    public static IEnumerable<(string Form, byte[] Bytes)> Forms(string text) =>
    [
        ("UTF-8", Encoding.UTF8.GetBytes(text)), ("UTF-16 LE", Encoding.Unicode.GetBytes(text)), ("UTF-16 BE", Encoding.BigEndianUnicode.GetBytes(text)),
        .. Base64(Encoding.UTF8.GetBytes(text)),
    ];

    /// <summary>A token as it is, and the bytes that it stands for.</summary>
    public static IEnumerable<(string Form, byte[] Bytes)> TokenForms(string token) =>
        [.. Forms(token), ("its bytes", Convert.FromBase64String(token.Replace('-', '+').Replace('_', '/'))), ("plain base64", Encoding.ASCII.GetBytes(token.Replace('-', '+').Replace('_', '/')))];

    /// <summary>File and form of everything that was found.</summary>
    public static List<string> In(string folder, params IEnumerable<(string Form, byte[] Bytes)> forms) =>
        [.. from file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
            let bytes = File.ReadAllBytes(file)
            from form in forms
            where bytes.AsSpan().IndexOf(form.Bytes) >= 0
            select $"{Path.GetFileName(file)}: {form.Form}"];

    /// <summary>Base64 shows the same bytes in three ways, by where they begin; the ends depend on the neighbours.</summary>
    private static IEnumerable<(string, byte[])> Base64(byte[] bytes)
    {
        for (var shift = 0; shift < 3; shift++)
        {
            var whole = Convert.ToBase64String([.. new byte[shift], .. bytes]).TrimEnd('=');
            yield return ($"base64 behind {shift}", Encoding.ASCII.GetBytes(whole[(shift == 0 ? 0 : shift + 1)..^2]));
        }
    }
}
