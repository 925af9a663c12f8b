using FieldBot.Dialogs.Issues;
using FieldBot.Dialogs.Records;
using FieldBot.Storage.Codecs;
using LiteDB;

namespace FieldBot.Storage.Records;

/// <summary>Proves the ledger as it lies on the disk: that each issue can be read, is found wherever it should be and nowhere else, agrees with the rules, and is counted right.</summary>
internal sealed class LedgerProof(LiteDatabase database, IssueShelf issues, AuditBook trail, ConcernShelf concerns, ReadModel records)
{
    /// <summary>Goes on by so many issues or keys.</summary>
    public void GoOn(LedgerWalk walk, int take)
    {
        if (walk.In != this)
        {
            walk.Begin(this);
            issues.Changed += walk.Follow;
        }

        walk.At = walk.At switch
        {
            LedgerWalk.Part.Issues => Issues(walk, take),
            LedgerWalk.Part.Keys => Keys(walk, take),
            LedgerWalk.Part.Open => Open(walk, take),
            LedgerWalk.Part.Counts => Counts(walk),
            LedgerWalk.Part.Concerns => Concerns(walk),
            _ => LedgerWalk.Part.Done,
        };
    }

    public void Leave(LedgerWalk walk) => issues.Changed -= walk.Follow;

    private LedgerWalk.Part Issues(LedgerWalk walk, int take)
    {
        var page = Shelf(Shelves.Issues).Between(walk.Next, int.MaxValue, take);
        foreach (var document in page)
        {
            var number = document["_id"].AsInt32;
            (walk.Next, walk.Issues) = (number + 1, walk.Issues + 1);
            if (Read(document) is not { } issue)
            {
                walk.Faults.Add(new(LedgerDamage.Unreadable, $"I-{number}"));
                continue;
            }

            walk.Count(null, issue);
            walk.Faults.AddRange(FaultsOf(issue));
        }

        return page.Count < take ? LedgerWalk.Part.Keys : LedgerWalk.Part.Issues;
    }

    private IEnumerable<LedgerFault> FaultsOf(Issue issue)
    {
        foreach (var key in IssueShelf.KeysOf(issue))
            if (Shelf(Shelves.IssuesBy).FindById(key) is not { } listed || listed["n"] != issue.Number) yield return new(LedgerDamage.Unlisted, issue.Id, key);
        if (issue.Open && Shelf(Shelves.IssuesOpen).FindById(issue.Number) is null) yield return new(LedgerDamage.Unlisted, issue.Id, Shelves.IssuesOpen);
        if (!IssueProof.LimitsFit(issue, records.Programme, records)) yield return new(LedgerDamage.Limits, issue.Id);
        if (!IssueProof.TimerFits(issue, records.Programme, records)) yield return new(LedgerDamage.Timer, issue.Id);
        if (IssueProof.MergeEnds(issue, Find) is not true and var ends) yield return new(ends is null ? LedgerDamage.MergedNowhere : LedgerDamage.MergedInCircle, issue.Id);
        var line = AuditTrail.Of(new Event.IssueRegistered(issue))!.Value;
        if (trail.First(line.On)?.What != line.What) yield return new(LedgerDamage.Unregistered, issue.Id);
    }

    private LedgerWalk.Part Keys(LedgerWalk walk, int take)
    {
        var page = Shelf(Shelves.IssuesBy).Query().Where(BsonExpression.Create("$._id > @0", walk.After)).OrderBy("$._id").Limit(take).ToList();
        foreach (var listed in page)
        {
            walk.After = listed["_id"].AsString;
            if (!Stands(listed["n"], issue => IssueShelf.KeysOf(issue).Contains(walk.After))) walk.Faults.Add(new(LedgerDamage.Stray, walk.After));
        }

        if (page.Count == take) return LedgerWalk.Part.Keys;
        walk.Next = 1;
        return LedgerWalk.Part.Open;
    }

    private LedgerWalk.Part Open(LedgerWalk walk, int take)
    {
        var page = Shelf(Shelves.IssuesOpen).Between(walk.Next, int.MaxValue, take);
        foreach (var listed in page)
        {
            walk.Next = listed["_id"].AsInt32 + 1;
            if (!Stands(listed["_id"], issue => issue.Open)) walk.Faults.Add(new(LedgerDamage.Stray, $"{Shelves.IssuesOpen} {listed["_id"].AsInt32}"));
        }

        return page.Count == take ? LedgerWalk.Part.Open : LedgerWalk.Part.Counts;
    }

    private LedgerWalk.Part Counts(LedgerWalk walk)
    {
        // Nobody knows how one that cannot be read should count.
        if (!walk.Faults.Exists(f => f.Damage == LedgerDamage.Unreadable))
        {
            var kept = Shelf(Shelves.Counters).FindAll().ToDictionary(d => d["_id"].AsString, d => d["n"], StringComparer.Ordinal);
            var counted = walk.Counts.Where(c => c.Value != 0).ToDictionary(c => c.Key.ToString(), c => c.Value, StringComparer.Ordinal);
            foreach (var key in kept.Keys.Union(counted.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
                if ((kept.GetValueOrDefault(key) ?? 0) is var has && counted.GetValueOrDefault(key) is var should && has != should) walk.Faults.Add(new(LedgerDamage.Miscounted, key, $"{has} ≠ {should}"));
        }

        return LedgerWalk.Part.Concerns;
    }

    /// <summary>They are at hand, so that it is one look. An issue without a concern is well: whoever brought it was erased.</summary>
    private LedgerWalk.Part Concerns(LedgerWalk walk)
    {
        walk.Faults.AddRange(concerns.Lost.Select(code => new LedgerFault(LedgerDamage.ConcernLost, code)));
        walk.Faults.AddRange(concerns.All.Where(c => c.Number is { } n && Shelf(Shelves.Issues).FindById(n) is null).Select(c => new LedgerFault(LedgerDamage.ConcernNowhere, c.Code, $"I-{c.Number}")));
        return LedgerWalk.Part.Done;
    }

    /// <summary>Whether the issue stands as the key says. Of one that cannot be read nobody knows, and it is told of already.</summary>
    private bool Stands(BsonValue number, Func<Issue, bool> under) =>
        number.IsInt32 && Shelf(Shelves.Issues).FindById(number) is { } document && (Read(document) is not { } issue || under(issue));

    private Issue? Find(int number) => Shelf(Shelves.Issues).FindById(number) is { } document ? Read(document) : null;

    private static Issue? Read(BsonDocument document)
    {
        try
        {
            return document["b"].IsBinary && IssueCodec.Read(document["b"].AsBinary) is var issue && issue.Number == document["_id"].AsInt32 ? issue : null;
        }
        catch (Exception e) when (e is InvalidDataException or StoreException)
        {
            return null;
        }
    }

    private ILiteCollection<BsonDocument> Shelf(string name) => database.GetCollection(name);
}
