using FieldBot.Dialogs.Issues;

namespace FieldBot.Storage.Tests.Simulation;

/// <summary>What a move makes of an issue, as the rules of the office say it.</summary>
internal static class PaperMoves
{
    public static void Count(PaperIssue issue, PaperCalendar calendar)
    {
        issue.SignBy = issue.Limit.Working ? calendar.Worked(issue.At, issue.Limit.Sign) : issue.At.AddHours(issue.Limit.Sign);
        issue.ContactBy = issue.Limit.Working ? calendar.Worked(issue.At, issue.Limit.Contact) : issue.At.AddHours(issue.Limit.Contact);
        issue.SolveBy = calendar.Close(issue.At, issue.Limit.Solve + issue.ExtendedDays);
    }

    public static void Make(PaperIssue issue, IssueMove move, Details details, string by, DateTime at, PaperCalendar calendar)
    {
        switch (move)
        {
            case IssueMove.Decline: End(issue, Ending.Declined, at); break;
            case IssueMove.Withdraw: End(issue, Ending.Withdrawn, at); break;
            case IssueMove.Merge:
                End(issue, Ending.Duplicate, at);
                issue.MergedInto = details.Into;
                break;
            case IssueMove.Dispatch: (issue.State, issue.Team, issue.Handler, issue.SignedAt) = (IssueState.Dispatched, details.To, null, null); break;
            case IssueMove.Sign: (issue.State, issue.Handler, issue.SignedAt) = (IssueState.Signed, by, at); break;
            case IssueMove.Start:
                issue.State = IssueState.InHand;
                issue.ContactedAt ??= at;
                break;
            case IssueMove.Assign: (issue.Handler, issue.Extension) = (details.To, null); break;
            case IssueMove.Bounce:
                issue.State = issue.Bounces++ == 0 ? IssueState.Accepted : IssueState.Deciding;
                (issue.Team, issue.Handler, issue.SignedAt, issue.Extension) = (null, null, null, null);
                break;
            case IssueMove.Progress:
                issue.Supervision = null;
                if (issue.SignedAt is not null) issue.ContactedAt ??= at;
                break;
            case IssueMove.Ask: issue.Asking = true; break;
            case IssueMove.Answer: issue.Asking = false; break;
            case IssueMove.Hold: (issue.State, issue.HoldUntil) = (IssueState.OnHold, details.Until); break;
            case IssueMove.Resume: (issue.State, issue.HoldUntil) = (IssueState.InHand, null); break;
            case IssueMove.AskExtension: issue.Extension = (by, details.Days); break;
            case IssueMove.RefuseExtension: issue.Extension = null; break;
            case IssueMove.GrantExtension:
                (issue.ExtendedDays, issue.Extension, issue.Level) = (issue.ExtendedDays + issue.Extension!.Value.Days, null, 0);
                Count(issue, calendar);
                break;
            case IssueMove.Supervise: issue.Supervision = (by, details.Until!.Value); break;
            case IssueMove.Escalate: issue.Level++; break;
            case IssueMove.Refer: (issue.State, issue.AskResultAt, issue.Extension) = (IssueState.Referred, at.AddDays(30), null); break;
            case IssueMove.Finish: (issue.State, issue.DoneAt, issue.Ending, issue.Extension, issue.HoldUntil, issue.Supervision) = (IssueState.UnderCheck, at, details.Ending, null, null, null); break;
            case IssueMove.PassCheck: (issue.State, issue.CheckedAt) = (IssueState.CalledBack, at); break;
            case IssueMove.SendBack: (issue.State, issue.DoneAt, issue.Ending) = (issue.Handler is null ? IssueState.Deciding : IssueState.InHand, null, null); break;
            case IssueMove.SayYes when issue.State == IssueState.StruckOff: issue.AskNoMore = true; break;
            case IssueMove.SayYes: (issue.State, issue.Verdict, issue.ClosedAt) = (IssueState.StruckOff, Verdict.Solved, at); break;
            case IssueMove.SayPartly:
                (issue.State, issue.Verdict, issue.ClosedAt) = (IssueState.StruckOff, Verdict.Partly, at);
                if (issue.Ending == Ending.Solved) issue.Ending = Ending.PartlySolved;
                break;
            case IssueMove.SayNo:
                issue.AskedAgain = false;
                issue.State = issue is { Redos: 0, Handler: not null } ? IssueState.InHand : IssueState.Deciding;
                (issue.Redos, issue.Verdict, issue.Ending, issue.Satisfaction) = (issue.Redos + 1, Verdict.NotSolved, null, null);
                (issue.DoneAt, issue.CheckedAt, issue.ClosedAt) = (null, null, null);
                break;
            case IssueMove.Rate: issue.Satisfaction = details.Satisfaction; break;
            case IssueMove.Redo: issue.State = IssueState.InHand; break;
            case IssueMove.Hush: issue.AskNoMore = true; break;
            case IssueMove.Note or IssueMove.Urge: break;
            default: throw new InvalidOperationException($"the book knows no {move}");
        }
    }

    private static void End(PaperIssue issue, Ending ending, DateTime at)
    {
        (issue.State, issue.Ending, issue.ClosedAt) = (IssueState.StruckOff, ending, at);
        (issue.Extension, issue.HoldUntil, issue.Asking, issue.Supervision) = (null, null, false, null);
    }
}

/// <summary>What goes with a move.</summary>
internal sealed record Details(string? To = null)
{
    public static readonly Details None = new();

    public int Into { get; init; }
    public DateOnly? Until { get; init; }
    public int Days { get; init; }
    public Ending? Ending { get; init; }
    public Satisfaction? Satisfaction { get; init; }
}
