using System.Collections.Immutable;
using FieldBot.Dialogs.Access;
using FieldBot.Dialogs.Concerns;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Records;
using FieldBot.Dialogs.Texts;

namespace FieldBot.Dialogs.Issues;

/// <summary>Who is told of a move, and with which buttons: whoever has to act next, and whoever waits for it. Never the one who did it.</summary>
internal static class IssueNotices
{
    public static void Registered(Talk talk, Issue issue)
    {
        var facts = talk.Facts;
        // Solved on the spot: it is for the second person to look at.
        if (issue.State == IssueState.UnderCheck) Tell(talk, issue, IssuePeople.OnDuty(issue, facts), "move", IssueMove.PassCheck, IssueMove.SendBack);
        // What a group keeps in its own hands need not be told to it; what cannot wait is.
        else if (!issue.Working || issue.Handler != issue.Reporter) Tell(talk, issue, IssuePeople.OnDuty(issue, facts), issue.Crisis ? "crisis" : "register", issue.Crisis, IssueMove.Accept, IssueMove.Sign);
        else if (issue.Urgent || issue.Crisis) Tell(talk, issue, IssuePeople.TeamLeaders(issue, facts), issue.Crisis ? "crisis" : "register", issue.Crisis);
        if (issue.Crisis || (issue.Urgent && issue.State != IssueState.UnderCheck)) Tell(talk, issue, IssuePeople.OnCall(issue, facts), issue.Crisis ? "crisis" : "register", urgently: true);
    }

    /// <summary>One more voice: from five on the group and the area hear that it is 多人反映.</summary>
    public static void Joined(Talk talk, Issue before, Issue issue)
    {
        IReadOnlyList<string> duty = IssuePeople.OnDuty(issue, talk.Facts);
        var above = IssuePeople.At(Level.Group, issue, talk.Facts).Union(IssuePeople.At(Level.Area, issue, talk.Facts), StringComparer.Ordinal);
        if (issue.Guarded)
        {
            // Workers who speak of one matter are few and at risk: the second is told of at once, and nobody is counted. A whole site at one poster does not bury everything else.
            if (before.Voices == 1) Tell(talk, issue, [.. duty.Union(above, StringComparer.Ordinal)], "several", urgently: true);
            else if (issue.Voices is 5 or 10 || issue.Voices % 25 == 0) Tell(talk, issue, duty, "several");
            return;
        }

        Tell(talk, issue, duty, "joined");
        if (before.Voices < Many && issue.Voices >= Many) Tell(talk, issue, [.. above], "many", urgently: true);
    }

    /// <summary>Somebody wrote of danger in what goes on already: those on call are told at once.</summary>
    public static void Alarm(Talk talk, Issue issue) => Tell(talk, issue, [.. IssuePeople.OnCall(issue, talk.Facts), .. IssuePeople.OnDuty(ConcernRelay.Main(issue, talk.Facts), talk.Facts)], "crisis", urgently: true);

    public const int Many = 5;

    /// <summary>So many are listed where one word tells of several.</summary>
    private const int Listed = 10;

