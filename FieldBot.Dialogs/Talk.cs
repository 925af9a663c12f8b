using System.Collections.Immutable;
using FieldBot.Dialogs.Concerns;
using FieldBot.Dialogs.Issues;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;
using FieldBot.Dialogs.Texts;

namespace FieldBot.Dialogs;

/// <summary>One turn while it is being answered: collects what is said and what became true.</summary>
internal sealed class Talk
{
    private readonly List<Event> _events = [];
    private readonly List<Reply> _replies = [];
    private readonly List<Job> _jobs = [];
    private readonly List<Timer> _timers = [];
    private readonly Dictionary<int, Issue> _issues = [];
    private string? _by;

    public Talk(Turn turn)
    {
        (Turn, Facts) = (turn, turn.Facts);
        var told = turn.Session.LanguageChosen ? null : Phrasebook.FromTelegram(turn.Inbound.LanguageCode);
        Session = turn.Session with { Language = told ?? turn.Session.Language ?? turn.Facts.Programme.Settings.Language };
        Words = Wording.In(Session.Language);
    }

    public Turn Turn { get; }

    public Facts Facts { get; private set; }

    public Session Session { get; set; }

    public Wording Words { get; private set; }

    public string? Toast { get; set; }

    /// <summary>Name of a unit that this turn added; the records know it only after the turn.</summary>
    public string? NewUnit => _events.OfType<Event.UnitAdded>().FirstOrDefault()?.Unit.Unit.Name;

    public Member Me => Facts.Me!;

    /// <summary>Who does this, as the audit trail names them.</summary>
    public string By => _by ?? Facts.Me?.Code ?? (Turn.Input is Input.TimerDue ? AuditTrail.Clock : AuditTrail.CommandLine);

    /// <summary>Several drafts may be left in one turn.</summary>
    public int NextLeftDraft => Facts.Records.NextLeftDraft + _events.OfType<Event.DraftLeft>().Count();

    /// <summary>Everything kept of this chat goes when the last message is out.</summary>
    public bool Forget { get; set; }

    /// <summary>From here on this turn acts on a concern, under its pseudonym: whoever has the chat is nobody else meanwhile, a cadre neither.</summary>
    /// <param name="moves">False: what happens, happens by itself, and is only theirs on the trail.</param>
    public void ActAs(string code, bool moves = true)
    {
        Facts = Facts with { Me = moves ? Worker.As(code) : null };
        _by = code;
    }

    /// <summary>A message for a room of a group chat, in the language that is spoken there.</summary>
    public void TellRoom(GroupChat chat, Func<Wording, OutgoingMessage> message) => _replies.Add(new(message(Wording.In(chat.Language))) { Room = chat.Room });

    /// <summary>What was taken is not answered here; whom it concerns elsewhere hears of it all the same.</summary>
    public void Hush()
    {
        _replies.RemoveAll(r => r is { To: null, Room: null });
        Toast = null;
    }

    public bool Tapped => Turn.Input is Input.Pressed;

    /// <summary>A card: edited in place after a tap on it, below whatever was typed or sent.</summary>
    public void Card(string key, string html, params ImmutableArray<Button> row) => Card(new OutgoingMessage(html, key, Buttons: row.IsDefaultOrEmpty ? [] : [row]));

    public void Card(OutgoingMessage card) => _replies.Add(new(Tapped ? card with { Message = Turn.Inbound.Message } : card with { Below = true }));

    /// <summary>A card edited where it is, whatever came in.</summary>
    public void Edit(OutgoingMessage card) => _replies.Add(new(card));

    /// <summary>A card of its own below, whatever was tapped.</summary>
    public void CardBelow(OutgoingMessage card) => _replies.Add(new(card with { Below = true, Message = 0 }));

    /// <summary>A message that is never edited.</summary>
    public void Note(string html, ReplyKeyboard keyboard = ReplyKeyboard.Leave, string? label = null) => _replies.Add(new(new(html, Keyboard: keyboard, KeyboardLabel: label)));

    /// <summary>A message of its own that carries a secret.</summary>
    public void Secret(string html) => _replies.Add(new(new(html) { Secret = true }));

    public void Send(OutgoingMessage message) => _replies.Add(new(message));

    /// <summary>A notice to another member, in that member's words: after their quiet hours, and not at all when they muted such notices.</summary>
    public void Tell(string member, Func<Wording, OutgoingMessage> notice) => Deliver(Notices.ToPerson(member, Facts), notice);

