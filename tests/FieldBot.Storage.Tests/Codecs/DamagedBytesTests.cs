using CsCheck;
using FieldBot.Dialogs.Summaries;
using FieldBot.Storage.Codecs;
using FieldBot.Storage.Records;

namespace FieldBot.Storage.Tests.Codecs;

/// <summary>Bytes that were cut, lengthened or changed give another value or a clear exception: no crash of another kind, no endless read, no memory without end.</summary>
public sealed class DamagedBytesTests
{
    private const int Iterations = 300;

    private static readonly Gen<byte[]> Chats = Gen.Select(Any.Session, Any.Message.Array[0, 5]).Select((session, messages) =>
    {
        var chat = new ChatState(3, 12345) { Session = session };
        foreach (var message in messages) chat.Queue(message);
        for (var id = 0; id < 20; id++) chat.Handle(id * 1000);
        return Bytes.Of(chat);
    });

    [Fact]
    public void Sessions() => Try(Any.Session.Select(Bytes.Of), Bytes.Session);

    [Fact]
    public void Messages() => Try(Any.Message.Select(Bytes.Of), Bytes.Message);

    [Fact]
    public void Visits() => Try(Any.Visit.Select(VisitCodec.Write), Bytes.Visit);

    [Fact]
    public void Issues() => Try(AnyIssue.Issue.Select(IssueCodec.Write), IssueCodec.Read);

    [Fact]
    public void Left_drafts() => Try(AnyRecord.LeftDraft.Select(RecordCodec.Write), RecordCodec.ReadLeftDraft);

    [Fact]
    public void Actions() => Try(AnyRecord.Action.Select(RecordCodec.Write), RecordCodec.ReadAction);

    [Fact]
    public void Kept_files() => Try(AnyRecord.KeptFile.Select(RecordCodec.Write), RecordCodec.ReadKeptFile);

    [Fact]
    public void Changes() => Try(AnyRecord.Changes.Select(RecordCodec.Write), bytes => RecordCodec.ReadChanges(bytes));

    [Fact]
    public void Concerns() => Try(AnyRecord.Concern.Select(c => ConcernCodec.Write(c, 3)), ConcernCodec.Read);

    /// <summary>With three keys at hand, as their place has them.</summary>
    [Fact]
    public void Blocks_of_tallies() => Try(Gen.Select(Gen.Int[1, 31], Gen.Int[0, 2], Gen.Long[1, 1000]).Array[1, 30].Select(Block), bytes => new TallyBook().Read(new("G01", "U01"), 24_266, bytes));

    private static byte[] Block((int Day, int Key, long Value)[] entries)
    {
        var book = new TallyBook();
        book.Change([], entries.Select(e => new Tally(new("G01", "U01"), new(2022, 3, e.Day), Measure.Attendance, $"C{e.Key}", e.Value)));
        return book.Write(new("G01", "U01"), book.At(new("G01", "U01"), 24_266)!);
    }

    [Fact]
    public void Jobs() => Try(AnyRecord.Job.Select(JobCodec.Write), JobCodec.Read);

    [Fact]
    public void Chat_documents() => Try(Chats, Bytes.Chat);

    [Fact]
    public void Tables() => Any.Tables.Select(TableCodec.Write).Array[1].Select(a => a[0]).SelectMany(Changed).Sample(bytes => Clear(bytes, Bytes.Tables), iter: Iterations);

    [Fact]
    public void What_a_newer_program_wrote_is_named_so()
    {
        var visit = VisitCodec.Write(Fixtures.Visits.One(1));
        visit[0]++;
        Assert.Contains("newer version", Assert.Throws<StoreException>(() => VisitCodec.Read(visit)).Message, StringComparison.Ordinal);
        var issue = IssueCodec.Write(Fixtures.Issues.One(1));
        issue[0]++;
        Assert.Contains("newer version", Assert.Throws<StoreException>(() => IssueCodec.Read(issue)).Message, StringComparison.Ordinal);
        var chat = Bytes.Of(new ChatState(1, 1));
        chat[0]++;
        Assert.Contains("newer version", Assert.Throws<StoreException>(() => Bytes.Chat(chat)).Message, StringComparison.Ordinal);
        Assert.Contains("newer version", Assert.Throws<StoreException>(() => Unpacker.Whole([99], AnswerCodec.Read)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(int.MaxValue)]
    [InlineData(100_000_000)]
    [InlineData(-1)]
    [InlineData(long.MaxValue)]
    public void A_length_that_is_not_there_takes_no_memory(long length)
    {
        var bytes = Bytes.Of(length, (to, v) => to.Long(v));
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<InvalidDataException>(() => Unpacker.Whole(bytes, u => u.List(v => v.Long())));
        Assert.Throws<InvalidDataException>(() => Unpacker.Whole(bytes, u => u.Text()));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Fact]
    public void A_number_without_an_end_is_damage() =>
        Assert.Throws<InvalidDataException>(() => Unpacker.Whole([.. Enumerable.Repeat((byte)0xFF, 40), 1], u => u.Long()));

    private static void Try<T>(Gen<byte[]> good, Func<byte[], T> read)
    {
        // A value is read to its last byte, so a shorter or longer one is always damaged.
        good.SelectMany(bytes => Gen.Int[0, bytes.Length - 1].Select(at => bytes[..at])).Sample(bytes => { Assert.Throws<InvalidDataException>(() => read(bytes)); }, iter: Iterations);
        good.Sample(bytes => { Assert.Throws<InvalidDataException>(() => read([.. bytes, 0])); }, iter: Iterations);
        good.SelectMany(Changed).Sample(bytes => Clear(bytes, read), iter: Iterations * 10);
    }

    private static Gen<byte[]> Changed(byte[] bytes) =>
        from at in Gen.Int[0, bytes.Length - 1]
        from how in Gen.Int[0, 2]
        from value in Gen.Byte
        select (byte[])(how switch { 0 => [.. bytes[..at], value, .. bytes[(at + 1)..]], 1 => [.. bytes[..at], .. bytes[(at + 1)..]], _ => [.. bytes[..at], value, .. bytes[at..]] });

    private static void Clear<T>(byte[] bytes, Func<byte[], T> read)
    {
        try
        {
            _ = read(bytes);
        }
        catch (Exception e) when (e is StoreException or InvalidDataException)
        {
            Assert.NotEmpty(e.Message);
        }
    }
}
