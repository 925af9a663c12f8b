using FieldBot.Storage.Durability;

namespace FieldBot.Storage.Tests.Durability;

/// <summary>One thing done to a file: bytes written, a new length (Bytes null), or a sync (Offset -1).</summary>
internal sealed record Deed(RecordingFile File, long Offset, byte[]? Bytes, int Acknowledged)
{
    public bool IsSync => Offset < 0;
}

/// <summary>A file in memory that keeps a diary of what was done to it, shared by both files in the true order.</summary>
internal sealed class RecordingFile(byte[] content, List<Deed> diary, Func<int> acknowledged) : DiskFile
{
    private readonly MemoryStream _bytes = Filled(content);

    public override long Length
    {
        get { lock (diary) { return _bytes.Length; } }
    }

    /// <summary>Called before each write or sync; a test throws here.</summary>
    public Action<bool>? Before { get; set; }

    public byte[] Content => _bytes.ToArray();

    public override int Read(long offset, Span<byte> buffer)
    {
        lock (diary)
        {
            _bytes.Position = offset;
            return _bytes.ReadAtLeast(buffer, buffer.Length, false);
        }
    }

    public override void Write(long offset, ReadOnlySpan<byte> bytes)
    {
        Before?.Invoke(false);
        Do(new Deed(this, offset, bytes.ToArray(), acknowledged()));
    }

    public override void SetLength(long length) => Do(new Deed(this, length, null, acknowledged()));

    public override void Sync()
    {
        Before?.Invoke(true);
        Do(new Deed(this, -1, null, acknowledged()));
    }

    public static void Apply(MemoryStream bytes, Deed deed)
    {
        if (deed.Bytes is { } written)
        {
            bytes.Position = deed.Offset;
            bytes.Write(written);
        }
        else if (!deed.IsSync)
        {
            bytes.SetLength(deed.Offset);
        }
    }

    public static MemoryStream Filled(byte[] content)
    {
        var stream = new MemoryStream();
        stream.Write(content);
        return stream;
    }

    private void Do(Deed deed)
    {
        lock (diary)
        {
            Apply(_bytes, deed);
            diary.Add(deed);
        }
    }
}
