using FieldBot.Dialogs.Records;
using FieldBot.Storage.Codecs;

namespace FieldBot.Dialogs.Tests.Fixtures;

/// <summary>Writes a value as the store does and reads it back.</summary>
internal static class Reload
{
    public static Session Session(Session session) => Through(session, SessionCodec.Write, from => SessionCodec.Read(from));

    public static OutgoingMessage Message(OutgoingMessage message) => Through(message, MessageCodec.Write, from => MessageCodec.Read(from));

    public static Event Event(Event e) => e switch
    {
        Event.VisitRecorded recorded => recorded with { Visit = VisitCodec.Read(VisitCodec.Write(recorded.Visit)) },
        Event.VisitChanged changed => changed with { Visit = VisitCodec.Read(VisitCodec.Write(changed.Visit)) },
        Event.IssueRegistered registered => registered with { Issue = IssueCodec.Read(IssueCodec.Write(registered.Issue)) },
        Event.IssueMoved moved => moved with { Issue = IssueCodec.Read(IssueCodec.Write(moved.Issue)) },
        Event.AbsenceSet set => set with { Absence = RecordCodec.ReadAbsence(RecordCodec.Write(set.Absence)) },
        Event.PreferencesChanged changed => changed with { Preferences = RecordCodec.ReadPreferences(RecordCodec.Write(changed.Preferences)) },
        Event.DraftLeft left => left with { Draft = RecordCodec.ReadLeftDraft(RecordCodec.Write(left.Draft)) },
        Event.ActionRecorded recorded => recorded with { Action = RecordCodec.ReadAction(RecordCodec.Write(recorded.Action)) },
        Event.ActionAdded added => added with { Action = RecordCodec.ReadOwnAction(RecordCodec.Write(added.Action)) },
        Event.BroadcastBegun begun => begun with { Broadcast = RecordCodec.ReadBroadcast(RecordCodec.Write(begun.Broadcast), begun.Broadcast.Next) },
        Event.ConcernReceived received => received with { Concern = ConcernCodec.Read(ConcernCodec.Write(received.Concern, 1)).Concern },
        Event.ConcernChanged changed => changed with { Concern = ConcernCodec.Read(ConcernCodec.Write(changed.Concern, 1)).Concern },
        Event.EvidenceKept kept => kept with { File = RecordCodec.ReadKeptFile(RecordCodec.Write(kept.File)) },
        Event.DigestSet set => set with { Digest = RecordCodec.ReadDigest(RecordCodec.Write(set.Digest)) },
        Event.DigestSent sent => sent with { Digest = RecordCodec.ReadDigest(RecordCodec.Write(sent.Digest)) },
        _ => e,
    };

    public static Job Job(Job job) => JobCodec.Read(JobCodec.Write(job));

    private static T Through<T>(T value, Action<Packer, T> write, Func<Unpacker, T> read)
    {
        var packer = new Packer();
        write(packer, value);
        return read(new(packer.ToArray()));
    }
}
