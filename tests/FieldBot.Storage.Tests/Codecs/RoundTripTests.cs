using CsCheck;
using FieldBot.Dialogs;
using FieldBot.Storage.Codecs;

namespace FieldBot.Storage.Tests.Codecs;

/// <summary>Whatever is stored is read back equal.</summary>
public sealed class RoundTripTests
{
    [Fact]
    public void Sessions() => Any.Session.Sample(v => Same(v, Bytes.Session(Bytes.Of(v))), iter: 500);

    [Fact]
    public void Messages() => Any.Message.Sample(v => Same(v, Bytes.Message(Bytes.Of(v))), iter: 500);

    [Fact]
    public void Visits() => Any.Visit.Sample(v => Same(v, Bytes.Visit(VisitCodec.Write(v))), iter: 500);

    [Fact]
    public void Issues() => AnyIssue.Issue.Sample(v => Same(v, IssueCodec.Read(IssueCodec.Write(v))), iter: 500);

    [Fact]
    public void Secret_messages_are_sealed_and_opened_again() => Any.Message.Where(m => m.Secret && m.Html.Length > 1).Sample(v =>
    {
        var bytes = Bytes.Of(v, (to, m) => MessageCodec.WriteSealed(to, m, Fixtures.Keys.Vault));
        Same(v, Unpacker.Whole(bytes, u => MessageCodec.ReadSealed(u, Fixtures.Keys.Vault)));
        Assert.NotEqual(v.Html, Bytes.Message(bytes).Html);
    }, iter: 200);

    [Fact]
    public void Preferences() => AnyRecord.Preferences.Sample(v => Same(v, RecordCodec.ReadPreferences(RecordCodec.Write(v))), iter: 200);

    [Fact]
    public void Absences() => AnyRecord.Absence.Sample(v => Same(v, RecordCodec.ReadAbsence(RecordCodec.Write(v))), iter: 200);

    [Fact]
    public void Left_drafts() => AnyRecord.LeftDraft.Sample(v => Same(v, RecordCodec.ReadLeftDraft(RecordCodec.Write(v))), iter: 200);

    [Fact]
    public void Actions() => AnyRecord.Action.Sample(v => Same(v, RecordCodec.ReadAction(RecordCodec.Write(v))), iter: 200);

    [Fact]
    public void Own_actions() => AnyRecord.OwnAction.Sample(v => Same(v, RecordCodec.ReadOwnAction(RecordCodec.Write(v))), iter: 200);

    [Fact]
    public void Kept_files() => AnyRecord.KeptFile.Sample(v => Same(v, RecordCodec.ReadKeptFile(RecordCodec.Write(v))), iter: 200);

    [Fact]
    public void Broadcasts() => AnyRecord.Broadcast.Sample(v => Same(v, RecordCodec.ReadBroadcast(RecordCodec.Write(v), v.Next)), iter: 200);

    [Fact]
    public void Digests() => AnyRecord.Digest.Sample(v => Same(v, RecordCodec.ReadDigest(RecordCodec.Write(v))), iter: 300);

    [Fact]
    public void Changes() => AnyRecord.Changes.Sample(v => Same(v, RecordCodec.ReadChanges(RecordCodec.Write(v))), iter: 200);

    [Fact]
    public void Jobs() => AnyRecord.Job.Sample(v => Same(v, JobCodec.Read(JobCodec.Write(v))), iter: 300);

    [Fact]
    public void Concerns() => Gen.Select(AnyRecord.Concern, Any.Int).Sample((v, chat) => Same((v, chat), ConcernCodec.Read(ConcernCodec.Write(v, chat))), iter: 300);

    [Fact]
    public void Answers() => Any.Answer.Sample(v => Same(v, Unpacker.Whole(Bytes.Of(v, AnswerCodec.Write), AnswerCodec.Read)), iter: 1000);

    [Fact]
    public void Tables() => Any.Tables.Sample(v => Same(v, Bytes.Tables(TableCodec.Write(v))), iter: 200);

