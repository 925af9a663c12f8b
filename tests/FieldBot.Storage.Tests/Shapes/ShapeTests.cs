using System.Runtime.CompilerServices;
using FieldBot.Dialogs;
using FieldBot.Dialogs.Issues;
using FieldBot.Dialogs.Summaries;
using FieldBot.Storage.Codecs;
using FieldBot.Storage.Records;
using FieldBot.Storage.Tests.Codecs;
using FieldBot.Storage.Tests.Fixtures;
using FieldBot.Storage.Vault;

namespace FieldBot.Storage.Tests.Shapes;

/// <summary>
/// What was written once stays readable for good. When one of these fails, the format changed: raise its version, keep reading
/// the old one, and add a new file; never overwrite one.
/// </summary>
public sealed class ShapeTests
{
    [Fact]
    public void A_session_is_written_and_read_as_ever() => Pinned("session-4", Known.Session, Bytes.Of, Bytes.Session);

    [Fact]
    public void A_session_of_before_is_read()
    {
        Read("session-1", Known.Session with { Parked = null, Worker = null, HintedAt = null, Asked = null }, b => Unpacker.Whole(b, u => SessionCodec.Read(u, 1)));
        Read("session-2", Known.Session with { Worker = null, HintedAt = null, Asked = null }, b => Unpacker.Whole(b, u => SessionCodec.Read(u, 3)));
        Read("session-3", Known.Session with { HintedAt = null, Asked = null }, b => Unpacker.Whole(b, u => SessionCodec.Read(u, 5)));
    }

    [Fact]
    public void A_message_is_written_and_read_as_ever() => Pinned("message-6", Known.Message, Bytes.Of, Bytes.Message);

    [Fact]
    public void A_message_of_before_is_read()
    {
        Read("message-1", First, b => Unpacker.Whole(b, u => MessageCodec.Read(u, 1)));
        Read("message-2", Second, b => Unpacker.Whole(b, u => MessageCodec.Read(u, 2)));
        Read("message-3", Third, b => Unpacker.Whole(b, u => MessageCodec.Read(u, 3)));
        Read("message-4", Fourth, b => Unpacker.Whole(b, u => MessageCodec.Read(u, 4)));
        Read("message-5", Fifth, b => Unpacker.Whole(b, u => MessageCodec.Read(u, 5)));
    }

    private static readonly OutgoingMessage Fifth = Known.Message with { Topic = 0 }, Fourth = Fifth with { KeepPicture = false, Picture = null }, Third = Fourth with { Evidence = Known.Message.Evidence! with { Anew = false }, Protected = false, Wipe = false, Delete = 0, Identity = null }, Second = Third with { Evidence = null }, First = Second with { Broadcast = 0, File = null };

    [Fact]
    public void A_visit_is_written_and_read_as_ever() => Pinned("visit-2", Known.Visit, VisitCodec.Write, Bytes.Visit);

    [Fact]
    public void A_visit_of_before_is_read() => Read("visit-1", Known.Visit with { EnteredBy = null }, Bytes.Visit);

    [Fact]
    public void An_issue_is_written_and_read_as_ever() => Pinned("issue-2", Known.Issue, IssueCodec.Write, IssueCodec.Read);

    [Fact]
    public void An_issue_of_before_is_read() => Read("issue-1", Unguarded(Known.Issue) with { Before = Unguarded(Known.Issue.Before!) }, IssueCodec.Read);

    private static Issue Unguarded(Issue issue) => issue with { Summary = "", Direct = false, Identity = null, ForUnit = null };

    [Fact]
    public void A_concern_is_written_and_read_as_ever() => Pinned("concern-1", (Concern: Known.Concern, Chat: 3), c => ConcernCodec.Write(c.Concern, c.Chat), ConcernCodec.Read);

    [Fact]
    public void A_file_that_stands_by_itself_is_written_and_read_as_ever() => Pinned("file-1", Known.File(FileKind.Voice), RecordCodec.Write, RecordCodec.ReadFile);

    [Fact]
    public void A_chat_is_written_and_read_as_ever() => Pinned("chat-6", Known.Chat(), Bytes.Of, Bytes.Chat);

    [Fact]
    public void A_chat_of_before_is_read()
    {
        var before = Known.Session with { Worker = null, HintedAt = null, Asked = null };
        Read("chat-1", Known.Chat(before with { Parked = null }, First), Bytes.Chat);
        Read("chat-2", Known.Chat(before, Second), Bytes.Chat);
        Read("chat-3", Known.Chat(before, Third), Bytes.Chat);
        Read("chat-4", Known.Left(Known.Session with { HintedAt = null, Asked = null }, Fourth), Bytes.Chat);
        Read("chat-5", Known.Left(Known.Session with { HintedAt = null, Asked = null }, Fifth), Bytes.Chat);
    }

