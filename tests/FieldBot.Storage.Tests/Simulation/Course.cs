using FieldBot.Dialogs.Issues;

namespace FieldBot.Storage.Tests.Simulation;

/// <summary>How issues go on: who does what next with each, by its fate and by how the book says it stands.</summary>
internal sealed class Course(PaperBook book, Exchange exchange, Errands errands)
{
    private readonly Dictionary<int, Fate> _fates = [];

    public void Begin(PaperIssue issue) => _fates[issue.Number] = new(issue.Number) { Then = Later(issue, 0) };

    /// <summary>Everybody is sent about what is due.</summary>
    public void GoOn()
    {
        foreach (var issue in book.Issues)
        {
            var fate = _fates[issue.Number];
            if (fate.Then > exchange.Now || issue.State == IssueState.Archived || Next(issue, fate) is not var (who, move, details)) continue;
            if (book.People.Of(who) is null || book.People.Away(who, PaperCalendar.DayOf(exchange.Now))) continue;
            Send(who, issue, move, details, fate);
            // Two people on one card: the second is told what happened.
            if (move == IssueMove.PassCheck && fate.Now("two at once")) Send(who == "K02" ? "K08" : "K02", issue, move, details, fate);
        }
    }

    private void Send(string who, PaperIssue issue, IssueMove move, Details details, Fate fate)
    {
        var (number, state) = (issue.Number, issue.State);
        exchange.Send(who, phone => Still(number, state, move) ? errands.Move(phone, number, move, details, !issue.Restricted && move != IssueMove.Rate && fate.Now("taken back"), (now, back) => fate.Then = back ? exchange.Now : Later(now, 1)) : []);
    }

    /// <summary>An errand that the clock or somebody else made pointless is not begun; two closers both want to, and one is late.</summary>
    private bool Still(int number, IssueState state, IssueMove move) => move == IssueMove.PassCheck || (book[number].State == state && (move != IssueMove.Merge || Target(book[number]) is not null));

    private (string Who, IssueMove Move, Details Details)? Next(PaperIssue issue, Fate fate) => issue.State switch
    {
        IssueState.Accepted => Intake(issue, fate),
        IssueState.Dispatched => Sign(issue, fate),
        IssueState.Signed => (issue.Handler!, IssueMove.Start, Details.None),
        IssueState.InHand => Work(issue, fate),
        IssueState.OnHold => fate.Now("resume") ? (issue.Handler!, IssueMove.Resume, Details.None) : null,
        IssueState.Deciding => Decide(issue),
        IssueState.Referred => Answered(issue),
        IssueState.UnderCheck => (issue.Number % 2 == 0 ? "K02" : "K08", fate.Now("send back") ? IssueMove.SendBack : IssueMove.PassCheck, Details.None),
        IssueState.CalledBack => CallBack(issue, fate),
        _ => Ended(issue, fate),
    };

    private (string, IssueMove, Details)? Intake(PaperIssue issue, Fate fate)
    {
        var intake = book.People.Intake(issue)[0];
        if (fate.Now("decline")) return (intake, IssueMove.Decline, Details.None);
        if (fate.Now("refer")) return (intake, IssueMove.Refer, Details.None);
        return (intake, IssueMove.Dispatch, new(GroupFor(issue, issue.Bounces)));
    }

    private (string, IssueMove, Details)? Sign(PaperIssue issue, Fate fate)
    {
        if (issue.Team is not { } team) return (issue.Handler!, IssueMove.Sign, Details.None);
        var leader = Acting(team);
        if (issue.Bounces == 0 && fate.Now("bounce") || issue.Bounces == 1 && fate.Now("bounce twice")) return (leader, IssueMove.Bounce, Details.None);
        return (leader, IssueMove.Sign, Details.None);
    }

    private (string, IssueMove, Details)? Work(PaperIssue issue, Fate fate)
    {
        var (handler, today) = (issue.Handler!, PaperCalendar.DayOf(exchange.Now));
        if (issue.Extension is { } asked) return Grant(issue, asked.By, fate);
        if (issue.Asking) return (issue.Reporter, IssueMove.Answer, Details.None);
        if (issue.Team is { } team && !issue.Restricted)
        {
            var mates = book.People.All.Where(p => p.Group == team && p.Code != handler && !book.People.Away(p.Code, today)).Select(p => p.Code).ToList();
            if (mates.Count > 0 && fate.Now("assign")) return (handler, IssueMove.Assign, new(mates[issue.Number % mates.Count]));
            if (fate.Now("supervise")) return (book.People.AreaLeaders(issue)[0], IssueMove.Supervise, new() { Until = today.AddDays(fate.Days(1, 6)) });
            if (issue.Level < 3 && fate.Now("escalate")) return (handler, IssueMove.Escalate, Details.None);
            if (issue.Reporter != handler && fate.Now("ask")) return (handler, IssueMove.Ask, Details.None);
            if (issue.Reporter != handler && fate.Now("urge")) return (issue.Reporter, IssueMove.Urge, Details.None);
            if (fate.Now("withdraw")) return (issue.Reporter, IssueMove.Withdraw, Details.None);
            if (fate.Now("refer")) return (handler, IssueMove.Refer, Details.None);
            if (fate.Now("merge") && Target(issue) is { } target) return (handler, IssueMove.Merge, new() { Into = target.Number });
            if (issue.ExtendedDays == 0 && fate.Now("extend") && Days(issue, fate) is > 0 and var days) return (handler, IssueMove.AskExtension, new() { Days = days, Until = book.Calendar.Add(PaperCalendar.DayOf(issue.SolveBy), days) });
            if (fate.Now("hold")) return (handler, IssueMove.Hold, new() { Until = today.AddDays(fate.Days(1, 8)) });
        }

        if (issue.Supervision is not null || fate.Now("progress")) return (handler, IssueMove.Progress, Details.None);
        if (fate.Now("photo")) return (handler, IssueMove.Progress, new("photo"));
        if (fate.Now("note")) return (handler, IssueMove.Note, Details.None);
        return exchange.Now >= DoneBy(issue, fate) ? (handler, IssueMove.Finish, new() { Ending = fate.Ending }) : null;
    }

