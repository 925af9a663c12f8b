using FieldBot.Dialogs;
using FieldBot.Storage.Tests.Durability;
using FieldBot.Storage.Tests.Fixtures;

namespace FieldBot.Storage.Tests.Secrecy;

/// <summary>Of a worker nothing stands in the data that could tell who they are, nor what they have not sent yet.</summary>
public sealed class WorkerSecrecyTests : IDisposable
{
    private const long Worker = 7_213_456_789, Other = 7_998_877_665;
    private readonly Premises _premises = new();

    public void Dispose() => _premises.Dispose();

    [Fact]
    public async Task Neither_in_the_data_file_nor_in_the_log_nor_in_what_was_freed()
    {
        for (var run = 0; run < 2; run++)
        {
            using var store = _premises.Open(Speaker.Handle);
            await Play(store, 100 * run);
        }

        Assert.Empty(ByteSearch.In(_premises.Data, Everything()));
        // The pseudonyms are found, so the search would have found the rest.
        using var after = _premises.Open(Speaker.Handle);
        var code = Assert.Single(await after.Codes(Other));
        after.Dispose();
        Assert.NotEmpty(ByteSearch.In(_premises.Data, ByteSearch.Forms(code)));
    }

    [Fact]
    public async Task Nor_in_the_log_before_it_is_moved_into_the_data_file()
    {
        var log = new RecordingFile([], [], () => 0);
        using var writer = _premises.WriterOn(log, Speaker.Handle);
        var delivery = 0;
        foreach (var text in (string[])[$"draft {Speaker.Said}", "send", $"draft {Speaker.Said}", "share", $"draft {Speaker.Said}"]) await writer.Handle(Post.Text(++delivery, text, Worker));
        Assert.NotEqual(0, log.Length);
        Directory.CreateDirectory(_premises.Data);
        File.WriteAllBytes(Path.Combine(_premises.Data, "copy.log"), log.Content);
        Assert.Empty(ByteSearch.In(_premises.Data, Everything()));
    }

    [Fact]
    public async Task What_stands_in_a_session_that_is_not_a_workers_is_found()
    {
        using (var store = _premises.Open(Speaker.Handle)) await store.Say(1, $"visit {Speaker.Said}", Worker);
        Assert.NotEmpty(ByteSearch.In(_premises.Data, ByteSearch.Forms(Speaker.Said)));
    }

    /// <summary>Everything a worker can do, drafts and failures among it.</summary>
    private static async Task Play(Store store, int delivery)
    {
        await store.Say(delivery + 1, "hello", Worker);
        var first = await store.SpeakUp(delivery + 2, Worker);
        await store.Say(delivery + 4, $"receipt {first}", Worker);
        var shared = await store.SpeakUp(delivery + 5, Worker, "share");
        await store.Say(delivery + 7, $"link {shared}", Other);
        await store.Say(delivery + 8, $"change {first}", Worker);
        await store.Say(delivery + 9, $"tell {first}", Other);
        await store.Say(delivery + 10, $"later {first}", Other);
        await store.Say(delivery + 11, $"fail {Speaker.Said}", Worker);
        foreach (var row in store.Rows()) store.Sent(row, row.Id + 1000);
        await store.Say(delivery + 12, "file", Worker);
        await store.Say(delivery + 13, $"erase {first}", Worker);
        if (delivery > 0) await store.Say(delivery + 14, $"erase {shared}", Other);
        await store.Say(delivery + 15, "wipe", Worker);
        await store.Say(delivery + 16, "forget", Worker);
        await store.Say(delivery + 17, $"draft {Speaker.Said}", Worker);
    }

    private static List<(string Form, byte[] Bytes)> Everything() =>
    [
        .. ((long[])[Worker, Other]).SelectMany(ByteSearch.Forms),
        .. ((string[])[Speaker.Name, Speaker.Contact, Speaker.Said, "PLANT"]).SelectMany(ByteSearch.Forms),
    ];
}
