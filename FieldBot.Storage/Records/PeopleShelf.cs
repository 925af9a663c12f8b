using FieldBot.Dialogs.Records;
using FieldBot.Storage.Codecs;
using LiteDB;

namespace FieldBot.Storage.Records;

/// <summary>Whose account is whose, what people chose, who is away: small, and held in memory.</summary>
internal sealed class PeopleShelf
{
    /// <summary>An absence is of interest for some weeks after it ended.</summary>
    private const int Remembered = 60;

    private readonly LiteDatabase _database;
    private readonly Dictionary<string, int> _chatOf = new(StringComparer.Ordinal);
    private readonly Dictionary<int, string> _memberOf = [];
    private readonly Dictionary<string, DateTimeOffset> _boundAt = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Preferences> _preferences = new(StringComparer.Ordinal);
    private readonly List<Absence> _absences;
    private readonly List<LeftDraft> _drafts;

    public PeopleShelf(LiteDatabase database, DateOnly today)
    {
        _database = database;
        foreach (var b in Shelf(Shelves.Bindings).FindAll()) Remember(b["_id"].AsString, b["c"].AsInt32, b["at"].IsNull ? null : DateTimeOffset.FromUnixTimeMilliseconds(b["at"].AsInt64));
        foreach (var p in Shelf(Shelves.Preferences).FindAll()) _preferences[p["_id"].AsString] = RecordCodec.ReadPreferences(p["b"].AsBinary);
        _absences = [.. Shelf(Shelves.Absences).FindAll().Select(a => RecordCodec.ReadAbsence(a["b"].AsBinary)).Where(a => a.To.DayNumber >= today.DayNumber - Remembered)];
        _drafts = [.. Shelf(Shelves.LeftDrafts).FindAll().Select(d => RecordCodec.ReadLeftDraft(d["b"].AsBinary))];
        NextAbsence = Shelf(Shelves.Absences).Largest() + 1;
        NextLeftDraft = (Shelf(Shelves.Meta).FindById("left-drafts")?["n"].AsInt32 ?? 0) + 1;
    }

    public IReadOnlyList<Absence> Absences => _absences;

    public IReadOnlyList<LeftDraft> LeftDrafts => _drafts;

    public int NextAbsence { get; private set; }

    public int NextLeftDraft { get; private set; }

    public string? CodeOf(int chat) => _memberOf.GetValueOrDefault(chat);

    public int? ChatOf(string member) => _chatOf.TryGetValue(member, out var chat) ? chat : null;

    public DateTimeOffset? BoundAt(string member) => _boundAt.TryGetValue(member, out var at) ? at : null;

    public Preferences PreferencesOf(string member) => _preferences.GetValueOrDefault(member, Preferences.None);

    /// <summary>One account for one member: what either was bound to before is free.</summary>
    public void Bind(string member, int chat, DateTimeOffset at)
    {
        if (_memberOf.TryGetValue(chat, out var other) && other != member) Release(other);
        Shelf(Shelves.Bindings).Upsert(new BsonDocument { ["_id"] = member, ["c"] = chat, ["at"] = at.ToUnixTimeMilliseconds() });
        Remember(member, chat, at);
    }

    public void Release(string member)
    {
        Shelf(Shelves.Bindings).Delete(member);
        if (_chatOf.Remove(member, out var chat)) _memberOf.Remove(chat);
        _boundAt.Remove(member);
    }

    public void Put(string member, Preferences preferences)
    {
        Shelf(Shelves.Preferences).Upsert(new BsonDocument { ["_id"] = member, ["b"] = RecordCodec.Write(preferences) });
        _preferences[member] = preferences;
    }

    public void Put(Absence absence)
    {
        Shelf(Shelves.Absences).Upsert(new BsonDocument { ["_id"] = absence.Number, ["b"] = RecordCodec.Write(absence) });
        _absences.RemoveAll(a => a.Number == absence.Number);
        _absences.Add(absence);
        NextAbsence = Math.Max(NextAbsence, absence.Number + 1);
    }

    public void Put(LeftDraft draft)
    {
        Shelf(Shelves.LeftDrafts).Insert(new BsonDocument { ["_id"] = draft.Number, ["b"] = RecordCodec.Write(draft) });
        _drafts.Add(draft);
        NextLeftDraft = draft.Number + 1;
        // The drafts themselves go away; their numbers do not come back.
        Shelf(Shelves.Meta).Upsert(new BsonDocument { ["_id"] = "left-drafts", ["n"] = draft.Number });
    }

    public void Take(int draft)
    {
        Shelf(Shelves.LeftDrafts).Delete(draft);
        _drafts.RemoveAll(d => d.Number == draft);
    }

    private void Remember(string member, int chat, DateTimeOffset? at)
    {
        if (_chatOf.TryGetValue(member, out var before)) _memberOf.Remove(before);
        _chatOf[member] = chat;
        _memberOf[chat] = member;
        if (at is { } known) _boundAt[member] = known;
    }

    private ILiteCollection<BsonDocument> Shelf(string name) => _database.GetCollection(name);
}
