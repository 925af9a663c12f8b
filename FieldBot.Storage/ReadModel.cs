using System.Collections.Immutable;
using FieldBot.Dialogs;
using FieldBot.Dialogs.Access;
using FieldBot.Dialogs.Concerns;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Issues;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;
using FieldBot.Dialogs.Summaries;
using FieldBot.Storage.Records;
using FieldBot.Storage.Vault;
using LiteDB;

namespace FieldBot.Storage;

/// <summary>
/// What the turns ask, and how events change it. Runs on the writer's thread, inside its transaction: a turn sees what the batch's earlier
/// turns did. The shelves do the work; here is who asks which, and what each event does.
/// </summary>
internal sealed class ReadModel : IRecords
{
    private readonly ChatShelf _chats;
    private readonly ProgrammeShelf _programmes;
    private readonly PeopleShelf _people;
    private readonly LinkShelf _links;
    private readonly UnitShelf _units;
    private readonly VisitShelf _visits;
    private readonly TallyShelf _tallies;
    private readonly IssueShelf _issues;
    private readonly ActionShelf _actions;
    private readonly BroadcastShelf _broadcasts;
    private readonly TimerShelf _timers;
    private readonly AuditBook _audit;
    private readonly EvidenceShelf _evidence;
    private readonly ConcernShelf _concerns;
    private readonly WorkerLinkShelf _workerLinks;
    private readonly RecordingShelf _recordings;
    private readonly GroupChatShelf _rooms;
    private readonly DigestShelf _digests;

    public ReadModel(LiteDatabase database, KeyVault vault, KeyBook keys, ChatShelf chats, Dictionary<int, Programme> candidates, DateTimeOffset now, TallyBook? tallies = null)
    {
        _chats = chats;
        _programmes = new(database, candidates);
        _people = new(database, Programme.DayOf(now));
        _tallies = new(database, ProgrammeOf, tallies);
        (_links, _units, _visits, _issues, _actions, _broadcasts) = (new(database, vault), new(database), new(database, _tallies), new(database, _tallies, ProgrammeOf), new(database, _tallies), new(database));
        (_timers, _audit, _evidence) = (new(database), new(database, vault), new(database));
        (_rooms, _digests) = (new(database), new(database, _timers));
        (_concerns, _workerLinks, _recordings) = (new(database, vault, keys), new(database, vault), new(database));
        Ledger = new(database, _issues, _visits, _actions, _tallies, _audit, _concerns, this);
    }

    public Programme Programme => _programmes.Current;

    public ProgrammeShelf Programmes => _programmes;

    public BroadcastShelf Arrivals => _broadcasts;

    public TimerShelf Timers => _timers;

    public AuditBook Trail => _audit;

    public TallyShelf Counted => _tallies;

    public LedgerProof Ledger { get; }

    public EvidenceShelf Evidence => _evidence;

    /// <summary>As whom the owner of a private chat acts now.</summary>
    public Member? ActingIn(int chat, DateTimeOffset now) => _people.CodeOf(chat) is { } code ? Standing.Of(code, Programme, this, Programme.DayOf(now)) : null;

    /// <summary>The chat of a member, or of whoever brought a concern.</summary>
    public int? ChatOf(string member) => ConcernCode.Is(member) ? _concerns.ChatOf(member) : _people.ChatOf(member);

    /// <summary>Whether something leads to this chat: a member, or a concern.</summary>
    public bool Needs(int chat) => _people.CodeOf(chat) is not null || _concerns.Of(chat).Count > 0;

    public bool IsBound(string member) => ChatOf(member) is not null;

    public DateTimeOffset? BoundAt(string member) => _people.BoundAt(member);

    public string? LanguageOf(string member) => ChatOf(member) is { } chat ? _chats.Number(chat).Session.Language : null;

    public Preferences PreferencesOf(string member) => _people.PreferencesOf(member);

    public IReadOnlyList<Absence> Absences => _people.Absences;

    public int NextAbsence => _people.NextAbsence;

    public FormState? DraftOf(string member) => _people.ChatOf(member) is { } chat ? _chats.Number(chat).Draft : null;

    public IReadOnlyList<(string Member, FormState Form)> Drafts =>
        [.. _chats.InFlight().Select(c => (Member: _people.CodeOf(c.Number), Form: c.Draft!)).Where(d => d.Member is not null).Select(d => (d.Member!, d.Form))];

    public IReadOnlyList<LeftDraft> LeftDrafts => _people.LeftDrafts;

    public int NextLeftDraft => _people.NextLeftDraft;

    public IReadOnlyList<AddedUnit> AddedUnits => _units.Added;

    public SkippedUnit? SkippedUnit(string group, string unit) => _units.Skipped(group, unit);

    public Programme? ProgrammeOf(int version) => _programmes.Of(version);

