using System.Collections.Immutable;
using FieldBot.Dialogs.Access;
using FieldBot.Dialogs.Concerns;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Issues;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;
using FieldBot.Dialogs.Summaries;

namespace FieldBot.Dialogs.Tests.Fixtures;

/// <summary>Records in memory: what the store keeps in its collections, for transcripts and random walks.</summary>
internal sealed class MemoryRecords : IRecords
{
    private readonly Dictionary<int, (Programme Programme, IReadOnlyList<Table> Tables)> _programmes = [];
    private readonly List<ProgrammeVersion> _versions = [];
    private readonly Dictionary<int, (Candidate Candidate, IReadOnlyList<Table> Tables)> _candidates = [];
    private readonly SortedDictionary<int, Visit> _visits = [];
    private readonly SortedDictionary<int, Issue> _issues = [];
    private readonly List<AddedUnit> _units = [];
    private readonly Dictionary<(string Group, string Unit), SkippedUnit> _skipped = [];
    private readonly Dictionary<string, Link> _links = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Preferences> _preferences = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> _boundAt = new(StringComparer.Ordinal);
    private readonly List<Absence> _absences = [];
    private readonly List<LeftDraft> _drafts = [];
    private readonly SortedDictionary<int, GroupAction> _actions = [];
    private readonly List<OwnAction> _own = [];
    private readonly SortedDictionary<int, Broadcast> _broadcasts = [];
    private readonly List<AuditEntry> _audit = [];
    private readonly HashSet<string> _kept = new(StringComparer.Ordinal);
    private int _nextDraft = 1;

    /// <summary>Language of each bound member.</summary>
    public Dictionary<string, string?> Bound { get; } = new(StringComparer.Ordinal);

    /// <summary>The draft of a member, from their chat.</summary>
    public Func<string, FormState?> Draft { get; set; } = _ => null;

    public Programme Current { get; private set; } = EmptyProgramme.Value;

    public IReadOnlyList<AuditEntry> Trail => _audit;

    public int NextVisit => _visits.Count + 1;

    public IEnumerable<Visit> Visits => _visits.Values;

    public void Keep(Programme programme, IReadOnlyList<Table>? tables = null)
    {
        _programmes[programme.Version] = (programme, tables ?? []);
        if (Current.Version == 0) Current = programme;
        if (programme.Version > 0 && _versions.TrueForAll(v => v.Version != programme.Version)) _versions.Insert(0, new(programme.Version, AuditTrail.CommandLine, DateTimeOffset.UnixEpoch, []));
    }

    public void Add(string token, Link link) => _links[token] = link;

    public int NextLink => _links.Count + 1;

    /// <summary>As the store's job does: checked tables wait for 应用.</summary>
    public int AddCandidate(Programme programme, IReadOnlyList<Table> tables, string by, DateTimeOffset at)
    {
        var number = _candidates.Count + 1;
        _candidates[number] = (new(number, programme, Current.Version, by, at, ProgrammeChanges.Between(_programmes[Current.Version].Tables, tables)), tables);
        return number;
    }

    public IReadOnlyList<Table> TablesOf(int version) => _programmes[version].Tables;

    public Programme? ProgrammeOf(int version) => version == 0 ? EmptyProgramme.Value : _programmes.TryGetValue(version, out var p) ? p.Programme : null;

    public IReadOnlyList<ProgrammeVersion> Versions => _versions;

    public ImmutableArray<TableChange> ChangesTo(int version) => ProgrammeChanges.Between(_programmes[Current.Version].Tables, _programmes[version].Tables);

    public Candidate? Candidate(int number) => _candidates.TryGetValue(number, out var c) ? c.Candidate : null;

    public Link? Link(string token) => _links.GetValueOrDefault(token);

    public Link? Link(int id) => _links.Values.FirstOrDefault(l => l.Id == id);

    public bool IsBound(string member) => ConcernCode.Is(member) ? Concerns.GetValueOrDefault(member).Chat != 0 : Bound.ContainsKey(member);

    /// <summary>The language of a chat.</summary>
    public Func<int, string?> LanguageIn { get; set; } = _ => null;

    public string? LanguageOf(string member) => ConcernCode.Is(member) ? LanguageIn(Concerns.GetValueOrDefault(member).Chat) : Bound.GetValueOrDefault(member);

    public DateTimeOffset? BoundAt(string member) => _boundAt.TryGetValue(member, out var at) ? at : IsBound(member) ? new DateTimeOffset(2022, 3, 28, 9, 0, 0, TimeSpan.FromHours(8)) : null;

    public Preferences PreferencesOf(string member) => _preferences.GetValueOrDefault(member, Preferences.None);

