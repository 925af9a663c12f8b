using CsCheck;
using FieldBot.Dialogs;
using FieldBot.Dialogs.Records;
using FieldBot.Dialogs.Tests.Fixtures;
using FieldBot.Storage.Tests.Fixtures;

namespace FieldBot.Storage.Tests.Records;

/// <summary>
/// Whatever is recorded, moved to another day or unit, joined, left and declared void: what the dialogs are told is what a look through
/// all visits would tell, whether it is at hand already, changed in this batch, or read from the disk anew.
/// </summary>
public sealed class VisitHistoryTests
{
    private static readonly string[] Units = ["U01", "U012", "U"], Groups = ["G01", "G02"], People = ["C001", "C0012", "C002"];

    /// <summary>One thing done: to visit number <paramref name="Which"/> of those that are there, or a new one.</summary>
    private sealed record Deed(int Which, string Unit, string Group, int Day, bool Offered, int Crew, bool Void);

    private static readonly Gen<Deed> Deeds =
        from which in Gen.Int[-2, 5]
        from unit in Gen.Int[0, 2].Select(n => Units[n])
        from team in Gen.Int[0, 1].Select(n => Groups[n])
        from day in Gen.Int[0, 3]
        from offered in Gen.Bool
        from crew in Gen.Int[1, 7]
        from none in Gen.Int[0, 3]
        select new Deed(which, unit, team, day, offered, crew, none == 0);

    [Fact]
    public void What_the_dialogs_are_told_is_what_all_visits_say() => Deeds.Array[1, 12].Sample(Play, iter: 25, threads: 1);

    private static void Play(Deed[] deeds)
    {
        using var premises = new Premises();
        // Looks through all visits each time.
        var all = new MemoryRecords();
        for (var run = 0; run < 2; run++)
        {
            var told = new List<string>();
            var step = 0;
            using var store = premises.Open(turn =>
            {
                // Asked before and after, so that what is at hand must be kept right.
                if (turn.Input is Input.Text { Value: "ask" }) told.Add(Told(turn.Facts.Records));
                return turn.Input is Input.Text { Value: "ask" } ? Echo.Nothing(turn) : Echo.Do(turn, Happens(deeds[step++], all));
            });
            var id = run * 1000;
            foreach (var _ in deeds)
            {
                store.Say(++id, "do").GetAwaiter().GetResult();
                store.Say(++id, "ask").GetAwaiter().GetResult();
                Assert.Empty(premises.Log);
                Assert.Equal(Told(all), told[^1]);
            }
        }
    }

    private static Event Happens(Deed deed, MemoryRecords all)
    {
        var old = all.Visits.ElementAtOrDefault(deed.Which);
        string[] crew = [.. People.Where((_, i) => (deed.Crew >> i & 1) == 1)];
        var visit = Fixtures.Visits.One(old?.Number ?? all.NextVisit, deed.Unit, deed.Group, deed.Day, deed.Offered, crew);
        if (deed.Void && old is not null) visit = visit.Void();
        Event happened = old is null ? new Event.VisitRecorded(visit) : new Event.VisitChanged(visit with { Changes = [new(Post.Date, "C001", "corrected")] });
        all.Apply(happened, null, "C001", Post.Date);
        return happened;
    }

    private static string Told(IRecords records) => string.Join('\n',
    [
        $"next {records.NextVisit}",
        .. Units.Select(u => $"{u}: last {records.LastVisit(u)?.Id}, offered {records.LastFullOffer(u)?.DayNumber}"),
        .. from u in Units from g in Groups from d in Enumerable.Range(0, 4) select $"{g} {u} {d}: {records.VisitOn(g, u, Visits.Day.AddDays(d))?.Id}",
        .. from g in Groups from to in Enumerable.Range(0, 4) select $"{g} to {to}: {string.Join(' ', records.VisitsOfGroup(g, Visits.Day.AddDays(1), Visits.Day.AddDays(to)).Select(v => v.Id))}",
        .. from p in People from skip in (int[])[0, 2] let page = records.VisitsOf(p, skip, 3) select $"{p}: {string.Join(' ', page.Page.Select(v => v.Id))} of {page.Total}",
        .. from u in Units from g in Groups from d in Enumerable.Range(0, 4) select $"at {g} {u} {d}: {string.Join(' ', records.VisitsAt(new(g, u), Visits.Day.AddDays(d)).Select(v => v.Id))}",
        Counted.All(records.Tallies),
        .. Enumerable.Range(1, 13).Select(n => $"{records.Visit(n)?.Unit} {records.Visit(n)?.VoidedAt is null}"),
    ]);
}