    [Fact]
    public void Preferences_are_written_and_read_as_ever() => Pinned("preferences-1", Known.Preferences, RecordCodec.Write, RecordCodec.ReadPreferences);

    [Fact]
    public void An_absence_is_written_and_read_as_ever() => Pinned("absence-1", Known.Absence, RecordCodec.Write, RecordCodec.ReadAbsence);

    [Fact]
    public void A_draft_that_was_left_is_written_and_read_as_ever() => Pinned("left-draft-1", Known.LeftDraft, RecordCodec.Write, RecordCodec.ReadLeftDraft);

    [Fact]
    public void An_action_is_written_and_read_as_ever() => Pinned("action-1", Known.Action, RecordCodec.Write, RecordCodec.ReadAction);

    [Fact]
    public void A_groups_own_action_is_written_and_read_as_ever() => Pinned("own-action-1", Known.OwnAction, RecordCodec.Write, RecordCodec.ReadOwnAction);

    [Fact]
    public void A_broadcast_is_written_and_read_as_ever() => Pinned("broadcast-1", Known.Broadcast, RecordCodec.Write, b => RecordCodec.ReadBroadcast(b, 2));

    [Fact]
    public void A_kept_file_is_written_and_read_as_ever() => Pinned("kept-file-1", Known.KeptFile, RecordCodec.Write, RecordCodec.ReadKeptFile);

    [Fact]
    public void Changes_are_written_and_read_as_ever() => Pinned("changes-1", Known.Changes, RecordCodec.Write, b => RecordCodec.ReadChanges(b));

    [Fact]
    public void A_block_of_tallies_is_written_and_read_as_ever()
    {
        var (place, month, book) = (new Place("G01", "U01"), TallyBook.MonthOf(new(2022, 3, 1)), new TallyBook());
        book.Change([], Known.Tallies);
        Pinned("block-1", Told(book.At(place, month)!), _ => book.Write(place, book.At(place, month)!), b => Told(book.Read(place, month, b)));

        string Told(TallyBlock block) => string.Join('\n', book.Told(place, block).Select(t => $"{t.Key.Day} {t.Key.Key} {t.Value}"));
    }

    [Theory]
    [MemberData(nameof(JobNumbers))]
    public void A_job_is_written_and_read_as_ever(int number) => Pinned($"job-{number}-2", Known.Jobs[number - 1], JobCodec.Write, JobCodec.Read);

    [Theory]
    [MemberData(nameof(FirstJobNumbers))]
    public void A_job_of_before_is_read(int number) => Read($"job-{number}-1", Known.Jobs[number - 1] is Job.KeepEvidence keep ? keep with { Apart = false } : Known.Jobs[number - 1], JobCodec.Read);

    public static TheoryData<int> FirstJobNumbers => [.. Enumerable.Range(1, 7)];

    public static TheoryData<int> JobNumbers => [.. Enumerable.Range(1, Known.Jobs.Length)];

    /// <summary>Another compressor may write other bytes, so only the reading is fixed.</summary>
    [Fact]
    public void Tables_are_read_as_ever() => Assert.Equal(Portrait.Of(Known.Tables), Portrait.Of(Bytes.Tables(Shape("tables-1"))));

    [Fact]
    public void An_address_is_found_and_unsealed_as_ever()
    {
        var vault = Keys.Vault;
        Assert.Equal("976927d16f8269fa", Convert.ToHexStringLower(vault.Check()));
        Assert.Equal("f65f2e4349332387d453e9c4e1b6f767e36f888013d051e4e74d4c08196077af", Convert.ToHexStringLower(vault.HashOf(-1001234567890)));
        Assert.Equal("4cf862e0f2b5c63a2ec104bcda9d7751ae4f0803cda8ddda328e71b03cf940e3", Convert.ToHexStringLower(vault.HashOf("token")));
        Assert.Equal(-1001234567890, vault.UnsealAddress(Shape("sealed-1")));
        Assert.Equal(42, vault.UnsealAddress(vault.Seal(42)));
    }

    private static void Pinned<T>(string name, T value, Func<T, byte[]> write, Func<byte[], T> read)
    {
        var shape = Shape(name);
        Assert.Equal(Convert.ToHexStringLower(shape), Convert.ToHexStringLower(write(value)));
        Assert.Equal(Portrait.Of(value), Portrait.Of(read(shape)));
    }

    private static void Read<T>(string name, T value, Func<byte[], T> read) => Assert.Equal(Portrait.Of(value), Portrait.Of(read(Shape(name))));

    internal static byte[] Shape(string name) => Convert.FromHexString(string.Concat(File.ReadLines(Path.Combine(Path.GetDirectoryName(Here())!, name + ".hex"))));

    private static string Here([CallerFilePath] string here = "") => here;
}
