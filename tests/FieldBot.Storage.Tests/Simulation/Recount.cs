using FieldBot.Dialogs.Issues;
using FieldBot.Dialogs.Records;
using FieldBot.Dialogs.Summaries;
using FieldBot.Dialogs.Tests.Fixtures;
using FieldBot.Storage.Tests.Fixtures;

namespace FieldBot.Storage.Tests.Simulation;

/// <summary>The book is held against the program: line by line, and figure by figure.</summary>
internal sealed class Recount(PaperBook book, PaperReminders reminders, Exchange exchange, Action<string> print)
{
    private static readonly DateOnly[] Days = [new(2022, 4, 15), new(2022, 5, 6), new(2022, 5, 18), new(2022, 5, 31), new(2022, 6, 16), new(2022, 6, 30), new(2022, 7, 15), new(2022, 7, 31)];

    /// <summary>On some evenings the program proves itself, and says how much is open and overdue.</summary>
    public async Task Evening(DateOnly day)
    {
        if (!Days.Contains(day)) return;
        Prove();
        var open = book.Issues.Where(i => i.Open).ToList();
        var overdue = open.Count(i => i.Runs && i.SolveBy < exchange.Now);
        var (itsOpen, itsOverdue) = await exchange.Store.Ask(f => (f.Records.OpenIssues.Count, f.Records.OpenIssues.Count(i => IssueClock.Overdue(i, f.Now))));
        Assert.Equal((open.Count, overdue), (itsOpen, itsOverdue));
        All();
        await Tallies();
        print($"{day:yyyy-MM-dd}: {book.Issues.Count} registered, {open.Count} open, {overdue} overdue, {reminders.Sent} reminders; {exchange.Turns} turns, {exchange.Rounds} rounds, {exchange.Stops} stops of the clock");
    }

    /// <summary>Every line of the ledger.</summary>
    public void All()
    {
        var issues = exchange.Store.Issues().ToDictionary(i => i.Number);
        Assert.Equal(book.Issues.Select(i => i.Number), issues.Keys.Order());
        foreach (var line in book.Issues) Assert.Equal(Line(line), Line(issues[line.Number]));
        var byClock = issues.Values.SelectMany(i => i.Entries.Where(e => e.By == AuditTrail.Clock).Select(e => (i.Number, e.Move, PaperCalendar.Wall(e.At)))).Order().ToList();
        Assert.Equal(book.ByClock.Order(), byClock);
    }

    /// <summary>The figures at the end.</summary>
    public async Task Close()
    {
        Prove();
        await Tallies();
        var issues = exchange.Store.Issues().ToList();
        var done = book.Issues.Where(i => i.DoneAt is not null).ToList();
        var itsDone = issues.FindAll(i => i.DoneAt is not null);
        (string, double, double)[] figures =
        [
            ("extended", book.Issues.Count(i => i.ExtendedDays > 0), issues.Count(i => i.ExtendedDays > 0)),
            ("bounced", book.Issues.Count(i => i.Bounces > 0), issues.Count(i => i.Bounces > 0)),
            ("redone", book.Issues.Count(i => i.Redos > 0), issues.Count(i => i.Redos > 0)),
            ("merged", book.Issues.Count(i => i.MergedInto is not null), issues.Count(i => i.MergedInto is not null)),
            ("done", done.Count, itsDone.Count),
            ("on time %", 100.0 * done.Count(i => i.DoneAt <= i.SolveBy) / done.Count, 100.0 * itsDone.Count(i => i.DoneAt <= i.SolveBy) / itsDone.Count),
            ("average days", done.Average(i => (i.DoneAt!.Value - i.At).TotalDays), itsDone.Average(i => (i.DoneAt!.Value - i.At).TotalDays)),
        ];
        foreach (var (what, ours, its) in figures)
        {
            Assert.Equal(ours, its, 6);
            print($"{what}: {ours:0.##}");
        }

        foreach (var by in book.Issues.GroupBy(i => i.Ending).OrderBy(g => g.Key)) print($"{by.Key}: {by.Count()}");
        print($"reminders: {reminders.Sent}; lines: {string.Join(' ', reminders.Why.Select(w => $"{w.Key} {w.Value}"))}");
        print($"by the clock: {string.Join(' ', book.ByClock.GroupBy(c => c.Move).OrderBy(g => g.Key).Select(g => $"{g.Key} {g.Count()}"))}");
        print($"timers: {exchange.Fired.Count}, of them mornings {exchange.Fired.Count(f => f.Subject == "day")}, people {exchange.Fired.Count(f => f.Subject[0] == '@')}");
        Assert.Equal(exchange.Fired.Count, exchange.Fired.Distinct().Count());
        Assert.Equal(reminders.Sent, exchange.Fired.Count(f => f.Subject[0] == '@'));
    }

    private void Prove()
    {
        Assert.Empty(exchange.Store.VerifyLedger().Faults);
        Assert.Empty(exchange.Store.VerifyAudit().Faults);
    }

