using System.Globalization;
using FieldBot.Dialogs;
using FieldBot.Dialogs.Records;
using FieldBot.Storage.Tests.Fixtures;

namespace FieldBot.Storage.Tests.Records;

/// <summary>Visits as the export reads them, by number and in pages.</summary>
public sealed class VisitTests : IDisposable
{
    private readonly Premises _premises = new();

    public void Dispose() => _premises.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(200)]
    [InlineData(401)]
    public async Task All_visits_are_read_once_and_in_order_however_many_pages_they_fill(int count)
    {
        using var store = _premises.Open(turn => Echo.Do(turn, Enumerable.Range(1, count).Select(n => new Event.VisitRecorded(Visits.One(n)))));
        await store.Say(1, "x");
        Assert.Equal(Enumerable.Range(1, count), store.Visits().Select(v => v.Number));
    }

    [Fact]
    public async Task A_gap_in_the_numbers_ends_nothing()
    {
        using var store = _premises.Open(turn => Echo.Do(turn, Enumerable.Range(1, 250).Select(n => new Event.VisitRecorded(Visits.One(n * 300)))));
        await store.Say(1, "x");
        Assert.Equal(Enumerable.Range(1, 250).Select(n => n * 300), store.Visits().Select(v => v.Number));
    }

    [Fact]
    public async Task Visits_can_be_recorded_while_they_are_read()
    {
        using var store = _premises.Open(turn => Echo.Do(turn, Enumerable.Range(turn.Facts.Records.NextVisit, 300).Select(n => new Event.VisitRecorded(Visits.One(n)))));
        await store.Say(1, "x");
        using var visits = store.Visits().GetEnumerator();
        Assert.True(visits.MoveNext());
        await store.Say(2, "x");
        var rest = 1;
        while (visits.MoveNext()) Assert.Equal(++rest, visits.Current.Number);
        Assert.Equal(600, rest);
    }

    [Fact]
    public async Task The_next_number_is_never_used_twice_within_a_batch_or_after_a_restart()
    {
        using var gate = new Gate();
        using (var before = _premises.Open(gate.Before(Record)))
            await gate.Together(before, [.. Enumerable.Range(1, 5).Select(id => Post.Text(id, "x", from: id))]);
        using var after = _premises.Open(Record);
        await after.Say(6, "x");
        Assert.Equal([1, 2, 3, 4, 5, 6], after.Visits().Select(v => v.Number));
    }

    [Fact]
    public void The_keys_on_the_disk_do_not_depend_on_where_the_program_runs()
    {
        var here = CultureInfo.CurrentCulture;
        try
        {
            foreach (var name in (string[])["zh-CN", "th-TH", "ar-SA", "fa-IR"])
            {
                CultureInfo.CurrentCulture = new(name);
                Assert.Equal("U01|20220330|0000000012", Shelves.ByUnit("U01", Visits.Day, 12));
                Assert.Equal("U01|20220330|", Shelves.OnDay("U01", Visits.Day));
                Assert.Equal("C001|0000000012", Shelves.ByMember("C001", 12));
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = here;
        }
    }

    private static Outcome Record(Turn turn) => Echo.Do(turn, new Event.VisitRecorded(Visits.One(turn.Facts.Records.NextVisit)));
}
