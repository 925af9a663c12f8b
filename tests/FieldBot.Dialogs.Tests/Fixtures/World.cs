using System.Collections.Immutable;
using System.Text;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;

namespace FieldBot.Dialogs.Tests.Fixtures;

/// <summary>The programme, its people's chats and a clock: plays inputs through the conversation and keeps what everybody sees.</summary>
internal sealed class World
{
    private readonly Dictionary<string, Person> _people = new(StringComparer.Ordinal);
    private long _delivery;

    public World(Programme? programme = null, IReadOnlyList<Table>? tables = null)
    {
        Records.Keep(EmptyProgramme.Value);
        if (programme?.Version != 0) Records.Keep(programme ?? Sample.Programme, programme is null ? Sample.Tables : tables ?? []);
        Records.Draft = member => _people.Values.FirstOrDefault(p => p.Member == member)?.Session is { } session ? session.Parked ?? session.Form : null;
        Records.Clock = () => Now;
        Records.ChatOf = member => _people.Values.FirstOrDefault(p => p.Member == member)?.Chat;
        Records.LanguageIn = chat => _people.Values.FirstOrDefault(p => p.Chat == chat)?.Session.Language;
        Now = new DateTimeOffset(2022, 3, 30, 9, 0, 0, TimeSpan.FromHours(8));
    }

    public Programme Programme => Records.Current;

    /// <summary>Jobs that were asked for and not done yet.</summary>
    public List<(Person Person, Job Job)> Jobs { get; } = [];

    public MemoryRecords Records { get; } = new();

    public DateTimeOffset Now { get; set; }

    public List<Event> Events { get; } = [];

    /// <summary>Somebody with a chat. A member code is bound; any other name is a stranger.</summary>
    public Person Person(string name, string language = "zh-hans")
    {
        if (_people.TryGetValue(name, out var person)) return person;
        var member = Programme.Member(name) is not null || name == EmptyProgramme.Admin;
        if (member) Records.Bound[name] = language.StartsWith("zh", StringComparison.Ordinal) ? "zh-Hans" : "en";
        return _people[name] = new(_people.Count + 1, language) { Member = member ? name : null };
    }

    /// <summary>Something happens in a topic of the group.</summary>
    /// <param name="by">Who acted; null: somebody without a name.</param>
    public Outcome PlayInGroup(Person? by, long topic, Input input, long message = 0) => Play(Group, input, message, room: new(Group.Chat, topic), by: by);

    /// <summary>The group chat in which the bot is.</summary>
    public Person Group => _people.TryGetValue("group", out var group) ? group : _people["group"] = new(_people.Count + 1, "");

    /// <param name="waited">How long the message waited to be handled.</param>
    public Outcome Play(Person person, Input input, long message = 0, TimeSpan waited = default, bool crowded = false, GroupRoom? room = null, Person? by = null)
    {
        if (message == 0 && input is not Input.Pressed) message = person.NextMessage++;
        var inbound = new Inbound(++_delivery, person.Chat, input, message, Now - waited, room is null ? person.Language : null) { Crowded = crowded, Room = room };
        var me = (room is null ? person : by)?.Member is { } code ? Records.Acting(code, Now) : null;
        var outcome = Conversation.Handle(new(person.Session, new(Now, Programme, me, Records), inbound));
        // What is not stored is not remembered: every message finds the session as it came back from the store.
        person.Session = Reload.Session(outcome.Session);
        Jobs.AddRange(outcome.Jobs.Select(j => (person, Reload.Job(j))));
        person.LastReplies = [];
        Keep(outcome, person, me?.Code);
        person.Toast = outcome.Toast;
        return outcome;
    }

