using FieldBot.Storage.Tests.Durability;
using FieldBot.Storage.Tests.Fixtures;
using FieldBot.Storage.Vault;

namespace FieldBot.Storage.Tests.Folder;

/// <summary>A key is there when something refers to it, and gone when nothing does, wherever the program died between.</summary>
public sealed class KeyBookTests : IDisposable
{
    private readonly Premises _premises = new();

    public void Dispose() => _premises.Dispose();

    [Fact]
    public void Keys_are_at_hand_at_once_and_after_a_restart()
    {
        var diary = new List<Deed>();
        var file = File(diary);
        using var book = KeyBook.Open(file, Keys.Vault);
        int[] ids = [book.Make(), book.Make(), book.Make()];
        Assert.Empty(diary);
        book.Flush();
        book.Flush();
        Assert.Equal([false, true], diary.Select(d => d.IsSync));
        var keys = ids.Select(i => Convert.ToHexString(book.Key(i)!)).ToList();
        Assert.Equal(3, keys.Distinct(StringComparer.Ordinal).Count());
        using var after = Again(file);
        Assert.Equal(keys, ids.Select(i => Convert.ToHexString(after.Key(i)!)));
        Assert.Equal(4, after.Make());
    }

    [Fact]
    public void What_is_destroyed_is_overwritten_where_it_stood_with_one_sync()
    {
        var diary = new List<Deed>();
        var file = File(diary);
        using var book = KeyBook.Open(file, Keys.Vault);
        for (var n = 0; n < 4; n++) book.Make();
        book.Flush();
        book.Destroy();
        diary.Clear();
        book.Drop(2);
        book.Drop(3);
        Assert.NotNull(book.Key(2));
        book.Destroy();
        Assert.Equal([false, false, true], diary.Select(d => d.IsSync));
        Assert.All(file.Content[128..256], b => Assert.Equal(0, b));
        using var after = Again(file);
        Assert.Equal([1, 4], after.Ids.Order());
        Assert.Null(after.Key(3));
        Assert.Equal(5, after.Make());
    }

    [Fact]
    public void What_a_transaction_made_that_came_to_nothing_is_taken_back()
    {
        var file = File([]);
        using var book = KeyBook.Open(file, Keys.Vault);
        var old = book.Make();
        book.Flush();
        book.Destroy();
        book.Make();
        book.Flush();
        book.Make();
        book.Drop(old);
        book.TakeBack();
        Assert.Equal([old], book.Ids);
        book.Destroy();
        Assert.NotNull(book.Key(old));
        Assert.Equal(4, book.Make());
        book.Flush();
        Assert.Equal([old, 4], Again(file).Ids.Order());
    }

    [Fact]
    public void The_torn_end_of_the_book_is_not_read()
    {
        var file = File([]);
        using var book = KeyBook.Open(file, Keys.Vault);
        book.Make();
        book.Make();
        book.Flush();
        for (var cut = 1; cut < 64; cut++)
        {
            using var after = KeyBook.Open(new RecordingFile(file.Content[..^cut], [], () => 0), Keys.Vault);
            Assert.Equal([1], after.Ids);
            Assert.Equal(2, after.Make());
            after.Flush();
            Assert.NotNull(after.Key(2));
        }
    }

    /// <summary>The program may die between any two things it does to the book, and each may be done by half.</summary>
    [Fact]
    public void Wherever_it_dies_what_is_referred_to_opens_and_nothing_else_does()
    {
        var diary = new List<Deed>();
        var file = File(diary);
        using var book = KeyBook.Open(file, Keys.Vault);
        var (kept, dropped) = (book.Make(), book.Make());
        book.Flush();
        book.Destroy();
        var before = file.Content;
        diary.Clear();
        var made = book.Make();
        book.Flush();
        var flushed = diary.Count;
        book.Drop(dropped);
        book.Destroy();
        for (var deeds = 0; deeds <= diary.Count; deeds++)
        {
            using var bytes = RecordingFile.Filled(before);
            foreach (var deed in diary.Take(deeds)) RecordingFile.Apply(bytes, deed);
            // Committed or not: what was made cannot be referred to before it was flushed, nor is anything destroyed that was not committed.
            foreach (var referred in deeds < flushed ? [[kept, dropped]] : deeds == flushed ? (int[][])[[kept, dropped], [kept, made]] : [[kept, made]])
            {
                using var copy = new RecordingFile(bytes.ToArray(), [], () => 0);
                using var after = KeyBook.Open(copy, Keys.Vault);
                after.Settle(referred, referred.Max(), "");
                Assert.Equal(referred.Order(), after.Ids.Order());
                Assert.All(referred, id => Assert.NotNull(after.Key(id)));
                Assert.True(after.Make() > made - (deeds == 0 ? 1 : 0));
            }
        }
    }

