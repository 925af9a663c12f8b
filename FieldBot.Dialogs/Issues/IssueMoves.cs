using System.Collections.Immutable;
using FieldBot.Dialogs.Concerns;
using FieldBot.Dialogs.Records;

namespace FieldBot.Dialogs.Issues;

/// <summary>What goes with a move: a reason, a date, somebody it is given to.</summary>
internal sealed record MoveDetails(string Text = "", string? To = null)
{
    public static readonly MoveDetails None = new();

    public ImmutableArray<FileRef> Files { get; init; } = [];

    public DateOnly? Until { get; init; }

    /// <summary>Working days of an extension.</summary>
    public int Days { get; init; }

    public Ending? Ending { get; init; }

    public Satisfaction? Satisfaction { get; init; }

    /// <summary>On what ground somebody's identity is asked for, and the number of the written demand.</summary>
    public IdentityGround Ground { get; init; }

    public string Number { get; init; } = "";
}

/// <summary>Moves an issue: the machine says whether and where to, here is what changes; then it is on record, its timer is set, and whom it concerns is told.</summary>
internal static class IssueMoves
{
    /// <summary>A new issue, with what its category says about it.</summary>
    /// <param name="tell">False: it joins another one at once, and that is told.</param>
    public static void Register(Talk talk, Issue issue, bool tell = true)
    {
        talk.Happened(new Event.IssueRegistered(issue));
        Evidence.Keep(talk, issue.Id, issue.Evidence);
        Clock(talk, issue);
        if (tell) IssueNotices.Registered(talk, issue);
    }

    /// <summary>Moves it in the name of whoever this turn belongs to. Null: it is not permitted any more.</summary>
    /// <param name="byClock">It happens by itself, though somebody's act brought it about.</param>
    /// <param name="tell">False: the caller tells of several at once.</param>
    public static Issue? Make(Talk talk, Issue issue, IssueMove move, MoveDetails details, bool byClock = false, bool tell = true)
    {
        var me = byClock ? null : talk.Facts.Me;
        var machine = new IssueLifecycle(issue, me, talk.Facts);
        if (!machine.May(move)) return null;
        var by = me?.Code ?? AuditTrail.Clock;
        var moved = Changed(issue, move, details, by, talk.Facts) with { State = machine.After(move) };
        if (moved.State != IssueState.OnHold) moved = moved with { HoldUntil = null };
        // Danger told later is danger: those on call have to see it.
        if (issue.Guarded && ConcernCode.Is(by) && Crisis.In(details.Text, talk.Facts.Programme.Settings)) moved = moved with { Crisis = true };
        // A calendar that changed while it was closed passed it by.
        if (!issue.Open && moved.Open) moved = IssueClock.Counted(moved, talk.Facts.Programme, talk.Facts.Records);
        moved = moved with
        {
            Entries = issue.Entries.Add(new(At(talk.Facts, issue, by), by, move, details.Text, ToOf(issue, move, details), details.Files, Internal: Inside.Contains(move))),
            Before = me is null || Final.Contains(move) ? null : issue with { Before = null, Entries = [] },
        };
        Keep(talk, moved);
        if (move == IssueMove.Split) Leave(talk, issue);
        Evidence.Keep(talk, issue.Id, details.Files);
        if (tell) IssueNotices.Moved(talk, issue, moved);
        return moved;
    }

    /// <summary>Only staff see that it happened.</summary>
    private static readonly IssueMove[] Inside = [IssueMove.Note, IssueMove.AskIdentity, IssueMove.Consent, IssueMove.Dissent, IssueMove.GrantIdentity, IssueMove.DenyIdentity, IssueMove.Erase];

