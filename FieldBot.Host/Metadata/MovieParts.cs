using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Text;

namespace FieldBot.Host.Metadata;

/// <summary>
/// MP4, M4A and MOV are boxes, and picture and sound are found by their distance from the beginning: nothing can be taken out. What is not
/// needed to play becomes empty space of the same size; dates and the names that programs give to their tracks become zeros.
/// </summary>
internal static class MovieParts
{
    private const int Head = 8, Deepest = 8;

    /// <summary>Boxes with boxes in them, and those of these that are needed.</summary>
    private static readonly FrozenDictionary<string, FrozenSet<string>> Needed = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [""] = "ftyp styp pdin moov mdat moof mfra sidx ssix",
        ["moov"] = "mvhd trak mvex iods",
        ["trak"] = "tkhd edts tref mdia tapt load",
        ["mdia"] = "mdhd hdlr minf elng",
        ["minf"] = "vmhd smhd hmhd nmhd gmhd sthd hdlr dinf stbl",
        ["moof"] = "mfhd traf",
        ["traf"] = "tfhd tfdt trun sdtp sbgp sgpd subs senc saiz saio",
    }.ToFrozenDictionary(p => p.Key, p => p.Value.Split(' ').ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);

    /// <summary>How it may begin: a MOV of old does not say what it is.</summary>
    private static readonly FrozenSet<string> Beginnings = new[] { "ftyp", "moov", "mdat", "wide", "free", "skip" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Only what has the list of its tracks where one is looked for: a text may have one of these words in the same place, a camera's raw picture all but the tracks.</summary>
    public static bool Is(ReadOnlySpan<byte> content) => content.Length >= 2 * Head && content[0] <= 1 && Beginnings.Contains(Name(content, 4))
        && Name(content, 8) != "crx " && (Find(content, 0, content.Length, "moov") ?? Find(content, 0, content.Length, "moof")) is not null;

    public static byte[] Strip(ReadOnlySpan<byte> content)
    {
        var clean = content.ToArray();
        Clean(clean, "", 0, clean.Length, 0);
        return clean;
    }

    private static void Clean(byte[] bytes, string inside, int from, int to, int depth)
    {
        var needed = Needed[inside];
        for (var at = from; at < to;)
        {
            if (to - at < Head || Size(bytes, at, to) is not { } box)
            {
                // A trailer that is no box, or damage: what it is cannot be told.
                bytes.AsSpan(at, to - at).Clear();
                return;
            }

            var (start, end) = (at + box.Head, at + box.Size);
            var name = Name(bytes, at + 4);
            if (!needed.Contains(name) || inside == "moov" && name == "trak" && !Plays(bytes, start, end)) Empty(bytes, at, start, end);
            else if (Needed.ContainsKey(name) && depth < Deepest) Clean(bytes, name, start, end, depth + 1);
            else Forget(bytes.AsSpan(start, end - start), name);
            at = end;
        }
    }

    /// <summary>A track of pictures, sound or written words; cameras keep others beside them, which say where they were.</summary>
    private static bool Plays(ReadOnlySpan<byte> bytes, int from, int to)
    {
        if (Find(bytes, from, to, "mdia") is not { } media || Find(bytes, media.From, media.To, "hdlr") is not { } handler || handler.To - handler.From < 12) return false;
        return Name(bytes, handler.From + 8) is "vide" or "soun" or "subt" or "sbtl" or "text" or "clcp";
    }

    private static (int From, int To)? Find(ReadOnlySpan<byte> bytes, int from, int to, string name)
    {
        for (var at = from; to - at >= Head && Size(bytes, at, to) is { } box; at += box.Size)
            if (Name(bytes, at + 4) == name) return (at + box.Head, at + box.Size);
        return null;
    }

    private static void Empty(byte[] bytes, int at, int start, int end)
    {
        // What was empty before may have been filled by somebody.
        if (Name(bytes, at + 4) != "wide") "free"u8.CopyTo(bytes.AsSpan(at + 4));
        bytes.AsSpan(start, end - start).Clear();
    }

    /// <summary>Dates stand first, behind version and flags; a track's name stands last.</summary>
    private static void Forget(Span<byte> inside, string name)
    {
        switch (name)
        {
            case "mvhd" or "tkhd" or "mdhd" when inside.Length >= 4:
                inside[4..Math.Min(inside.Length, inside[0] == 1 ? 20 : 12)].Clear();
                break;
            case "hdlr" when inside.Length > 24:
                // Who made it, then its name.
                inside[12..].Clear();
                break;
        }
    }

    /// <summary>Null: no size that could be one.</summary>
    private static (int Head, int Size)? Size(ReadOnlySpan<byte> bytes, int at, int to)
    {
        var (size, head) = ((ulong)BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]), Head);
        if (size == 1)
        {
            if (to - at < 2 * Head) return null;
            (size, head) = (BinaryPrimitives.ReadUInt64BigEndian(bytes[(at + Head)..]), 2 * Head);
        }

        // No size means: to the end, and so does one that is cut off.
        if (size == 0 || size > (ulong)(to - at)) size = (ulong)(to - at);
        return size < (ulong)head ? null : (head, (int)size);
    }

    private static string Name(ReadOnlySpan<byte> bytes, int at) => Encoding.ASCII.GetString(bytes.Slice(at, 4));
}
