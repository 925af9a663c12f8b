using System.Collections.Immutable;
using CsCheck;
using FieldBot.Dialogs;
using FieldBot.Dialogs.Concerns;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;

namespace FieldBot.Storage.Tests.Codecs;

/// <summary>Any of the smaller records.</summary>
internal static class AnyRecord
{
    private static readonly Gen<TimeOnly?> Clock = Gen.Int[-1, 24 * 60 - 1].Select(m => m < 0 ? (TimeOnly?)null : TimeOnly.FromTimeSpan(TimeSpan.FromMinutes(m)));

    private static readonly Gen<DateTimeOffset?> Ended = Gen.Select(Gen.Bool, Any.Time, (ended, at) => ended ? at : (DateTimeOffset?)null);

    private static readonly Gen<int?> Positive = Gen.Int[0, 70_000].Select(n => n == 0 ? (int?)null : n);

    private static readonly Gen<string?> Deputy = Gen.Select(Gen.Bool, Any.Text, (some, text) => some ? text : null);

    private static readonly Gen<RowChanges> Rows =
        Gen.Select(Any.Int, Gen.Select(Any.Text, Any.Text, Any.Text.Array[0, 3], (key, label, columns) => new RowChange(key, label, [.. columns])).Array[0, 3], (count, first) => new RowChanges(count, [.. first]));

    public static readonly Gen<Preferences> Preferences = Gen.Select(Clock, Clock, Gen.Bool, (from, to, muted) => new Preferences(from, to, muted));

    public static readonly Gen<Absence> Absence =
        from head in Gen.Select(Any.Int, Any.Text, Any.Day, Any.Day)
        from rest in Gen.Select(Deputy, Any.Text, Any.Time, Ended)
        select new Absence(head.Item1, head.Item2, head.Item3, head.Item4, rest.Item1, rest.Item2, rest.Item3, rest.Item4);

    public static readonly Gen<LeftDraft> LeftDraft = Gen.Select(Any.Int, Any.Text, Any.Text, Any.Form, Any.Time, (number, member, group, form, at) => new LeftDraft(number, member, group, form, at));

    public static readonly Gen<GroupAction> Action =
        from head in Gen.Select(Any.Int, Any.Text, Any.Text, Any.Day)
        from rest in Gen.Select(Any.Text, Any.Time, Any.Text, Any.File.Array[0, 3], Ended)
        select new GroupAction(head.Item1, head.Item2, head.Item3, head.Item4, rest.Item1, rest.Item2, rest.Item3, [.. rest.Item4], rest.Item5);

    /// <summary>A group's own is optional, has no English name, and counts nothing by itself.</summary>
    public static readonly Gen<OwnAction> OwnAction =
        from action in Gen.Select(Any.Text, Any.Text, Positive, Positive, Positive)
        from rest in Gen.Select(Any.Text, Any.Text, Any.Time)
        select new OwnAction(new(action.Item1, Prescribed: false, action.Item2, "", action.Item3, action.Item4, action.Item5), rest.Item1, rest.Item2, rest.Item3);

    public static readonly Gen<Broadcast> Broadcast =
        from head in Gen.Select(Any.Int, Any.Text, Any.Text, Any.Text)
        from rest in Gen.Select(Any.Text, Any.Time, Any.Text.Array[0, 5], Any.Int, Any.Int)
        select new Broadcast(head.Item1, head.Item2, head.Item3, head.Item4, rest.Item1, rest.Item2, [.. rest.Item3], rest.Item4, rest.Item5);

    public static readonly Gen<Digest> Digest =
        from when in Gen.Select(Gen.Enum<Rhythm>(), Gen.Int[0, 24 * 60 - 1], Gen.Enum<DayOfWeek>())
        from whose in Gen.Select(Deputy, Gen.Bool, Any.Int, Any.Long, Deputy, Deputy)
        from rest in Gen.Select(Any.Text, Any.Time, Any.Long.Array[7])
        select new Digest(when.Item1, TimeOnly.FromTimeSpan(TimeSpan.FromMinutes(when.Item2)))
        {
            Day = when.Item3, Member = whose.Item1, Room = whose.Item2 ? new(whose.Item3, whose.Item4) : null, Area = whose.Item5, Language = whose.Item6, By = rest.Item1, LastAt = rest.Item2,
            Last = new(rest.Item3[0], rest.Item3[1], rest.Item3[2], rest.Item3[3], rest.Item3[4], rest.Item3[5], rest.Item3[6]),
        };

    public static readonly Gen<ImmutableArray<TableChange>> Changes =
        Gen.Select(Any.Text, Rows, Rows, Rows, Gen.Bool, (table, added, changed, removed, order) => new TableChange(table, added, changed, removed, order)).Array[0, 4].Select(all => all.ToImmutableArray());

    public static readonly Gen<KeptFile> KeptFile =
        Gen.Select(Any.Text, Any.Text, Gen.Enum<FileKind>(), Any.Long, Any.Text, (id, key, kind, bytes, extension) => new KeptFile(id, key, kind, bytes, extension));

    public static readonly Gen<Concern> Concern =
        from code in Any.Text
        from issue in Gen.Select(Positive, Any.Maybe(AnyIssue.Issue))
        from rest in Gen.Select(Gen.Bool, Gen.Bool, Any.Maybe(Any.Text), Any.Maybe(Any.Text), Any.Int)
        select new Concern(code) { Number = issue.Item1, Waiting = issue.Item2, Muted = rest.Item1, Shared = rest.Item2, Name = rest.Item3, Contact = rest.Item4, Shown = rest.Item5 };

    public static readonly Gen<Job> Job = Gen.OneOf(
        Gen.Select(Any.Text, Any.Text, Any.File, Gen.Bool, (card, on, file, apart) => (Job)new Job.KeepEvidence(card, on, file, apart)),
        Gen.Select(Any.Text, Any.Text, Any.Text.Array[0, 5], Any.Text, (card, by, units, language) => (Job)new Job.PrintPosters(card, by, [.. units], language)),
        Gen.Select(Any.Text, Any.Text, Any.Day, Any.Text.Array[0, 5], Any.Text, (card, unit, month, lines, language) => (Job)new Job.PrintEcho(card, unit, month, [.. lines], language)),
        Gen.Select(Any.Text, Any.Text, Any.File, (card, by, file) => (Job)new Job.CheckWorkbook(card, by, file)),
        Any.Text.Select(card => (Job)new Job.WriteWorkbook(card)),
        Gen.Select(Any.Text, Any.Text, Any.Text.Array[0, 5], (card, by, members) => (Job)new Job.MakeLinks(card, by, [.. members])),
        Gen.Select(Any.Text, Any.Int, (card, number) => (Job)new Job.Spread(card, number)),
        Gen.Select(Any.Text, Any.Int, Any.Int, (card, version, from) => (Job)new Job.CheckReturn(card, version, from)),
        Any.Text.Select(card => (Job)new Job.ExportAudit(card)));
}