    [Fact]
    public async Task Keys_to_which_nothing_refers_are_destroyed_at_the_opening()
    {
        using (var store = _premises.Open(Speaker.Handle)) await store.SpeakUp(1, 5);
        int[] live;
        using (var vault = KeyVault.Open(_premises.Keys, fresh: false))
        using (var book = KeyBook.Open(_premises.Keys, vault))
        {
            live = [.. book.Ids.Order()];
            book.Make();
            book.Flush();
        }

        _premises.Open(Speaker.Handle).Dispose();
        using var again = KeyVault.Open(_premises.Keys, fresh: false);
        using var after = KeyBook.Open(_premises.Keys, again);
        Assert.Equal(live, after.Ids.Order());
    }

    /// <summary>A backup that somebody looks into must not destroy what the data itself lives by.</summary>
    [Fact]
    public async Task An_older_copy_of_the_data_leaves_later_keys_alone()
    {
        using (var store = _premises.Open(Speaker.Handle)) await store.SpeakUp(1, 5);
        var copy = _premises.Copy();
        string erased, later;
        using (var store = _premises.Open(Speaker.Handle))
        {
            erased = await store.SpeakUp(3, 6);
            later = await store.SpeakUp(5, 7);
            await store.Say(7, $"erase {erased}", 6);
        }

        using (var old = Store.Open(new(copy, _premises.Keys, Trial: true), Speaker.Handle, _premises.Clock)) await old.SpeakUp(7, 8);
        using var after = _premises.Open(Speaker.Handle);
        Assert.Equal([later], await after.Codes(7));
        Assert.Single(await after.Codes(5));
        Assert.True((await after.Say(7, "x", 6)).Repeat);
        Assert.Empty(after.VerifyLedger().Faults);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(15)]
    public async Task A_damaged_head_is_told(int at)
    {
        using (var store = _premises.Open(Speaker.Handle)) await store.SpeakUp(1, 5);
        Turn(at);
        Assert.Contains("concerns.keys is damaged", _premises.Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_key_is_told_and_no_key_is_destroyed_for_it()
    {
        using (var store = _premises.Open(Speaker.Handle)) await store.SpeakUp(1, 5);
        var bytes = await System.IO.File.ReadAllBytesAsync(_premises.KeyBook, TestContext.Current.CancellationToken);
        var at = bytes.Length - 20;
        Turn(at);
        Assert.Contains("concerns.keys is damaged", _premises.Refusal(), StringComparison.Ordinal);
        Turn(at);
        Assert.Equal(bytes, await System.IO.File.ReadAllBytesAsync(_premises.KeyBook, TestContext.Current.CancellationToken));
        _premises.Open(Speaker.Handle).Dispose();
    }

    [Fact]
    public void A_key_does_not_open_in_the_place_of_another()
    {
        var file = File([]);
        using var book = KeyBook.Open(file, Keys.Vault);
        book.Make();
        book.Make();
        book.Flush();
        var bytes = file.Content;
        using var swapped = KeyBook.Open(new RecordingFile([.. bytes[..64], .. bytes[128..192], .. bytes[64..128]], [], () => 0), Keys.Vault);
        Assert.Equal((null, null), (swapped.Key(1), swapped.Key(2)));
    }

    [Fact]
    public void It_is_for_its_owner_only()
    {
        _premises.Open().Dispose();
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(_premises.KeyBook));
    }

    private void Turn(int at)
    {
        var bytes = System.IO.File.ReadAllBytes(_premises.KeyBook);
        bytes[at] ^= 4;
        System.IO.File.WriteAllBytes(_premises.KeyBook, bytes);
    }

    private static RecordingFile File(List<Deed> diary) => new(KeyBook.Head(Keys.Vault), diary, () => 0);

    private static KeyBook Again(RecordingFile file) => KeyBook.Open(new RecordingFile(file.Content, [], () => 0), Keys.Vault);
}
