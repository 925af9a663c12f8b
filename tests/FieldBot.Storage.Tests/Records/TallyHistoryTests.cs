using CsCheck;
using FieldBot.Dialogs;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Issues;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;
using FieldBot.Dialogs.Summaries;
using FieldBot.Dialogs.Tests.Fixtures;
using FieldBot.Storage.Tests.Fixtures;

namespace FieldBot.Storage.Tests.Records;

/// <summary>
/// Whatever is recorded, corrected, joined, moved and declared void, and whatever comes to nothing: what is kept as counted is what a recount of
/// all records comes to, in any days, at any places and for any measures, at once and after a restart; and a verification finds nothing wrong.
/// </summary>
public sealed class TallyHistoryTests
{
    private static readonly string[] Units = ["N1", "U01", "U02"], Groups = ["G01", "G02"], People = ["C001", "C0012", "C002"], Categories = ["PAY", "SPE"];

    private static readonly Programme Programme = Sample.Programme;

    /// <summary>Questions that count for something.</summary>
    private static readonly Question[] Questions =
        [.. Programme.Questions.Where(q => q.Summed is not null || Programme.Actions.Any(a => a.Counts is ActionCount.Visits on && on.Question == q.Code))];

    private sealed record Deed(int What, int Which, string Unit, string Group, int Day, int Crew, int Answers, bool Void);

    private sealed record Look(int From, int Days, int Places, int Measures, int Months);

    private static readonly Gen<Deed> Deeds =
        from what in Gen.Int[0, 11]
        from which in Gen.Int[1, 8]
        from unit in Gen.Int[0, 2].Select(n => Units[n])
        from team in Gen.Int[0, 1].Select(n => Groups[n])
        from day in Gen.Frequency((3, Gen.Int[0, 3]), (1, Gen.Int[0, 400]))
        from crew in Gen.Int[1, 7]
        from answers in Gen.Int[0, 1 << 20]
        from none in Gen.Int[0, 4]
        select new Deed(what, which, unit, team, day, crew, answers, none == 0);

    private static readonly Gen<Look> Looks =
        from start in Gen.Frequency((3, Gen.Int[0, 4]), (1, Gen.Int[-30, 400]))
        from days in Gen.Frequency((1, Gen.Int[0, 3]), (2, Gen.Int[0, 400]))
        from places in Gen.Int[0, 511]
        from measures in Gen.Int[1, 31]
        from months in Gen.Int[1, 14]
        select new Look(start, days, places, measures, months);

    [Fact]
    public void What_is_kept_is_what_all_records_come_to() => Gen.Select(Deeds.Array[1, 40], Looks.Array[6]).Sample(Play, iter: 25, threads: 1);

    [Fact]
    public void The_questions_and_actions_of_the_sample_count() => Assert.True(Questions.Length > 2 && Questions.Any(q => q.Summed is { Values.IsEmpty: true }), $"{Questions.Length}");

    private static void Play(Deed[] deeds, Look[] looks)
    {
        using var premises = new Premises(quick: true);
        var memory = new MemoryRecords();
        memory.Keep(Programme, Sample.Tables);
        var store = premises.Open();
        try
        {
            store.Import(Sample.Tables).GetAwaiter().GetResult();
            Both(store, memory, new Event.UnitAdded(Added));
            foreach (var deed in deeds)
            {
                if (deed.What == 0)
                {
                    store.Dispose();
                    store = premises.Open();
                }
                else if (deed.What == 1 && memory.AddedUnits[0].MergedInto is null) Both(store, memory, new Event.UnitSettled(Added with { MergedInto = "U01" }));
                else if (deed.What == 2) Assert.ThrowsAny<Exception>(() => Act(store, Happens(deed, memory), new Event.MemberBound(77, "C001", Post.Date)));
                else Both(store, memory, Happens(deed, memory));
                Same(memory, store, looks[deed.Which % looks.Length]);
            }

            Assert.Empty(store.VerifyLedger().Faults);
            foreach (var look in looks) Same(memory, store, look);
        }
        finally
        {
            store.Dispose();
        }

        using var after = premises.Open();
        foreach (var look in looks) Same(memory, after, look);
        Assert.Equal(Counted.All(memory.Tallies), after.Ask(f => Counted.All(f.Records.Tallies)).GetAwaiter().GetResult());
        Assert.Equal((memory.NextVisit - 1, memory.NextAction - 1, memory.NextIssue - 1, 0), after.VerifyLedger() is var verdict ? (verdict.Visits, verdict.Actions, verdict.Issues, verdict.Faults.Count) : default);
    }