    public IReadOnlyList<ProgrammeVersion> Versions => _programmes.Versions;

    public ImmutableArray<TableChange> ChangesTo(int version) => _programmes.ChangesTo(version);

    public Candidate? Candidate(int number) => _programmes.Candidate(number);

    public Link? Link(string token) => _links.Find(token);

    public Link? Link(int id) => _links.Find(id);

    public Concern? Concern(string code) => _concerns.Find(code);

    public IReadOnlyList<Concern> ConcernsOf(int chat) => _concerns.Of(chat);

    public Concern? ConcernByReceipt(string receipt) => _concerns.ByReceipt(receipt);

    public bool IsOwnConcern(string member, string code) => _concerns.ChatOf(code) is { } chat && _people.ChatOf(member) == chat;

    public string NextPseudonym => _concerns.NextPseudonym(code => _issues.Of(IssuesBy.Member, code, 0, 0).Total > 0);

    public string NextReceipt => _concerns.NextReceipt;

    public WorkerLink? WorkerLink(string token) => _workerLinks.Find(token);

    public WorkerLink? WorkerLinkOf(string unit) => _workerLinks.Of(unit);

    public FileRef? Recording(string language) => _recordings.Find(language);

    public int NextVisit => _visits.Next;

    public Visit? Visit(int number) => _visits.Find(number);

    public Visit? VisitOn(string group, string unit, DateOnly day) => _visits.On(group, unit, day);

    public Visit? LastVisit(string unit) => _visits.Last(unit);

    public DateOnly? LastFullOffer(string unit) => _visits.LastFullOffer(unit);

    public (IReadOnlyList<Visit> Page, int Total) VisitsOf(string member, int skip, int take) => _visits.Of(member, skip, take);

    public IReadOnlyList<Visit> VisitsOfGroup(string group, DateOnly from, DateOnly to) => _visits.OfGroup(group, from, to);

    public IReadOnlyList<Visit> From(int number, int take) => _visits.From(number, take);

    public int NextIssue => _issues.Next;

    public Issue? Issue(int number) => _issues.Find(number);

    public IReadOnlyCollection<Issue> OpenIssues => _issues.Open;

    public (IReadOnlyList<Issue> Page, int Total) IssuesOf(IssuesBy by, string code, int skip, int take) => _issues.Of(by, code, skip, take);

    public IReadOnlyList<Issue> IssuesBefore(int number, int take) => _issues.Before(number, take);

    public IReadOnlyList<GroupChat> GroupChats => _rooms.Open;

    public IReadOnlyList<Digest> Digests => _digests.All;

    public IReadOnlyList<Issue> IssuesOfVisit(int visit) => _issues.OfVisit(visit);

    public IReadOnlyList<Issue> IssuesFrom(int number, int take) => _issues.From(number, take);

    public ITallies Tallies => _tallies.All;

    public IReadOnlyList<Visit> VisitsAt(Place place, DateOnly day) => _visits.At(place, day);

    public IReadOnlyList<Issue> IssuesAt(Place place, DateOnly day, bool closed) => _issues.At(place, day, closed);

    public IReadOnlyList<GroupAction> ActionsOf(string group) => _actions.Of(group);

    public GroupAction? Action(int number) => _actions.Find(number);

    public int NextAction => _actions.Next;

    public IReadOnlyList<OwnAction> OwnActions => _actions.Own;

    public bool IsKept(string uniqueId) => _evidence.Find(uniqueId) is not null;

    public Broadcast? Broadcast(int number) => _broadcasts.Find(number);

    public IReadOnlyList<Broadcast> Broadcasts => _broadcasts.Latest();

    public BroadcastCount CountOf(int broadcast) => _broadcasts.CountOf(broadcast);

    public DateTimeOffset? TimerOf(string subject) => _timers.Of(subject);

    public (IReadOnlyList<AuditEntry> Page, int Total) Audit(string? on, int skip, int take) => _audit.Page(on, skip, take);

