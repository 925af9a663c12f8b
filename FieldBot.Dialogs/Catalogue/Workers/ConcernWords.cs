using System.Collections.Immutable;
using FieldBot.Dialogs.Concerns;
using FieldBot.Dialogs.Issues;
using FieldBot.Dialogs.Records;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>How a matter is told to the worker who brought it: in plain words, and nothing of who in the office does what.</summary>
internal static class ConcernWords
{
    /// <summary>What a worker hears of; all else is the office's own business.</summary>
    private static readonly ImmutableArray<IssueMove> Told =
    [
        IssueMove.Accept, IssueMove.Decline, IssueMove.Dispatch, IssueMove.Sign, IssueMove.Start, IssueMove.Hold, IssueMove.Resume, IssueMove.GrantExtension, IssueMove.MoveDeadline, IssueMove.Refer, IssueMove.Ask, IssueMove.Tell,
        IssueMove.PassCheck, IssueMove.Merge, IssueMove.Split, IssueMove.Withdraw, IssueMove.Silence, IssueMove.AskAgain, IssueMove.SayYes, IssueMove.SayPartly, IssueMove.SayNo, IssueMove.Answer, IssueMove.Add,
        IssueMove.AskIdentity, IssueMove.Consent, IssueMove.Dissent, IssueMove.GrantIdentity, IssueMove.DenyIdentity,
    ];

    /// <summary>A thread is between the office and one worker; where several brought one matter, nobody reads another's.</summary>
    private static readonly ImmutableArray<IssueMove> Thread =
        [IssueMove.Ask, IssueMove.Tell, IssueMove.Answer, IssueMove.Add, IssueMove.AskIdentity, IssueMove.Consent, IssueMove.Dissent, IssueMove.GrantIdentity, IssueMove.DenyIdentity, IssueMove.SayYes, IssueMove.SayPartly, IssueMove.SayNo, IssueMove.Merge, IssueMove.Split];

    public static string About(Concern concern, Talk talk)
    {
        var issue = concern.Waiting ?? (concern.Number is { } n ? talk.Issue(n) : null);
        return issue is null ? "" : IssueWords.About(issue, talk.Facts, talk.Words);
    }

    public static string State(Concern concern, Talk talk)
    {
        if (concern.Waiting is not null) return talk.Words.Plain("worker.state.waiting", ("when", talk.Facts.Records.TimerOf(concern.Code) is { } at ? ConcernReceipt.When(at, talk) : ""));
        if (concern.Number is not { } number || talk.Issue(number) is not { } issue) return "";
        var main = Main(issue, talk);
        var ending = main is { Open: false, Ending: { } ended } ? talk.Words.Plain($"issue.ending.{ended}") : "";
        return talk.Words.Plain($"worker.state.{main.State}", ("ending", ending), ("to", main.ReferredTo ?? ""), ("date", main.HoldUntil is { } hold ? talk.Words.Date(hold) : ""));
    }

    /// <summary>The issue in which this one goes on, as it is by now.</summary>
    public static Issue Main(Issue issue, Talk talk)
    {
        while (issue.MergedInto is { } into && talk.Issue(into) is { } next) issue = next;
        return issue;
    }

    /// <summary>All that the worker may hear: their own thread, and what became of the matter.</summary>
    public static IReadOnlyList<(Issue Issue, IssueEntry Entry)> Heard(Issue issue, Talk talk)
    {
        var main = Main(issue, talk);
        if (main.Number == issue.Number) return ConcernThread.Woven(issue, issue.Standing.Where(e => Told.Contains(e.Move)), [], _ => []);
        var joined = issue.Entries.Last(e => e.Move == IssueMove.Merge).At;
        return ConcernThread.Woven(issue, issue.Standing.Where(e => Told.Contains(e.Move)), [main], m => m.Standing.Where(e => Told.Contains(e.Move) && !Thread.Contains(e.Move) && e.At >= joined));
    }

    public static string Line(Issue issue, IssueEntry entry, Talk talk)
    {
        var words = talk.Words;
        var mine = ConcernCode.Is(entry.By);
        var text = entry.Move switch
        {
            IssueMove.GrantExtension => Before(issue, entry, IssueMove.AskExtension),
            IssueMove.PassCheck => Before(issue, entry, IssueMove.Finish),
            // Where the office has an inner word it stays there.
            IssueMove.Accept or IssueMove.Dispatch or IssueMove.Sign or IssueMove.Start or IssueMove.Merge or IssueMove.Split or IssueMove.GrantIdentity or IssueMove.DenyIdentity => "",
            _ => entry.Text,
        };
        var to = entry.Move == IssueMove.Refer ? entry.To ?? "" : "";
        var line = words.Say($"worker.entry.{entry.Move}", ("date", words.Date(talk.Facts.Programme.DayOf(entry.At))), ("to", to), ("deadline", words.Date(talk.Facts.Programme.DayOf(issue.SolveBy))));
        if (text.Length > 0) line = words.Say(mine ? "worker.entry.mine" : "worker.entry.text", ("entry", new Texts.Html(line)), ("text", Texts.Cut.To(IssueWords.Whole, text)));
        return entry.Files.IsEmpty ? line : line + Texts.Wording.Escape(words.Aside(words.Evidence(entry.Files)));
    }

    /// <summary>What was written when it was asked for, or reported as done.</summary>
    private static string Before(Issue issue, IssueEntry entry, IssueMove move) => issue.Entries.Take(issue.Entries.IndexOf(entry)).LastOrDefault(e => e.Move == move)?.Text ?? "";
}
