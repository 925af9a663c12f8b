using FieldBot.Dialogs.Issues;
using FieldBot.Dialogs.Records;
using FieldBot.Dialogs.Summaries;
using FieldBot.Storage.Codecs;
using LiteDB;

namespace FieldBot.Storage.Records;

/// <summary>
/// Proves the ledger as it lies on the disk: that each issue can be read, is found wherever it should be and nowhere else, and agrees with the
/// rules; and that issues, visits and actions are counted right.
/// </summary>
internal sealed class LedgerProof(LiteDatabase database, IssueShelf issues, VisitShelf visits, ActionShelf actions, TallyShelf tallies, AuditBook trail, ConcernShelf concerns, ReadModel records)
{
    /// <summary>A visit is read and counted, and looked up nowhere: so many of them take as long as one issue.</summary>
    private const int VisitsForAnIssue = 4;

    /// <summary>Goes on by so many issues or keys.</summary>
    public void GoOn(LedgerWalk walk, int take)
    {
        if (walk.In != this)
        {
            walk.Begin(this, records.ProgrammeOf);
            issues.Changed += walk.Follow;
            visits.Changed += walk.Follow;
            actions.Changed += walk.Follow;
        }

        walk.At = walk.At switch
        {
            LedgerWalk.Part.Issues => Issues(walk, take),
            LedgerWalk.Part.Keys => Keys(walk, take),
            LedgerWalk.Part.Open => Open(walk, take),
            LedgerWalk.Part.Visits => Visits(walk, take * VisitsForAnIssue),
            LedgerWalk.Part.Actions => Actions(walk, take * VisitsForAnIssue),
            LedgerWalk.Part.Counts => Counts(walk, take),
            LedgerWalk.Part.Uncounted => Uncounted(walk, take),
            LedgerWalk.Part.Concerns => Concerns(walk),
            _ => LedgerWalk.Part.Done,
        };
    }

    public void Leave(LedgerWalk walk)
    {
        issues.Changed -= walk.Follow;
        visits.Changed -= walk.Follow;
        actions.Changed -= walk.Follow;
    }

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

