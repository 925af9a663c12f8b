using FieldBot.Dialogs.Issues;
using FieldBot.Dialogs.Records;
using FieldBot.Dialogs.Summaries;

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
        await Counters();
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
        await Counters();
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

    /// <summary>What the counters say, against what the lines of the book add up to.</summary>
    private async Task Counters()
    {
        var queries = new List<(CountQuery Query, Func<PaperIssue, bool> Counts)>
        {
            (new(IssueCounts.Registered), _ => true), (new(IssueCounts.Open), i => i.Open), (new(IssueCounts.Merged), i => i.MergedInto is not null),
        };
        queries.AddRange(Enum.GetValues<IssueState>().Where(s => s != IssueState.Open).Select(s => (new CountQuery(IssueCounts.In(s)), (Func<PaperIssue, bool>)(i => i.State == s))));
        queries.AddRange(Enum.GetValues<Ending>().Select(e => (new CountQuery(IssueCounts.Ended(e)), (Func<PaperIssue, bool>)(i => !i.Open && i.Ending == e))));
        queries.AddRange(book.People.Units.Keys.SelectMany(g => new (CountQuery, Func<PaperIssue, bool>)[]
        {
            (new(IssueCounts.Registered) { Group = g }, i => (i.Team ?? i.Group) == g), (new(IssueCounts.Open) { Group = g }, i => i.Open && (i.Team ?? i.Group) == g),
        }));
        queries.AddRange(book.Issues.Select(i => i.Category).Distinct().Select(c => (new CountQuery(IssueCounts.Registered) { Category = c }, (Func<PaperIssue, bool>)(i => i.Category == c))));
        queries.AddRange(book.Issues.Select(i => i.Unit).Distinct().Select(u => (new CountQuery(IssueCounts.Open) { Unit = u }, (Func<PaperIssue, bool>)(i => i.Open && i.Unit == u))));
        var counts = await exchange.Store.Ask(f => queries.ConvertAll(q => f.Records.Count(q.Query)));
        Assert.Equal(queries.Select(q => (q.Query, book.Issues.Count(q.Counts))), queries.Zip(counts, (q, count) => (q.Query, count)));
    }

    private static string Line(PaperIssue i) => Text(i.Number, i.State, i.Reporter, i.Group, i.Team, i.Handler, i.Unit, i.Category, i.Urgent, i.Limit.Name, i.At, i.SignBy, i.ContactBy, i.SolveBy, i.SignedAt, i.ContactedAt, i.DoneAt, i.CheckedAt, i.ClosedAt,
        i.Ending, i.Verdict, i.Satisfaction, i.ExtendedDays, i.Extension?.Days, i.HoldUntil, i.Asking, i.Bounces, i.Redos, i.Level, i.Supervision?.Until, i.AskNoMore, i.MergedInto, i.Joined);

    private static string Line(Issue i) => Text(i.Number, i.State, i.Reporter, i.Group, i.Team, i.Handler, i.Unit, i.Category, i.Urgent, i.Limit, Wall(i.At), Wall(i.SignBy), Wall(i.ContactBy), Wall(i.SolveBy), Wall(i.SignedAt), Wall(i.ContactedAt), Wall(i.DoneAt), Wall(i.CheckedAt), Wall(i.ClosedAt),
        i.Ending, i.Verdict, i.Satisfaction, i.ExtendedDays, i.Extension?.Days, i.HoldUntil, i.Asking, i.Bounces, i.Redos, (int)i.Level, i.Supervision?.Until, i.AskNoMore, i.MergedInto, i.Joined.Length);

    private static DateTime? Wall(DateTimeOffset? at) => at is { } moment ? PaperCalendar.Wall(moment) : null;

    private static string Text(params object?[] cells) => string.Join(' ', cells.Select(c => c switch { null => "-", DateTime at => $"{at:MM-dd'T'HH:mm:ss}", _ => c.ToString() }));
}
