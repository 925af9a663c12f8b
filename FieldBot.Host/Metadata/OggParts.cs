namespace FieldBot.Host.Metadata;

/// <summary>
/// A voice note: Opus in Ogg. Its second packet says with what program it was written and whatever else somebody put there (a title, a
/// place, a picture); the sound begins on a page of its own behind it. An empty one takes its place, and the pages are counted anew.
/// </summary>
internal static class OggParts
{
    /// <summary>No program and no comments: eight letters and two zeros of four bytes.</summary>
    private static readonly byte[] Empty = [.. "OpusTags"u8, 0, 0, 0, 0, 0, 0, 0, 0];

    /// <summary>One stream of the file: how many of its pages are written, and how far its second packet is.</summary>
    private sealed class Voice
    {
        public uint Written { get; set; }

        public bool InTags { get; set; }

        public bool TagsDone { get; set; }
    }

    public static bool Is(ReadOnlySpan<byte> content) => content.StartsWith("OggS\0"u8) && OggPage.TryRead(content, out var page) && page.Body.StartsWith("OpusHead"u8);

    public static byte[] Strip(ReadOnlySpan<byte> content)
    {
        using var kept = new MemoryStream(content.Length);
        var voices = new Dictionary<uint, Voice>();
        for (var at = 0; (at = OggPage.Find(content, at)) >= 0;)
        {
            if (!OggPage.TryRead(content[at..], out var page))
            {
                at++;
                continue;
            }

            var damaged = at > 0 && !page.Sound;
            at += page.Length;
            if (damaged) continue;
            if (page.Body.StartsWith("OpusHead"u8) && (page.First || kept.Length == 0)) voices[page.Stream] = new();
            // Streams that are no Opus may be anything, text too.
            if (voices.TryGetValue(page.Stream, out var voice)) Take(kept, page, voice);
        }

        return kept.ToArray();
    }

    private static void Take(MemoryStream kept, OggPage page, Voice voice)
    {
        if (voice.Written == 0 || voice.TagsDone)
        {
            page.Write(kept, voice.Written++);
            return;
        }

        var (segments, bytes) = (0, 0);
        // A rest of the tags whose beginning was lost is one all the same.
        if (voice.InTags || page.Continues || page.Body.StartsWith("OpusTags"u8))
        {
            (segments, bytes) = page.FirstPacket(out var ends);
            voice.InTags = !ends;
            if (!ends) return;
        }

        voice.TagsDone = true;
        page.WriteInstead(kept, voice.Written++, Empty);
        if (segments < page.Segments.Length) page.Write(kept, voice.Written++, segments, bytes);
    }
}