    public static void Moved(Talk talk, Issue before, Issue issue)
    {
        var facts = talk.Facts;
        var entry = issue.Entries[^1];
        var byClock = entry.By == AuditTrail.Clock;
        // What was joined to another is in the hands of those who have that one.
        IReadOnlyList<string> duty = IssuePeople.OnDuty(issue.Guarded ? ConcernRelay.Main(issue, facts) : issue, facts), reporter = [issue.Reporter, .. Followers(talk, issue)];
        switch (entry.Move)
        {
            case IssueMove.Accept or IssueMove.Hold or IssueMove.Sign: Reporter("reporter"); break;
            case IssueMove.Decline or IssueMove.Silence: Reporter("ended"); break;
            case IssueMove.Refer when byClock: Tell(talk, issue, duty, "result", IssueMove.Finish); break;
            case IssueMove.Refer: Reporter("reporter"); break;
            case IssueMove.Merge:
                Reporter("ended");
                Tell(talk, issue, Handler(before), "move");
                break;
            case IssueMove.Dispatch: Tell(talk, issue, duty, "dispatch", IssueMove.Sign, IssueMove.Bounce); break;
            // Whoever left need not hear of it.
            case IssueMove.Bounce when byClock: Tell(talk, issue, duty, "move", IssueMove.Dispatch); break;
            case IssueMove.Bounce or IssueMove.SendBack: Tell(talk, issue, [.. duty, .. Handler(before)], "move", IssueMove.Dispatch, IssueMove.Progress); break;
            case IssueMove.Ask: Tell(talk, issue, [issue.Reporter], "ask", IssueMove.Answer); break;
            case IssueMove.Tell: Tell(talk, issue, [issue.Reporter], "reporter"); break;
            case IssueMove.Split:
                Tell(talk, issue, duty, "move", IssueMove.Accept, IssueMove.Progress);
                Tell(talk, issue, [issue.Reporter], "reporter");
                break;
            case IssueMove.WriteForUnit: Tell(talk, issue, IssuePeople.UnitApprovers(issue, facts), "for-unit"); break;
            case IssueMove.PassForUnit:
                Tell(talk, issue, [issue.ForUnit!.By], "move");
                Liaisons(talk, issue);
                break;
            case IssueMove.RefuseForUnit: Tell(talk, issue, [before.ForUnit!.By], "move"); break;
            case IssueMove.AnswerForUnit: Tell(talk, issue, duty, "move", IssueMove.Progress); break;
            case IssueMove.AskIdentity when issue.Identity is { Ground: IdentityGround.Consent }: Tell(talk, issue, [issue.Reporter], "reporter"); break;
            case IssueMove.AskIdentity or IssueMove.Consent:
                Keepers(talk, issue);
                break;
            case IssueMove.Dissent or IssueMove.DenyIdentity: Tell(talk, issue, [issue.Identity!.By], "move"); break;
            case IssueMove.GrantIdentity:
                Revealed(talk, issue);
                Tell(talk, issue, [issue.Reporter], "reporter");
                break;
            case IssueMove.Erase when !byClock: Tell(talk, issue, duty, "move"); break;
            case IssueMove.Add: Tell(talk, issue, duty, "move", IssueMove.Tell, IssueMove.Progress); break;
            case IssueMove.Answer or IssueMove.Resume: Tell(talk, issue, duty, "move", IssueMove.Progress); break;
            case IssueMove.AskExtension: Tell(talk, issue, IssuePeople.Approvers(issue, facts), "move", IssueMove.GrantExtension, IssueMove.RefuseExtension); break;
            case IssueMove.GrantExtension:
                Tell(talk, issue, [.. duty, .. reporter], "extended");
                break;
            case IssueMove.RefuseExtension: Tell(talk, issue, duty, "move"); break;
            case IssueMove.Urge when byClock:
                Tell(talk, issue, [.. duty, .. IssuePeople.At(Level.Group, issue, facts)], "late", urgently: true, IssueMove.Sign, IssueMove.Start);
                break;
            case IssueMove.Urge: Tell(talk, issue, duty, "move", IssueMove.Sign, IssueMove.Start, IssueMove.Progress); break;
            case IssueMove.Supervise: Tell(talk, issue, [.. duty, .. IssuePeople.TeamLeaders(issue, facts)], "move", urgently: true, IssueMove.Progress); break;
            case IssueMove.Progress when before.Supervision is { } asked: Tell(talk, issue, [asked.By], "move"); break;
            case IssueMove.Escalate: Tell(talk, issue, IssuePeople.At(issue.Level, issue, facts), "move"); break;
            // The morning's reminder tells of what is late; what is urgent does not wait for it.
            case IssueMove.Rise when issue.Urgent: Tell(talk, issue, [.. duty, .. IssuePeople.At(issue.Level, issue, facts)], "late", urgently: true); break;
            case IssueMove.Assign when byClock: Tell(talk, issue, Handler(issue), "move", IssueMove.Sign, IssueMove.Progress); break;
            case IssueMove.Assign: Tell(talk, issue, [.. duty, .. Handler(before)], "move", IssueMove.Progress); break;
            case IssueMove.Withdraw: Tell(talk, issue, IssuePeople.OnDuty(before, facts), "move"); break;
            case IssueMove.Finish: Tell(talk, issue, duty, "move", IssueMove.PassCheck, IssueMove.SendBack); break;
            case IssueMove.PassCheck:
                // Those whose reports were merged into it are not asked, but no word is left without an answer.
                Tell(talk, issue, [.. issue.Joined.Select(n => talk.Issue(n)?.Reporter).OfType<string>().Where(r => r != issue.Reporter)], "joined-done");
                Tell(talk, issue, [issue.Reporter], "callback", IssueMove.SayYes, IssueMove.SayPartly, IssueMove.SayNo);
                break;
            case IssueMove.AskAgain: Tell(talk, issue, [issue.Reporter], "again", IssueMove.SayYes, IssueMove.SayNo, IssueMove.Hush); break;
            case IssueMove.SayYes or IssueMove.SayPartly or IssueMove.SayNo or IssueMove.Redo:
                Tell(talk, issue, [.. duty, .. Handler(before), .. IssuePeople.TeamLeaders(issue, facts)], "move");
                break;
        }

        void Reporter(string key) => Tell(talk, issue, reporter, key);
    }

