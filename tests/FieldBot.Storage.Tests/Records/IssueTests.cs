using FieldBot.Dialogs;
using FieldBot.Dialogs.Issues;
using FieldBot.Dialogs.Records;
using FieldBot.Dialogs.Summaries;
using FieldBot.Storage.Tests.Fixtures;

namespace FieldBot.Storage.Tests.Records;

/// <summary>The ledger as it is kept: by number, at hand while open, never a number twice.</summary>
public sealed class IssueTests : IDisposable
{
    private readonly Premises _premises = new();

    public void Dispose() => _premises.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(200)]
    [InlineData(401)]
    public async Task All_issues_are_read_once_and_in_order_however_many_pages_they_fill(int count)
    {
        using var store = _premises.Open();
        await Act(store, [.. Enumerable.Range(1, count).Select(n => new Event.IssueRegistered(Issues.One(n)))]);
        Assert.Equal(Enumerable.Range(1, count), store.Issues().Select(i => i.Number));
    }

    [Fact]
    public async Task The_next_number_is_never_used_twice_within_a_batch_after_a_restart_or_after_an_end()
    {
        using var gate = new Gate();
        using (var before = _premises.Open(gate.Before(Register)))
        {
            await gate.Together(before, [.. Enumerable.Range(1, 5).Select(id => Post.Text(id, "x", from: id))]);
            await Act(before, new Event.IssueMoved(Issues.One(5).Ends()));
        }

        using var after = _premises.Open(Register);
        await after.Say(6, "x");
        Assert.Equal([1, 2, 3, 4, 5, 6], after.Issues().Select(i => i.Number));
        Assert.Equal([1, 2, 3, 4, 6], await after.Ask(f => f.Records.OpenIssues.Select(i => i.Number).ToList()));
    }

    [Fact]
    public async Task Two_turns_of_one_batch_see_each_others_moves()
    {
        using var gate = new Gate();
        var seen = new List<IssueState?>();
        using var store = _premises.Open(gate.Before(turn =>
        {
            seen.Add(turn.Facts.Records.Issue(1)?.State);
            return Echo.Do(turn, new Event.IssueMoved(Issues.One(1).Ends()));
        }));
        await Act(store, new Event.IssueRegistered(Issues.One(1).Counted()));
        await gate.Together(store, Post.Text(1, "x", from: 1), Post.Text(2, "x", from: 2));
        Assert.Equal([IssueState.Registered, IssueState.StruckOff], seen);
    }

    [Fact]
    public async Task A_batch_that_comes_to_nothing_leaves_issues_keys_and_counters_as_they_were()
    {
        // Nobody has the link: the turn fails when its last event is applied.
        using var store = _premises.Open(turn => Echo.Do(turn, new Event.IssueMoved(Issues.One(1).Given("G02", "C002")), new Event.IssueRegistered(Issues.One(2)), new Event.MemberBound(77, "C001", turn.Facts.Now)));
        await Act(store, new Event.IssueRegistered(Issues.One(1).Counted()));
        await store.Say(1, "x");
        Assert.Single(_premises.Log);
        Assert.Equal((2, IssueState.Registered, 0, 1), await store.Ask(f => (f.Records.NextIssue, f.Records.OpenIssues.Single().State, f.Records.IssuesOf(IssuesBy.Group, "G02", 0, 9).Total, Registered(f.Records))));
        Assert.Empty(store.VerifyLedger().Faults);
    }

    [Fact]
    public async Task Issues_of_a_merged_unit_move_with_it_and_stay_there_when_their_last_move_is_taken_back()
    {
        var added = new AddedUnit(new("N1", "new", "kind"), "G01", "C002", Post.Date);
        using (var store = _premises.Open())
        {
            await Act(store, new Event.UnitAdded(added), new Event.IssueRegistered(Issues.One(1, "N1")), new Event.IssueRegistered(Issues.One(2, "N12")), new Event.IssueRegistered(Issues.One(3, "N1")),
                new Event.IssueMoved(Issues.One(3, "N1").Ends()));
            await Act(store, new Event.UnitSettled(added with { MergedInto = "U01" }));
        }

        using var after = _premises.Open();
        Assert.Equal(["U01", "N12", "U01"], after.Issues().Select(i => i.Unit));
        Assert.Equal("U01", after.Issues().Last().Before?.Unit);
        Assert.Equal((2, 0), await after.Ask(f => (f.Records.IssuesOf(IssuesBy.Unit, "U01", 0, 9).Total, f.Records.IssuesOf(IssuesBy.Unit, "N1", 0, 9).Total)));
        Assert.Equal((2, 1, 0), await after.Ask(f => (Registered(f.Records, "U01"), f.Records.OpenIssues.Count(i => i.Unit == "U01"), Registered(f.Records, "N1"))));
    }

    private static long Registered(IRecords records, string? unit = null)
    {
        var count = 0L;
        records.Tallies.Sum(DateOnly.MinValue, DateOnly.MaxValue, p => unit is null || p.Unit == unit, (_, what, _, value) => count += what == Measure.Registered ? value : 0);
        return count;
    }

    private static Outcome Register(Turn turn) => Echo.Do(turn, new Event.IssueRegistered(Issues.One(turn.Facts.Records.NextIssue)));

    private static Task Act(Store store, params Event[] events) => store.Act("C001", facts => new(Session.New, [.. events], []) { Timers = Issues.Timers(events, facts) });
}