    /// <summary>What is kept as counted, against what the lines of the book add up to: in all, and at some places in some days.</summary>
    private async Task Tallies()
    {
        var paper = new MemoryTallies([.. book.Issues.SelectMany(Counts)]);
        // No secret: the same every time is what is wanted.
        var chance = new Random(book.Issues.Count);
        for (var look = 0; look < 12; look++)
        {
            var (from, days, part) = (new DateOnly(2022, 3, 25).AddDays(chance.Next(130)), chance.Next(100), chance.Next(1, 5));
            bool Where(Place place) => look == 0 || (place.Group + place.Unit).Sum(c => c) % part == 0;
            bool Which(Measure what) => look == 0 || (int)what % part != 1;
            var to = look == 0 ? DateOnly.MaxValue : from.AddDays(days);
            string Told(ITallies all) => $"{all.Span}\n{Counted.Sum(all, from, to, Where)}\n{Counted.Each(all, from, to, Where, Which, part)}";
            Assert.Equal(Told(paper), await exchange.Store.Ask(f => Told(f.Records.Tallies)));
        }
    }

    private static IEnumerable<Tally> Counts(PaperIssue i)
    {
        var day = PaperCalendar.DayOf(i.At);
        yield return At(Measure.Registered);
        if (i.ContactedAt is not null || i.DoneAt is not null) yield return At(Measure.Responded);
        if (i.Open) yield break;
        day = PaperCalendar.DayOf(i.ClosedAt!.Value);
        yield return At(Measure.Closed);
        if (i.Ending is Ending.Duplicate or Ending.Withdrawn) yield return At(Measure.Void);
        if (i.Ending is Ending.Referred or Ending.Declined) yield return At(Measure.OutOfRemit);
        if (i.Ending is not (Ending.Solved or Ending.PartlySolved or Ending.Explained or Ending.Unreachable)) yield break;
        yield return At(i.Ending switch { Ending.Solved => Measure.Solved, Ending.PartlySolved => Measure.PartlySolved, Ending.Explained => Measure.Explained, _ => Measure.Unreachable });
        if ((i.DoneAt ?? i.ClosedAt) <= i.SolveBy) yield return At(Measure.OnTime);
        yield return At(Measure.Days, day.DayNumber - PaperCalendar.DayOf(i.At).DayNumber);
        if (i.Redos > 0) yield return At(Measure.Redone);
        if (i.ExtendedDays > 0) yield return At(Measure.Extended);
        if (i.Bounces > 0) yield return At(Measure.Bounced);
        if (i.Satisfaction is not null) yield return At(Measure.Rated);
        if (i.Satisfaction is Satisfaction.VerySatisfied or Satisfaction.Satisfied) yield return At(Measure.Satisfied);
        // What is asked for where wages are owed.
        if (i is { Ending: Ending.Solved, Category: "PAY" }) yield return At(Measure.Cents, 3_600_000);

        Tally At(Measure what, long value = 1) => new(new(i.Team ?? i.Group ?? "", i.Unit), day, what, i.Restricted ? i.Category + "!r" : i.Category, value);
    }

    private static string Line(PaperIssue i) => Text(i.Number, i.State, i.Reporter, i.Group, i.Team, i.Handler, i.Unit, i.Category, i.Urgent, i.Limit.Name, i.At, i.SignBy, i.ContactBy, i.SolveBy, i.SignedAt, i.ContactedAt, i.DoneAt, i.CheckedAt, i.ClosedAt,
        i.Ending, i.Verdict, i.Satisfaction, i.ExtendedDays, i.Extension?.Days, i.HoldUntil, i.Asking, i.Bounces, i.Redos, i.Level, i.Supervision?.Until, i.AskNoMore, i.MergedInto, i.Joined);

    private static string Line(Issue i) => Text(i.Number, i.State, i.Reporter, i.Group, i.Team, i.Handler, i.Unit, i.Category, i.Urgent, i.Limit, Wall(i.At), Wall(i.SignBy), Wall(i.ContactBy), Wall(i.SolveBy), Wall(i.SignedAt), Wall(i.ContactedAt), Wall(i.DoneAt), Wall(i.CheckedAt), Wall(i.ClosedAt),
        i.Ending, i.Verdict, i.Satisfaction, i.ExtendedDays, i.Extension?.Days, i.HoldUntil, i.Asking, i.Bounces, i.Redos, (int)i.Level, i.Supervision?.Until, i.AskNoMore, i.MergedInto, i.Joined.Length);

    private static DateTime? Wall(DateTimeOffset? at) => at is { } moment ? PaperCalendar.Wall(moment) : null;

    private static string Text(params object?[] cells) => string.Join(' ', cells.Select(c => c switch { null => "-", DateTime at => $"{at:MM-dd'T'HH:mm:ss}", _ => c.ToString() }));
}
