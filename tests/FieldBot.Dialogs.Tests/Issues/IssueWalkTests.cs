using System.Collections.Concurrent;
using CsCheck;
using FieldBot.Dialogs.Issues;
using FieldBot.Dialogs.Programmes;

namespace FieldBot.Dialogs.Tests.Issues;

/// <summary>Random moves by random people at random times: no forbidden state is ever reached, and what must hold of an issue always holds.</summary>
public sealed class IssueWalkTests
{
    private static readonly string?[] People = [null, "C029", "C030", "C031", "C001", "C002", "K06", "K07", "K02", "K08", "L03", "L01", "K01", "K04", "K05", "N02"];

    private static readonly IssueMove[] Moves = [.. Enum.GetValues<IssueMove>().Except([IssueMove.Register, IssueMove.TakeBack])];

    /// <summary>What ends an issue early, and what changes no state: not every time.</summary>
    private static readonly IssueMove[] Rare = [IssueMove.Merge, IssueMove.Withdraw, IssueMove.Decline, IssueMove.Note, IssueMove.Progress, IssueMove.Ask, IssueMove.Urge, IssueMove.Supervise, IssueMove.Escalate, IssueMove.Assign, IssueMove.Rate];

    /// <summary>What may follow what, written down once more and by hand: the machine is held against it.</summary>
    private static readonly Dictionary<IssueState, IssueState[]> Next = new()
    {
        [IssueState.Registered] = [IssueState.Accepted, IssueState.Signed, IssueState.Dispatched, IssueState.Referred, IssueState.StruckOff],
        [IssueState.Accepted] = [IssueState.Signed, IssueState.Dispatched, IssueState.Referred, IssueState.StruckOff],
        [IssueState.Dispatched] = [IssueState.Signed, IssueState.Accepted, IssueState.Deciding, IssueState.StruckOff],
        [IssueState.Signed] = [IssueState.InHand, IssueState.Accepted, IssueState.Deciding, IssueState.Referred, IssueState.UnderCheck, IssueState.StruckOff],
        [IssueState.InHand] = [IssueState.OnHold, IssueState.UnderCheck, IssueState.Accepted, IssueState.Deciding, IssueState.Referred, IssueState.StruckOff],
        [IssueState.OnHold] = [IssueState.InHand, IssueState.UnderCheck, IssueState.Accepted, IssueState.Deciding, IssueState.Referred, IssueState.StruckOff],
        [IssueState.Deciding] = [IssueState.Dispatched, IssueState.InHand, IssueState.UnderCheck, IssueState.StruckOff],
        [IssueState.Referred] = [IssueState.UnderCheck, IssueState.Dispatched, IssueState.StruckOff],
        [IssueState.UnderCheck] = [IssueState.CalledBack, IssueState.InHand, IssueState.Deciding, IssueState.StruckOff],
        [IssueState.CalledBack] = [IssueState.StruckOff, IssueState.InHand, IssueState.Deciding],
        [IssueState.StruckOff] = [IssueState.InHand, IssueState.Deciding, IssueState.Archived],
        [IssueState.Archived] = [],
    };

    private readonly ConcurrentDictionary<IssueState, bool> _reached = [];

    [Fact]
    public void No_forbidden_state_is_reached()
    {
        Gen.Select(Gen.Int[0, People.Length - 1], Gen.Int[0, Moves.Length - 1], Gen.Int[0, 1_000_000]).List[20, 250].Sample(Walk, iter: 150, seed: "0000KOIPevJ3");
        // A walk that never gets anywhere would show nothing.
        Assert.All(Next.Keys.Except([IssueState.Registered, IssueState.Archived]), s => Assert.True(_reached.ContainsKey(s), $"{s}"));
    }

