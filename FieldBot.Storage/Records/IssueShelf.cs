using System.Globalization;
using FieldBot.Dialogs.Issues;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;
using FieldBot.Dialogs.Summaries;
using FieldBot.Storage.Codecs;
using LiteDB;

namespace FieldBot.Storage.Records;

/// <summary>The ledger: every issue by number, with keys by unit, group and member beside it; those that are open are kept at hand.</summary>
internal sealed class IssueShelf
{
    private readonly LiteDatabase _database;
    private readonly TallyShelf _tallies;
    private readonly Func<int, Programme?> _versions;
    private readonly SortedDictionary<int, Issue> _open = [];

    public IssueShelf(LiteDatabase database, TallyShelf tallies, Func<int, Programme?> versions)
    {
        (_database, _tallies, _versions) = (database, tallies, versions);
        foreach (var number in Shelf(Shelves.IssuesOpen).FindAll().Select(d => d["_id"].AsInt32).ToList())
            if (Readable(number) is { Open: true } open) _open[number] = open;
        Next = Shelf(Shelves.Issues).Largest() + 1;
    }

    /// <summary>As it was (null: it is new), and as it is now.</summary>
    public event Action<Issue?, Issue>? Changed;

    public int Next { get; private set; }

    public IReadOnlyCollection<Issue> Open => _open.Values;

    public Issue? Find(int number) => _open.GetValueOrDefault(number) ?? (Shelf(Shelves.Issues).FindById(number) is { } document ? IssueCodec.Read(document["b"].AsBinary) : null);

    public (IReadOnlyList<Issue> Page, int Total) Of(IssuesBy by, string code, int skip, int take)
    {
        var key = Prefix(by, code);
        return ([.. take == 0 ? [] : Shelf(Shelves.IssuesBy).Beginning(key, descending: true, skip, take).Select(d => Find(d["n"].AsInt32)!)], Shelf(Shelves.IssuesBy).Counting(key));
    }

    public IReadOnlyList<Issue> OfVisit(int visit) => [.. Shelf(Shelves.IssuesBy).Beginning(Prefix("v", $"{visit}")).Select(d => Find(d["n"].AsInt32)!)];

    public IReadOnlyList<Issue> At(Place place, DateOnly day, bool closed) => [.. Shelf(Shelves.IssuesBy).Beginning(Prefix(place, day, closed), descending: true).Select(d => Find(d["n"].AsInt32)!)];

    public IReadOnlyList<Issue> Before(int number, int take) =>
        [.. Shelf(Shelves.Issues).Query().Where(BsonExpression.Create("$._id < @0", number)).OrderByDescending("$._id").Limit(take).ToList().Select(d => IssueCodec.Read(d["b"].AsBinary))];

    public IReadOnlyList<Issue> From(int number, int take) => [.. Shelf(Shelves.Issues).Between(number, int.MaxValue, take).Select(d => IssueCodec.Read(d["b"].AsBinary))];

    public void Put(Issue issue)
    {
        var old = issue.Number < Next ? Find(issue.Number) : null;
        Shelf(Shelves.Issues).Upsert(new BsonDocument { ["_id"] = issue.Number, ["b"] = IssueCodec.Write(issue) });
        var (before, now) = (old is null ? [] : KeysOf(old, _versions), KeysOf(issue, _versions));
        foreach (var key in before.Except(now, StringComparer.Ordinal)) Shelf(Shelves.IssuesBy).Delete(key);
        foreach (var key in now.Except(before, StringComparer.Ordinal)) Shelf(Shelves.IssuesBy).Insert(new BsonDocument { ["_id"] = key, ["n"] = issue.Number });
        if (issue.Open)
        {
            if (old is not { Open: true }) Shelf(Shelves.IssuesOpen).Upsert(new BsonDocument { ["_id"] = issue.Number });
            _open[issue.Number] = issue;
        }
        else if (_open.Remove(issue.Number)) Shelf(Shelves.IssuesOpen).Delete(issue.Number);

        Next = Math.Max(Next, issue.Number + 1);
        _tallies.Change(old, issue);
        Changed?.Invoke(old, issue);
    }

    /// <summary>合并: the issues of a unit that turned out to be another one. Timelines tell what became of an issue, so nothing is said there; the trail says it of the unit.</summary>
    public void Move(AddedUnit unit)
    {
        var into = unit.MergedInto!;
        foreach (var number in Shelf(Shelves.IssuesBy).Beginning(Prefix(IssuesBy.Unit, unit.Unit.Code)).ConvertAll(d => d["n"].AsInt32))
            if (Find(number) is { } issue)
                Put(issue with { Unit = into, Before = issue.Before is { } before ? before with { Unit = into } : null });
    }

    /// <summary>Every key under which it is found.</summary>
    public static HashSet<string> KeysOf(Issue issue, Func<int, Programme?> versions)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal) { Shelves.Numbered(Prefix(IssuesBy.Unit, issue.Unit)[..^1], issue.Number) };
        foreach (var group in new[] { issue.Group, issue.Team }.OfType<string>()) keys.Add(Shelves.Numbered(Prefix(IssuesBy.Group, group)[..^1], issue.Number));
        foreach (var member in issue.Handlers.Add(issue.Reporter)) keys.Add(Shelves.Numbered(Prefix(IssuesBy.Member, member)[..^1], issue.Number));
        if (issue.Visit is { } visit) keys.Add(Shelves.Numbered(Prefix("v", $"{visit}")[..^1], issue.Number));
        foreach (var key in CountedKeys(issue, versions)) keys.Add(key);
        return keys;
    }

    /// <summary>Those under which it is found where it counts, on the day on which it was registered or struck off.</summary>
    public static IEnumerable<string> CountedKeys(Issue issue, Func<int, Programme?> versions) =>
        Tallies.Of(issue, versions).Where(t => t.What is Measure.Registered or Measure.Closed).Select(t => Shelves.Numbered(Prefix(t.Place, t.Day, t.What == Measure.Closed)[..^1], issue.Number));

    /// <summary>One that is damaged holds up nobody else; verify tells of it.</summary>
    private Issue? Readable(int number)
    {
        try
        {
            return Find(number);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static string Prefix(IssuesBy by, string code) => Prefix(by switch { IssuesBy.Unit => "u", IssuesBy.Group => "g", _ => "m" }, code);

    // What lies on the disk must not depend on the calendar of the machine.
    private static string Prefix(Place place, DateOnly day, bool closed) => Prefix(closed ? "c" : "r", string.Create(CultureInfo.InvariantCulture, $"{place.Group}|{place.Unit}|{day:yyyyMMdd}"));

    private static string Prefix(string by, string code) => $"{by}|{code}|";

    private ILiteCollection<BsonDocument> Shelf(string name) => _database.GetCollection(name);
}