        return page.Count < take ? walk.Turn(LedgerWalk.Part.Keys) : LedgerWalk.Part.Issues;
    }

    private IEnumerable<LedgerFault> FaultsOf(Issue issue)
    {
        foreach (var key in IssueShelf.KeysOf(issue, records.ProgrammeOf))
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
            if (!Stands(listed["n"], issue => IssueShelf.KeysOf(issue, records.ProgrammeOf).Contains(walk.After))) walk.Faults.Add(new(LedgerDamage.Stray, walk.After));
        }

        return page.Count == take ? LedgerWalk.Part.Keys : walk.Turn(LedgerWalk.Part.Open);
    }

    private LedgerWalk.Part Open(LedgerWalk walk, int take)
    {
        var page = Shelf(Shelves.IssuesOpen).Between(walk.Next, int.MaxValue, take);
        foreach (var listed in page)
        {
            walk.Next = listed["_id"].AsInt32 + 1;
            if (!Stands(listed["_id"], issue => issue.Open)) walk.Faults.Add(new(LedgerDamage.Stray, $"{Shelves.IssuesOpen} {listed["_id"].AsInt32}"));
        }

        return page.Count == take ? LedgerWalk.Part.Open : walk.Turn(LedgerWalk.Part.Visits);
    }

    private LedgerWalk.Part Visits(LedgerWalk walk, int take)
    {
        var page = Shelf(Shelves.Visits).Between(walk.Next, int.MaxValue, take);
        foreach (var document in page)
        {
            var number = document["_id"].AsInt32;
            (walk.Next, walk.Visits) = (number + 1, walk.Visits + 1);
            if (Read(document, VisitCodec.Read, v => v.Number) is { } visit) walk.Count(null, visit);
            else walk.Faults.Add(new(LedgerDamage.Unreadable, $"V-{number}"));
        }

        return page.Count == take ? LedgerWalk.Part.Visits : walk.Turn(LedgerWalk.Part.Actions);
    }

    private LedgerWalk.Part Actions(LedgerWalk walk, int take)
    {
        var page = Shelf(Shelves.Actions).Between(walk.Next, int.MaxValue, take);
        foreach (var document in page)
        {
            var number = document["_id"].AsInt32;
            (walk.Next, walk.Actions) = (number + 1, walk.Actions + 1);
            if (Read(document, RecordCodec.ReadAction, a => a.Number) is { } action) walk.Count(null, action);
            else walk.Faults.Add(new(LedgerDamage.Unreadable, $"A-{number}"));
        }

        if (page.Count == take) return LedgerWalk.Part.Actions;
        // Nobody knows how one that cannot be read should count.
        return walk.Turn(walk.Faults.Exists(f => f.Damage == LedgerDamage.Unreadable) ? LedgerWalk.Part.Concerns : LedgerWalk.Part.Counts);
    }

    private LedgerWalk.Part Counts(LedgerWalk walk, int take)
    {
        // Earlier turns of the batch may have changed some.
        tallies.Close();
        var page = Shelf(Shelves.Tallies).Query().Where(BsonExpression.Create("$._id > @0", walk.After)).OrderBy("$._id").Limit(take).ToList();
        foreach (var document in page)
        {
            walk.After = document["_id"].AsString;
            if (TallyShelf.Parsed(document["_id"]) is not var (place, month)) walk.Faults.Add(new(LedgerDamage.Stray, walk.After));
            else if (walk.Compared.Add((place, month))) walk.Faults.AddRange(Differences(walk, place, month, document));
        }

        return page.Count == take ? LedgerWalk.Part.Counts : LedgerWalk.Part.Uncounted;
    }

    /// <summary>What should be counted and is not, or only since it was passed.</summary>
    private LedgerWalk.Part Uncounted(LedgerWalk walk, int take)
    {
        tallies.Close();
        var left = walk.Counted.Blocks.Where(b => !walk.Compared.Contains(b)).Take(take).ToList();
        foreach (var (place, month) in left)
        {
            walk.Compared.Add((place, month));
            walk.Faults.AddRange(Differences(walk, place, month, Shelf(Shelves.Tallies).FindById(TallyShelf.KeyOf(place, month))));
        }

        return left.Count == take ? LedgerWalk.Part.Uncounted : walk.Turn(LedgerWalk.Part.Concerns);
    }

    /// <summary>One for each measure and label, with the first day that differs. Who took part is never named.</summary>
    private static IEnumerable<LedgerFault> Differences(LedgerWalk walk, Place place, int month, BsonDocument? document)
    {
        var on = TallyShelf.KeyOf(place, month);
        var should = walk.Counted.Told(place, walk.Counted.At(place, month));
        if (Told(place, month, document) is not { } has) return [new(LedgerDamage.Miscounted, on, "?")];
        return has.Keys.Union(should.Keys).Where(k => has.GetValueOrDefault(k) != should.GetValueOrDefault(k)).GroupBy(k => k.Key).Select(g => g.MinBy(k => k.Day))
            .OrderBy(k => k.Key.What).ThenBy(k => k.Key.Label, StringComparer.Ordinal)
            .Select(k => $"{(k.Key.What == Measure.Attendance ? $"{k.Key.What}" : $"{k.Key.What} {k.Key.Label}".TrimEnd())} {k.Day:D2}: {has.GetValueOrDefault(k)} ≠ {should.GetValueOrDefault(k)}")
            .Distinct(StringComparer.Ordinal).Select(detail => new LedgerFault(LedgerDamage.Miscounted, on, detail));
    }

    /// <summary>What the block on the disk says; null: it is damaged.</summary>
    private static Dictionary<(int Day, TallyKey Key), long>? Told(Place place, int month, BsonDocument? document)
    {
        if (document is null) return [];
        try
        {
            var alone = new TallyBook();
            return document["b"].IsBinary ? alone.Told(place, alone.Read(place, month, document["b"].AsBinary)) : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
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

    private static Issue? Read(BsonDocument document) => Read(document, IssueCodec.Read, i => i.Number);

    private static T? Read<T>(BsonDocument document, Func<byte[], T> read, Func<T, int> number)
        where T : class
    {
        try
        {
            return document["b"].IsBinary && read(document["b"].AsBinary) is var record && number(record) == document["_id"].AsInt32 ? record : null;
        }
        catch (Exception e) when (e is InvalidDataException or StoreException)
        {
            return null;
        }
    }

    private ILiteCollection<BsonDocument> Shelf(string name) => database.GetCollection(name);
}
