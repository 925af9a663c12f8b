using System.Buffers.Binary;
using System.IO.Hashing;

namespace FieldBot.Storage.Durability;

/// <summary>
/// One log page as it lies on disk: magic, epoch, the page's position, a checksum, then the page. The checksum covers the previous
/// frame's checksum too, so a frame is valid only behind exactly the frames it was written behind: a lost, torn, old or moved page ends the log there.
/// </summary>
internal static class Frame
{
    public const int HeaderSize = 32;
    public const int Size = HeaderSize + PageStream.PageSize;
    private const ulong Magic = 0x31474f4c_54424c46; // "FLBTLOG1"
    private const int Hashed = 24; // what of the header goes into the checksum
    private const int ConfirmByte = 18; // LiteDB's BasePage.P_IS_CONFIRMED: the last page of a committed transaction

    public static bool IsConfirm(ReadOnlySpan<byte> page) => page[ConfirmByte] != 0;

    /// <summary>Fills the header in front of the page that already lies in the frame; returns the chain's new end.</summary>
    public static ulong Seal(Span<byte> frame, ulong epoch, long position, ulong chain)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(frame, Magic);
        BinaryPrimitives.WriteUInt64LittleEndian(frame[8..], epoch);
        BinaryPrimitives.WriteInt64LittleEndian(frame[16..], position);
        var sum = Checksum(frame, chain);
        BinaryPrimitives.WriteUInt64LittleEndian(frame[Hashed..], sum);
        return sum;
    }

    public static ulong EpochOf(ReadOnlySpan<byte> frame) => BinaryPrimitives.ReadUInt64LittleEndian(frame[8..]);

    /// <summary>Whether this is the frame that belongs at this position behind this chain; moves the chain on when it is.</summary>
    public static bool Follows(ReadOnlySpan<byte> frame, ulong epoch, long position, ref ulong chain)
    {
        if (BinaryPrimitives.ReadUInt64LittleEndian(frame) != Magic || EpochOf(frame) != epoch
            || BinaryPrimitives.ReadInt64LittleEndian(frame[16..]) != position)
        {
            return false;
        }

        var sum = Checksum(frame, chain);
        if (BinaryPrimitives.ReadUInt64LittleEndian(frame[Hashed..]) != sum)
        {
            return false;
        }

        chain = sum;
        return true;
    }

    private static ulong Checksum(ReadOnlySpan<byte> frame, ulong chain)
    {
        Span<byte> before = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(before, chain);
        var hash = new Crc64();
        hash.Append(before);
        hash.Append(frame[..Hashed]);
        hash.Append(frame[HeaderSize..]);
        return hash.GetCurrentHashAsUInt64();
    }
}