    [Fact]
    public void The_sample_programmes_tables() => Same(Dialogs.Tests.Fixtures.Sample.Tables, Bytes.Tables(TableCodec.Write(Dialogs.Tests.Fixtures.Sample.Tables)));

    [Fact]
    public void A_place_with_half_its_coordinates_does_not_spoil_what_stands_behind_it()
    {
        var to = new Packer();
        AnswerCodec.Write(to, new Dialogs.Forms.Answer.Spot(30.5, null, "by the lake"));
        to.Text("behind");
        var (spot, behind) = Unpacker.Whole(to.ToArray(), u => (AnswerCodec.Read(u), u.Text()));
        Assert.Equal(("by the lake", "behind"), (((Dialogs.Forms.Answer.Spot)spot).Text, behind));
    }

    [Fact]
    public void A_chat_with_its_deliveries_cards_and_pending_messages() =>
        Gen.Select(Any.Session, Any.Message.Array[0, 30], Any.Long.Array[0, 230], Gen.Bool).Sample((session, messages, deliveries, unreachable) =>
        {
            var chat = Chat(session, messages, deliveries, unreachable);
            var read = Bytes.Chat(Bytes.Of(chat));
            Same(Shown(chat), Shown(read));
            Assert.Equal(deliveries.Select(chat.Handled), deliveries.Select(read.Handled));
            Same(Cards(chat, messages), Cards(read, messages));
        }, iter: 200);

    /// <summary>A property that is always the same would hide that nobody writes it: a new one must be added to what is stored, and to <see cref="Any"/>.</summary>
    [Fact]
    public void Every_property_of_what_is_stored_is_tried_with_several_values()
    {
        var values = new Dictionary<string, HashSet<string>>();
        void Seen(string property, string value) => (values.TryGetValue(property, out var known) ? known : values[property] = []).Add(value);
        foreach (var value in Gen.Select(Any.Session, Any.Message, Any.Visit, Any.Tables).Array[300].Single()) Portrait.Of(value, Seen);
        foreach (var value in Gen.Select(AnyRecord.Preferences, AnyRecord.Absence, AnyRecord.LeftDraft, AnyRecord.Action, AnyRecord.OwnAction, AnyRecord.Broadcast, AnyRecord.Changes, Gen.Select(AnyRecord.Job, AnyRecord.Concern)).Array[300].Single()) Portrait.Of(value, Seen);
        foreach (var value in AnyIssue.Issue.Array[300].Single()) Portrait.Of(value, Seen);
        // The address of a button is known only to the sender, and not kept.
        Assert.Equal(["Button.Url", "PlannedAction.Counts", "PlannedAction.English", "PlannedAction.Prescribed"], values.Where(v => v.Value.Count < 2).Select(v => v.Key).Order(StringComparer.Ordinal));
        Assert.Contains("FormState.TouchedAt", values.Keys);
        Assert.Contains("VisitChange.Reason", values.Keys);
    }

    private static ChatState Chat(Session session, OutgoingMessage[] messages, long[] deliveries, bool unreachable)
    {
        var chat = new ChatState(3, 12345) { Session = session };
        foreach (var delivery in deliveries) chat.Handle(delivery);
        foreach (var message in messages)
            if (chat.Queue(message) is { Id: var id } && id % 3 == 0) chat.Sent(id, 1000 + id, Fixtures.Post.Date);
        chat.Unreachable = unreachable;
        return chat;
    }

    // Not the messages of the pending rows' cards: they are looked up anew, as later rows may have drawn the card since.
    private static object Shown(ChatState chat) => (chat.Number, chat.Address, chat.Session, chat.Unreachable, chat.Pending.Select(r => (r.Chat, r.Id, r.Address, r.Message)));

    /// <summary>Which message shows each card, and the number of the next row, as a new message is told.</summary>
    private static List<(long?, long?)> Cards(ChatState chat, OutgoingMessage[] messages)
    {
        chat.Unreachable = false;
        return [.. messages.Select(m => chat.Queue(new("x", m.Card))).Select(r => (r?.Id, r?.CardMessage))];
    }

    private static void Same(object expected, object read) => Assert.Equal(Portrait.Of(expected), Portrait.Of(read));
}
