using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Records;
using FieldBot.Dialogs.Tests.Fixtures;

namespace FieldBot.Dialogs.Tests.Transcripts;

/// <summary>
/// Plays a transcript: script and expectation in one text. Lines that begin with "&gt;" are what people do; everything else is written anew
/// from what the bot answers.
/// <code>
/// @ C002              the next lines are this person's (a member code, or a stranger's name); "@ C002 en" speaks English
/// ~ 2022-03-31 08:30  the clock, or ~ +2d, ~ +10m
/// &gt; /visit         a command; any other text is typed
/// &gt; [现在]         a tap on the button with this label (the lowest card that has one)
/// &gt; {old 现在}     a tap on that button as it was first drawn; {again} repeats the last tap
/// &gt; {place 32.3,105.9} {place forwarded} {photo a} {voice 12} {document} {sticker} {contact} {edit text}
/// </code>
/// </summary>
internal sealed class Transcript
{
    private readonly World _world = new();
    private readonly StringBuilder _out = new();
    private Person _person;
    private (long Message, string Data) _lastTap;
    private long _lastTyped;
    private int _links;

    public Transcript() => _person = _world.Person("C002");

    public World World => _world;

    public static string Play(string script)
    {
        var transcript = new Transcript();
        foreach (var line in script.ReplaceLineEndings("\n").Split('\n')) transcript.Line(line);
        return transcript._out.ToString();
    }

    private void Line(string line)
    {
        if (line.StartsWith('#') || line.Length == 0) { _out.Append(line).Append('\n'); return; }
        if (line[0] is not ('@' or '~' or '>')) return;
        _out.Append(line).Append('\n');
        var rest = line[1..].Trim();
        switch (line[0])
        {
            case '@': _person = rest.Split(' ') is [var name, var language] ? _world.Person(name, language) : _world.Person(rest); break;
            case '~': Clock(rest); break;
            default: Say(rest); break;
        }
    }

    private void Clock(string to) => _world.Now = to[0] != '+'
        ? new DateTimeOffset(DateTime.ParseExact(to, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), TimeSpan.FromHours(8))
        : _world.Now + int.Parse(to[1..^1], CultureInfo.InvariantCulture) * (to[^1] switch { 'd' => TimeSpan.FromDays(1), 'h' => TimeSpan.FromHours(1), _ => TimeSpan.FromMinutes(1) });

    private void Say(string what)
    {
        _world.Now += TimeSpan.FromSeconds(10);
        var outcome = what switch
        {
            ['[', .. var label, ']'] => Tap(_person.Find(label)),
            ['{', .. var special, '}'] => Special(special),
            ['/', .. var command] => Command(command),
            _ => Type(new Input.Text(what.Replace("\\n", "\n", StringComparison.Ordinal))),
        };
        Answered(outcome);
    }

    private Outcome Command(string command)
    {
        var parts = command.Split(' ', 2);
        return parts is ["start", var payload] ? Type(new Input.LinkOpened(payload)) : Type(new Input.Command(parts[0], parts is [_, var a] ? a : ""));
    }

    private Outcome Type(Input input)
    {
        _lastTyped = _person.NextMessage;
        return _world.Play(_person, input);
    }

    private Outcome Tap((long Message, Button Button) at)
    {
        _lastTap = (at.Message, at.Button.Data);
        return _world.Play(_person, new Input.Pressed(at.Button.Data), at.Message);
    }

