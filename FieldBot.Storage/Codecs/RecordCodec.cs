using System.Collections.Immutable;
using FieldBot.Dialogs;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;

namespace FieldBot.Storage.Codecs;

/// <summary>The smaller records as bytes, each behind its version.</summary>
internal static class RecordCodec
{
    private const byte Version = 1;

    public static byte[] Write(Preferences preferences) => Bytes(to =>
    {
        Write(to, preferences.QuietFrom);
        Write(to, preferences.QuietTo);
        to.Bool(preferences.Muted);
    });

    public static Preferences ReadPreferences(byte[] bytes) => Whole(bytes, from => new Preferences(ReadClock(from), ReadClock(from), from.Bool()));

    public static byte[] Write(Absence absence) => Bytes(to =>
    {
        to.Long(absence.Number);
        to.Text(absence.Member);
        to.Day(absence.From);
        to.Day(absence.To);
        to.Maybe(absence.Deputy);
        to.Text(absence.By);
        to.Time(absence.At);
        Write(to, absence.EndedAt);
    });

    public static Absence ReadAbsence(byte[] bytes) => Whole(bytes, from => new Absence(from.Int(), from.Text(), from.Day(), from.Day(), from.Maybe(), from.Text(), from.Time(), ReadTime(from)));

    public static byte[] Write(LeftDraft draft) => Bytes(to =>
    {
        to.Long(draft.Number);
        to.Text(draft.Member);
        to.Text(draft.Group);
        SessionCodec.WriteForm(to, draft.Form);
        to.Time(draft.At);
    });

    public static LeftDraft ReadLeftDraft(byte[] bytes) => Whole(bytes, from => new LeftDraft(from.Int(), from.Text(), from.Text(), SessionCodec.ReadForm(from), from.Time()));

    public static byte[] Write(GroupAction action) => Bytes(to =>
    {
        to.Long(action.Number);
        to.Text(action.Group);
        to.Text(action.Action);
        to.Day(action.Day);
        to.Text(action.By);
        to.Time(action.At);
        to.Text(action.Note);
        to.List(action.Files, AnswerCodec.Write);
        Write(to, action.VoidedAt);
    });

    public static GroupAction ReadAction(byte[] bytes) => Whole(bytes, from =>
        new GroupAction(from.Int(), from.Text(), from.Text(), from.Day(), from.Text(), from.Time(), from.Text(), [.. from.List(AnswerCodec.ReadFile)], ReadTime(from)));

    /// <summary>A group's own action: what counts by itself stands in the programme only.</summary>
    public static byte[] Write(OwnAction own) => Bytes(to =>
    {
        to.Text(own.Action.Code);
        to.Text(own.Action.Name);
        to.Long(own.Action.FromWeek ?? 0);
        to.Long(own.Action.ToWeek ?? 0);
        to.Long(own.Action.Times ?? 0);
        to.Text(own.Group);
        to.Text(own.By);
        to.Time(own.At);
    });

    public static OwnAction ReadOwnAction(byte[] bytes) => Whole(bytes, from =>
        new OwnAction(new(from.Text(), Prescribed: false, from.Text(), "", Number(from), Number(from), Number(from)), from.Text(), from.Text(), from.Time()));

    public static byte[] Write(Broadcast broadcast) => Bytes(to =>
    {
        to.Long(broadcast.Number);
        to.Text(broadcast.Audience);
        to.Text(broadcast.Of);
        to.Text(broadcast.Text);
        to.Text(broadcast.By);
        to.Time(broadcast.At);
        to.List(broadcast.Readers, (p, r) => p.Text(r));
        to.Long(broadcast.Unbound);
    });

    /// <param name="next">Kept beside it: it moves while the readers stay.</param>
    public static Broadcast ReadBroadcast(byte[] bytes, int next) => Whole(bytes, from =>
        new Broadcast(from.Int(), from.Text(), from.Text(), from.Text(), from.Text(), from.Time(), [.. from.List(u => u.Text())], from.Int(), next));

