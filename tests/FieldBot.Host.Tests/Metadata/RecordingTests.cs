using CsCheck;
using FieldBot.Host.Metadata;

namespace FieldBot.Host.Tests.Metadata;

/// <summary>A recording comes out as if nobody had ever written into it, and sounds as before.</summary>
public sealed class RecordingTests
{
    private static readonly byte[] Clean = Spoken.Voice(Spoken.NoTags);

    [Theory]
    [InlineData(0)]
    [InlineData(300)]
    [InlineData(200_000)]
    public void A_voice_note_loses_its_tags_however_many_pages_they_take(int picture)
    {
        var told = Spoken.Voice(Spoken.Tags([.. "LOCATION="u8, .. Taken.Place], new byte[picture], Taken.Place));
        Assert.Equal(Clean, FileMetadata.Strip(told));
    }

    [Fact]
    public void A_clean_voice_note_stays_as_it_is_and_streams_that_are_no_sound_go()
    {
        Assert.Equal(Clean, FileMetadata.Strip(Clean));
        var end = Clean.Length - 335;
        byte[] mixed = [.. Clean[..end], .. Spoken.Page(2, 0, 99, 0, [(byte)Taken.Place.Length], Taken.Place), .. Clean[end..], .. Taken.Place];
        Assert.Equal(Clean, FileMetadata.Strip(mixed));
    }

    [Fact]
    public void The_voice_note_of_the_trial_mode_is_one()
    {
        var (one, other) = (Local.SampleVoice.Next(), Local.SampleVoice.Next());
        Assert.NotEqual(one, other);
        Assert.NotEqual(-1, one.AsSpan().IndexOf("TITLE="u8));
        var clean = FileMetadata.Strip(one);
        Assert.Equal(clean, FileMetadata.Strip(other));
        Assert.Equal(-1, clean.AsSpan().IndexOf("TITLE="u8));
        Assert.Equal(one.Length - 5 - 29, clean.Length);
    }

    [Fact]
    public void Sound_that_begins_on_the_page_of_the_tags_stays()
    {
        var head = Clean[..47];
        byte[] sound = [.. Enumerable.Repeat((byte)9, 30)];
        var tags = Spoken.Tags(Taken.Place);
        byte[] told = [.. head, .. Spoken.Page(0, 960, 7, 1, [(byte)tags.Length, 30], [.. tags, .. sound])];
        Assert.Equal([.. head, .. Spoken.Page(0, 0, 7, 1, [16], Spoken.NoTags), .. Spoken.Page(0, 960, 7, 2, [30], sound)], FileMetadata.Strip(told));
    }

    [Fact]
    public void A_damaged_voice_note_tells_nothing_either()
    {
        var told = Spoken.Voice(Spoken.Tags(Taken.Place, new byte[70_000], Taken.Place));
        foreach (var length in Enumerable.Range(47, 400).Concat(Enumerable.Range(0, 200).Select(i => told.Length - 1 - i * 40)))
            Assert.Equal(-1, FileMetadata.Strip(told[..length]).AsSpan().IndexOf(Taken.Place));
        // Behind the letters by which it is known.
        Gen.Select(Gen.Int[47, told.Length - 1], Gen.Byte).Sample((at, value) =>
        {
            var note = told.ToArray();
            note[at] = value;
            Assert.Equal(-1, FileMetadata.Strip(note).AsSpan().IndexOf(Taken.Place));
        }, iter: 3000);
    }

    [Fact]
    public void An_MP3_loses_what_stands_before_and_behind_its_sound()
    {
        byte[] sound = [.. Spoken.Mp3Frame, .. Spoken.Mp3Frame];
        byte[] last = [.. "TAG"u8, .. Taken.Place, .. new byte[125 - Taken.Place.Length]];
        Assert.Same(sound, FileMetadata.Strip(sound));
        Assert.Equal(sound, FileMetadata.Strip([.. Spoken.Id3(Taken.Place), .. Spoken.Id3([.. Taken.Place, .. new byte[300]], foot: true), .. sound]));
        Assert.Equal(sound, FileMetadata.Strip([.. Spoken.Ape(Taken.Place), .. sound, .. Spoken.Ape(Taken.Place), .. last]));
        Assert.Equal(sound, FileMetadata.Strip([.. sound, .. "TAG+"u8, .. Taken.Place, .. new byte[223 - Taken.Place.Length], .. last]));
        byte[] behind = Spoken.Id3(Taken.Place, foot: true);
        behind[^1] = (byte)Taken.Place.Length;
        Assert.Equal(sound, FileMetadata.Strip([.. sound, .. behind]));
    }

    [Fact]
    public void A_tag_that_says_it_is_longer_than_the_file_leaves_nothing()
    {
        Assert.Empty(FileMetadata.Strip([.. "ID3"u8, 4, 0, 0, 0x7F, 0x7F, 0x7F, 0x7F, .. Taken.Place]));
        Assert.Empty(FileMetadata.Strip([.. "ID3"u8, 4]));
    }

    [Theory]
    [InlineData("isom", false)]
    [InlineData("M4A ", false)]
    [InlineData("qt  ", true)]
    [InlineData(null, false)]
    public void What_a_film_tells_is_written_over_and_all_else_stays_in_its_place(string? brand, bool wide)
    {
        var (told, clean) = Spoken.Film(brand, wide);
        var stripped = FileMetadata.Strip(told);
        Assert.Equal(clean, stripped);
        Assert.Equal(-1, stripped.AsSpan().IndexOf(Taken.Place));
        Assert.Equal(clean, FileMetadata.Strip(clean));
        for (var length = 0; length < told.Length; length++) _ = FileMetadata.Strip(told[..length]);
    }

    [Fact]
    public void No_length_that_somebody_made_up_ends_in_an_exception()
    {
        byte[][] told = [Spoken.Voice(Spoken.Tags(Taken.Place)), [.. Spoken.Id3(Taken.Place), .. Spoken.Mp3Frame, .. Spoken.Ape(Taken.Place)], Spoken.Film("isom", wide: false).Told, Spoken.Film(null, wide: true).Told];
        Gen.Select(Gen.Int[0, told.Length - 1], Gen.Select(Gen.Int[0, int.MaxValue], Gen.OneOf(Gen.Byte, Gen.Const((byte)0), Gen.Const((byte)255))).Array[1, 8]).Sample((which, changes) =>
        {
            var file = told[which].ToArray();
            foreach (var (at, value) in changes) file[at % file.Length] = value;
            _ = FileMetadata.Strip(file);
        }, iter: 30_000);
    }

    /// <summary>Words may stand where a film says what it is.</summary>
    [Theory]
    [InlineData("Yes free lunch for everybody, moov or not")]
    [InlineData("The moov of the mdat")]
    [InlineData("ftypftypftypftyp")]
    public void What_only_looks_like_one_is_kept_as_it_is(string text)
    {
        var content = System.Text.Encoding.ASCII.GetBytes(text);
        Assert.Same(content, FileMetadata.Strip(content));
        byte[] raw = [.. Spoken.Box("ftyp", "crx "u8.ToArray()), .. Spoken.Box("moov", Taken.Place)];
        Assert.Same(raw, FileMetadata.Strip(raw));
        byte[] picture = [.. Spoken.Box("ftyp", "miaf"u8.ToArray()), .. Spoken.Box("meta", Taken.Place)];
        Assert.Same(picture, FileMetadata.Strip(picture));
    }
}
