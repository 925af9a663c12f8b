using System.Globalization;
using FieldBot.Storage.Vault;
using LiteDB;

namespace FieldBot.Storage;

/// <summary>Names of the collections, and the keys by which records are found. What must be looked up fast is a key of its own: LiteDB's first index never fails.</summary>
internal static class Shelves
{
    public const string Addresses = "addresses", Chats = "chats", Bindings = "bindings", Links = "links", Units = "units", UnitsSkipped = "units_skipped", Programmes = "programmes",
        Visits = "visits", VisitsByUnit = "visits_by_unit", VisitsByMember = "visits_by_member", VisitsByGroup = "visits_by_group", Meta = "meta",
        Candidates = "candidates", Preferences = "preferences", Absences = "absences", LeftDrafts = "left_drafts", Actions = "actions", ActionsByGroup = "actions_by_group", OwnActions = "own_actions",
        Broadcasts = "broadcasts", BroadcastMarks = "broadcast_marks", Jobs = "jobs", Issues = "issues", IssuesOpen = "issues_open", IssuesBy = "issues_by", Tallies = "tallies", Later = "later", Timers = "timers", TimersByTime = "timers_by_time", Audit = "audit", AuditBySubject = "audit_by_subject",
        Evidence = "evidence", EvidenceByKey = "evidence_by_key", Concerns = "concerns", Receipts = "receipts", WorkerLinks = "worker_links", Recordings = "recordings", GroupChats = "group_chats", Digests = "digests";

    // What lies on the disk must not depend on the calendar of the machine.
    public static string ByUnit(string unit, DateOnly day, int number) => string.Create(CultureInfo.InvariantCulture, $"{OnDay(unit, day)}{number:D10}");

    public static string OnDay(string unit, DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{unit}|{day:yyyyMMdd}|");

    public static string ByMember(string member, int number) => string.Create(CultureInfo.InvariantCulture, $"{member}|{number:D10}");

    public static string ByGroup(string group, DateOnly day, int number) => string.Create(CultureInfo.InvariantCulture, $"{group}|{day:yyyyMMdd}|{number:D10}");

    /// <summary>A key in which numbers stand in their order.</summary>
    public static string Numbered(string key, long number) => string.Create(CultureInfo.InvariantCulture, $"{key}|{number:D10}");

    /// <summary>The largest number that is a key; 0 when there is none.</summary>
    public static int Largest(this ILiteCollection<BsonDocument> shelf) =>
        shelf.Query().OrderByDescending("$._id").Limit(1).FirstOrDefault() is { } last ? last["_id"].AsInt32 : 0;

    /// <summary>Keys of the book with which something here is sealed; read from the index alone.</summary>
    public static IEnumerable<int> KeysOf(LiteDatabase database, KeyVault vault) =>
        [.. Keyed(database, Concerns).Select(d => vault.Veil(d["k"].AsInt32, d["_id"].AsString)), .. Keyed(database, Chats).Select(d => vault.Veil(d["k"].AsInt32, ChatState.About(d["_id"].AsInt32)))];

    private static List<BsonDocument> Keyed(LiteDatabase database, string name) =>
        database.GetCollection(name).Query().Where(BsonExpression.Create("$.k >= @0", int.MinValue)).Select("{ _id: $._id, k: $.k }").ToDocuments().ToList();

    /// <summary>The last key of the book that anything here was ever sealed with; 0: none.</summary>
    public static int LastKeyOf(LiteDatabase database) => database.GetCollection(Meta).FindById("keys")?["n"].AsInt32 ?? 0;

    public static void PutLastKey(LiteDatabase database, int key) => database.GetCollection(Meta).Upsert(new BsonDocument { ["_id"] = "keys", ["n"] = key });

    /// <summary>How many keys begin so.</summary>
    public static int Counting(this ILiteCollection<BsonDocument> shelf, string key) => shelf.Count(Range(key));

    /// <summary>Documents whose key begins so, in the order of their keys or against it.</summary>
    public static List<BsonDocument> Beginning(this ILiteCollection<BsonDocument> shelf, string key, bool descending = false, int skip = 0, int take = int.MaxValue)
    {
        var range = shelf.Query().Where(Range(key));
        return (descending ? range.OrderByDescending("$._id") : range.OrderBy("$._id")).Skip(skip).Limit(take).ToList();
    }

    /// <summary>Documents whose keys lie between two, both with.</summary>
    public static List<BsonDocument> Between(this ILiteCollection<BsonDocument> shelf, BsonValue from, BsonValue to, int take = int.MaxValue) =>
        shelf.Query().Where(BsonExpression.Create("$._id BETWEEN @0 AND @1", from, to)).OrderBy("$._id").Limit(take).ToList();

    // BETWEEN is one range of the index; two comparisons would be one range and a filter.
    private static BsonExpression Range(string key) => BsonExpression.Create("$._id BETWEEN @0 AND @1", key, key + "~");
}