    private (string, IssueMove, Details)? Grant(PaperIssue issue, string by, Fate fate)
    {
        var leader = book.People.LeaderOf(issue.Team!);
        // Nobody approves their own, and a deputy not what they asked for.
        var who = by == leader ? book.People.AreaLeaders(issue)[0] : Acting(issue.Team!);
        return who == by ? null : (who, fate.Now("refuse") ? IssueMove.RefuseExtension : IssueMove.GrantExtension, Details.None);
    }

    private (string, IssueMove, Details)? Decide(PaperIssue issue)
    {
        var intake = book.People.Intake(issue)[0];
        if (issue.Number % 3 == 0) return (intake, IssueMove.Finish, new() { Ending = Ending.Explained });
        return issue.Handler is not null ? (intake, IssueMove.Redo, Details.None) : (intake, IssueMove.Dispatch, new(GroupFor(issue, issue.Bounces)));
    }

    /// <summary>Some results are known early, others only when the clock has asked for them.</summary>
    private (string, IssueMove, Details)? Answered(PaperIssue issue)
    {
        var asked = book.ByClock.Exists(c => c.Number == issue.Number && c.Move == IssueMove.Refer);
        if (issue.Number % 2 == 0 && !asked) return null;
        var who = issue.Handler ?? book.People.Intake(issue)[0];
        if (issue.Number % 7 == 0 && issue.Handler is null) return (who, IssueMove.Dispatch, new(GroupFor(issue, 0)));
        return (who, IssueMove.Finish, new() { Ending = Ending.Referred });
    }

    private static (string, IssueMove, Details)? CallBack(PaperIssue issue, Fate fate) =>
        issue.Redos == 0 && fate.Now("no") || issue.Redos == 1 && fate.Now("no twice") ? (issue.Reporter, IssueMove.SayNo, Details.None)
        : fate.Will("silent") ? null
        : (issue.Reporter, fate.Will("partly") ? IssueMove.SayPartly : IssueMove.SayYes, Details.None);

    private static (string, IssueMove, Details)? Ended(PaperIssue issue, Fate fate)
    {
        if (issue is { Satisfaction: null, Verdict: Verdict.Solved or Verdict.Partly } && fate.Now("rate")) return (issue.Reporter, IssueMove.Rate, new() { Satisfaction = fate.Satisfaction });
        if (!issue.AskedAgain || issue.AskNoMore) return null;
        if (fate.Now("no later")) return (issue.Reporter, IssueMove.SayNo, Details.None);
        if (fate.Now("hush")) return (issue.Reporter, IssueMove.Hush, Details.None);
        return fate.Now("yes later") ? (issue.Reporter, IssueMove.SayYes, Details.None) : null;
    }

    /// <summary>The group leader, or whoever stands in for them.</summary>
    private string Acting(string group) => book.People.Reader(book.People.LeaderOf(group), PaperCalendar.DayOf(exchange.Now));

    /// <summary>One of the groups at the unit; after a bounce the next of them.</summary>
    private string GroupFor(PaperIssue issue, int bounces)
    {
        var near = book.People.Units.Where(g => g.Value.Contains(issue.Unit)).Select(g => g.Key).Order(StringComparer.Ordinal).ToList();
        return near[(issue.Number + bounces) % near.Count];
    }

    private PaperIssue? Target(PaperIssue issue) => book.Issues.FirstOrDefault(i => i.Number != issue.Number && i.Open && i.MergedInto is null && i.Unit == issue.Unit && i.Team == issue.Team && i.Category == issue.Category && !i.Restricted);

    /// <summary>For how many working days more is asked; 0 where it is too late for that.</summary>
    private int Days(PaperIssue issue, Fate fate)
    {
        var days = fate.Days(1, issue.Limit.Extension);
        return book.Calendar.Add(PaperCalendar.DayOf(issue.SolveBy), days) > PaperCalendar.DayOf(exchange.Now) ? days : 0;
    }

    private DateTime DoneBy(PaperIssue issue, Fate fate) => issue.Redos > 0 ? exchange.Now : fate.Pace switch
    {
        0 => book.Calendar.Close(issue.At, Math.Max(0, (issue.Limit.Solve + issue.ExtendedDays) / 2)).AddHours(-12),
        1 => issue.SolveBy.AddHours(-9),
        _ => book.Calendar.Close(issue.SolveBy, 1 + issue.Number % 7).AddHours(-9),
    };

    private DateTime Later(PaperIssue issue, int least) => issue.Urgent ? exchange.Now.AddHours(least) : exchange.Now.AddHours(2 + issue.Number % 3 * 20);
}