    private Outcome Special(string special)
    {
        var parts = special.Split(' ', 2);
        var argument = parts is [_, var a] ? a : "";
        return parts[0] switch
        {
            "old" => Tap(_person.Everything.First(b => Person.Same(b.Button.Label, argument))),
            "again" => _world.Play(_person, new Input.Pressed(_lastTap.Data), _lastTap.Message),
            "place" when argument == "forwarded" => Type(new Input.Place(32, 105, Forwarded: true)),
            "place" => Type(new Input.Place(double.Parse(argument.Split(',')[0], CultureInfo.InvariantCulture), double.Parse(argument.Split(',')[1], CultureInfo.InvariantCulture))),
            "photo" => Type(new Input.Media(new(FileKind.Photo, "file-" + argument, argument, 1000), Album: "album")),
            "voice" => Type(new Input.Media(new(FileKind.Voice, "voice-id", "voice", 1000, int.Parse(argument, CultureInfo.InvariantCulture)))),
            "document" => Type(new Input.Media(new(FileKind.Document, "doc-id", "doc", 1000))),
            "contact" => Type(new Input.Contact(Own: true)),
            "edit" => _world.Play(_person, new Input.Edited(new Input.Text(argument)), _lastTyped),
            "edit-old" => _world.Play(_person, new Input.Edited(new Input.Text(argument)), 1),
            "text" => Type(new Input.Text(new string('字', int.Parse(argument, CultureInfo.InvariantCulture)))),
            "link" => Link(argument),
            _ => Type(new Input.Unexpected(parts[0])),
        };
    }

    // {link C003}: makes a link for the member whose token is tok-C003; {link C003 revoked}.
    private Outcome Link(string argument)
    {
        var parts = argument.Split(' ');
        _world.Records.Bound.Remove(parts[0]);
        _world.Records.Add($"tok-{parts[0]}", new(++_links, parts[0], _world.Now + Records.Link.Lifetime, RevokedAt: parts is [_, "revoked"] ? _world.Now : null));
        return new(_person.Session, [], []);
    }

    private void Answered(Outcome outcome)
    {
        if (outcome.Toast is { } toast) _out.Append("< (toast) ").Append(toast).Append('\n');
        foreach (var reply in outcome.Replies)
        {
            var text = Screen.Plain(reply.Message.Html).Replace("\n", "\n    ", StringComparison.Ordinal);
            var how = reply.To is { } to ? $"< to {to}: " : reply.Message.Card is null ? "< " : reply.Message.Below ? "< (below) " : "< (edit) ";
            _out.Append(how).Append(text).Append('\n');
            if (reply.Message.Keyboard != ReplyKeyboard.Leave) _out.Append("    keyboard: ").Append(reply.Message.KeyboardLabel ?? "removed").Append('\n');
            foreach (var row in reply.Message.Buttons) _out.Append("    ").AppendJoin(' ', row.Select(b => $"[{b.Label}]")).Append('\n');
        }

        foreach (var e in outcome.Events) _out.Append("= ").Append(Describe(e)).Append('\n');
    }

    private string Describe(Event e) => e switch
    {
        Event.VisitRecorded r => $"VisitRecorded {Describe(r.Visit)}",
        Event.VisitChanged c => $"VisitChanged {Describe(c.Visit)} last: {c.Visit.Changes[^1].What} {c.Visit.Changes[^1].Question}",
        Event.UnitAdded u => $"UnitAdded {u.Unit.Code} {u.Unit.Name} {u.Unit.Kind} by {u.By}",
        Event.MemberBound b => $"MemberBound {b.Member}",
        _ => throw new InvalidOperationException(),
    };

    private string Describe(Visit v) =>
        $"{v.Id} {{ {v.Group} {v.Unit} {v.Day:yyyy-MM-dd} {v.Moment}{(v.Late ? " late" : "")}{(v.Full ? " full" : "")}; {string.Join(' ', v.Participants)}; "
        + string.Join(", ", v.Answers.Select(a => $"{a.Key}: {Texts.Wording.In("zh-Hans").Answer(a.Value, _world.Programme)}"))
        + (v.Photos.IsEmpty ? "" : $"; photos {v.Photos.Length}") + (v.Suggested.IsEmpty ? "" : $"; suggests {string.Join(' ', v.Suggested.Select(s => $"{s.Category}({s.Question})"))}")
        + (v.VoidedAt is null ? "" : "; void") + " }";
}