    public IReadOnlyList<Absence> Absences => _absences;

    public int NextAbsence => _absences.Count + 1;

    public FormState? DraftOf(string member) => IsBound(member) ? Draft(member) : null;

    public IReadOnlyList<(string Member, FormState Form)> Drafts => [.. Bound.Keys.Order(StringComparer.Ordinal).Select(m => (m, Form: Draft(m))).Where(d => d.Form is not null).Select(d => (d.m, d.Form!))];

    public IReadOnlyList<LeftDraft> LeftDrafts => _drafts;

    public int NextLeftDraft => _nextDraft;

    public IReadOnlyList<AddedUnit> AddedUnits => _units;

    public SkippedUnit? SkippedUnit(string group, string unit) => _skipped.GetValueOrDefault((group, unit));

    public Visit? Visit(int number) => _visits.GetValueOrDefault(number);

    public Visit? VisitOn(string group, string unit, DateOnly day) =>
        _visits.Values.FirstOrDefault(v => v.VoidedAt is null && v.Group == group && v.Unit == unit && v.Day == day);

    public Visit? LastVisit(string unit) => Of(unit).FirstOrDefault();

    public DateOnly? LastFullOffer(string unit) => Of(unit).FirstOrDefault(v => v.FullOffered)?.Day;

    public (IReadOnlyList<Visit> Page, int Total) VisitsOf(string member, int skip, int take)
    {
        var mine = _visits.Values.Where(v => v.Participants.Contains(member)).Reverse().ToList();
        return ([.. mine.Skip(skip).Take(take)], mine.Count);
    }

    public IReadOnlyList<Visit> VisitsOfGroup(string group, DateOnly from, DateOnly to) =>
        [.. _visits.Values.Where(v => v.VoidedAt is null && v.Group == group && v.Day >= from && v.Day <= to).OrderByDescending(v => v.Day).ThenByDescending(v => v.Number)];

