using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Issues;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;
using FieldBot.Dialogs.Tests.Fixtures;

namespace FieldBot.Dialogs.Tests.Transcripts;

/// <summary>
/// Plays a transcript: script and expectation in one text. Lines that begin with "&gt;" are what people do; everything else is written anew
/// from what the bot answers.
/// <code>
/// @ C002              the next lines are this person's (a member code, or a stranger's name); "@ C002 en" speaks English
/// @ group 7 A001      the next lines happen in topic 7 of the group (0: no topic), by this person (-: nobody has a name)
/// ! empty             nothing is imported yet; must stand before anybody speaks
/// ~ 2022-03-31 08:30  the clock, or ~ +2d, ~ +10m; what comes of the timers that are due on the way is told
/// * 2022-03-31 08:00 I-17   under lines like this
/// &gt; /visit         a command; any other text is typed
/// &gt; [现在]         a tap on the button with this label (the lowest card that has one)
/// &gt; {old 现在}     a tap on that button as it was first drawn; {again} repeats the last tap
/// &gt; {workbook members -C002} {job}   a workbook with these changes is sent; the job that waits is done
/// &gt; {job job.file-gone}   the job that waits comes to nothing
/// &gt; {link C003} {link C003 revoked} {unreachable C003}   what happens elsewhere
/// &gt; {poster U02} {poster U02 revoked}   the unit has a poster whose token is poster-U02
/// &gt; {added} {removed} {lost TopicGone}   the bot comes into the group, is put out of it, or may not write there any more
/// &gt; {receipt} {receipt lower}   the last receipt is typed; {crowd 20 text}: so often, too fast for a person
/// &gt; {scenario}        the visits of spring 2022 up to now; {visited U02 C029 C030} one of today; {issue C029 U02 PAY urgent} an issue;
/// &gt; {moved C029 1 Finish Solved}   what becomes of it; all without their dialogs
/// &gt; {place 32.3,105.9} {place forwarded} {photo a} {photo big} {voice 12} {document} {document 名单.csv} {sticker} {contact} {edit text} {late 30 text}
/// </code>
/// </summary>
internal sealed class Transcript
{
    private World _world = new();
    private readonly StringBuilder _out = new();
    private Person _person;
    private long? _topic;
    private Person? _actor;
    private (long Message, string Data) _lastTap;
    private long _lastTyped;
    private readonly Dictionary<string, int> _made = new(StringComparer.Ordinal);
    private IReadOnlyList<Table> _sent = [];

    public Transcript() => _person = _world.Person("C002");

    public World World => _world;

    public static string Play(string script)
    {
        var transcript = new Transcript();
        foreach (var line in script.ReplaceLineEndings("\n").Split('\n'))
        {
            try { transcript.Line(line); }
            catch (InvalidOperationException e) { throw new InvalidOperationException($"{e.Message} at \"{line}\", after\n{transcript._out.ToString()[^Math.Min(1500, transcript._out.Length)..]}", e); }
        }

        return transcript._out.ToString();
    }

    private void Line(string line)
    {
        if (line.StartsWith('#') || line.Length == 0) { _out.Append(line).Append('\n'); return; }
        if (line == "! empty") { _world = new(EmptyProgramme.Value); _out.Append(line).Append('\n'); return; }
        if (line[0] is not ('@' or '~' or '>')) return;
        _out.Append(line).Append('\n');
        var rest = line[1..].Trim();
        switch (line[0])
        {
            case '@' when rest.Split(' ') is ["group", var topic, var by]: (_person, _topic, _actor) = (_world.Group, long.Parse(topic, CultureInfo.InvariantCulture), by == "-" ? null : _world.Person(by)); break;
            case '@': (_topic, _person) = (null, rest.Split(' ') is [var name, var language] ? _world.Person(name, language) : _world.Person(rest)); break;
            case '~': Clock(rest); break;
            default: Say(rest); break;
        }
    }

    private void Clock(string to)
    {
        foreach (var (at, subject, outcome) in _world.Pass(Time(to)))
        {
            // One that only sets itself again is nothing to read about.
            if (outcome is { Replies: [], Events: [], Jobs: [] }) continue;
            _out.Append(CultureInfo.InvariantCulture, $"* {_world.Programme.LocalTime(at):yyyy-MM-dd HH:mm} {subject}\n");
            Answered(outcome);
        }
    }