    /// <summary>What somebody else has read by then is not taken back; nor is what a worker did, who would not look for it.</summary>
    private static readonly IssueMove[] Final = [IssueMove.Tell, IssueMove.Add, IssueMove.AskIdentity, IssueMove.Consent, IssueMove.Dissent, IssueMove.GrantIdentity, IssueMove.DenyIdentity, IssueMove.Erase, IssueMove.PassForUnit, IssueMove.AnswerForUnit, IssueMove.Split];

    /// <summary>When somebody had their phone in hand stays theirs: what is kept is the stretch of the day, and that it came after what went before.</summary>
    private static DateTimeOffset At(Facts facts, Issue issue, string by)
    {
        if (!ConcernCode.Is(by) || issue.Urgent) return facts.Now;
        var coarse = ConcernMoment.Coarse(facts.Now, facts.Programme);
        return issue.Entries is [.., var last] && last.At > coarse ? last.At : coarse;
    }

    /// <summary>The issue that this one is the same as gets its voice.</summary>
    /// <returns>That issue as it is now.</returns>
    public static Issue Join(Talk talk, Issue issue, Issue into)
    {
        var by = talk.Facts.Me?.Code ?? AuditTrail.Clock;
        var joined = into with
        {
            Joined = into.Joined.Add(issue.Number).AddRange(issue.Joined),
            Entries = into.Entries.Add(new(talk.Facts.Now, by, IssueMove.Merge, To: issue.Id)),
            Before = null,
        };
        Keep(talk, joined);
        IssueNotices.Joined(talk, into, joined);
        return joined;
    }

    /// <summary>Whether its author may still take the last move back.</summary>
    public static bool MayTakeBack(Issue issue, Facts facts) =>
        issue.Before is not null && issue.Entries is [.., var last] && last.By == facts.Me?.Code && last.Move is not IssueMove.TakeBack && facts.Now - last.At <= IssueClock.TakeBack;

    /// <summary>As it was before; the move and that it was taken back stay on record.</summary>
    public static Issue? TakeBack(Talk talk, Issue issue)
    {
        if (!MayTakeBack(issue, talk.Facts)) return null;
        var back = issue.Before! with { Entries = issue.Entries.Add(new(talk.Facts.Now, talk.Me.Code, IssueMove.TakeBack, To: issue.Entries[^1].Move.ToString())), Before = null };
        if (back.Open) back = IssueClock.Counted(back, talk.Facts.Programme, talk.Facts.Records);
        Keep(talk, back);
        // The one it went into may have gone into another meanwhile, with all its voices.
        for (var next = issue.MergedInto; next is { } number && talk.Issue(number) is { } into; next = into.MergedInto)
            Keep(talk, into with { Joined = into.Joined.RemoveRange([issue.Number, .. issue.Joined]), Entries = into.Entries.Add(new(talk.Facts.Now, talk.Me.Code, IssueMove.TakeBack, To: issue.Id)), Before = null });
        IssueNotices.TakenBack(talk, issue, back);
        return back;
    }

    /// <summary>A calendar that changed moves what is still open, and says so.</summary>
    public static void Recount(Talk talk, Programmes.Programme programme)
    {
        var facts = talk.Facts with { Programme = programme, Me = null };
        IssueReminders.Rewind(talk, facts);
        var shifted = new List<Issue>();
        foreach (var issue in talk.OpenIssues)
        {
            var counted = IssueClock.Counted(issue, programme, talk.Facts.Records);
            // Mornings and closes move with the calendar, though the limits may not.
            talk.SetTimer(issue.Id, IssueClock.Next(counted, programme));
            if (counted.SolveBy == issue.SolveBy && counted.SignBy == issue.SignBy && counted.ContactBy == issue.ContactBy) continue;
            var moved = counted with { Entries = issue.Entries.Add(new(facts.Now, AuditTrail.Clock, IssueMove.MoveDeadline)), Before = null };
            talk.Happened(new Event.IssueMoved(moved));
            if (counted.SolveBy != issue.SolveBy) shifted.Add(moved);
        }

        IssueNotices.DeadlinesMoved(talk, shifted, facts);
    }

