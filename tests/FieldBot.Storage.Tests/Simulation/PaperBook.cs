using FieldBot.Dialogs.Issues;
using FieldBot.Dialogs.Programmes;

namespace FieldBot.Storage.Tests.Simulation;

/// <summary>The ledger kept on paper beside the program: by what was confirmed on cards, and by what the clock has to do by its rules.</summary>
internal sealed class PaperBook(IReadOnlyList<Table> tables)
{
    private static readonly int[] RiseAfter = [0, 1, 3, 5];

    private static readonly TimeSpan Breath = TimeSpan.FromMinutes(1);

    private readonly SortedDictionary<int, PaperIssue> _issues = [];
    private readonly Dictionary<string, PaperLimit> _limits = tables.Single(t => t.Name == "limits").Rows.ToDictionary(r => r[0], r => new PaperLimit(r[0], r[1] == "工作时", Int(r[2]), Int(r[3]), Int(r[4]), Int(r[5])), StringComparer.Ordinal);
    private readonly Dictionary<string, string> _limitOf = tables.Single(t => t.Name == "categories").Rows.ToDictionary(r => r[0], r => r[4], StringComparer.Ordinal);

    public PaperCalendar Calendar { get; private set; } = new(tables);

    public PaperPeople People { get; } = new(tables);

    public IReadOnlyCollection<PaperIssue> Issues => _issues.Values;

    /// <summary>What the clock did, or should have done.</summary>
    public List<(int Number, IssueMove Move, DateTime At)> ByClock { get; } = [];

    /// <summary>When it is looked next who is to be reminded.</summary>
    public DateTime? Look { get; private set; }

    /// <summary>The next time at which the clock has something to do.</summary>
    public DateTime? Next => _issues.Values.Select(i => i.Wake).Append(Look).Min();

    public PaperIssue this[int number] => _issues[number];

    public PaperLimit LimitOf(string category, bool urgent) => _limits[urgent ? "紧急" : _limitOf[category]];

    public void Register(PaperIssue issue)
    {
        PaperMoves.Count(issue, Calendar);
        _issues.Add(issue.Number, issue);
        Wind(issue);
        Look ??= Calendar.Morning(PaperCalendar.DayOf(issue.At).AddDays(1));
    }

    public void Make(PaperIssue issue, IssueMove move, Details details, string by, DateTime at)
    {
        var before = issue.Copy();
        PaperMoves.Make(issue, move, details, by, at, Calendar);
        issue.Before = before;
        if (move == IssueMove.Merge) _issues[details.Into].Joined += 1 + issue.Joined;
        Wind(issue);
    }

    public PaperIssue TakeBack(PaperIssue issue)
    {
        if (issue.MergedInto is { } into) _issues[into].Joined -= 1 + issue.Joined;
        var back = issue.Before!;
        back.Before = null;
        _issues[issue.Number] = back;
        Wind(back);
        return back;
    }

    /// <summary>Does what the clock has to do by now.</summary>
    /// <param name="look">What to do when it is looked who is to be reminded.</param>
    public void ClockTo(DateTime now, Action look)
    {
        foreach (var issue in _issues.Values.Where(i => i.Wake <= now).ToList())
        {
            foreach (var (_, move) in Due(issue).Where(d => d.At <= now).OrderBy(d => d.At).ToList())
            {
                Ring(issue, move, now);
                ByClock.Add((issue.Number, move, now));
            }

            issue.Before = null;
            Wind(issue);
            if (issue.Wake <= now) issue.Wake = now + Breath;
        }

        if (!(Look <= now)) return;
        Look = Calendar.Works(now) ? Calendar.Morning(PaperCalendar.DayOf(now).AddDays(1)) : Calendar.Worked(now, 0);
        if (Calendar.Works(now)) look();
    }

    /// <summary>An import: another calendar moves what is open; what those who left had in hand goes to their group's leader.</summary>
    public void Import(IReadOnlyList<Table> changed, DateTime now)
    {
        Calendar = new(changed);
        People.Read(changed);
        foreach (var issue in _issues.Values)
        {
            if (issue is { Working: true, Handler: { } handler } && People.Of(handler) is null)
            {
                PaperMoves.Make(issue, IssueMove.Assign, new(People.LeaderOf(issue.Team!)), "~", now, Calendar);
                ByClock.Add((issue.Number, IssueMove.Assign, now));
                issue.Before = null;
            }

            if (!issue.Open) continue;
            var before = (issue.SignBy, issue.ContactBy, issue.SolveBy);
            PaperMoves.Count(issue, Calendar);
            if (before != (issue.SignBy, issue.ContactBy, issue.SolveBy)) ByClock.Add((issue.Number, IssueMove.MoveDeadline, now));
            Wind(issue);
        }
    }

    private void Wind(PaperIssue issue) => issue.Wake = Due(issue).Select(d => (DateTime?)d.At).Min();

    private void Ring(PaperIssue issue, IssueMove move, DateTime now)
    {
        switch (move)
        {
            case IssueMove.Rise:
                while (RiseAt(issue) <= now) issue.Level++;
                issue.RisenAt = now;
                break;
            case IssueMove.Urge when issue.SignedAt is null: issue.SignRung = true; break;
            case IssueMove.Urge: issue.ContactRung = true; break;
            case IssueMove.Resume: PaperMoves.Make(issue, move, Details.None, "~", now, Calendar); break;
            case IssueMove.Refer: issue.AskResultAt = now.AddDays(30); break;
            case IssueMove.Silence: (issue.State, issue.Verdict, issue.ClosedAt) = (IssueState.StruckOff, Verdict.Silent, now); break;
            case IssueMove.AskAgain: issue.AskedAgain = true; break;
            case IssueMove.Archive: issue.State = IssueState.Archived; break;
        }
    }

    private DateTime? RiseAt(PaperIssue issue) => !issue.Runs || issue.Level == 3 ? null
        : issue.Urgent ? issue.SolveBy.AddDays(issue.Level)
        : Calendar.Morning(Calendar.Add(PaperCalendar.DayOf(issue.SolveBy), RiseAfter[issue.Level + 1]));

    private IEnumerable<(DateTime At, IssueMove Move)> Due(PaperIssue issue)
    {
        if (RiseAt(issue) is { } rise) yield return (rise, IssueMove.Rise);
        switch (issue.State)
        {
            case IssueState.Accepted or IssueState.Dispatched when issue is { Urgent: true, SignRung: false }: yield return (issue.SignBy, IssueMove.Urge); break;
            case IssueState.Signed when issue is { Urgent: true, ContactedAt: null, ContactRung: false }: yield return (issue.ContactBy, IssueMove.Urge); break;
            case IssueState.OnHold: yield return (Calendar.Morning(issue.HoldUntil!.Value), IssueMove.Resume); break;
            case IssueState.Referred: yield return (issue.AskResultAt!.Value, IssueMove.Refer); break;
            case IssueState.CalledBack: yield return (Calendar.Close(issue.CheckedAt!.Value, 5), IssueMove.Silence); break;
            case IssueState.StruckOff:
                if (issue is { AskedAgain: false, AskNoMore: false, Ending: Ending.Solved or Ending.PartlySolved or Ending.Explained } && (issue.Urgent || issue.Category == "PAY"))
                    yield return (Calendar.Morning(PaperCalendar.DayOf(issue.ClosedAt!.Value).AddDays(14)), IssueMove.AskAgain);
                yield return (issue.ClosedAt!.Value.AddDays(30), IssueMove.Archive);
                break;
        }
    }

    private static int Int(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