    private DateTimeOffset Time(string to) => to[0] != '+'
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
        return _topic is { } topic ? _world.PlayInGroup(_actor, topic, input) : _world.Play(_person, input);
    }

    private Outcome Tap((long Message, Button Button) at)
    {
        _lastTap = (at.Message, at.Button.Data);
        return Press(_lastTap);
    }

    private Outcome Press((long Message, string Data) tap) => _topic is { } topic
        ? _world.PlayInGroup(_actor, topic, new Input.Pressed(tap.Data), tap.Message)
        : _world.Play(_person, new Input.Pressed(tap.Data), tap.Message);

    private Outcome Special(string special)
    {
        var parts = special.Split(' ', 2);
        var argument = parts is [_, var a] ? a : "";
        return parts[0] switch
        {
            "old" => Tap(_person.Everything.First(b => Person.Same(b.Button.Label, argument))),
            "again" => Press(_lastTap),
            "place" when argument == "forwarded" => Type(new Input.Place(32, 105, Forwarded: true)),
            "place" => Type(new Input.Place(double.Parse(argument.Split(',')[0], CultureInfo.InvariantCulture), double.Parse(argument.Split(',')[1], CultureInfo.InvariantCulture))),
            "photo" => Type(new Input.Media(new(FileKind.Photo, "file-" + argument, argument, argument == "big" ? 21 << 20 : 1000), Album: "album")),
            "voice" => Type(new Input.Media(new(FileKind.Voice, "voice-id", "voice", 1000, int.Parse(argument, CultureInfo.InvariantCulture)))),
            "document" => Type(new Input.Media(new(FileKind.Document, "doc-id", "doc", 1000), Name: argument.Length == 0 ? null : argument)),
            "contact" => Type(new Input.Contact(Own: true)),
            "edit" => _world.Play(_person, new Input.Edited(new Input.Text(argument)), _lastTyped),
            "edit-old" => _world.Play(_person, new Input.Edited(new Input.Text(argument)), 1),
            "text" => Type(new Input.Text(new string('字', int.Parse(argument, CultureInfo.InvariantCulture)))),
            "link" => Link(argument),
            "poster" => Poster(argument),
            "receipt" => Type(new Input.Command("receipt", Receipt(argument))),
            "crowd" when argument.Split(' ', 2) is [var times, var text] => Crowd(int.Parse(times, CultureInfo.InvariantCulture), text),
            "file" => Type(new Input.Media(new(FileKind.Document, "file-" + argument, argument, 1000), Name: argument)),
            "video" => Type(new Input.Media(new(FileKind.Video, "video-id", "video", 1000, 9))),
            "workbook" => Workbook(argument),
            "job" => JobIsDone(argument),
            "unreachable" => Unreachable(argument),
            "scenario" => Elsewhere(new Happenings(_world).Scenario),
            "visited" => Elsewhere(() => new Happenings(_world).Visited(argument.Split(' '))),
            "issue" => Elsewhere(() => new Happenings(_world).Registered(argument.Split(' '))),
            "moved" => Elsewhere(() => new Happenings(_world).Moved(argument.Split(' '))),
            "added" => Type(new Input.Reachable(Value: true)),
            "removed" => Type(new Input.Reachable(Value: false)),
            "lost" => Type(new Input.RoomLost(Enum.Parse<RoomEnd>(argument))),
            // {late 30 …}: sent so many minutes before it is handled.
            "late" when argument.Split(' ', 2) is [var minutes, var text] => _world.Play(_person, new Input.Text(text.Replace("\\n", "\n", StringComparison.Ordinal)), waited: TimeSpan.FromMinutes(int.Parse(minutes, CultureInfo.InvariantCulture))),
            "tap" => Press((_person.NextMessage - 1, argument)),
            _ => Type(new Input.Unexpected(parts[0])),
        };
    }

    // {link C003}: makes a link for the member whose token is tok-C003; {link C003 revoked}.
    private Outcome Link(string argument)
    {
        var parts = argument.Split(' ');
        _world.Records.Bound.Remove(parts[0]);
        _world.Records.Add($"tok-{parts[0]}", new(_world.Records.NextLink, parts[0], _world.Now + Records.Link.Lifetime, RevokedAt: parts is [_, "revoked"] ? _world.Now : null));
        return new(_person.Session, [], []);
    }

    private Outcome Poster(string argument)
    {
        var parts = argument.Split(' ');
        _world.Records.WorkerLinks[$"poster-{parts[0]}"] = new(parts[0], parts is [_, "old"] ? _world.Now - TimeSpan.FromDays(500) : _world.Now, parts is [_, "revoked"] ? _world.Now : null);
        return new(_person.Session, [], []);
    }

    private string Receipt(string how)
    {
        var receipt = _world.Records.Receipts.Last().Key;
        return how switch
        {
            "lower" => $" {receipt[..5].ToLowerInvariant()} {receipt[5..].Replace('0', 'o').Replace('1', 'l')} ",
            "wrong" => (receipt[0] == 'A' ? 'B' : 'A') + receipt[1..],
            "other" => FieldBot.Dialogs.Concerns.ConcernCode.Receipt(receipt[..^1].Select(c => (byte)((FieldBot.Dialogs.Concerns.ConcernCode.Signs.IndexOf(c) + 1) % 31)).ToArray()),
            _ => FieldBot.Dialogs.Concerns.ConcernCode.Grouped(receipt),
        };
    }

    private Outcome Crowd(int times, string text)
    {
        Outcome? last = null;
        for (var i = 1; i <= times; i++) last = _world.Play(_person, new Input.Text($"{text} {i}"), crowded: true);
        return last!;
    }

    private Outcome Elsewhere(Action what)
    {
        what();
        return new(_person.Session, [], []);
    }

    private Outcome Unreachable(string member)
    {
        _world.Records.Unreachable.Add(member);
        return new(_person.Session, [], []);
    }

    private Outcome Workbook(string changes)
    {
        _sent = [.. Edited.Tables(_world.Programme.Version == 0 ? Sample.Tables : _world.Records.TablesOf(_world.Programme.Version), changes).Select(t => t with { Source = SheetTitles.Of(t.Name) })];
        return Type(new Input.Media(new(FileKind.Document, "workbook", "workbook", 20_000), Name: "项目.xlsx"));
    }

    /// <summary>The last job that waits, done as the Host would.</summary>
    /// <param name="why">Key of why it was not done; empty: it was.</param>
    private Outcome JobIsDone(string why)
    {
        if (_world.Jobs.Count == 0) throw new InvalidOperationException("no job waits");
        var (person, job) = _world.Jobs[^1];
        _world.Jobs.RemoveAt(_world.Jobs.Count - 1);
        JobResult result = why.Length > 0 ? new JobResult.Failed(why) : job switch
        {
            Job.KeepEvidence evidence => new JobResult.Kept(new(evidence.File.UniqueId, "key", evidence.File.Kind, evidence.File.Bytes, ".jpg")),
            Job.CheckWorkbook check when ProgrammeReader.Read(_sent, 1) is var reading => reading.Programme is { } programme
                ? new JobResult.Checked(_world.Records.AddCandidate(programme, _sent, check.By, _world.Now)) { Answered = ProgrammeChanges.Answered(_world.Programme, programme, () => _world.Records.Visits) }
                : new JobResult.Faulty(reading.Faults, [.. reading.Faults.Select(Place)], new("key", "错误标注.xlsx")),
            Job.MakeLinks links => new JobResult.Links([.. links.Members.Select(m => Made(m, links.By))], "unionbot"),
            Job.Spread spread => Spread(spread),
            Job.WriteWorkbook => new JobResult.Written(new("key", "项目.xlsx")),
            Job.CheckReturn check => new JobResult.ReturnChecked(ProgrammeChanges.Answered(_world.Programme, _world.Records.ProgrammeOf(check.Version)!, () => _world.Records.Visits)),
            Job.PrintPosters { Units: [var unit] } when Linked(unit) => new JobResult.Posters([new("key", $"海报-{unit}.pdf"), new("key", $"海报-{unit}.png")]),
            Job.PrintPosters posters when posters.Units.All(Linked) => new JobResult.Posters([new("key", "posters.zip")]),
            Job.PrintEcho echo when Linked(echo.Unit) => new JobResult.Posters([new("key", $"回音-{echo.Month:yyyy-MM}.pdf"), new("key", $"回音-{echo.Month:yyyy-MM}.png")]),
            Job.DrawSummary draw when Catalogue.SummaryPictures.Of(draw.By, draw.Query, new(_world.Now, _world.Programme, null, _world.Records), draw.Language) is not null => new JobResult.Written(new("key", "picture.png")),
            Job.ExportRecords export => Exported(export),
            Job.ExportAudit => new JobResult.Written(new("key", "审计.csv")),
            _ => throw new InvalidOperationException(job.GetType().Name),
        };
        // Nothing tells whose it is: it comes back to no chat.
        return job is Job.KeepEvidence { Apart: true } ? _world.PlayAlone(new Input.JobDone(job, result)) : _world.Play(person, new Input.JobDone(job, result));
    }

    // As the clerk finds the cell in the workbook.
    private string Place(Fault fault) => fault.Row == 0 ? fault.File
        : $"{fault.File}!{(_sent.First(t => t.Source == fault.File).Header.IndexOf(fault.Column) is >= 0 and var column ? (char)('A' + column) : ' ')}{fault.Row}";

    private NewLink Made(string member, string by)
    {
        _world.Records.Apply(new Event.LinkMade(member), null, by, _world.Now);
        var link = new Link(_world.Records.NextLink, member, _world.Now + Records.Link.Lifetime);
        var token = $"tok-{member}-{_made[member] = _made.GetValueOrDefault(member) + 1}";
        _world.Records.Add(token, link);
        return new(member, token, link.ExpiresAt);
    }

    /// <summary>The unit has a worker link, made now where there was none.</summary>
    private bool Linked(string unit)
    {
        if (_world.Records.WorkerLinkOf(unit) is null) _world.Records.WorkerLinks[$"tok-{unit}-{_made[unit] = _made.GetValueOrDefault(unit) + 1}"] = new(unit, _world.Now);
        return true;
    }

    private JobResult.Done Spread(Job.Spread job)
    {
        while (Catalogue.Broadcasts.Next(new(_world.Now, _world.Programme, null, _world.Records), job.Number) is { } outcome)
        {
            foreach (var e in outcome.Events) _world.Records.Apply(e, null, AuditTrail.CommandLine, _world.Now);
            _world.Records.Outbox.AddRange(outcome.Replies.Select(r => (job.Number, r.To!, r.NotBefore)));
            Replies(outcome);
        }

        return new();
    }

    private void Answered(Outcome outcome)
    {
        if (outcome.Toast is { } toast) _out.Append("< (toast) ").Append(toast).Append('\n');
        Replies(outcome);
        foreach (var e in outcome.Events) _out.Append("= ").Append(Describe(e)).Append('\n');
        foreach (var job in outcome.Jobs) _out.Append("= job ").Append(job.GetType().Name).Append(job switch
        {
            Job.KeepEvidence keep => $" {keep.On} {keep.File.UniqueId}{(keep.Apart ? " apart" : "")}",
            Job.PrintPosters print => $" {string.Join(' ', print.Units)} {print.Language}",
            Job.PrintEcho print => $" {print.Unit} {print.Month:yyyy-MM} {print.Language}: {string.Join(" | ", print.Lines)}",
            Job.ExportRecords export => $" {export.Kind} {export.Language}",
            _ => "",
        }).Append('\n');
    }

    /// <summary>As the Host gathers it, in one file.</summary>
    private JobResult Exported(Job.ExportRecords job)
    {
        var facts = new Facts(_world.Now, _world.Programme, null, _world.Records);
        var (export, why) = FieldBot.Dialogs.Exports.RecordExport.Of(job, [_world.Programme], facts);
        return export is null ? new JobResult.Failed(why!) : new JobResult.Records([new("key", "export")], export.Sheets.Sum(s => FieldBot.Dialogs.Tests.Exports.Walked.Rows(s, facts).Count));
    }

    private void Replies(Outcome outcome)
    {
        foreach (var reply in outcome.Replies)
        {
            var text = Screen.Plain(reply.Message.Html).Replace("\n", "\n    ", StringComparison.Ordinal);
            var how = reply.To is { } to ? $"< to {to}: " : reply.Message.Card is null ? "< " : reply.Message.Below ? "< (below) " : "< (edit) ";
            if (reply.Room is { } room) how += room.Topic == 0 ? "(in the group) " : $"(in the group, topic {room.Topic}) ";
            if (reply.NotBefore is { } due) how += $"(not before {_world.Programme.LocalTime(due):yyyy-MM-dd HH:mm}) ";
            if (reply.Message.Secret) how += "(secret) ";
            if (reply.Message.Protected) how += "(protected) ";
            if (reply.Message.Wipe) how += "(everything goes) ";
            if (reply.Message.Delete != 0) how += "(this message goes) ";
            if (reply.Message.Identity is { } whose) how += $"(identity of {whose.Code}{(whose.Account ? " with account" : "")}) ";
            if (reply.Message.Evidence is { } evidence) how += $"(evidence {evidence.Name} of {evidence.File.UniqueId}) ";
            if (reply.Message.Picture is { } picture) how += $"(picture {picture.Name}) ";
            if (reply.Message.File is { } file) how += $"(file {file.Name}) ";
            _out.Append(how).Append(text).Append('\n');
            if (reply.Message.Keyboard != ReplyKeyboard.Leave) _out.Append("    keyboard: ").Append(reply.Message.KeyboardLabel ?? "removed").Append('\n');
            foreach (var row in reply.Message.Buttons) _out.Append("    ").AppendJoin(' ', row.Select(b => DeepLink.PayloadOf(b) is { } payload ? $"[{b.Label} -> {payload}]" : $"[{b.Label}]")).Append('\n');
        }
    }

    private string Describe(Event e) => e switch
    {
        Event.VisitRecorded r => $"VisitRecorded {Describe(r.Visit)}",
        Event.VisitChanged c => $"VisitChanged {Describe(c.Visit)} last: {c.Visit.Changes[^1].What} {c.Visit.Changes[^1].Question}",
        Event.IssueRegistered r => $"IssueRegistered {Describe(r.Issue)}",
        Event.IssueMoved m => $"IssueMoved {m.Issue.Entries[^1].Move} {Describe(m.Issue)}",
        Event.UnitAdded u => $"UnitAdded {u.Unit.Unit.Code} {u.Unit.Unit.Name} {u.Unit.Unit.Kind} by {u.Unit.By}",
        Event.UnitSettled u => $"UnitSettled {u.Unit.Unit.Code} by {u.Unit.ConfirmedBy} {u.Unit.MergedInto}".TrimEnd(),
        Event.UnitSkipped s => $"UnitSkipped {s.Unit.Group} {s.Unit.Unit} until {s.Unit.Until:O}",
        Event.MemberBound b => $"MemberBound {b.Member}",
        Event.MemberReleased r => $"MemberReleased {r.Member}",
        Event.ProgrammeApplied a => $"ProgrammeApplied {ProgrammeChanges.Short(a.Candidate.Changes)}",
        Event.ProgrammeReturned r => $"ProgrammeReturned {r.Version}",
        Event.CandidateDropped d => $"CandidateDropped {d.Number}",
        Event.AbsenceSet a => $"AbsenceSet {a.Absence.Member} {a.Absence.From:O} {a.Absence.To:O} {a.Absence.Deputy}{(a.Absence.EndedAt is null ? "" : " ended")}",
        Event.PreferencesChanged p => $"PreferencesChanged {p.Member} {p.Preferences.QuietFrom:HH:mm}-{p.Preferences.QuietTo:HH:mm}{(p.Preferences.Muted ? " muted" : "")}",
        Event.DraftLeft d => $"DraftLeft {d.Draft.Member} to {d.Draft.Group} at {d.Draft.Form.Step}",
        Event.DraftTaken d => $"DraftTaken of {d.Member}",
        Event.ActionRecorded a => $"ActionRecorded {a.Action.Action} {a.Action.Group} {a.Action.Day:O} by {a.Action.By}{(a.Action.VoidedAt is null ? "" : " void")}",
        Event.ActionAdded a => $"ActionAdded {a.Action.Action.Code} {a.Action.Action.Name} {a.Action.Action.FromWeek}-{a.Action.Action.ToWeek} x{a.Action.Action.Times}",
        Event.BroadcastBegun b => $"BroadcastBegun {b.Broadcast.Audience} {b.Broadcast.Of} to {string.Join(' ', b.Broadcast.Readers)}, {b.Broadcast.Unbound} unbound",
        Event.ConcernReceived r => $"ConcernReceived {Describe(r.Concern)}",
        Event.ConcernChanged c => $"ConcernChanged {Describe(c.Concern)}",
        Event.ConcernLinked l => $"ConcernLinked {l.Code}",
        Event.ConcernErased x => $"ConcernErased {x.Code}",
        Event.ReceiptMade m => $"ReceiptMade {m.Code} {m.Receipt}",
        Event.WorkerLinkMade m => $"WorkerLinkMade {m.Unit}",
        Event.WorkerLinkRevoked r => $"WorkerLinkRevoked {r.Unit}",
        Event.RecordingMade m => $"RecordingMade {m.Language} {m.File.UniqueId}",
        Event.EchoApproved a => $"EchoApproved {a.Unit} {a.Month:yyyy-MM}",
        Event.EvidenceKept k => $"EvidenceKept {k.File.UniqueId}",
        Event.GroupChatAllowed a => $"GroupChatAllowed topic {a.Chat.Room.Topic} {a.Chat.Language} by {a.Chat.By}",
        Event.GroupChatStopped s => $"GroupChatStopped topic {s.Room.Topic} {s.Why}",
        Event.DigestSet d => $"DigestSet {Describe(d.Digest)}",
        Event.DigestStopped d => $"DigestStopped {Describe(d.Digest)}",
        Event.DigestSent d => $"DigestSent {Describe(d.Digest)} {d.Digest.Last}",
        Event.Seen s => $"Seen {s.What}",
        Event.Exported x => $"Exported {x.What} {x.Detail}".TrimEnd(),
        _ => throw new InvalidOperationException(e.GetType().Name),
    };

    private static string Describe(Digest d) => $"{d.Subject} {(d.Rhythm == Rhythm.Weekly ? $"{d.Day} " : "")}{d.At:HH:mm}{(d.Room is null ? "" : $" {d.Language} {d.Area}")}".TrimEnd();

    private static string Describe(FieldBot.Dialogs.Concerns.Concern c) => $"{c.Code} {(c.Number is { } n ? $"I-{n}" : $"waiting, kept from {c.Waiting!.At.ToOffset(TimeSpan.FromHours(8)):MM-dd HH:mm}")}{(c.Shared ? " shared" : "")}{(c.Muted ? " muted" : "")}{(c.Name is null ? "" : " named")}{(c.Contact is null ? "" : " contact")} shown {c.Shown}";

    private string Describe(Issue i) =>
        $"{i.Id} {{ {i.State}; {i.Unit} {i.Category} {i.Kind}; by {i.Reporter} {i.Group}; with {i.Team} {i.Handler}; until {_world.Programme.LocalTime(i.SolveBy):yyyy-MM-dd HH:mm}"
        + (i.Urgent ? " urgent" : "") + (i.Crisis ? " crisis" : "") + (i.Level == Level.Handler ? "" : $" {i.Level}") + (i.Ending is null ? "" : $"; {i.Ending}") + (i.Verdict is null ? "" : $", said {i.Verdict}") + (i.MergedInto is null ? "" : $"; into I-{i.MergedInto}")
        + (i.Joined.IsEmpty ? "" : $"; joined {i.Joined.Length}") + " }";

    private string Describe(Visit v) =>
        $"{v.Id} {{ {v.Group} {v.Unit} {v.Day:yyyy-MM-dd} {v.Moment}{(v.Late ? " late" : "")}{(v.Full ? " full" : "")}; {string.Join(' ', v.Participants)}; "
        + string.Join(", ", v.Answers.Select(a => $"{a.Key}: {Texts.Wording.In("zh-Hans").Answer(a.Value, _world.Programme)}"))
        + (v.Photos.IsEmpty ? "" : $"; photos {v.Photos.Length}") + (v.Suggested.IsEmpty ? "" : $"; suggests {string.Join(' ', v.Suggested.Select(s => $"{s.Category}({s.Question})"))}")
        + (v.EnteredBy is null ? "" : $"; entered by {v.EnteredBy}") + (v.VoidedAt is null ? "" : "; void") + " }";
}
