using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using FieldBot.Dialogs;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Issues;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;
using FieldBot.Storage;
using FieldBot.Storage.Durability;
using FieldBot.Storage.Records;
using FieldBot.Host.Commands;

namespace FieldBot.Benchmarks;

/// <summary>A year of visits and issues of 200 groups at 1,000 units, each group at ten and each unit with two, put on the shelves in large transactions.</summary>
internal sealed class SummaryData(string root, string folder)
{
    public const int Groups = 200, GroupSize = 4, Units = 1000, UnitsOfGroup = 10, DaysOfYear = 365, Open = 5000;

    private const int Batch = 2000, Alone = 500, LargestLog = 2000;

    public static readonly DateOnly First = new(2025, 1, 1);

    private static readonly DateTimeOffset Begin = new(First.ToDateTime(new(9, 0)), TimeSpan.FromHours(8));

    // No secret: the same every time is what is wanted.
    private readonly Random _chance = new(5);

    public static StoreOptions Options(string folder) => new(Path.Combine(folder, "data"), Path.Combine(folder, "keys"), Trial: true);

    public async Task Make(int visits, int issues)
    {
        var tables = Path.Combine(folder, "programme");
        ProgrammeMaker.Write(tables, Path.Combine(root, "FieldBot.Host", "Sample"), Groups * GroupSize, six: false, Units);
        Programme programme;
        using (var store = Store.Open(Options(folder), Conversation.Handle, TimeProvider.System, Console.Error.WriteLine))
        {
            await Programmes.PutInForce(store, ProgrammeFolder.Read(tables).Tables);
            programme = store.Programme;
        }

        using var database = DurableEngine.Open(Options(folder).Folder, "fieldbot");
        var programmes = new ProgrammeShelf(database.Database, []);
        var tallies = new TallyShelf(database.Database, programmes.Of);
        var (visitShelf, issueShelf) = (new VisitShelf(database.Database, tallies), new IssueShelf(database.Database, tallies, programmes.Of));
        var watch = Stopwatch.StartNew();
        Put(database, tallies, visits, n => visitShelf.Put(Visit(n, visits, programme)));
        Told($"{visits} visits: {watch.Elapsed.TotalSeconds:0} s, {Size()} MB in the file");
        watch.Restart();
        Put(database, tallies, issues, n => issueShelf.Put(Issue(n, issues, programme)));
        Told($"{issues} issues: {watch.Elapsed.TotalSeconds:0} s, {Size()} MB in the file; {database.Database.GetCollection("tallies").Count()} blocks");
        foreach (var counted in (bool[])[false, true, false, true]) Beside(database, visitShelf, tallies, programme, visits, counted);
        database.Commit(_ => tallies.Close());
        database.Checkpoint();
    }

    /// <summary>What one visit costs that is written by itself, with its tallies and without.</summary>
    private void Beside(DurableEngine database, VisitShelf shelf, TallyShelf tallies, Programme programme, int visits, bool counted)
    {
        database.Checkpoint();
        var (watch, cpu, first) = (Stopwatch.StartNew(), Process.GetCurrentProcess().TotalProcessorTime, shelf.Next);
        for (var n = first; n < first + Alone; n++)
            database.Commit(_ =>
            {
                shelf.Put(Visit(visits, visits, programme) with { Number = n });
                if (counted) tallies.Close();
            });
        var spent = (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalMilliseconds;
        Told($"one visit a transaction, {(counted ? "with tallies" : "without")}: {(double)database.LogPages / Alone:0.0} pages of the log, {watch.Elapsed.TotalMilliseconds / Alone:0.00} ms, {spent / Alone:0.00} ms CPU");
        database.Commit(_ => tallies.Close());
        tallies.Written();
    }

    private static void Put(DurableEngine database, TallyShelf tallies, int count, Action<int> put)
    {
        for (var from = 1; from <= count; from += Batch)
        {
            database.Commit(_ =>
            {
                for (var n = from; n < from + Batch && n <= count; n++) put(n);
                tallies.Close();
            });
            tallies.Written();
            if (database.LogPages > LargestLog) database.Checkpoint();
        }

        database.Checkpoint();
    }

    private Visit Visit(int number, int of, Programme programme)
    {
        var (team, day) = (_chance.Next(Groups), (int)((number - 1L) * DaysOfYear / of));
        var at = Begin.AddDays(day).AddMinutes(_chance.Next(480));
        var answers = programme.Questions.Where(q => q.Kind is QuestionKind.Integer or QuestionKind.Single && _chance.Next(5) > 0)
            .ToImmutableSortedDictionary(q => q.Code, q => q.Kind == QuestionKind.Integer ? (Answer)new Answer.Number(_chance.Next(1, 60)) : new Answer.Choice([q.Choices[_chance.Next(q.Choices.Length)]]), StringComparer.Ordinal);
        return new(number, 1, Code("G", 3, team + 1), UnitOf(team), First.AddDays(day), "now", at, at, at, Late: false, Full: true,
            [.. Enumerable.Range(_chance.Next(2), _chance.Next(2, 4)).Select(m => Code("C", 4, team * GroupSize + m % GroupSize + 1))], null, answers, [], []);
    }

    private Issue Issue(int number, int of, Programme programme)
    {
        var team = _chance.Next(Groups);
        var at = Begin.AddDays((number - 1.0) * DaysOfYear / of);
        var category = programme.Categories[_chance.Next(programme.Categories.Length)];
        var made = new Issue(number, 1, IssueSource.Visit, Code("C", 4, team * GroupSize + 1), Code("G", 3, team + 1), UnitOf(team), category.Code, null, $"第 {number} 件，三个月没有发工资", 12, null, null, [], category.Limit, Urgent: false, at)
        {
            State = IssueState.InHand, Team = Code("G", 3, team + 1), Handler = Code("C", 4, team * GroupSize + 2), Handlers = [Code("C", 4, team * GroupSize + 2)], ContactedAt = at.AddHours(20),
            SignBy = at.AddDays(1), ContactBy = at.AddDays(2), SolveBy = at.AddDays(15), Entries = [new(at, Code("C", 4, team * GroupSize + 1), IssueMove.Register)],
        };
        if (number > of - Open * (long)of / 200_000) return made;
        var done = at.AddDays(_chance.Next(1, 25));
        var ending = (Ending)_chance.Next(Enum.GetValues<Ending>().Length);
        return made with { State = IssueState.Archived, DoneAt = done, ClosedAt = done.AddDays(1), Ending = ending, Satisfaction = _chance.Next(3) == 0 ? null : (Satisfaction)_chance.Next(4), Amount = _chance.Next(3) == 0 ? _chance.Next(100_000) : null, Redos = _chance.Next(20) / 19 };
    }

    private string UnitOf(int team) => Code("U", 3, (team * Units / Groups + _chance.Next(UnitsOfGroup)) % Units + 1);

    private static string Code(string letter, int digits, int number) => letter + number.ToString($"D{digits}", CultureInfo.InvariantCulture);

    private long Size() => new FileInfo(Path.Combine(Options(folder).Folder, "fieldbot.db")).Length >> 20;

    private static void Told(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