    /// <summary>Concerns, and the chat that hears of each; 0: none.</summary>
    public Dictionary<string, (Concern Concern, int Chat)> Concerns { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, string> Receipts { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, WorkerLink> WorkerLinks { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, FileRef> Recordings { get; } = new(StringComparer.Ordinal);

    /// <summary>The chat of a member.</summary>
    public Func<string, int?> ChatOf { get; set; } = _ => null;

    private int _drawn;

    public Concern? Concern(string code) => Concerns.TryGetValue(code, out var found) ? found.Concern : null;

    public IReadOnlyList<Concern> ConcernsOf(int chat) => [.. Concerns.Values.Where(c => c.Chat == chat).Select(c => c.Concern).Reverse()];

    public Concern? ConcernByReceipt(string receipt) => Receipts.TryGetValue(receipt, out var code) ? Concern(code) : null;

    public bool IsOwnConcern(string member, string code) => Concerns.TryGetValue(code, out var found) && found.Chat != 0 && ChatOf(member) == found.Chat;

    public string NextPseudonym => ConcernCode.Pseudonym(Drawn(4));

    public string NextReceipt => ConcernCode.Receipt(Drawn(11));

    public WorkerLink? WorkerLink(string token) => WorkerLinks.GetValueOrDefault(token);

    public WorkerLink? WorkerLinkOf(string unit) => WorkerLinks.Values.FirstOrDefault(l => l.Unit == unit && l.RevokedAt is null);

    public FileRef? Recording(string language) => Recordings.GetValueOrDefault(language);

    // The same with every run, and another one after each that was used.
    private byte[] Drawn(int count) => [.. Enumerable.Range(1, count).Select(i => (byte)((_drawn * 7 + i * 5) % ConcernCode.Signs.Length))];

    private readonly List<GroupChat> _rooms = [];

    public IReadOnlyList<GroupChat> GroupChats => _rooms;

    private readonly SortedDictionary<string, Digest> _digests = new(StringComparer.Ordinal);

    public IReadOnlyList<Digest> Digests => [.. _digests.Values];

    public int NextIssue => _issues.Count + 1;

    public Issue? Issue(int number) => _issues.GetValueOrDefault(number);

    public IReadOnlyCollection<Issue> OpenIssues => [.. _issues.Values.Where(i => i.Open)];

    public (IReadOnlyList<Issue> Page, int Total) IssuesOf(IssuesBy by, string code, int skip, int take)
    {
        var found = _issues.Values.Where(i => by switch { IssuesBy.Unit => i.Unit == code, IssuesBy.Group => i.Group == code || i.Team == code, _ => i.Reporter == code || i.Handlers.Contains(code) }).Reverse().ToList();
        return ([.. found.Skip(skip).Take(take)], found.Count);
    }

    public IReadOnlyList<Issue> IssuesBefore(int number, int take) => [.. _issues.Values.Where(i => i.Number < number).Reverse().Take(take)];

    public IReadOnlyList<Issue> IssuesOfVisit(int visit) => [.. _issues.Values.Where(i => i.Visit == visit)];

    public ITallies Tallies => new MemoryTallies([.. _visits.Values.SelectMany(v => Summaries.Tallies.Of(v, ProgrammeOf)), .. _issues.Values.SelectMany(i => Summaries.Tallies.Of(i, ProgrammeOf)), .. _actions.Values.SelectMany(Summaries.Tallies.Of)]);

    public IReadOnlyList<Visit> VisitsAt(Place place, DateOnly day) =>
        [.. _visits.Values.Where(v => v.VoidedAt is null && v.Group == place.Group && v.Unit == place.Unit && v.Day == day).Reverse()];

    public IReadOnlyList<Issue> IssuesAt(Place place, DateOnly day, bool closed) =>
        [.. _issues.Values.Where(i => Summaries.Tallies.Of(i, ProgrammeOf).Any(t => t.Place == place && t.Day == day && t.What == (closed ? Measure.Closed : Measure.Registered))).Reverse()];

    public IReadOnlyList<GroupAction> ActionsOf(string group) => [.. _actions.Values.Where(a => a.Group == group).Reverse()];

    public GroupAction? Action(int number) => _actions.GetValueOrDefault(number);

    public int NextAction => _actions.Count + 1;

    public IReadOnlyList<OwnAction> OwnActions => _own;

    public bool IsKept(string uniqueId) => _kept.Contains(uniqueId);

    public Broadcast? Broadcast(int number) => _broadcasts.GetValueOrDefault(number);

    public IReadOnlyList<Broadcast> Broadcasts => [.. _broadcasts.Values.Reverse()];

    /// <summary>What the outbox holds of broadcasts: for whom, and not before when.</summary>
    public List<(int Number, string Reader, DateTimeOffset? NotBefore)> Outbox { get; } = [];

    /// <summary>Members who blocked the bot.</summary>
    public HashSet<string> Unreachable { get; } = new(StringComparer.Ordinal);

    public Func<DateTimeOffset> Clock { get; set; } = () => DateTimeOffset.MaxValue;

    public BroadcastCount CountOf(int broadcast)
    {
        var gone = Outbox.Where(o => o.Number == broadcast && !(o.NotBefore > Clock())).ToList();
        var unreachable = gone.Count(o => Unreachable.Contains(o.Reader) || !IsBound(o.Reader));
        return new(gone.Count - unreachable, unreachable);
    }

    /// <summary>The timers that are set, by subject.</summary>
    public Dictionary<string, DateTimeOffset> Timers { get; } = new(StringComparer.Ordinal);

    public DateTimeOffset? TimerOf(string subject) => Timers.TryGetValue(subject, out var at) ? at : null;

    public (IReadOnlyList<AuditEntry> Page, int Total) Audit(string? on, int skip, int take)
    {
        var all = _audit.Where(e => on is null || e.On == on).Reverse().ToList();
        return ([.. all.Skip(skip).Take(take)], all.Count);
    }

    public void Apply(Event e, string? language, string by, DateTimeOffset at, int chat = 0)
    {
        switch (e)
        {
            case Event.VisitRecorded r: _visits.Add(r.Visit.Number, r.Visit); break;
            case Event.VisitChanged c: _visits[c.Visit.Number] = c.Visit; break;
            case Event.IssueRegistered r: _issues.Add(r.Issue.Number, r.Issue); break;
            case Event.IssueMoved m: _issues[m.Issue.Number] = m.Issue; break;
            case Event.UnitAdded u: _units.Add(u.Unit); break;
            case Event.UnitSettled u: Settle(u.Unit, by, at); break;
            case Event.UnitSkipped s: _skipped[(s.Unit.Group, s.Unit.Unit)] = s.Unit; break;
            case Event.MemberBound b:
                Bound[b.Member] = language;
                _boundAt[b.Member] = b.At;
                var (token, link) = _links.First(l => l.Value.Id == b.Link);
                _links[token] = link with { UsedAt = b.At };
                break;
            case Event.MemberReleased r:
                Bound.Remove(r.Member);
                foreach (var (key, unused) in _links.Where(l => l.Value.Member == r.Member && l.Value is { UsedAt: null, RevokedAt: null }).ToList()) _links[key] = unused with { RevokedAt = r.At };
                break;
            case Event.ProgrammeApplied a:
                var version = _programmes.Keys.Max() + 1;
                _programmes[version] = (a.Candidate.Programme.As(version), _candidates[a.Candidate.Number].Tables);
                _versions.Insert(0, new(version, by, at, a.Candidate.Changes));
                Current = _programmes[version].Programme;
                _candidates.Remove(a.Candidate.Number);
                break;
            case Event.ProgrammeReturned r: Current = _programmes[r.Version].Programme; break;
            case Event.CandidateDropped d: _candidates.Remove(d.Number); break;
            case Event.AbsenceSet a:
                _absences.RemoveAll(o => o.Number == a.Absence.Number);
                _absences.Add(a.Absence);
                break;
            case Event.PreferencesChanged p: _preferences[p.Member] = p.Preferences; break;
            case Event.DraftLeft d:
                _drafts.Add(d.Draft);
                _nextDraft = d.Draft.Number + 1;
                break;
            case Event.DraftTaken d: _drafts.RemoveAll(o => o.Number == d.Number); break;
            case Event.ActionRecorded a: _actions[a.Action.Number] = a.Action; break;
            case Event.ActionAdded a: _own.Add(a.Action); break;
            case Event.BroadcastBegun b: _broadcasts[b.Broadcast.Number] = b.Broadcast; break;
            case Event.BroadcastSpread s: _broadcasts[s.Number] = _broadcasts[s.Number] with { Next = s.Next }; break;
            case Event.ConcernReceived r:
                Concerns[r.Concern.Code] = (r.Concern, r.Concern.Shared ? 0 : chat);
                _drawn++;
                break;
            case Event.ConcernChanged c: Concerns[c.Concern.Code] = (c.Concern, Concerns[c.Concern.Code].Chat); break;
            case Event.ConcernLinked l: Concerns[l.Code] = (Concerns[l.Code].Concern, chat); break;
            case Event.ConcernErased x:
                Concerns.Remove(x.Code);
                foreach (var receipt in Receipts.Where(r => r.Value == x.Code).Select(r => r.Key).ToList()) Receipts.Remove(receipt);
                break;
            case Event.ReceiptMade m:
                foreach (var receipt in Receipts.Where(r => r.Value == m.Code).Select(r => r.Key).ToList()) Receipts.Remove(receipt);
                Receipts[m.Receipt] = m.Code;
                _drawn++;
                break;
            case Event.WorkerLinkRevoked r:
                foreach (var (code, worker) in WorkerLinks.Where(l => l.Value.Unit == r.Unit).ToList()) WorkerLinks[code] = worker with { RevokedAt = r.At };
                break;
            case Event.RecordingMade m: Recordings[m.Language] = m.File; break;
            case Event.EchoApproved or Event.WorkerLinkMade: break;
            case Event.EvidenceKept k: _kept.Add(k.File.UniqueId); break;
            case Event.GroupChatAllowed a: _rooms.Add(a.Chat); break;
            case Event.GroupChatStopped s: _rooms.RemoveAll(r => r.Room == s.Room); break;
            case Event.DigestSet d: _digests[d.Digest.Subject] = d.Digest; break;
            case Event.DigestSent d: _digests[d.Digest.Subject] = d.Digest; break;
            case Event.DigestStopped d: _digests.Remove(d.Digest.Subject); break;
            case Event.LinkMade or Event.Seen or Event.Exported: break;
            default: throw new InvalidOperationException(e.GetType().Name);
        }

        if (AuditTrail.Of(e) is { } line) _audit.Add(new(_audit.Count + 1, at, by, line.What, line.On, line.Detail));
    }

    public Member? Acting(string code, DateTimeOffset now) => Standing.Of(code, Current, this, Current.DayOf(now));

    private void Settle(AddedUnit unit, string by, DateTimeOffset at)
    {
        _units[_units.FindIndex(u => u.Unit.Code == unit.Unit.Code)] = unit;
        if (unit.MergedInto is not { } into) return;
        foreach (var visit in Of(unit.Unit.Code).ToList())
            _visits[visit.Number] = visit with { Unit = into, Changes = visit.Changes.Add(new(at, by, "merged", "unit", new Answer.Words(unit.Unit.Name))) };
        foreach (var issue in _issues.Values.Where(i => i.Unit == unit.Unit.Code).ToList())
            _issues[issue.Number] = issue with { Unit = into, Before = issue.Before is { } before ? before with { Unit = into } : null };
    }

    private IEnumerable<Visit> Of(string unit) => _visits.Values.Where(v => v.Unit == unit && v.VoidedAt is null).OrderByDescending(v => v.Day).ThenByDescending(v => v.Number);
}
