using System.IO.Compression;
using System.Xml;

namespace FieldBot.Host.Workbooks;

/// <summary>What a part of the file is like once it is unpacked.</summary>
internal enum PartFound { Fit, TooLarge, TooDeep, TooLong, TooMany }

/// <summary>
/// Unpacks a part into nothing. What reads workbooks goes as deep into elements as they are nested, and a stack that is used up ends the
/// whole program; nothing can catch it. So every part that is XML, whatever its name, is walked through first.
/// </summary>
internal static class PartVet
{
    private const int Deepest = 64;

    /// <summary>Elements of a part that is read whole, such as the styles; sheets and their texts are read bit by bit.</summary>
    private const int MostAtOnce = 300_000;

    private static readonly XmlReaderSettings Walk = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CheckCharacters = false };

    public static (PartFound Found, long Size) Look(ZipArchiveEntry entry, long most)
    {
        using var part = new CountedStream(entry.Open(), most);
        var found = WalkThrough(part, IsReadByBits(entry.FullName) ? int.MaxValue : MostAtOnce);
        part.Finish();
        return (part.Beyond is PartFound.Fit ? found : part.Beyond, part.Count);
    }

    private static bool IsReadByBits(string name) => name.StartsWith("xl/worksheets/", StringComparison.OrdinalIgnoreCase) || name.Equals("xl/sharedStrings.xml", StringComparison.OrdinalIgnoreCase);

    /// <summary>As far as it is XML: whoever reads it later gets no further.</summary>
    private static PartFound WalkThrough(CountedStream part, int most)
    {
        try
        {
            using var reader = XmlReader.Create(part, Walk);
            for (var elements = 0; reader.Read();)
            {
                if (reader.Depth > Deepest) return PartFound.TooDeep;
                if (reader.NodeType == XmlNodeType.Element && ++elements > most) return PartFound.TooMany;
            }
        }
        catch (XmlException)
        {
        }

        return PartFound.Fit;
    }

    /// <summary>Ends early where a part goes beyond its limits, and remembers which.</summary>
    private sealed class CountedStream(Stream part, long most) : Stream
    {
        /// <summary>Between two tags. Whoever reads such a text holds it in memory several times.</summary>
        private const int LongestText = 8 << 20;

        private readonly byte[] _rest = new byte[16 * 1024];
        private long _text;
        private bool _walked;

        public long Count { get; private set; }

        public PartFound Beyond { get; private set; }

        /// <summary>The rest, which nobody reads as XML.</summary>
        public void Finish()
        {
            _walked = true;
            while (Read(_rest, 0, _rest.Length) > 0)
            {
            }
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (Beyond is not PartFound.Fit) return 0;
            var read = part.Read(buffer, offset, count);
            Count += read;
            var last = buffer.AsSpan(offset, read).LastIndexOf((byte)'<');
            _text = last < 0 ? _text + read : read - last;
            if (Count > most) Beyond = PartFound.TooLarge;
            else if (_text > LongestText && !_walked) Beyond = PartFound.TooLong;
            return Beyond is PartFound.Fit ? read : 0;
        }

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => Count; set => throw new NotSupportedException(); }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing) part.Dispose();
            base.Dispose(disposing);
        }
    }
}