    /// <summary>Workers whose concerns were joined to this one: they hear what it comes to.</summary>
    private static IEnumerable<string> Followers(Talk talk, Issue issue) => issue.Joined.Select(talk.Issue).OfType<Issue>().Where(j => j.Guarded).Select(j => j.Reporter);

    /// <summary>The unit's own people read what was written for them, and nothing else: neither whose it is nor whether a worker spoke.</summary>
    private static void Liaisons(Talk talk, Issue issue)
    {
        foreach (var liaison in IssuePeople.Liaisons(issue, talk.Facts))
            talk.TellDuty(liaison, w => new(w.Say("unit.word", ("id", issue.Id), ("text", issue.ForUnit!.Text)), Buttons: [[IssueWords.Button(issue, IssueMove.AnswerForUnit, "", w)]]));
    }

    private static void Keepers(Talk talk, Issue issue)
    {
        var asked = issue.Identity!;
        foreach (var keeper in IssuePeople.Keepers(issue, talk.Facts))
        {
            Func<Wording, OutgoingMessage> notice = w => new(IssueWords.IdentityAsked(issue, talk.Facts, w), Buttons: [[IssueWords.Button(issue, IssueMove.GrantIdentity, "", w), IssueWords.Button(issue, IssueMove.DenyIdentity, "", w)]]);
            // A life does not wait for the morning.
            if (asked.Ground == IdentityGround.Danger) talk.TellUrgently(keeper, notice);
            else talk.TellDuty(keeper, notice);
        }
    }

    /// <summary>Only whoever asked, and only in a message that is made when it is sent.</summary>
    private static void Revealed(Talk talk, Issue issue)
    {
        var asked = issue.Identity!;
        talk.Tell(asked.By, w => new(w.Say("identity.revealed", ("id", issue.Id), ("identity", new Html(OutgoingIdentity.Place)))) { Identity = new(issue.Reporter, asked.Ground != IdentityGround.Consent), Protected = true });
    }

    public static void TakenBack(Talk talk, Issue undone, Issue issue) =>
        Tell(talk, issue, [.. IssuePeople.OnDuty(undone, talk.Facts), .. IssuePeople.OnDuty(issue, talk.Facts), issue.Reporter], "move");

    /// <summary>A calendar moved these deadlines: whoever has several of them hears of all in one.</summary>
    public static void DeadlinesMoved(Talk talk, IEnumerable<Issue> issues, Facts facts)
    {
        var told = issues.SelectMany(i => IssuePeople.OnDuty(i, facts).Append(i.Reporter).Distinct(StringComparer.Ordinal), (issue, member) => (Issue: issue, Reader: IssueRights.Reader(member, issue, facts)));
        foreach (var of in told.Distinct().GroupBy(t => t.Reader, t => t.Issue, StringComparer.Ordinal))
        {
            if (ConcernCode.Is(of.Key)) ConcernPush.Tell(talk, of.Key);
            else talk.Tell(of.Key, w => of.ToList() is [var only] ? Notice(talk, only, "deadline", of.Key, w) : Several(talk, [.. of], of.Key, "deadlines", w));
        }
    }

    /// <summary>移交 of several: one word to whoever gives, and one to whoever takes.</summary>
    public static void HandedOver(Talk talk, IReadOnlyList<(Issue Before, Issue Now)> moved, string from, string to)
    {
        if (moved is [var (before, now)]) { Moved(talk, before, now); return; }
        if (moved.Count == 0) return;
        foreach (var member in ((string[])[from, to]).Where(m => m != talk.Facts.Me?.Code))
            talk.Tell(member, w => Several(talk, [.. moved.Select(m => m.Now)], member, "handed", w, ("from", talk.NameOf(from)), ("to", talk.NameOf(to))));
    }

    private static OutgoingMessage Several(Talk talk, IReadOnlyList<Issue> issues, string reader, string key, Wording words, params (string, object)[] values)
    {
        var facts = talk.Facts;
        var member = Standing.Of(reader, facts.Programme, facts.Records, facts.Today);
        var lines = issues.OrderBy(i => i.SolveBy).Take(Listed).Select(i => words.Say("issue.told.line", ("id", i.Id), ("about", member is not null && !i.Guarded && IssueRights.MaySee(member, i, facts) ? IssueWords.About(i, facts, words) : ""), ("date", words.Date(facts.Programme.DayOf(i.SolveBy)))));
        var text = words.Say($"issue.told.{key}", [("count", issues.Count), .. values]) + "\n" + string.Join('\n', lines) + (issues.Count > Listed ? "\n" + words.Say("list.more", ("count", issues.Count - Listed)) : "");
        return new(text, Buttons: [[new(words.Plain("home.issues"), $"il.{IssueWords.Waiting}")]]);
    }

