using System.Text;

namespace FieldBot.Host.Commands;

/// <summary>A workbook on its way from the running Host: what commands print is text, so its bytes go as Base64, a piece at a time.</summary>
internal static class BytesAsText
{
    /// <summary>Whole groups of Base64 in each piece but the last.</summary>
    private const int Piece = 3 * 4096;

    /// <summary>Takes bytes as they come, and passes them on in whole pieces.</summary>
    public sealed class Writer(TextWriter to) : Stream
    {
        private readonly byte[] _piece = new byte[Piece];
        private int _filled;

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            while (buffer.Length > 0)
            {
                var fits = Math.Min(buffer.Length, Piece - _filled);
                buffer[..fits].CopyTo(_piece.AsSpan(_filled));
                buffer = buffer[fits..];
                if ((_filled += fits) == Piece) Pass();
            }
        }

        // A piece that is not full would end in the middle: only the last one may.
        public override void Flush() { }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing && _filled > 0) Pass();
            base.Dispose(disposing);
        }

        private void Pass()
        {
            to.Write(Convert.ToBase64String(_piece, 0, _filled));
            _filled = 0;
        }
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
