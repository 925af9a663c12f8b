using CsCheck;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Issues;

namespace FieldBot.Storage.Tests.Codecs;

/// <summary>Any issue, and not only those that its life allows.</summary>
internal static class AnyIssue
{
    private static readonly Gen<DateTimeOffset?> Time = Perhaps(Any.Time);

    private static readonly Gen<string> Reporter = Gen.Frequency((1, Gen.Const("#7K2M")), (3, Any.Text));

    private static readonly Gen<IssueEntry> Entry =
        from head in Gen.Select(Any.Time, Any.Text, Gen.Enum<IssueMove>(), Any.Text)
        from rest in Gen.Select(Any.Maybe(Any.Text), Any.File.Array[0, 2], Gen.Bool)
        select new IssueEntry(head.Item1, head.Item2, head.Item3, head.Item4, rest.Item1, [.. rest.Item2], rest.Item3);

    private static readonly Gen<Issue> Reported =
        from head in Gen.Select(Any.Int, Any.Int, Gen.Enum<IssueSource>(), Reporter, Any.Maybe(Any.Text), Any.Text)
        from about in Gen.Select(Any.Text, Any.Maybe(Any.Text), Any.Text, Perhaps(Any.Int), Perhaps(Gen.Decimal), Any.Maybe(Any.Spot))
        from rest in Gen.Select(Any.File.Array[0, 3], Any.Text, Gen.Bool, Any.Time)
        from more in Gen.Select(Gen.Bool, Perhaps(Any.Int), Any.Maybe(Any.Text))
        select new Issue(head.Item1, head.Item2, head.Item3, head.Item4, head.Item5, head.Item6, about.Item1, about.Item2, about.Item3, about.Item4, about.Item5, about.Item6, [.. rest.Item1], rest.Item2, rest.Item3, rest.Item4)
        {
            Crisis = more.Item1, Visit = more.Item2, Question = more.Item3,
        };

    private static readonly Gen<ExtensionAsked> Extension = Gen.Select(Any.Text, Any.Int, Any.Text, Any.Time, (by, days, why, at) => new ExtensionAsked(by, days, why, at));

    private static readonly Gen<Supervision> Supervision = Gen.Select(Any.Text, Any.Text, Perhaps(Any.Day), Any.Time, (by, word, until, at) => new Supervision(by, word, until, at));

    private static readonly Gen<Issue> Worked =
        from issue in Reported
        from who in Gen.Select(Gen.Enum<IssueState>(), Any.Maybe(Any.Text), Any.Maybe(Any.Text), Any.Text.Array[0, 3])
        from limits in Gen.Select(Any.Time, Any.Time, Any.Time, Time, Time)
        from delay in Gen.Select(Any.Int, Any.Maybe(Extension), Perhaps(Any.Day), Any.Maybe(Any.Text), Time, Gen.Bool)
        from rest in Gen.Select(Any.Int, Any.Int, Gen.Enum<Level>(), Any.Maybe(Supervision), Gen.Int[0, 15], Gen.Bool)
        select issue with
        {
            State = who.Item1, Team = who.Item2, Handler = who.Item3, Handlers = [.. who.Item4],
            SignBy = limits.Item1, ContactBy = limits.Item2, SolveBy = limits.Item3, SignedAt = limits.Item4, ContactedAt = limits.Item5,
            ExtendedDays = delay.Item1, Extension = delay.Item2, HoldUntil = delay.Item3, ReferredTo = delay.Item4, AskResultAt = delay.Item5, Asking = delay.Item6,
            Bounces = rest.Item1, Redos = rest.Item2, Level = rest.Item3, Supervision = rest.Item4, Rung = (Bells)rest.Item5, AskNoMore = rest.Item6,
        };

    private static readonly Gen<IdentityAsked> Identity =
        from head in Gen.Select(Any.Text, Any.Text, Gen.Enum<IdentityGround>(), Any.Text, Any.Time)
        from rest in Gen.Select(Perhaps(Gen.Bool), Perhaps(Gen.Bool), Any.Maybe(Any.Text))
        select new IdentityAsked(head.Item1, head.Item2, head.Item3, head.Item4, head.Item5) { Consent = rest.Item1, Granted = rest.Item2, DecidedBy = rest.Item3 };

    private static readonly Gen<UnitWord> ForUnit =
        Gen.Select(Any.Text, Any.Text, Any.Time, Any.Maybe(Any.Text), Any.Maybe(Any.Text), (text, by, at, approved, answer) => new UnitWord(text, by, at) { ApprovedBy = approved, Answer = answer });

    private static readonly Gen<Issue> Moved =
        from issue in Worked
        from end in Gen.Select(Time, Any.Maybe(Any.Text), Time, Time, Any.Text)
        from said in Gen.Select(Perhaps(Gen.Enum<Ending>()), Perhaps(Gen.Enum<Verdict>()), Perhaps(Gen.Enum<Satisfaction>()))
        from merged in Gen.Select(Perhaps(Any.Int), Any.Int.Array[0, 3])
        from guard in Gen.Select(Any.Text, Gen.Bool, Any.Maybe(Identity), Any.Maybe(ForUnit))
        select issue with
        {
            DoneAt = end.Item1, CheckedBy = end.Item2, CheckedAt = end.Item3, ClosedAt = end.Item4, Result = end.Item5,
            Ending = said.Item1, Verdict = said.Item2, Satisfaction = said.Item3, MergedInto = merged.Item1, Joined = [.. merged.Item2],
            Summary = guard.Item1, Direct = guard.Item2, Identity = guard.Item3, ForUnit = guard.Item4,
        };

    /// <summary>As it was before the last move it has neither a timeline nor a before.</summary>
    public static readonly Gen<Issue> Issue = Gen.Select(Moved, Entry.Array[0, 4], Any.Maybe(Moved), (issue, entries, before) => issue with { Entries = [.. entries], Before = before });

    public static Gen<T?> Perhaps<T>(Gen<T> of)
        where T : struct => Gen.Select(Gen.Bool, of, (some, value) => some ? value : (T?)null);
}