    private static Event Happens(Deed deed, MemoryRecords memory) => (deed.What % 3) switch
    {
        0 => Action(deed, Math.Min(deed.Which, memory.NextAction)),
        1 => Issue(deed, memory),
        _ => Visit(deed, memory),
    };

    private static Event.ActionRecorded Action(Deed deed, int number) =>
        new(new(number, deed.Group, $"R0{deed.Crew % 3}", Visits.Day.AddDays(deed.Day), "C001", Post.Date, "", [], deed.Void ? Post.Date : null));

    private static Event Issue(Deed deed, MemoryRecords memory)
    {
        var number = Math.Min(deed.Which, memory.NextIssue);
        var at = Post.Date.AddDays(deed.Day % 200).AddHours(deed.Answers % 24);
        var issue = (Issues.One(number, deed.Unit, deed.Crew % 3 == 0 ? null : deed.Group, deed.Crew % 4 == 0 ? "#ABCD" : "C001", Categories[deed.Answers % 2]) with { Programme = deed.Answers % 5 == 0 ? 9 : 1, At = at, Limit = "复杂", Team = deed.Crew > 4 ? Groups[deed.Crew % 2] : null, Direct = deed.Crew == 3, ContactedAt = deed.Crew > 2 ? at : null }).Counted(Programme);
        if (deed.Void) issue = issue with { State = IssueState.StruckOff, Ending = (Ending)(deed.Answers % Enum.GetValues<Ending>().Length), ClosedAt = at.AddHours(deed.Answers % 2000), Satisfaction = (Satisfaction)(deed.Answers % 4), Amount = deed.Answers % 977 / 10m, Redos = deed.Answers % 2, Bounces = deed.Answers % 3 };
        return memory.Issue(number) is null ? new Event.IssueRegistered(issue) : new Event.IssueMoved(issue);
    }

    private static Event Visit(Deed deed, MemoryRecords memory)
    {
        var number = Math.Min(deed.Which, memory.NextVisit);
        var answers = Questions.Where((_, i) => (deed.Answers >> i & 1) == 1).ToDictionary(q => q.Code, q => q.Choices.IsEmpty ? (Answer)new Answer.Number(deed.Answers % 7 - 2) : new Answer.Choice([q.Choices[deed.Answers % q.Choices.Length]]), StringComparer.Ordinal);
        var visit = Visits.One(number, deed.Unit, deed.Group, deed.Day, people: [.. People.Where((_, i) => (deed.Crew >> i & 1) == 1)]) with { Answers = System.Collections.Immutable.ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, answers) };
        if (deed.Void) visit = visit.Void();
        return memory.Visit(number) is null ? new Event.VisitRecorded(visit) : new Event.VisitChanged(visit with { Changes = [new(Post.Date, "C001", "corrected")] });
    }

    private static void Same(MemoryRecords memory, Store store, Look look)
    {
        var (from, to) = (Visits.Day.AddDays(look.From), Visits.Day.AddDays(look.From + look.Days));
        string Told(IRecords records) => $"{records.Tallies.Span}\n{Counted.Sum(records.Tallies, from, to, Where)}\n{Counted.Each(records.Tallies, from, to, Where, m => (look.Measures >> ((int)m % 5) & 1) == 1, look.Months)}\n{At(records, from)}";
        Assert.Equal(Told(memory), store.Ask(f => Told(f.Records)).GetAwaiter().GetResult());
        bool Where(Place place) => (look.Places >> (Array.IndexOf(Units, place.Unit) + 1 + 4 * Array.IndexOf(Groups, place.Group)) & 1) == 0;
    }

    private static string At(IRecords records, DateOnly day) => string.Join('\n', from u in Units from g in Groups.Append("") let place = new Place(g, u)
        select $"{place}: {string.Join(' ', records.VisitsAt(place, day).Select(v => v.Id))}; {string.Join(' ', records.IssuesAt(place, day, false).Concat(records.IssuesAt(place, day, true)).Select(i => i.Id))}");

    private static void Both(Store store, MemoryRecords memory, Event happened)
    {
        memory.Apply(happened, null, "C001", Post.Date);
        Act(store, happened);
    }

    private static void Act(Store store, params Event[] events) => store.Act("C001", facts => new(Session.New, [.. events], []) { Timers = Issues.Timers(events, facts) }).GetAwaiter().GetResult();

    private static AddedUnit Added { get; } = new(new("N1", "N1", "kind"), "G01", "C001", Post.Date);
}
