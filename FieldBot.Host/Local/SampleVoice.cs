using System.Globalization;
using System.Text;
using FieldBot.Host.Metadata;

namespace FieldBot.Host.Local;

/// <summary>A made-up voice note (Ogg Opus): three seconds in which nobody says anything, with tags as a phone writes them, each time other ones.</summary>
internal static class SampleVoice
{
    private const int Packets = 150, OnPage = 50, Samples = 960;

    private static readonly byte[] Silence = [0xF8, 0xFF, 0xFE];

    private static readonly byte[] OpusHead = [.. "OpusHead"u8, 1, 1, 0x38, 1, 0x80, 0xBB, 0, 0, 0, 0, 0];

    private static int s_made;

    public static byte[] Next()
    {
        byte[] title = [.. "TITLE=voice note "u8, .. Encoding.ASCII.GetBytes(Interlocked.Increment(ref s_made).ToString("D8", CultureInfo.InvariantCulture))];
        byte[] tags = [.. "OpusTags"u8, 5, 0, 0, 0, .. "phone"u8, 1, 0, 0, 0, (byte)title.Length, 0, 0, 0, .. title];
        using var voice = new MemoryStream();
        OggPage.Write(voice, flags: 2, at: 0, number: 0, [(byte)OpusHead.Length], OpusHead);
        OggPage.Write(voice, flags: 0, at: 0, number: 1, [(byte)tags.Length], tags);
        byte[] lengths = [.. Enumerable.Repeat((byte)Silence.Length, OnPage)], sound = [.. Enumerable.Repeat(Silence, OnPage).SelectMany(s => s)];
        for (var page = 1; page <= Packets / OnPage; page++)
            OggPage.Write(voice, (byte)(page == Packets / OnPage ? 4 : 0), (ulong)(page * OnPage * Samples), (uint)(page + 1), lengths, sound);
        return voice.ToArray();
    }
}
