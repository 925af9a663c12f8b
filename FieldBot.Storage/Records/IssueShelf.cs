using FieldBot.Dialogs.Issues;
using FieldBot.Dialogs.Records;
using FieldBot.Storage.Codecs;
using LiteDB;

namespace FieldBot.Storage.Records;

/// <summary>The ledger: every issue by number, with keys by unit, group and member beside it; those that are open are kept at hand.</summary>
internal sealed class IssueShelf
{
    private readonly LiteDatabase _database;
    private readonly SortedDictionary<int, Issue> _open = [];

    public IssueShelf(LiteDatabase database)
    {
        _database = database;
        foreach (var open in Shelf(Shelves.IssuesOpen).FindAll().Select(d => d["_id"].AsInt32).ToList()) _open[open] = Find(open)!;
        Next = Shelf(Shelves.Issues).Largest() + 1;
    }

    public int Next { get; private set; }

    public IReadOnlyCollection<Issue> Open => _open.Values;

    public Issue? Find(int number) => _open.GetValueOrDefault(number) ?? (Shelf(Shelves.Issues).FindById(number) is { } document ? IssueCodec.Read(document["b"].AsBinary) : null);

    public (IReadOnlyList<Issue> Page, int Total) Of(IssuesBy by, string code, int skip, int take)
    {
        var key = Prefix(by, code);
        return ([.. take == 0 ? [] : Shelf(Shelves.IssuesBy).Beginning(key, descending: true, skip, take).Select(d => Find(d["n"].AsInt32)!)], Shelf(Shelves.IssuesBy).Counting(key));
    }

    public IReadOnlyList<Issue> OfVisit(int visit) => [.. Shelf(Shelves.IssuesBy).Beginning(Prefix("v", $"{visit}")).Select(d => Find(d["n"].AsInt32)!)];

    public IReadOnlyList<Issue> Before(int number, int take) =>
        [.. Shelf(Shelves.Issues).Query().Where(BsonExpression.Create("$._id < @0", number)).OrderByDescending("$._id").Limit(take).ToList().Select(d => IssueCodec.Read(d["b"].AsBinary))];

    public IReadOnlyList<Issue> From(int number, int take) => [.. Shelf(Shelves.Issues).Between(number, int.MaxValue, take).Select(d => IssueCodec.Read(d["b"].AsBinary))];

    public void Put(Issue issue)
    {
        var old = issue.Number < Next ? Find(issue.Number) : null;
        Shelf(Shelves.Issues).Upsert(new BsonDocument { ["_id"] = issue.Number, ["b"] = IssueCodec.Write(issue) });
        var (before, now) = (old is null ? [] : KeysOf(old), KeysOf(issue));
        foreach (var key in before.Except(now, StringComparer.Ordinal)) Shelf(Shelves.IssuesBy).Delete(key);
        foreach (var key in now.Except(before, StringComparer.Ordinal)) Shelf(Shelves.IssuesBy).Insert(new BsonDocument { ["_id"] = key, ["n"] = issue.Number });
        if (issue.Open)
        {
            if (old is not { Open: true }) Shelf(Shelves.IssuesOpen).Insert(new BsonDocument { ["_id"] = issue.Number });
            _open[issue.Number] = issue;
        }
        else if (_open.Remove(issue.Number)) Shelf(Shelves.IssuesOpen).Delete(issue.Number);

        Next = Math.Max(Next, issue.Number + 1);
    }

    /// <summary>Every key under which it is found.</summary>
    public static HashSet<string> KeysOf(Issue issue)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal) { Shelves.Numbered(Prefix(IssuesBy.Unit, issue.Unit)[..^1], issue.Number) };
        foreach (var group in new[] { issue.Group, issue.Team }.OfType<string>()) keys.Add(Shelves.Numbered(Prefix(IssuesBy.Group, group)[..^1], issue.Number));
        foreach (var member in issue.Handlers.Add(issue.Reporter)) keys.Add(Shelves.Numbered(Prefix(IssuesBy.Member, member)[..^1], issue.Number));
        if (issue.Visit is { } visit) keys.Add(Shelves.Numbered(Prefix("v", $"{visit}")[..^1], issue.Number));
        return keys;
    }

    private static string Prefix(IssuesBy by, string code) => Prefix(by switch { IssuesBy.Unit => "u", IssuesBy.Group => "g", _ => "m" }, code);

    private static string Prefix(string by, string code) => $"{by}|{code}|";

    private ILiteCollection<BsonDocument> Shelf(string name) => _database.GetCollection(name);
}