    /// <summary>Sets the clock. Timers that are due on the way are played first, in the order of their times, each at its own.</summary>
    /// <returns>What they came to, and when.</returns>
    public List<(DateTimeOffset At, string Subject, Outcome Outcome)> Pass(DateTimeOffset to)
    {
        var played = new List<(DateTimeOffset, string, Outcome)>();
        while (Records.Timers.Where(t => t.Value <= to).OrderBy(t => t.Value).ThenBy(t => t.Key, StringComparer.Ordinal).FirstOrDefault() is { Key: { } subject, Value: var due })
        {
            // Talk takes time as well: one that came due meanwhile is late.
            if (due > Now) Now = due;
            played.Add((Now, subject, Play(subject)));
        }

        Now = to;
        return played;
    }

    private Outcome Play(string subject)
    {
        Records.Timers.Remove(subject);
        var outcome = Conversation.Handle(new(Session.New, new(Now, Programme, null, Records), new(0, 0, new Input.TimerDue(subject), 0, Now)));
        Assert.All(outcome.Replies, r => Assert.True(r.To is not null || r.Room is not null));
        Keep(outcome, null, AuditTrail.Clock);
        if (Records.TimerOf(subject) <= Now) throw new InvalidOperationException($"the timer of {subject} sets itself for a time that is past");
        return outcome;
    }

    /// <summary>A turn without a chat, as a job has whose chat nobody may know.</summary>
    public Outcome PlayAlone(Input input)
    {
        var outcome = Conversation.Handle(new(Session.New, new(Now, Programme, null, Records), new(0, 0, input, 0, Now)));
        Assert.All(outcome.Replies, r => Assert.NotNull(r.To));
        Keep(outcome, null, AuditTrail.Clock);
        return outcome;
    }

    /// <summary>What came of a turn that no chat took.</summary>
    public void Take(Outcome outcome, string by) => Keep(outcome, null, by);

    /// <summary>Everything that a turn decided, but its session.</summary>
    private void Keep(Outcome outcome, Person? person, string? by)
    {
        foreach (var reply in outcome.Replies) Valid(reply.Message);
        // As in the store, a notice goes to the account that was the member's when the turn was answered.
        var receivers = outcome.Replies.Select(r => r.Room is { } room ? _people.Values.Single(p => p.Chat == room.Chat) : r.To is { } to ? ReaderOf(to) : person).ToList();
        foreach (var e in outcome.Events.Select(Reload.Event))
        {
            Records.Apply(e, outcome.Session.Language, outcome.By ?? by ?? (e as Event.MemberBound)?.Member ?? AuditTrail.CommandLine, Now, person?.Chat ?? 0);
            Events.Add(e);
            if (e is Event.MemberBound bound)
            {
                foreach (var before in _people.Values.Where(p => p.Member == bound.Member && p != person)) before.Leave();
                person!.Member = bound.Member;
            }
            else if (e is Event.MemberReleased released)
            {
                foreach (var before in _people.Values.Where(p => p.Member == released.Member)) before.Leave();
            }
        }

        foreach (var timer in outcome.Timers)
        {
            if (timer.At is { } at) Records.Timers[timer.Subject] = at;
            else Records.Timers.Remove(timer.Subject);
        }

        foreach (var (reply, to) in outcome.Replies.Zip(receivers)) to?.Receive(Reload.Message(reply.Addressed));
    }

    private Person? ReaderOf(string to) => FieldBot.Dialogs.Concerns.ConcernCode.Is(to)
        ? _people.Values.FirstOrDefault(p => Records.Concerns.GetValueOrDefault(to).Chat == p.Chat)
        : _people.Values.FirstOrDefault(p => p.Member == to);

    private static void Valid(OutgoingMessage message)
    {
        // Nothing is said: something goes.
        if (message.Wipe || message.Delete != 0) return;
        var text = Screen.Plain(message.Html);
        Assert.InRange(text.Length, 1, 4096);
        Assert.All(message.Buttons, row => Assert.InRange(row.Length, 1, 3));
        Assert.True(message.Buttons.Sum(r => r.Length) <= 100, $"{message.Buttons.Sum(r => r.Length)} buttons at {text}");
        Assert.True(message.Keyboard == ReplyKeyboard.Leave || message.Buttons.IsEmpty);
    }
}

