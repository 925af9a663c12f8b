using CsCheck;
using FieldBot.Dialogs;
using FieldBot.Dialogs.Records;
using FieldBot.Storage.Tests.Fixtures;

namespace FieldBot.Storage.Tests.Turns;

/// <summary>A timer is on the disk with the turn that set it, and its own turn comes once, when its time has come.</summary>
public sealed class TimerTests : IDisposable
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private readonly Premises _premises = new();
    private readonly List<string> _fired = [];
    private Func<Turn, string, Outcome> _due = (turn, _) => Echo.Nothing(turn);
    private int _said;

    public void Dispose() => _premises.Dispose();

    [Fact]
    public async Task It_fires_once_when_its_time_has_come()
    {
        using (var store = Open())
        {
            await Set(store, "I-17", Post.Date + Hour);
            await After(store, Hour - TimeSpan.FromMilliseconds(1));
            Assert.Empty(_fired);
            await After(store, TimeSpan.FromMilliseconds(1));
            Assert.Equal(["I-17"], _fired);
            Assert.Null(await Of(store, "I-17"));
            await After(store, Hour);
        }

        using var after = Open();
        await After(after, Hour);
        Assert.Equal(["I-17"], _fired);
    }

    [Fact]
    public async Task Its_turn_is_nobodys_and_has_no_timer_until_it_sets_one()
    {
        Turn? seen = null;
        _due = (turn, subject) =>
        {
            seen = turn;
            Assert.Null(turn.Facts.Records.TimerOf(subject));
            return Echo.Nothing(turn);
        };
        using var store = Open();
        await Set(store, "I-17", Post.Date + Hour);
        await After(store, Hour);
        Assert.Equal(new Inbound(0, 0, new Input.TimerDue("I-17"), 0, Post.Date + Hour), seen!.Inbound);
        Assert.Same(Session.New, seen.Session);
        Assert.Null(seen.Facts.Me);
        Assert.Equal(Post.Date + Hour, seen.Facts.Now);
        Assert.Empty(_premises.Log);
    }

    [Fact]
    public async Task It_is_never_early_though_the_disk_knows_no_less_than_milliseconds()
    {
        using var store = Open();
        await Set(store, "I-17", Post.Date.AddTicks(1));
        Assert.Empty(_fired);
        Assert.True(await Of(store, "I-17") >= Post.Date.AddTicks(1));
        await After(store, TimeSpan.FromMilliseconds(1));
        Assert.Equal(["I-17"], _fired);
    }

    [Fact]
    public async Task It_fires_by_itself()
    {
        var fired = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _due = (turn, _) =>
        {
            fired.TrySetResult();
            return Echo.Nothing(turn);
        };
        using var store = Open();
        await Set(store, "I-17", Post.Date.AddMilliseconds(30));
        _premises.Clock.Advance(TimeSpan.FromMilliseconds(30));
        await fired.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Those_of_the_time_when_the_program_was_off_fire_at_its_start_in_the_order_of_their_times()
    {
        using (var store = Open())
        {
            await Set(store, "I-9", Post.Date + (3 * Hour));
            await Set(store, "I-10", Post.Date + Hour);
            await Set(store, "C002", Post.Date + (2 * Hour));
            await Set(store, "C001", Post.Date + (2 * Hour));
            await Set(store, "day", Post.Date + (30 * Hour));
        }

        _premises.Clock.Advance(24 * Hour);
        using var after = Open();
        await After(after, TimeSpan.Zero);
        Assert.Equal(["I-10", "C001", "C002", "I-9"], _fired);
        Assert.Equal(Post.Date + (30 * Hour), await Of(after, "day"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public async Task A_later_one_of_the_same_subject_takes_its_place(int hours)
    {
        using var store = Open();
        await Set(store, "I-17", Post.Date + (3 * Hour));
        await Set(store, "I-17", Post.Date + (hours * Hour));
        Assert.Equal(Post.Date + (hours * Hour), await Of(store, "I-17"));
        for (var hour = 1; hour < 8; hour++)
        {
            await After(store, Hour);
            Assert.Equal(hour < hours ? 0 : 1, _fired.Count);
        }
    }

    [Fact]
    public async Task It_is_put_away()
    {
        using var store = Open();
        await Set(store, "I-17", Post.Date + Hour);
        await Set(store, "I-17", null);
        await Set(store, "I-18", null);
        await store.Act("C001", _ => new(Session.New, [], []) { Timers = [new("I-19", Post.Date), new("I-19", null), new("I-20", null), new("I-20", Post.Date + Hour)] });
        Assert.Null(await Of(store, "I-17"));
        await After(store, Hour);
        Assert.Equal(["I-20"], _fired);
    }

    [Fact]
    public async Task One_that_another_put_off_or_put_away_in_the_same_batch_does_not_fire()
    {
        _due = (turn, subject) => Echo.Nothing(turn) with { Timers = subject == "A" ? [new("B", null), new("C", turn.Facts.Now + Hour)] : [] };
        using var store = Open();
        foreach (var subject in (string[])["C", "B", "A", "D"]) await Set(store, subject, Post.Date + Hour);
        await After(store, Hour);
        Assert.Equal(["A", "D"], _fired);
        await After(store, Hour);
        Assert.Equal(["A", "D", "C"], _fired);
    }

    [Fact]
    public async Task A_clock_that_is_set_fires_nothing_twice_and_loses_nothing()
    {
        using (var store = Open())
        {
            await Set(store, "I-1", Post.Date + Hour);
            await Set(store, "I-2", Post.Date + (2 * Hour));
            await After(store, Hour);
            _premises.Clock.AdjustTime(Post.Date - (24 * Hour));
            await After(store, TimeSpan.Zero);
            Assert.Equal(["I-1"], _fired);
        }

        using var after = Open();
        await After(after, 25 * Hour);
        Assert.Equal(["I-1"], _fired);
        _premises.Clock.AdjustTime(Post.Date + (240 * Hour));
        await After(after, TimeSpan.Zero);
        Assert.Equal(["I-1", "I-2"], _fired);
        _premises.Clock.AdjustTime(Post.Date);
        await After(after, 3 * Hour);
        Assert.Equal(["I-1", "I-2"], _fired);
    }

    [Theory]
    [InlineData("throws")]
    [InlineData("unapplied")]
    [InlineData("data")]
    public async Task A_turn_that_fails_changes_nothing_and_comes_again_in_an_hour(string failure)
    {
        var broken = true;
        _due = (turn, subject) => subject == "I-2" && broken ? Fail(turn, failure) : Echo.Nothing(turn);
        using (var store = Open())
        {
            foreach (var subject in (string[])["I-1", "I-2", "I-3"]) await Set(store, subject, Post.Date + Hour);
            store.Rows();
            _premises.Clock.Advance(Hour);
            Assert.False((await store.Say(500, "untouched")).Repeat);
            Assert.Equal(["untouched"], store.Rows().Words());
            Assert.Equal(Post.Date + (2 * Hour), await Of(store, "I-2"));
            Assert.Null(await Of(store, "I-1"));
            Assert.Null(await Of(store, "I-3"));
            Assert.Null(await Of(store, "other"));
            Assert.Empty(await store.Ask(f => f.Records.AddedUnits));
            Assert.Contains("I-2 is due again in an hour", Assert.Single(_premises.Log), StringComparison.Ordinal);
            Assert.False(store.Fatal.IsCompleted);
        }

        broken = false;
        _fired.Clear();
        using var after = Open();
        await After(after, Hour);
        Assert.Equal(["I-2"], _fired);
        await After(after, Hour);
        Assert.Single(_fired);
    }

    [Fact]
    public async Task When_many_are_due_at_once_whoever_writes_does_not_wait_for_them_all()
    {
        using var store = Open();
        await store.Act("C001", _ => new(Session.New, [], []) { Timers = [.. Enumerable.Range(0, 1000).Select(n => new Dialogs.Timer($"I-{n}", Post.Date + Hour + TimeSpan.FromSeconds(n)))] });
        _premises.Clock.Advance(2 * Hour);
        await store.Say(++_said, "");
        Assert.InRange(_fired.Count, 1, 500);
        for (var n = 0; n < 20; n++) await After(store, TimeSpan.Zero);
        Assert.Equal(Enumerable.Range(0, 1000).Select(n => $"I-{n}"), _fired);
    }

    [Fact]
    public async Task Closing_does_not_wait_for_what_is_due()
    {
        var store = Open();
        await store.Act("C001", _ => new(Session.New, [], []) { Timers = [.. Enumerable.Range(0, 1000).Select(n => new Dialogs.Timer($"I-{n:D3}", Post.Date + Hour))] });
        _premises.Clock.Advance(Hour);
        store.Dispose();
        Assert.InRange(_fired.Count, 0, 500);
        using var after = Open();
        for (var n = 0; n < 20; n++) await After(after, TimeSpan.Zero);
        Assert.Equal(1000, _fired.Count);
        Assert.Equal(1000, _fired.Distinct().Count());
    }

    [Fact]
    public async Task One_that_sets_itself_again_goes_on()
    {
        _due = (turn, subject) => Echo.Nothing(turn) with { Timers = [new(subject, turn.Facts.Now + Hour)] };
        using (var store = Open())
        {
            await Set(store, "day", Post.Date + Hour);
            for (var n = 0; n < 3; n++) await After(store, Hour);
            Assert.Equal(3, _fired.Count);
        }

        // However many it missed: it comes once, and says itself when the next is.
        _premises.Clock.Advance(10 * Hour);
        using var after = Open();
        await After(after, TimeSpan.Zero);
        Assert.Equal(4, _fired.Count);
        Assert.Equal(Post.Date + (14 * Hour), await Of(after, "day"));
    }

    [Fact]
    public async Task One_that_sets_itself_for_a_time_that_is_past_waits_a_minute()
    {
        _due = (turn, subject) => Echo.Nothing(turn) with { Timers = [new(subject, Post.Date)] };
        using var store = Open();
        await Set(store, "day", Post.Date);
        for (var n = 0; n < 5; n++) await After(store, TimeSpan.Zero);
        Assert.Single(_fired);
        Assert.Equal(Post.Date + TimeSpan.FromMinutes(1), await Of(store, "day"));
        await After(store, TimeSpan.FromMinutes(1));
        Assert.Equal(2, _fired.Count);
    }

    [Fact]
    public async Task What_its_turn_decides_is_kept_and_the_trail_names_the_clock()
    {
        _due = (turn, _) => new(turn.Session, [Added(turn)], [new(new("due"), "C002"), new(new("to nobody"))]);
        using var store = Open();
        await store.Import(Dialogs.Tests.Fixtures.Sample.Tables);
        await store.Bind("C002", 2);
        await Set(store, "I-17", Post.Date + Hour);
        store.Rows();
        await After(store, Hour);
        var row = Assert.Single(store.Rows());
        Assert.Equal((2, "due"), (row.Address, row.Message.Html));
        Assert.Equal("N1", Assert.Single(await store.Ask(f => f.Records.AddedUnits)).Unit.Code);
        Assert.Equal((AuditTrail.Clock, "N1"), store.Audit().Select(e => (e.By, e.On)).Last());
    }

    [Fact]
    public void Whatever_is_set_and_put_away_fires_as_a_list_of_them_would() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[-2, 9]).Array[1, 30].Sample(Walk, iter: 30, threads: 1);

    private static void Walk((int Subject, int Minutes)[] steps)
    {
        using var test = new TimerTests();
        var (expected, set) = (new List<string>(), new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal));
        var store = test.Open();
        try
        {
            foreach (var (n, minutes) in steps)
            {
                var (subject, now) = ($"I-{n}", test._premises.Clock.GetUtcNow());
                if (minutes == 9)
                {
                    store.Dispose();
                    store = test.Open();
                }
                else if (n == 0)
                {
                    now += TimeSpan.FromMinutes(Math.Abs(minutes));
                    test._premises.Clock.SetUtcNow(now);
                }
                else if (minutes < 0) set.Remove(subject);
                else set[subject] = now + TimeSpan.FromMinutes(minutes);
                if (n > 0 && minutes < 9) Set(store, subject, set.TryGetValue(subject, out var at) ? at : null).GetAwaiter().GetResult();
                foreach (var due in set.Where(t => t.Value <= now).OrderBy(t => t.Value).ThenBy(t => t.Key, StringComparer.Ordinal).ToList())
                {
                    expected.Add(due.Key);
                    set.Remove(due.Key);
                }

                test.After(store, TimeSpan.Zero).GetAwaiter().GetResult();
                Assert.Equal(expected, test._fired);
                foreach (var known in (string[])["I-1", "I-2", "I-3"]) Assert.Equal(set.TryGetValue(known, out var at2) ? at2 : null, Of(store, known).GetAwaiter().GetResult());
            }
        }
        finally
        {
            store.Dispose();
        }
    }

    private Store Open() => _premises.Open(turn =>
    {
        if (turn.Input is not Input.TimerDue { Subject: var subject }) return turn.Input is Input.Text { Value: "untouched" } ? Echo.Handle(turn) : Echo.Nothing(turn);
        _fired.Add(subject);
        return _due(turn, subject);
    });

    private static Task Set(Store store, string subject, DateTimeOffset? at) => store.Act("C001", _ => new(Session.New, [], []) { Timers = [new(subject, at)] });

    private static Task<DateTimeOffset?> Of(Store store, string subject) => store.Ask(f => f.Records.TimerOf(subject));

    /// <summary>Later, somebody writes: then what is due by the clock was handled, a batch of it.</summary>
    private async Task After(Store store, TimeSpan time)
    {
        _premises.Clock.Advance(time);
        await store.Say(++_said, "");
    }

    private static Outcome Fail(Turn turn, string failure) => failure switch
    {
        "throws" => throw new InvalidOperationException("a bug"),
        "unapplied" => new(turn.Session, [Added(turn), new Event.MemberBound(77, "C001", turn.Facts.Now)], []) { Timers = [new("other", turn.Facts.Now + Hour)] },
        _ => throw new LiteDB.LiteException(0, "a bug"),
    };

    private static Event.UnitAdded Added(Turn turn) => new(new(new("N1", "new", "kind"), "G01", "C001", turn.Facts.Now));
}
