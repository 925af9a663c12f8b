using System.Buffers.Binary;

namespace FieldBot.Host.Metadata;

/// <summary>
/// A page of an Ogg file: a head, the lengths of its segments, and these. A packet goes on as long as its segments are full, over the end
/// of its page if need be.
/// </summary>
internal readonly ref struct OggPage
{
    private const int Head = 27, Full = 255, NumberAt = 18, SumAt = 22, CountAt = 26;

    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(i =>
    {
        var sum = (uint)i << 24;
        for (var bit = 0; bit < 8; bit++) sum = (sum & 0x80000000) == 0 ? sum << 1 : sum << 1 ^ 0x04C11DB7;
        return sum;
    })];

    private readonly ReadOnlySpan<byte> _bytes;

    private OggPage(ReadOnlySpan<byte> bytes) => _bytes = bytes;

    /// <summary>Of the whole page.</summary>
    public int Length => _bytes.Length;

    public uint Stream => BinaryPrimitives.ReadUInt32LittleEndian(_bytes[14..]);

    /// <summary>It begins in the middle of a packet.</summary>
    public bool Continues => (_bytes[5] & 1) != 0;

    public bool First => (_bytes[5] & 2) != 0;

    /// <summary>A player passes over a page whose sum is wrong.</summary>
    public bool Sound => BinaryPrimitives.ReadUInt32LittleEndian(_bytes[SumAt..]) == Sum(_bytes);

    public ReadOnlySpan<byte> Segments => _bytes.Slice(Head, _bytes[CountAt]);

    public ReadOnlySpan<byte> Body => _bytes[(Head + _bytes[CountAt])..];

    /// <summary>Where a page begins; -1: there is none any more.</summary>
    public static int Find(ReadOnlySpan<byte> content, int from) => content[from..].IndexOf("OggS\0"u8) is >= 0 and var at ? from + at : -1;

    /// <summary>False: it was cut off.</summary>
    public static bool TryRead(ReadOnlySpan<byte> at, out OggPage page)
    {
        page = default;
        if (at.Length < Head || at.Length < Head + at[CountAt]) return false;
        var length = Head + at[CountAt];
        foreach (var segment in at.Slice(Head, at[CountAt])) length += segment;
        if (at.Length < length) return false;
        page = new(at[..length]);
        return true;
    }

    /// <summary>The segments up to the end of the packet that the page begins with, and their bytes.</summary>
    /// <param name="ends">False: it goes on in the next page.</param>
    public (int Segments, int Bytes) FirstPacket(out bool ends)
    {
        var (count, bytes) = (0, 0);
        ends = false;
        while (count < Segments.Length && !ends)
        {
            bytes += Segments[count];
            ends = Segments[count++] < Full;
        }

        return (count, bytes);
    }

    /// <summary>Writes it with another number, without its first segments, or with others in their place.</summary>
    public void Write(Stream to, uint number, int dropped = 0, int droppedBytes = 0)
    {
        byte[] head = [.. _bytes[..Head]];
        // Whatever was gone on with was dropped.
        if (dropped > 0) head[5] &= 0xFE;
        Write(to, head, number, Segments[dropped..], Body[droppedBytes..]);
    }

    /// <summary>Writes a page of this stream with one short packet before all sound.</summary>
    public void WriteInstead(Stream to, uint number, ReadOnlySpan<byte> packet)
    {
        byte[] head = [.. _bytes[..Head]];
        head.AsSpan(5, 9).Clear();
        Write(to, head, number, [(byte)packet.Length], packet);
    }

    /// <summary>Writes a page of a stream of its own.</summary>
    /// <param name="at">How many samples have sounded at its end.</param>
    public static void Write(Stream to, byte flags, ulong at, uint number, ReadOnlySpan<byte> segments, ReadOnlySpan<byte> body)
    {
        byte[] head = [.. "OggS\0"u8, flags, .. new byte[Head - 6]];
        BinaryPrimitives.WriteUInt64LittleEndian(head.AsSpan(6), at);
        head[14] = 1;
        Write(to, head, number, segments, body);
    }

    private static void Write(Stream to, byte[] head, uint number, ReadOnlySpan<byte> segments, ReadOnlySpan<byte> body)
    {
        head[CountAt] = (byte)segments.Length;
        BinaryPrimitives.WriteUInt32LittleEndian(head.AsSpan(NumberAt), number);
        byte[] page = [.. head, .. segments, .. body];
        BinaryPrimitives.WriteUInt32LittleEndian(page.AsSpan(SumAt), Sum(page));
        to.Write(page);
    }

    /// <summary>As if the place of the sum itself were empty.</summary>
    private static uint Sum(ReadOnlySpan<byte> page)
    {
        var sum = 0u;
        for (var i = 0; i < page.Length; i++) sum = sum << 8 ^ Table[sum >> 24 ^ (i is >= SumAt and < CountAt ? 0u : page[i])];
        return sum;
    }
}
