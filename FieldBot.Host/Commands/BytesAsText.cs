using System.Text;

namespace FieldBot.Host.Commands;

/// <summary>A workbook on its way from the running Host: what commands print is text, so its bytes go as Base64, a piece at a time.</summary>
internal static class BytesAsText
{
    /// <summary>Whole groups of Base64 in each piece but the last.</summary>
    private const int Piece = 3 * 4096;

    public static async Task Write(Stream bytes, TextWriter output)
    {
        var piece = new byte[Piece];
        for (int read; (read = await bytes.ReadAtLeastAsync(piece, Piece, throwOnEndOfStream: false)) > 0;) await output.WriteAsync(Convert.ToBase64String(piece, 0, read));
    }

    /// <summary>Writes each piece as the bytes that it stands for.</summary>
    public sealed class Reader(Stream to) : TextWriter
    {
        public override Encoding Encoding => Encoding.ASCII;

        public override void Write(string? value) => to.Write(Convert.FromBase64String(value ?? ""));

        public override Task WriteAsync(string? value) => to.WriteAsync(Convert.FromBase64String(value ?? "")).AsTask();

        protected override void Dispose(bool disposing)
        {
            if (disposing) to.Dispose();
            base.Dispose(disposing);
        }
    }
}
