using System.Text;
using FieldBot.Dialogs;
using FieldBot.Dialogs.Tests.Fixtures;
using FieldBot.Storage.Tests.Durability;
using FieldBot.Storage.Tests.Fixtures;

namespace FieldBot.Storage.Tests.Secrecy;

/// <summary>Who holds a copy of the data folder learns no Telegram id, name, telephone number or link from it.</summary>
public sealed class SecrecyTests : IDisposable
{
    private const long Worker = 7_213_456_789, Cadre = 1_987_654_321, Group = -1_001_987_654_321;
    private const string Name = "lao_wang_1976", Phone = "+8613912345678";
    private readonly Premises _premises = new();
    private long _delivery;

    public void Dispose() => _premises.Dispose();

    [Fact]
    public async Task Nothing_of_it_stands_in_any_file_of_the_data_folder()
    {
        var tokens = new List<string>();
        using (var store = _premises.Open(Conversation.Handle)) await Play(store, tokens);
        // Its log was moved into the data file; a second run leaves pages in both.
        using (var store = _premises.Open(turn => turn.Input is Input.Text ? throw new InvalidOperationException(Phone) : Conversation.Handle(turn))) await Play(store, tokens);

        Assert.NotEmpty(Directory.GetFiles(_premises.Data));
        Assert.Empty(ByteSearch.In(_premises.Data, Everything(tokens)));
        Assert.DoesNotContain(_premises.Log, line => line.Contains(Phone[3..], StringComparison.Ordinal) || line.Contains(Name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_of_it_stands_in_the_log_before_it_is_moved_into_the_data_file()
    {
        var log = new RecordingFile([], [], () => 0);
        using var writer = _premises.WriterOn(log, Echo.Nothing);
        foreach (var from in (long[])[Worker, Cadre, Group]) await writer.Handle(Of(new Input.Text($"{Name} {Phone}"), from));
        var link = await writer.Do(m => m.Records.MakeLink("C002", "-", m.Now));
        Assert.NotEqual(0, log.Length);
        Directory.CreateDirectory(_premises.Data);
        File.WriteAllBytes(Path.Combine(_premises.Data, "copy.log"), log.Content);
        Assert.Empty(ByteSearch.In(_premises.Data, Everything([link.Token])));
        Assert.NotEmpty(ByteSearch.In(_premises.Data, ByteSearch.Forms("C002")));
    }

    [Fact]
    public async Task A_secret_message_lies_sealed_until_it_is_sent_and_nowhere_afterwards()
    {
        const string secret = "https://t.me/unionbot?start=m_abc";
        using (var store = _premises.Open(turn => new(turn.Session, [], [new(new(secret) { Secret = true }), new(new(secret) { Secret = true }, "C002") { NotBefore = turn.Facts.Now.AddDays(1) }])))
        {
            await store.Import(Sample.Tables);
            await store.Bind("C002", Cadre);
            await store.Handle(Of(new Input.Text("x"), Worker));
        }

        Assert.Empty(ByteSearch.In(_premises.Data, ByteSearch.Forms(secret)));
        using var after = _premises.Open();
        var row = Assert.Single(after.Rows());
        Assert.Equal(secret, row.Message.Html);
        after.Sent(row, 5);
        _premises.Clock.Advance(TimeSpan.FromDays(1));
        await after.Handle(Of(new Input.Text("x"), Group));
        Assert.Contains(secret, after.Rows().Words());
        after.Dispose();
        Assert.Empty(ByteSearch.In(_premises.Data, ByteSearch.Forms(secret)));
    }

    [Fact]
    public async Task What_a_dialog_would_keep_is_found()
    {
        using (var store = _premises.Open(turn => new(turn.Session with { Language = Name, LastTapOn = Worker }, [], [new(new($"{Phone} {Cadre}"))])))
            await store.Handle(Of(new Input.Text("x"), Worker));
        Assert.Equal(["decimal", "packed", "UTF-8", "UTF-8", "UTF-8"], ByteSearch.In(_premises.Data, Everything([])).Select(f => f.Split(": ")[1]).Order(StringComparer.OrdinalIgnoreCase));
    }

    [Fact]
    public void Every_form_is_found_in_the_midst_of_other_bytes()
    {
        var token = Vault.KeyVault.NewToken();
        var random = new Random(7);
        Directory.CreateDirectory(_premises.Data);
        foreach (var (form, bytes) in Everything([token]))
        {
            var noise = new byte[5000];
            random.NextBytes(noise);
            File.WriteAllBytes(Path.Combine(_premises.Data, "probe"), [.. noise, .. bytes, .. noise]);
            Assert.Contains($"probe: {form}", ByteSearch.In(_premises.Data, Everything([token])));
            File.WriteAllBytes(Path.Combine(_premises.Data, "probe"), [.. noise, (byte)~bytes[0], .. bytes[1..], .. noise]);
            Assert.DoesNotContain($"probe: {form}", ByteSearch.In(_premises.Data, [(form, bytes)]));
        }
    }

    [Fact]
    public void Base64_is_found_wherever_it_begins()
    {
        Directory.CreateDirectory(_premises.Data);
        for (var before = 0; before < 6; before++)
        {
            File.WriteAllText(Path.Combine(_premises.Data, "probe"), Convert.ToBase64String([.. Enumerable.Repeat((byte)200, before), .. Encoding.UTF8.GetBytes(Phone), 201, 202]));
            Assert.NotEmpty(ByteSearch.In(_premises.Data, ByteSearch.Forms(Phone)));
        }
    }

    private static List<(string Form, byte[] Bytes)> Everything(IEnumerable<string> tokens) =>
    [
        .. ((long[])[Worker, Cadre, Group]).SelectMany(ByteSearch.Forms),
        .. ((string[])[Name, Phone, Phone[3..]]).SelectMany(ByteSearch.Forms),
        .. tokens.SelectMany(ByteSearch.TokenForms),
    ];

    private async Task Play(Store store, List<string> tokens)
    {
        if (store.Programme.Version == 0) await store.Import(Sample.Tables);
        foreach (var from in (long[])[Worker, Group]) await Stranger(store, from);
        var link = (await store.CreateLinks(["C002"]))[0];
        tokens.Add(link.Token);
        await store.Handle(Of(new Input.LinkOpened("m_" + link.Token), Cadre));
        foreach (var row in store.Rows())
            if (row.Message.Buttons is [[var yes, ..], ..] && yes.Data.StartsWith("link.", StringComparison.Ordinal)) await store.Handle(Of(new Input.Pressed(yes.Data), Cadre));
        Assert.True(store.IsBound("C002"));
        await store.Bind("C003", Cadre + 1);
        await store.Handle(Of(new Input.Command("visit", ""), Cadre));
        foreach (var row in store.Rows()) store.Sent(row, 33);
    }

    /// <summary>Who is not bound may say what they like: none of it is kept.</summary>
    private async Task Stranger(Store store, long from)
    {
        FileRef photo = new(FileKind.Photo, "file", "unique");
        Input[] said =
        [
            new Input.Text($"I am @{Name}, call {Phone}"), new Input.Command("start", Name), new Input.Command(Name, Phone), new Input.LinkOpened($"m_{Name}{Phone}"), new Input.LinkOpened(Name),
            new Input.Contact(true), new Input.Contact(false), new Input.Media(photo, $"{Name} {Phone}"), new Input.Edited(new Input.Text(Phone)), new Input.Pressed(Name), new Input.Unexpected("sticker"),
        ];
        foreach (var input in said) await store.Handle(Of(input, from));
    }

    private Delivery Of(Input input, long from) => Post.Of(++_delivery, input, from);
}