    public static byte[] Write(KeptFile file) => Bytes(to =>
    {
        to.Text(file.UniqueId);
        to.Text(file.Key);
        to.Byte((byte)file.Kind);
        to.Long(file.Bytes);
        to.Text(file.Extension);
    });

    public static KeptFile ReadKeptFile(byte[] bytes) => Whole(bytes, from => new KeptFile(from.Text(), from.Text(), (FileKind)from.Byte(), from.Long(), from.Text()));

    /// <summary>A file that stands by itself.</summary>
    public static byte[] Write(FileRef file) => Bytes(to => AnswerCodec.Write(to, file));

    public static FileRef ReadFile(byte[] bytes) => Whole(bytes, AnswerCodec.ReadFile);

    public static byte[] Write(Digest digest) => Bytes(to =>
    {
        to.Byte((byte)digest.Rhythm);
        Write(to, (TimeOnly?)digest.At);
        to.Maybe(digest.Member);
        to.Bool(digest.Room is not null);
        if (digest.Room is { } room)
        {
            to.Long(room.Chat);
            to.Long(room.Topic);
        }

        to.Byte((byte)digest.Day);
        to.Maybe(digest.Area);
        to.Maybe(digest.Language);
        to.Text(digest.By);
        to.Time(digest.LastAt);
        var last = digest.Last;
        foreach (var figure in (long[])[last.Met, last.Covered, last.Visits, last.Open, last.Overdue, last.Registered, last.Solved]) to.Long(figure);
    });

    public static Digest ReadDigest(byte[] bytes) => Whole(bytes, from => new Digest((Rhythm)from.Byte(), ReadClock(from)!.Value)
    {
        Member = from.Maybe(), Room = from.Bool() ? new(from.Int(), from.Long()) : null, Day = (DayOfWeek)from.Byte(), Area = from.Maybe(), Language = from.Maybe(), By = from.Text(), LastAt = from.Time(),
        Last = new(from.Long(), from.Long(), from.Long(), from.Long(), from.Long(), from.Long(), from.Long()),
    });

    public static byte[] Write(ImmutableArray<TableChange> changes) => Bytes(to => to.List(changes, (p, c) =>
    {
        p.Text(c.Table);
        foreach (var rows in (RowChanges[])[c.Added, c.Changed, c.Removed])
        {
            p.Long(rows.Count);
            p.List(rows.First, (q, r) =>
            {
                q.Text(r.Key);
                q.Text(r.Label);
                q.List(r.Columns, (s, column) => s.Text(column));
            });
        }

        p.Bool(c.Reordered);
    }));

    public static ImmutableArray<TableChange> ReadChanges(byte[] bytes) => Whole(bytes, from => from.List(u => new TableChange(u.Text(), Rows(u), Rows(u), Rows(u), u.Bool())).ToImmutableArray());

    private static RowChanges Rows(Unpacker from) => new(from.Int(), [.. from.List(u => new RowChange(u.Text(), u.Text(), [.. u.List(v => v.Text())]))]);

    private static byte[] Bytes(Action<Packer> write)
    {
        var to = new Packer();
        to.Byte(Version);
        write(to);
        return to.ToArray();
    }

    private static T Whole<T>(byte[] bytes, Func<Unpacker, T> read) => Unpacker.Whole(bytes, from => from.Byte() == Version ? read(from)
        : throw new StoreException("记录由更新的版本写成\uFF0C请升级程序 / a record was written by a newer version"));

    private static void Write(Packer to, TimeOnly? time) => to.Long(time is { } t ? (long)t.ToTimeSpan().TotalMinutes + 1 : 0);

    private static TimeOnly? ReadClock(Unpacker from) => from.Int() is > 0 and var minutes ? TimeOnly.FromTimeSpan(TimeSpan.FromMinutes(minutes - 1)) : null;

    private static void Write(Packer to, DateTimeOffset? time)
    {
        to.Bool(time is not null);
        if (time is { } t) to.Time(t);
    }

    private static DateTimeOffset? ReadTime(Unpacker from) => from.Bool() ? from.Time() : null;

    private static int? Number(Unpacker from) => from.Int() is > 0 and var n ? n : null;
}
