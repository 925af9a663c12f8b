using CsCheck;
using FieldBot.Dialogs;
using FieldBot.Dialogs.Issues;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;
using FieldBot.Dialogs.Tests.Fixtures;
using FieldBot.Storage.Tests.Codecs;
using FieldBot.Storage.Tests.Fixtures;

namespace FieldBot.Storage.Tests.Records;

/// <summary>
/// Whatever becomes of issues and their units: what the dialogs are told (by unit, group, member and visit, which are open, how many there are)
/// is what a look through all issues tells, at once and after a restart; and a verification finds nothing wrong.
/// </summary>
public sealed class IssueHistoryTests
{
    private static readonly string[] Units = ["N1", "N12", "U01"], Groups = ["G01", "G012"], People = ["C001", "C0012", "C002"], Categories = ["PAY", "SAF"];

    private static readonly Programme Programme = Sample.Programme;

    /// <summary>An issue as it stands from now on: one that is there, or the next.</summary>
    private static readonly Gen<Issue> Deeds =
        from which in Gen.Int[1, 6]
        from place in Gen.Select(Gen.Int[0, 2], Gen.Int[0, 2], Gen.Int[0, 2], Gen.Int[0, 1])
        from given in Gen.Select(Gen.Int[0, 2], Gen.Int[0, 7])
        from state in Gen.Enum<IssueState>()
        from ending in Gen.Enum<Ending>()
        from visit in Gen.Int[0, 2]
        from days in Gen.Int[0, 50]
        select Issues.One(which, Units[place.Item1], Groups.ElementAtOrDefault(place.Item2), People[place.Item3], Categories[place.Item4]) with
        {
            State = state, Ending = ending, Team = Groups.ElementAtOrDefault(given.Item1), Handlers = [.. People.Where((_, i) => (given.Item2 >> i & 1) == 1)],
            Visit = visit == 0 ? null : visit, MergedInto = ending == Ending.Duplicate && which > 1 ? 1 : null, Limit = "复杂",
            ClosedAt = Post.Date.AddDays(days), Satisfaction = days % 3 == 0 ? (Satisfaction)(days % 4) : null, Amount = days % 2 == 0 ? days : null, Redos = days % 3, DoneAt = days > 25 ? Post.Date.AddDays(days - 1) : null,
        };

    private static readonly Gen<(Issue Issue, int Settle)> Days = Gen.Select(Deeds, Gen.Int[0, 9]);

    [Fact]
    public void What_the_dialogs_are_told_is_what_all_issues_say() => Days.Array[1, 15].Sample(Play, iter: 30, threads: 1);

    private static void Play((Issue Issue, int Settle)[] days)
    {
        using var premises = new Premises();
        var memory = new MemoryRecords();
        memory.Keep(Programme, Sample.Tables);
        using (var store = premises.Open())
        {
            store.Import(Sample.Tables).GetAwaiter().GetResult();
            foreach (var n in (string[])["N1", "N12"]) Both(store, memory, new Event.UnitAdded(Added(n)));
            foreach (var (deed, settle) in days)
            {
                var number = Math.Min(deed.Number, memory.NextIssue);
                var issue = (deed with { Number = number, MergedInto = number > 1 ? deed.MergedInto : null }).Counted(Programme);
                Both(store, memory, memory.Issue(number) is null ? new Event.IssueRegistered(issue) : new Event.IssueMoved(issue));
                // A unit is merged once: nothing happens to it any more.
                if (settle == 0 && memory.AddedUnits[0].MergedInto is null) Both(store, memory, new Event.UnitSettled(Added("N1") with { MergedInto = "U01" }));
                Assert.Equal(Told(memory), store.Ask(f => Told(f.Records)).GetAwaiter().GetResult());
            }

            Assert.Empty(store.VerifyLedger().Faults);
        }

        using var after = premises.Open();
        Assert.Equal(Told(memory), after.Ask(f => Told(f.Records)).GetAwaiter().GetResult());
        Assert.Equal((memory.NextIssue - 1, 0), after.VerifyLedger() is var verdict ? (verdict.Issues, verdict.Faults.Count) : default);
    }

    private static void Both(Store store, MemoryRecords memory, Event happened)
    {
        memory.Apply(happened, null, "C001", Post.Date);
        store.Act("C001", facts => new(Session.New, [happened], []) { Timers = Issues.Timers([happened], facts) }).GetAwaiter().GetResult();
    }

    private static string Told(IRecords records) => string.Join('\n',
    [
        $"next {records.NextIssue}",
        $"open {Ids(records.OpenIssues)}",
        .. Units.Select(u => Page(records, IssuesBy.Unit, u)), .. Groups.Select(g => Page(records, IssuesBy.Group, g)), .. People.Select(p => Page(records, IssuesBy.Member, p)),
        .. Enumerable.Range(1, 2).Select(v => $"visit {v}: {Ids(records.IssuesOfVisit(v))}"),
        $"before: {Ids(records.IssuesBefore(5, 3))}",
        .. Enumerable.Range(1, 6).Select(n => Portrait.Of(records.Issue(n))),
        Counted.All(records.Tallies),
        .. from g in Groups.Append("") from u in Units from d in Enumerable.Range(0, 60) from closed in (bool[])[false, true]
           let ids = Ids(records.IssuesAt(new(g, u), Visits.Day.AddDays(d), closed)) where ids.Length > 0 select $"{g} {u} {d} {closed}: {ids}",
    ]);

    private static string Page(IRecords records, IssuesBy by, string code) => records.IssuesOf(by, code, 1, 2) is var (page, total) ? $"{by} {code}: {Ids(page)} of {total}" : "";

    private static string Ids(IEnumerable<Issue> issues) => string.Join(' ', issues.Select(i => i.Id));

    private static AddedUnit Added(string code) => new(new(code, code, "kind"), "G01", "C001", Post.Date);
}
