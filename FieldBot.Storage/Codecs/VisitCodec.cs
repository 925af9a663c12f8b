using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Records;

namespace FieldBot.Storage.Codecs;

/// <summary>A visit as bytes behind its version; what is searched for stands beside it in the document.</summary>
internal static class VisitCodec
{
    private const byte Version = 2;

    public static byte[] Write(Visit visit)
    {
        var to = new Packer();
        to.Byte(Version);
        to.Long(visit.Number);
        to.Long(visit.Programme);
        to.Text(visit.Group);
        to.Text(visit.Unit);
        to.Day(visit.Day);
        to.Text(visit.Moment);
        to.Time(visit.At);
        to.Time(visit.SentAt);
        to.Time(visit.RecordedAt);
        to.Bool(visit.Late);
        to.Bool(visit.Full);
        to.Bool(visit.FullOffered);
        to.List(visit.Participants, (p, v) => p.Text(v));
        to.Bool(visit.Place is not null);
        if (visit.Place is not null) AnswerCodec.Write(to, visit.Place);
        AnswerCodec.WriteAll(to, visit.Answers);
        to.List(visit.Photos, AnswerCodec.Write);
        to.List(visit.Suggested, (p, s) =>
        {
            p.Text(s.Category);
            p.Text(s.Question);
        });
        to.List(visit.Changes, Write);
        to.Bool(visit.VoidedAt is not null);
        if (visit.VoidedAt is { } voided) to.Time(voided);
        to.Maybe(visit.EnteredBy);
        return to.ToArray();
    }

    public static Visit Read(byte[] bytes) => Unpacker.Whole(bytes, Read);

    private static Visit Read(Unpacker from)
    {
        if (from.Byte() is var version && version is 0 or > Version) throw new StoreException($"走访记录由更新的版本写成，请升级程序 / a visit was written by a newer version ({version})");
        var (number, programme, group, unit, day, moment) = (from.Int(), from.Int(), from.Text(), from.Text(), from.Day(), from.Text());
        var (at, sent, recorded, late, full, offered) = (from.Time(), from.Time(), from.Time(), from.Bool(), from.Bool(), from.Bool());
        return new(number, programme, group, unit, day, moment, at, sent, recorded, late, full,
            [.. from.List(u => u.Text())], from.Bool() ? (Answer.Spot)AnswerCodec.Read(from) : null, AnswerCodec.ReadAll(from),
            [.. from.List(AnswerCodec.ReadFile)], [.. from.List(u => new Suggestion(u.Text(), u.Text()))])
        {
            FullOffered = offered,
            Changes = [.. from.List(ReadChange)],
            VoidedAt = from.Bool() ? from.Time() : null,
            EnteredBy = version > 1 ? from.Maybe() : null,
        };
    }

    private static void Write(Packer to, VisitChange change)
    {
        to.Time(change.At);
        to.Text(change.By);
        to.Text(change.What);
        to.Maybe(change.Question);
        to.Bool(change.Old is not null);
        if (change.Old is not null) AnswerCodec.Write(to, change.Old);
        to.Maybe(change.Reason);
    }

    private static VisitChange ReadChange(Unpacker from) =>
        new(from.Time(), from.Text(), from.Text(), from.Maybe(), from.Bool() ? AnswerCodec.Read(from) : null, from.Maybe());
}