    private static IReadOnlyList<string> Handler(Issue issue) => issue.Handler is { } handler ? [handler] : [];

    private static void Tell(Talk talk, Issue issue, IReadOnlyList<string> members, string key, params ReadOnlySpan<IssueMove> offered) => Tell(talk, issue, members, key, urgently: false, offered);

    private static void Tell(Talk talk, Issue issue, IReadOnlyList<string> members, string key, bool urgently, params ReadOnlySpan<IssueMove> offered)
    {
        var moves = offered.ToArray();
        // At night only those are woken who have to do something about what is urgent.
        var now = urgently || (issue is { Urgent: true, Open: true, State: not (IssueState.UnderCheck or IssueState.CalledBack) } && moves.Length > 0);
        foreach (var member in members.Distinct(StringComparer.Ordinal))
        {
            if (ConcernCode.Is(member))
            {
                if (member != talk.By) ConcernPush.Tell(talk, member);
                continue;
            }

            var reader = IssueRights.Reader(member, issue, talk.Facts);
            if (talk.Facts.Me?.Code is { } me && (member == me || reader == me)) continue;
            Tell(talk, issue, member, now, w => Notice(talk, issue, key, reader, w, moves));
        }
    }

    /// <summary>A deputy for whom the issue does not exist is told nothing of it.</summary>
    private static void Tell(Talk talk, Issue issue, string member, bool urgently, Func<Wording, OutgoingMessage> notice)
    {
        var deputed = IssueRights.Reader(member, issue, talk.Facts) != member;
        // What a worker does is told at set times, as what they say first is: a notice in the same second would show who has a phone in hand.
        if (!urgently && issue is { Guarded: true, Urgent: false } && ConcernCode.Is(talk.By) && ConcernMoment.NextRelay(talk.Facts.Now, talk.Facts.Programme) is var set)
        {
            if (deputed) talk.TellDutyFrom(member, set, notice);
            else talk.TellFrom(member, set, notice);
            return;
        }

        if (urgently && deputed) talk.TellUrgently(member, notice);
        else if (urgently) talk.TellAccount(member, notice);
        else if (deputed) talk.TellDuty(member, notice);
        else talk.Tell(member, notice);
    }

    /// <summary>What its reader may not see is not told, not even to a deputy: then there is the number only. The reporter hears how it ended all the same.</summary>
    private static OutgoingMessage Notice(Talk talk, Issue issue, string key, string reader, Wording words, params IssueMove[] offered)
    {
        var facts = talk.Facts;
        var member = Standing.Of(reader, facts.Programme, facts.Records, facts.Today);
        var sees = member is not null && IssueRights.MaySee(member, issue, facts);
        // Of a worker's concern a notice shows the number only: whoever looks over a shoulder reads nothing.
        var open = sees && !issue.Guarded;
        // On call for what is restricted: what was written stays where it is, but they have to know whom to call.
        if (!sees && key == "crisis") return new(words.Say("issue.told.crisis.restricted", ("id", issue.Id), ("who", words.List(IssuePeople.OnDuty(issue, facts).Select(m => IssueWords.NameOf(m, issue, facts, words))))));
        var text = words.Say(issue.Guarded && key is "move" or "joined" ? "issue.told.guarded" : $"issue.told.{key}", ("id", issue.Id), ("about", open ? IssueWords.About(issue, facts, words) : ""), ("what", issue.Entries is [.., var last] ? new Html(IssueWords.Entry(issue, last, talk, words, open)) : ""),
            ("text", open ? Cut.To(200, issue.Text) : ""), ("result", open || reader == issue.Reporter ? IssueWords.Result(issue, words) : ""), ("date", words.Date(facts.Programme.DayOf(issue.SolveBy))), ("count", issue.Voices));
        // Without anybody it would be the clock's machine.
        var permitted = member is null ? null : new IssueLifecycle(issue, member, facts);
        var buttons = offered.Where(m => permitted?.May(m) == true).Select(m => IssueWords.Button(issue, m, "", words)).ToImmutableArray();
        if (sees) buttons = buttons.Add(new(words.Plain("issue.look"), $"i.{issue.Number}"));
        return new(text, Buttons: Rows.Of(buttons));
    }
}
