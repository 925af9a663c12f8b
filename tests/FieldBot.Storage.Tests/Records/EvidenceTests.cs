using FieldBot.Dialogs;
using FieldBot.Dialogs.Records;
using FieldBot.Storage.Tests.Fixtures;
using FieldBot.Storage.Tests.Secrecy;

namespace FieldBot.Storage.Tests.Records;

/// <summary>Evidence lies sealed in the data folder from its event on; before it, it is nobody's and goes at the next start.</summary>
public sealed class EvidenceTests : IDisposable
{
    private static readonly byte[] Picture = [.. "a picture of the gate "u8, .. Enumerable.Range(0, 5000).Select(n => (byte)(n * 7))];

    private readonly Premises _premises = new();

    private string Folder => Path.Combine(_premises.Data, "evidence");

    public void Dispose() => _premises.Dispose();

    [Fact]
    public async Task What_was_kept_comes_back_after_a_restart()
    {
        using (var store = _premises.Open())
        {
            Assert.False(await store.Ask(f => f.Records.IsKept("u1")));
            await Keep(store, "u1");
            Assert.True(await store.Ask(f => f.Records.IsKept("u1")));
        }

        using var again = _premises.Open();
        var (file, content) = (await again.Evidence("u1"))!.Value;
        Assert.Equal((new KeptFile("u1", file.Key, FileKind.Photo, Picture.Length, ".jpg"), true), (file, content.AsSpan().SequenceEqual(Picture)));
        Assert.Null(await again.Evidence("u2"));
        Assert.Empty(again.MissingEvidence());
    }

    [Fact]
    public async Task Nothing_of_it_can_be_read_in_the_data_folder_and_its_names_say_nothing()
    {
        using (var store = _premises.Open()) await Keep(store, "u1");
        Assert.Empty(ByteSearch.In(_premises.Data, ("the beginning", Picture[..16]), ("the middle", Picture[2000..2016]), ("the end", Picture[^16..])));
        var file = Assert.Single(Directory.GetFiles(Folder));
        Assert.Matches("^[0-9a-f]{32}$", Path.GetFileName(file));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public async Task A_file_whose_event_was_never_written_is_swept_at_the_next_start()
    {
        using (var store = _premises.Open())
        {
            await Keep(store, "u1");
            store.KeepEvidence(Picture);
            File.WriteAllBytes(Path.Combine(Folder, "0123.new"), Picture);
        }

        _premises.Open().Dispose();
        using var after = _premises.Open();
        Assert.Single(Directory.GetFiles(Folder));
        Assert.NotNull(await after.Evidence("u1"));
    }

    [Fact]
    public async Task What_two_records_brought_at_once_is_kept_once()
    {
        using (var store = _premises.Open())
        {
            await Keep(store, "u1");
            await Keep(store, "u1");
        }

        _premises.Open().Dispose();
        Assert.Single(Directory.GetFiles(Folder));
        using var after = _premises.Open();
        Assert.NotNull(await after.Evidence("u1"));
        Assert.Empty(after.MissingEvidence());
    }

    [Fact]
    public async Task What_is_missing_or_cut_is_listed_and_what_was_altered_does_not_come_back()
    {
        using var store = _premises.Open();
        for (var i = 1; i <= 4; i++) await Keep(store, $"u{i}");
        string PathOf(string id) => Path.Combine(Folder, store.Evidence(id).GetAwaiter().GetResult()!.Value.File.Key);
        var (gone, cut, altered, other) = (PathOf("u1"), PathOf("u2"), PathOf("u3"), PathOf("u4"));
        File.Delete(gone);
        File.WriteAllBytes(cut, File.ReadAllBytes(cut)[..^1]);
        // A whole file of ours in the place of another is not that other.
        File.Copy(other, altered, overwrite: true);
        Assert.Equal(["u1", "u2"], store.MissingEvidence().Select(f => f.UniqueId));
        foreach (var (id, comes) in new[] { ("u1", false), ("u2", false), ("u3", false), ("u4", true) }) Assert.Equal(comes, await store.Evidence(id) is not null);
    }

    [Fact]
    public async Task Missing_files_are_found_among_many()
    {
        using var store = _premises.Open();
        await store.Act("C001", _ => new(Session.New, [.. Enumerable.Range(0, 1203).Select(n => new Event.EvidenceKept(new($"u{n}", $"k{n}", FileKind.Voice, 1, "")))], []));
        Assert.Equal(1203, store.MissingEvidence().Select(f => f.UniqueId).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task Twenty_megabytes_are_kept_and_no_more()
    {
        using var store = _premises.Open();
        var large = new byte[FileRef.MostBytes];
        await Keep(store, "large", large);
        Assert.Equal(large.Length, (await store.Evidence("large"))!.Value.Content.Length);
        Assert.Throws<ArgumentException>(() => store.KeepEvidence(new byte[FileRef.MostBytes + 1]));
    }

    [Fact]
    public async Task Many_threads_seal_and_open_at_once()
    {
        using var store = _premises.Open();
        await Parallel.ForEachAsync(Enumerable.Range(0, 40), TestContext.Current.CancellationToken, async (n, _) =>
        {
            await Keep(store, $"u{n}", [.. Picture, (byte)n]);
            Assert.Equal((byte)n, (await store.Evidence($"u{n}"))!.Value.Content[^1]);
        });
    }

    private static async Task Keep(Store store, string id, byte[]? content = null)
    {
        content ??= Picture;
        var file = new KeptFile(id, store.KeepEvidence(content), FileKind.Photo, content.Length, ".jpg");
        await store.Act("C001", _ => new(Session.New, [new Event.EvidenceKept(file)], []));
    }
}
