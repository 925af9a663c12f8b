using CsCheck;
using FieldBot.Dialogs;
using FieldBot.Dialogs.Records;
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
        var all = new SortedDictionary<int, Visit>();
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
                Assert.Equal(Told(new Looking(all)), told[^1]);
            }
        }
    }

    private static Event Happens(Deed deed, SortedDictionary<int, Visit> all)
    {
        var old = all.Values.ElementAtOrDefault(deed.Which);
        string[] crew = [.. People.Where((_, i) => (deed.Crew >> i & 1) == 1)];
        var visit = Visits.One(old?.Number ?? all.Count + 1, deed.Unit, deed.Group, deed.Day, deed.Offered, crew);
        if (deed.Void && old is not null) visit = visit.Void();
        all[visit.Number] = visit;
        return old is null ? new Event.VisitRecorded(visit) : new Event.VisitChanged(visit);
    }

    private static string Told(IRecords records) => string.Join('\n',
    [
        $"next {records.NextVisit}",
        .. Units.Select(u => $"{u}: last {records.LastVisit(u)?.Id}, offered {records.LastFullOffer(u)?.DayNumber}"),
        .. from u in Units from g in Groups from d in Enumerable.Range(0, 4) select $"{g} {u} {d}: {records.VisitOn(g, u, Visits.Day.AddDays(d))?.Id}",
        .. from p in People from skip in (int[])[0, 2] let page = records.VisitsOf(p, skip, 3) select $"{p}: {string.Join(' ', page.Page.Select(v => v.Id))} of {page.Total}",
        .. Enumerable.Range(1, 13).Select(n => $"{records.Visit(n)?.Unit} {records.Visit(n)?.VoidedAt is null}"),
    ]);

    /// <summary>Looks through all visits each time.</summary>
    private sealed class Looking(SortedDictionary<int, Visit> all) : IRecords
    {
        public IReadOnlyList<Dialogs.Programmes.Unit> AddedUnits => [];

        public int NextVisit => all.Count + 1;

        private IEnumerable<Visit> Good => all.Values.Where(v => v.VoidedAt is null);

        public Dialogs.Programmes.Programme? ProgrammeOf(int version) => null;

        public Link? Link(string token) => null;

        public Link? Link(int id) => null;

        public bool IsBound(string member) => false;

        public string? LanguageOf(string member) => null;

        public Visit? Visit(int number) => all.GetValueOrDefault(number);

        public Visit? VisitOn(string group, string unit, DateOnly day) => Good.FirstOrDefault(v => v.Group == group && v.Unit == unit && v.Day == day);

        public Visit? LastVisit(string unit) => Good.Where(v => v.Unit == unit).MaxBy(v => (v.Day, v.Number));

        public DateOnly? LastFullOffer(string unit) => Good.Where(v => v.Unit == unit && v.FullOffered).Max(v => (DateOnly?)v.Day);

        public (IReadOnlyList<Visit> Page, int Total) VisitsOf(string member, int skip, int take)
        {
            var mine = all.Values.Where(v => v.Participants.Contains(member)).Reverse().ToList();
            return ([.. mine.Skip(skip).Take(take)], mine.Count);
        }
    }
}