/// <summary>One chat as its owner sees it.</summary>
internal sealed class Person(int chat, string language)
{
    private readonly List<Shown> _shown = [];

    public int Chat => chat;

    public string Language => language;

    public string? Member { get; set; }

    public Session Session { get; set; } = Session.New;

    public long NextMessage { get; set; } = 1;

    public string? Toast { get; set; }

    public List<(Shown Shown, bool Edited)> LastReplies { get; set; } = [];

    public IReadOnlyList<Shown> Shown => _shown;

    /// <summary>The account is nobody's any more.</summary>
    public void Leave() => (Member, Session) = (null, Session with { Form = null, Parked = null });

    /// <summary>What the last card says.</summary>
    public string Text => _shown.Count == 0 ? "" : Screen.Plain(_shown[^1].Message.Html);

    /// <summary>The buttons of all cards as drawn before, by label: old ones too.</summary>
    public List<(long Message, Button Button)> Everything { get; } = [];

    /// <summary>Full-width or plain punctuation: who writes a transcript need not care.</summary>
    public static bool Same(string a, string b) => FieldBot.Dialogs.Reading.Characters.Plain(a) == FieldBot.Dialogs.Reading.Characters.Plain(b);

    public bool Has(string label) => _shown.Any(s => s.Message.Buttons.Any(r => r.Any(b => Same(b.Label, label))));

    public (long Message, Button Button) Find(string label)
    {
        for (var i = _shown.Count - 1; i >= 0; i--)
            foreach (var button in _shown[i].Message.Buttons.SelectMany(r => r))
                if (Same(button.Label, label)) return (_shown[i].Id, button);
        throw new InvalidOperationException($"no button [{label}]; there are {string.Join(' ', _shown.SelectMany(s => s.Message.Buttons).SelectMany(r => r).Select(b => $"[{b.Label}]"))}");
    }

    public void Receive(OutgoingMessage message)
    {
        var at = message.Card is null || message.Below ? -1 : message.Message != 0 ? _shown.FindIndex(s => s.Id == message.Message) : _shown.FindLastIndex(s => s.Message.Card == message.Card);
        if (message is { Card: not null, Below: true } && _shown.FindLastIndex(s => s.Message.Card == message.Card) is >= 0 and var old)
            _shown[old] = _shown[old] with { Message = _shown[old].Message with { Buttons = [] } };
        var shown = new Shown(at >= 0 ? _shown[at].Id : NextMessage++, message);
        if (at >= 0) _shown[at] = shown; else _shown.Add(shown);
        LastReplies.Add((shown, at >= 0));
        Everything.AddRange(message.Buttons.SelectMany(r => r).Select(b => (shown.Id, b)));
    }
}

internal sealed record Shown(long Id, OutgoingMessage Message);

internal static class Screen
{
    /// <summary>What the reader sees of Telegram's HTML. Fails when it is not well-formed.</summary>
    public static string Plain(string html)
    {
        var text = new StringBuilder();
        var open = new Stack<string>();
        for (var i = 0; i < html.Length; i++)
        {
            if (html[i] == '<')
            {
                var end = html.IndexOf('>', i);
                var tag = html[(i + 1)..end];
                if (tag.StartsWith('/')) Assert.Equal(tag[1..], open.Pop());
                else open.Push(tag);
                Assert.Contains(tag.TrimStart('/'), (string[])["b", "i", "pre", "code"]);
                i = end;
            }
            else if (html[i] == '&')
            {
                var end = html.IndexOf(';', i);
                text.Append(html[i..(end + 1)] switch { "&amp;" => '&', "&lt;" => '<', "&gt;" => '>', var other => throw new InvalidOperationException($"entity {other}") });
                i = end;
            }
            else text.Append(html[i]);
        }

        Assert.Empty(open);
        return text.ToString().Trim();
    }
}