    /// <summary>The same, and not before this moment.</summary>
    public void TellFrom(string member, DateTimeOffset from, Func<Wording, OutgoingMessage> notice) => Deliver(Notices.ToPerson(member, Facts), notice, from);

    /// <summary>The duty's, and not before this moment.</summary>
    public void TellDutyFrom(string member, DateTimeOffset from, Func<Wording, OutgoingMessage> notice) => Deliver(Notices.OnDuty(member, Facts), notice, from);

    /// <summary>A notice about somebody's duty: while they are away it goes to the deputy.</summary>
    public void TellDuty(string member, Func<Wording, OutgoingMessage> notice) => Deliver(Notices.OnDuty(member, Facts), notice);

    /// <summary>At once, at any hour.</summary>
    public void TellUrgently(string member, Func<Wording, OutgoingMessage> notice) => Deliver(Notices.Urgent(member, Facts), notice);

    /// <summary>To this member's account, at once, whoever stands in for them.</summary>
    public void TellAccount(string member, Func<Wording, OutgoingMessage> notice) => Deliver(Notices.ToAccount(member, Facts), notice);

    private void Deliver(Notices.Address? to, Func<Wording, OutgoingMessage> notice, DateTimeOffset? from = null)
    {
        if (to is null) return;
        var words = Wording.In(Facts.Records.LanguageOf(to.Reader));
        var message = notice(words);
        if (to.InPlaceOf is { } away) message = message with { Html = words.Say("notice.deputy", ("who", NameOf(away, Facts.Programme, words))) + "\n" + message.Html };
        _replies.Add(new(message, to.Reader, from > (to.NotBefore ?? Facts.Now) ? from : to.NotBefore));
    }

    /// <summary>What is answered in a group is answered in the topic in which it was asked.</summary>
    private Reply Placed(Reply reply) => Turn.Inbound.Room is { } room && reply is { To: null, Room: null } ? reply with { Room = room } : reply;

    public string NameOf(string code) => NameOf(code, Facts.Programme, Words);

    /// <summary>The name of whoever did something, as the audit trail and notices give it, in the words of the one who reads it.</summary>
    public static string NameOf(string code, Programme programme, Wording words) => code switch
    {
        AuditTrail.CommandLine => words.Plain("who.command-line"),
        AuditTrail.Clock => words.Plain("who.clock"),
        EmptyProgramme.Admin => words.Plain("who.built-in"),
        [ConcernCode.Mark, .. { Length: > 0 } pseudonym] => words.Plain("who.worker", ("code", pseudonym)),
        [ConcernCode.Mark] => words.Plain("who.worker.any"),
        _ => programme.Member(code)?.Name ?? code,
    };

    public void Happened(Event e)
    {
        _events.Add(e);
        var moved = (e as Event.IssueMoved)?.Issue ?? (e as Event.IssueRegistered)?.Issue;
        if (moved is not null) _issues[moved.Number] = moved;
    }

    /// <summary>The issue as it is by now: what this turn did to it is in the records only after the turn.</summary>
    public Issue? Issue(int number) => _issues.GetValueOrDefault(number) ?? Facts.Records.Issue(number);

    /// <summary>Open issues as they are by now.</summary>
    public IReadOnlyList<Issue> OpenIssues => [.. Facts.Records.OpenIssues.Select(i => _issues.GetValueOrDefault(i.Number) ?? i).Where(i => i.Open)];

    public void Start(Job job) => _jobs.Add(job);

    /// <summary>Subjects of the digests that this turn ended: the records know of it only after the turn.</summary>
    public IReadOnlyCollection<string> Ended => [.. _events.OfType<Event.DigestStopped>().Select(e => e.Digest.Subject)];

    /// <summary>Sets the one timer of the subject; null puts it away.</summary>
    public void SetTimer(string subject, DateTimeOffset? at) => _timers.Add(new(subject, at));

    public void Speak(string language)
    {
        Session = Session with { Language = language, LanguageChosen = true };
        Words = Wording.In(language);
    }

    /// <summary>The reply keyboard goes as soon as it is not needed any more.</summary>
    public void PutKeyboardAway(string key)
    {
        if (!Session.PlaceKeyboard) return;
        Session = Session with { PlaceKeyboard = false };
        Note(Words.Say(key), ReplyKeyboard.Remove);
    }

    public Outcome Outcome() => new(Session, [.. _events], [.. _replies.Select(Placed)], Toast) { Jobs = [.. _jobs], Timers = [.. _timers], By = _by, Forget = Forget };
}