    private void Walk(List<(int Who, int Move, int Pick)> steps)
    {
        var @case = new Case();
        List<int> numbers = [@case.Register("C030").Number, @case.Register("K07").Number, @case.Register("K06", category: "SAF").Number, @case.Register("C029", category: "SPE").Number, @case.Register("C031", category: "LIV").Number];
        foreach (var (who, move, pick) in steps)
        {
            var number = numbers[pick % numbers.Count];
            var before = @case.Issue(number);
            if (pick % 5 == 0) { @case.Pass(TimeSpan.FromHours(pick % 11 == 0 ? 400 : pick % 100)); Check(@case, numbers); continue; }
            var (by, what) = Choose(@case, before, People[who], Moves[move], pick);
            if (by is null && what is not (IssueMove.Urge or IssueMove.Rise)) continue;
            if (by is not null && pick % 17 == 0) { @case.Turn(by, t => IssueMoves.TakeBack(t, before)); Check(@case, numbers); continue; }
            var into = @case.World.Records.OpenIssues.Where(i => i.Number != number && i.Unit == before.Unit).Select(i => i.Id).FirstOrDefault();
            if (what == IssueMove.Merge && into is null) continue;
            var details = new MoveDetails("话", what switch { IssueMove.Dispatch => pick % 2 == 0 ? "G09" : "G01", IssueMove.Assign => pick % 2 == 0 ? "C030" : "C031", IssueMove.Merge => into, _ => "外" })
            { Ending = Ending.Solved, Days = 3, Until = @case.World.Programme.DayOf(@case.World.Now).AddDays(2), Satisfaction = Satisfaction.Satisfied };
            var moved = @case.Move(by, number, what, details);
            var after = @case.Issue(number);
            Assert.True(moved || before == after || before.Entries.Length == after.Entries.Length);
            if (!moved) continue;
            if (what == IssueMove.Merge) @case.Turn(by, t => IssueMoves.Join(t, after, t.Issue(after.MergedInto!.Value)!));
            Assert.True(before.State == after.State || Next[before.State].Contains(after.State), $"{before.State} -{what}-> {after.State}");
            _reached[after.State] = true;
            // 转办摘要: the unit's liaison answers a word that was written for them, and sees no more of it.
            if (by is not null && what != IssueMove.AnswerForUnit) Assert.True(MaySayOrSees(@case, by, before, what), $"{by} {what} without seeing it");
            Check(@case, numbers);
        }
    }

    /// <summary>What random people want is hardly ever permitted: half of the time something is chosen that is.</summary>
    private static (string? By, IssueMove Move) Choose(Case @case, Issue issue, string? by, IssueMove move, int pick)
    {
        if (pick % 2 == 0) return (by, move);
        var permitted = People.OfType<string>().SelectMany(p => Moves.Where(m => !Rare.Contains(m) || pick % 7 == 0)
            .Where(new IssueLifecycle(issue, @case.FactsOf(p).Me, @case.FactsOf(p)).May).Select(m => (p, m))).ToList();
        return permitted.Count == 0 ? (by, move) : permitted[pick / 7 % permitted.Count];
    }

    private static bool MaySayOrSees(Case @case, string by, Issue before, IssueMove move) =>
        IssueRights.MaySee(@case.World.Programme.Member(by)!, before, @case.FactsOf(by))
        || (before.Reporter == by && move is IssueMove.SayYes or IssueMove.SayNo or IssueMove.SayPartly or IssueMove.Rate or IssueMove.Hush or IssueMove.Answer or IssueMove.Withdraw);

    private static void Check(Case @case, List<int> numbers)
    {
        var programme = @case.World.Programme;
        foreach (var issue in numbers.Select(@case.Issue))
        {
            var counted = IssueClock.Counted(issue, programme, @case.World.Records);
            Assert.Equal((counted.SignBy, counted.ContactBy, counted.SolveBy), (issue.SignBy, issue.ContactBy, issue.SolveBy));
            Assert.Equal(IssueClock.Next(issue, programme), @case.World.Records.TimerOf(issue.Id));
            Assert.DoesNotContain(issue.CheckedBy ?? "", issue.Handlers);
            if (issue.Handler is { } handler) Assert.Contains(handler, issue.Handlers);
            Assert.Equal(issue.Open, issue.ClosedAt is null);
            if (!issue.Open) Assert.NotNull(issue.Ending);
            if (issue.Ending is Ending.Duplicate) Assert.NotNull(issue.MergedInto);
            Assert.True(issue.ExtendedDays is 0 or 3, "extended once");
            Assert.True(issue.State is not (IssueState.Signed or IssueState.InHand or IssueState.OnHold) || issue.Handler is not null, $"nobody has what is {issue.State}");
            for (var (to, hops) = (issue.MergedInto, 0); to is { } next; to = @case.Issue(next).MergedInto, hops++) Assert.True(hops < numbers.Count, "a circle");
        }

        Assert.Equal(@case.World.Records.OpenIssues.Count, numbers.Count(n => @case.Issue(n).Open));
    }
}