    private static void Keep(Talk talk, Issue issue)
    {
        talk.Happened(new Event.IssueMoved(issue));
        Clock(talk, issue);
    }

    private static void Clock(Talk talk, Issue issue)
    {
        talk.SetTimer(issue.Id, IssueClock.Next(issue, talk.Facts.Programme));
        // How long it stays possible to find whoever brought it.
        if (issue.Guarded) talk.SetTimer(issue.Reporter, issue.ClosedAt is { } closed && !issue.Open ? closed.AddDays(talk.Facts.Programme.Settings.IdentityDays) : null);
        IssueReminders.Wind(talk);
    }

    private static string? ToOf(Issue issue, IssueMove move, MoveDetails details) => move switch
    {
        IssueMove.Bounce => issue.Team,
        IssueMove.Rise or IssueMove.Escalate => null,
        _ => details.To,
    };

    private static Issue Changed(Issue issue, IssueMove move, MoveDetails details, string by, Facts facts)
    {
        var now = At(facts, issue, by);
        return move switch
        {
            IssueMove.Decline => Ended(issue, Ending.Declined, details, now),
            IssueMove.Withdraw => Ended(issue, Ending.Withdrawn, details, now),
            IssueMove.Merge => Ended(issue, Ending.Duplicate, details, now) with { MergedInto = int.Parse(details.To!.AsSpan(2), System.Globalization.CultureInfo.InvariantCulture) },
            IssueMove.Dispatch => issue with { Team = details.To, Handler = null, SignedAt = null, ReferredTo = null, AskResultAt = null },
            IssueMove.Sign => Given(issue, by) with { SignedAt = now },
            IssueMove.Assign => Given(issue, details.To!) with { Extension = null },
            IssueMove.Start => issue with { ContactedAt = issue.ContactedAt ?? now },
            IssueMove.Bounce => issue with { Bounces = issue.Bounces + 1, Team = null, Handler = null, SignedAt = null, Extension = null, HoldUntil = null },
            IssueMove.Ask => issue with { Asking = true },
            IssueMove.Answer => issue with { Asking = false },
            IssueMove.Hold => issue with { HoldUntil = details.Until },
            IssueMove.AskExtension => issue with { Extension = new(by, details.Days, details.Text, now) },
            IssueMove.GrantExtension => IssueClock.Counted(issue with { ExtendedDays = issue.ExtendedDays + issue.Extension!.Days, Extension = null, Level = Level.Handler }, facts.Programme, facts.Records),
            IssueMove.RefuseExtension => issue with { Extension = null },
            IssueMove.Urge when by == AuditTrail.Clock => issue with { Rung = issue.Rung | (issue.SignedAt is null ? Bells.Sign : Bells.Contact) },
            IssueMove.Supervise => issue with { Supervision = new(by, details.Text, details.Until, now) },
            IssueMove.Progress => issue with { Supervision = null, ContactedAt = issue.ContactedAt ?? (issue.SignedAt is null ? null : now) },
            IssueMove.Escalate => issue with { Level = issue.Level + 1 },
            IssueMove.Rise => issue with { Level = IssueClock.LevelDue(issue, facts) },
            IssueMove.Refer => by == AuditTrail.Clock ? issue with { AskResultAt = now.AddDays(IssueClock.ResultDays) } : issue with { ReferredTo = details.To, AskResultAt = now.AddDays(IssueClock.ResultDays), Extension = null },
            IssueMove.Finish => issue with { Handlers = With(issue.Handlers, by), DoneAt = now, Ending = details.Ending ?? Ending.Explained, Result = details.Text, Extension = null, Supervision = null },
            IssueMove.PassCheck => issue with { CheckedBy = by, CheckedAt = now },
            IssueMove.SendBack => issue with { DoneAt = null, Ending = null },
            IssueMove.SayYes or IssueMove.SayPartly when issue.MergedInto is not null => issue with { Verdict = move == IssueMove.SayYes ? Verdict.Solved : Verdict.Partly },
            IssueMove.SayYes when issue.State == IssueState.StruckOff => issue with { AskNoMore = true },
            IssueMove.Hush => issue with { AskNoMore = true },
            IssueMove.SayYes => issue with { Verdict = Verdict.Solved, ClosedAt = now },
            IssueMove.SayPartly => issue with { Verdict = Verdict.Partly, ClosedAt = now, Ending = issue.Ending is Ending.Solved ? Ending.PartlySolved : issue.Ending },
            IssueMove.Silence => issue with { Verdict = Verdict.Silent, ClosedAt = now },
            IssueMove.SayNo => issue with { Verdict = Verdict.NotSolved, Redos = issue.Redos + 1, Ending = null, DoneAt = null, CheckedBy = null, CheckedAt = null, ClosedAt = null, Satisfaction = null, Rung = issue.Rung & ~Bells.Again },
            IssueMove.Rate => issue with { Satisfaction = details.Satisfaction },
            IssueMove.Split => Apart(issue, ConcernRelay.Main(issue, facts), now),
            IssueMove.Tell => issue with { ContactedAt = issue.ContactedAt ?? (issue.SignedAt is null ? null : now) },
            IssueMove.Summarize => issue with { Summary = details.Text },
            IssueMove.WriteForUnit => issue with { ForUnit = new(details.Text, by, now) },
            IssueMove.PassForUnit => issue with { ForUnit = issue.ForUnit! with { ApprovedBy = by } },
            IssueMove.RefuseForUnit => issue with { ForUnit = null },
            IssueMove.AnswerForUnit => issue with { ForUnit = issue.ForUnit! with { Answer = details.Text } },
            IssueMove.AskIdentity => issue with { Identity = new(by, details.Text, details.Ground, details.Number, now) },
            IssueMove.Consent or IssueMove.Dissent => issue with { Identity = issue.Identity! with { Consent = move == IssueMove.Consent } },
            IssueMove.GrantIdentity or IssueMove.DenyIdentity => issue with { Identity = issue.Identity! with { Granted = move == IssueMove.GrantIdentity, DecidedBy = by } },
            IssueMove.Erase => issue with { Asking = false },
            IssueMove.AskAgain => issue with { Rung = issue.Rung | Bells.Again },
            _ => issue,
        };
    }