    /// <param name="chat">Whose turn made it true.</param>
    /// <param name="by">Who did it: a member's code, or the command line.</param>
    public void Apply(Event happened, int chat, string by, DateTimeOffset at)
    {
        switch (happened)
        {
            case Event.VisitRecorded e: _visits.Put(e.Visit); break;
            case Event.VisitChanged e: _visits.Put(e.Visit); break;
            case Event.IssueRegistered e: _issues.Put(e.Issue); break;
            case Event.IssueMoved e: _issues.Put(e.Issue); break;
            case Event.UnitAdded e: _units.Put(e.Unit); break;
            case Event.UnitSettled e:
                _units.Put(e.Unit);
                if (e.Unit.MergedInto is null) break;
                _visits.Move(e.Unit, by, at);
                _issues.Move(e.Unit);
                break;
            case Event.UnitSkipped e: _units.Put(e.Unit); break;
            case Event.MemberBound e:
                _links.Use(e.Link, e.At);
                Forget(e.Member, but: chat);
                _people.Bind(e.Member, chat, e.At);
                break;
            case Event.MemberReleased e:
                Forget(e.Member);
                _people.Release(e.Member);
                _links.RevokeUnused(e.Member, e.At);
                break;
            case Event.ProgrammeApplied e: _programmes.Apply(e.Candidate, by, e.At); break;
            case Event.ProgrammeReturned e: _programmes.Return(e.Version); break;
            case Event.CandidateDropped e: _programmes.Drop(e.Number); break;
            case Event.AbsenceSet e: _people.Put(e.Absence); break;
            case Event.PreferencesChanged e: _people.Put(e.Member, e.Preferences); break;
            case Event.DraftLeft e: _people.Put(e.Draft); break;
            case Event.DraftTaken e: _people.Take(e.Number); break;
            case Event.ActionRecorded e: _actions.Put(e.Action); break;
            case Event.ActionAdded e: _actions.Put(e.Action); break;
            case Event.BroadcastBegun e: _broadcasts.Begin(e.Broadcast); break;
            case Event.BroadcastSpread e: _broadcasts.Spread(e.Number, e.Next); break;
            case Event.EvidenceKept e: _evidence.Put(e.File); break;
            case Event.ConcernReceived e: _concerns.Receive(e.Concern, chat); break;
            case Event.ConcernChanged e: _concerns.Change(e.Concern); break;
            case Event.ConcernLinked e: Renew(_concerns.Link(e.Code, chat)); break;
            case Event.ConcernErased e: Renew(_concerns.Erase(e.Code)); break;
            case Event.ReceiptMade e: _concerns.Give(e.Code, e.Receipt); break;
            case Event.WorkerLinkRevoked e: _workerLinks.Revoke(e.Unit, e.At); break;
            case Event.RecordingMade e: _recordings.Put(e.Language, e.File); break;
            case Event.GroupChatAllowed e: _rooms.Put(e.Chat); break;
            case Event.GroupChatStopped e: _rooms.Remove(e.Room); break;
            case Event.DigestSet e: _digests.Put(e.Digest); break;
            case Event.DigestSent e: _digests.Put(e.Digest); break;
            case Event.DigestStopped e: _digests.Remove(e.Digest); break;
            case Event.LinkMade or Event.WorkerLinkMade or Event.EchoApproved or Event.Seen or Event.Exported: break;
            default: throw new InvalidOperationException($"an event that nobody applies: {happened.GetType().Name}");
        }

        // What a worker did is told without its moment and without their pseudonym: neither may be matched with somebody at a gate.
        if (ConcernCode.Is(by)) (by, at) = (AuditTrail.Worker, Midnight(at));
        if (AuditTrail.Of(happened) is { } line) _audit.Append(at, by, line.What, line.On, line.Detail);
    }

    /// <summary>With which that day began where the programme lives.</summary>
    private DateTimeOffset Midnight(DateTimeOffset at)
    {
        var day = Programme.LocalTime(at).Date;
        return new DateTimeOffset(day, Programme.Settings.TimeZone.GetUtcOffset(day)).ToUniversalTime();
    }

    /// <summary>What was written of this chat before opens no more; null: there is none.</summary>
    private void Renew(int? chat)
    {
        if (chat is { } number && _chats.Find(number) is { } before) _chats.Renew(before);
    }

    /// <summary>An account that loses its member keeps nothing of the member's work.</summary>
    private void Forget(string member, int? but = null)
    {
        if (_people.ChatOf(member) is not { } number || number == but) return;
        var chat = _chats.Number(number);
        chat.LeaveDraft();
        _chats.Touch(chat);
    }

    /// <summary>Two group chats turned out to be one.</summary>
    public void Join(int chat, int with)
    {
        _rooms.Move(chat, with);
        _digests.Move(chat, with);
    }

    /// <summary>Binds without a link.</summary>
    public void BindTo(string member, int chat, DateTimeOffset at)
    {
        _chats.Number(chat).Forgotten = false;
        _people.Bind(member, chat, at);
    }

    /// <summary>The token of the unit's worker link that holds; it is made where there is none.</summary>
    public string WorkerToken(string unit, string by, DateTimeOffset now)
    {
        if (_workerLinks.TokenOf(unit, now) is { } token) return token;
        Apply(new Event.WorkerLinkMade(unit), 0, by, now);
        return _workerLinks.Make(unit, now);
    }

    public NewLink MakeLink(string member, string by, DateTimeOffset now)
    {
        Apply(new Event.LinkMade(member), 0, by, now);
        return _links.Make(member, now);
    }
}
