using System.Buffers.Binary;

namespace FieldBot.Host.Metadata;

/// <summary>An MP3 is a row of frames of sound; before and behind them programs put their tags: ID3 of the second kind and of the first, and APE.</summary>
internal static class Mp3Parts
{
    private const int Head = 10, ApeFoot = 32, First = 128, Extended = 227;

    public static bool Is(ReadOnlySpan<byte> content) =>
        content.StartsWith("ID3"u8) || content.StartsWith("APETAGEX"u8) || content.Length >= 4 && content[0] == 0xFF && (content[1] & 0xE6) == 0xE2 && (content[2] & 0xF0) != 0xF0 && (content[2] & 0x0C) != 0x0C;

    public static byte[] Strip(byte[] content)
    {
        var (from, to) = (0, content.Length);
        while (Before(content.AsSpan(from..to)) is > 0 and var before) from += before;
        while (Behind(content.AsSpan(from..to)) is > 0 and var behind) to -= behind;
        return from == 0 && to == content.Length ? content : content[from..to];
    }

    /// <summary>The length of a tag at the beginning; one that says it is longer than all there is, is all there is.</summary>
    private static int Before(ReadOnlySpan<byte> sound)
    {
        if (sound.StartsWith("ID3"u8)) return sound.Length < Head ? sound.Length : (int)Math.Min(sound.Length, Head + Seven(sound[6..]) + ((sound[5] & 0x10) == 0 ? 0 : Head));
        return sound.StartsWith("APETAGEX"u8) ? sound.Length < ApeFoot ? sound.Length : (int)Math.Min(sound.Length, ApeFoot + (long)BinaryPrimitives.ReadUInt32LittleEndian(sound[12..])) : 0;
    }

    private static int Behind(ReadOnlySpan<byte> sound)
    {
        if (sound.Length >= First && sound[^First..].StartsWith("TAG"u8))
            return sound.Length >= First + Extended && sound[^(First + Extended)..].StartsWith("TAG+"u8) ? First + Extended : First;
        if (sound.Length >= ApeFoot && sound[^ApeFoot..] is var ape && ape.StartsWith("APETAGEX"u8))
            return (int)Math.Min(sound.Length, BinaryPrimitives.ReadUInt32LittleEndian(ape[12..]) + ((ape[23] & 0x80) == 0 ? 0L : ApeFoot)) is var length && length < ApeFoot ? ApeFoot : length;
        return sound.Length >= Head && sound[^Head..] is var foot && foot.StartsWith("3DI"u8) ? (int)Math.Min(sound.Length, 2 * Head + Seven(foot[6..])) : 0;
    }

    /// <summary>Four bytes of seven bits each.</summary>
    private static long Seven(ReadOnlySpan<byte> at) => (at[0] & 0x7F) << 21 | (at[1] & 0x7F) << 14 | (at[2] & 0x7F) << 7 | at[3] & 0x7F;
}