    /// <summary>A matter of its own again, with whoever has the other one.</summary>
    private static Issue Apart(Issue issue, Issue main, DateTimeOffset now)
    {
        var apart = issue with { MergedInto = null, Ending = null, Result = "", ClosedAt = null, Verdict = null, Satisfaction = null, Team = main.Team };
        return main.Handler is { } handler ? Given(apart, handler) with { SignedAt = now, ContactedAt = now } : apart;
    }

    /// <summary>The voice that was joined to another issue leaves it.</summary>
    private static void Leave(Talk talk, Issue issue)
    {
        for (var next = issue.MergedInto; next is { } number && talk.Issue(number) is { } into; next = into.MergedInto)
            Keep(talk, into with { Joined = into.Joined.RemoveRange([issue.Number, .. issue.Joined]), Entries = into.Entries.Add(new(talk.Facts.Now, talk.By, IssueMove.Split, To: issue.Id)), Before = null });
    }

    private static Issue Ended(Issue issue, Ending ending, MoveDetails details, DateTimeOffset now) =>
        issue with { Ending = ending, Result = details.Text, ClosedAt = now, Extension = null, Asking = false, Supervision = null };

    private static Issue Given(Issue issue, string handler) =>
        issue with { Handler = handler, Handlers = With(issue.Handlers, handler) };

    private static ImmutableArray<string> With(ImmutableArray<string> handlers, string member) => handlers.Contains(member) ? handlers : handlers.Add(member);
}
