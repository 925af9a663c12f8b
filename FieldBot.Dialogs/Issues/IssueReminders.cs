using System.Collections.Immutable;
using FieldBot.Dialogs.Access;
using FieldBot.Dialogs.Calendars;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Programmes;

namespace FieldBot.Dialogs.Issues;

/// <summary>
/// The morning's reminder: one message a day for each person at most, with what is due in two working days, today, or since yesterday, and
/// what the ladder brings them; for a group's leader also the units that nobody visited. Nothing to say, nothing sent.
/// </summary>
internal static class IssueReminders
{
    /// <summary>The timer that looks every working morning who is to be reminded.</summary>
    public const string Day = "day";

    /// <summary>Before the code of the member whose reminder a timer is: a code may look like the number of an issue.</summary>
    public const string Person = "@";

    private const int Most = 8;

    /// <summary>Why an issue is in somebody's reminder.</summary>
    public enum Reason { Soon, Uncontacted, Unsigned, Today, Late, Supervised, Risen }

    /// <summary>Sets the morning's timer where it is not set.</summary>
    public static void Wind(Talk talk)
    {
        if (talk.Facts.Records.TimerOf(Day) is null) Rewind(talk, talk.Facts);
    }

    /// <summary>Another calendar has other mornings.</summary>
    /// <param name="facts">With the programme that is in force from now on.</param>
    public static void Rewind(Talk talk, Facts facts) => talk.SetTimer(Day, NextMorning(facts));

    /// <summary>The morning has come: everybody with something due gets a timer of their own, when their quiet hours are over and people work.</summary>
    public static void MorningHasCome(Talk talk)
    {
        var facts = talk.Facts;
        // A program that was off in the morning does not catch up at night, nor at noon: it does when work goes on.
        var work = WorkingCalendar.Of(facts.Programme).NextWorkingTime(facts.Now);
        talk.SetTimer(Day, work > facts.Now ? work : NextMorning(facts));
        if (work > facts.Now) return;
        foreach (var reader in facts.Records.OpenIssues.SelectMany(i => Reasons(i, facts).Select(r => IssueRights.Reader(r.Member, i, facts))).Concat(NotVisited.Readers(facts)).Distinct(StringComparer.Ordinal))
            talk.SetTimer(Person + reader, WorkingCalendar.Of(facts.Programme).NextWorkingTime(Notices.After(reader, facts) ?? facts.Now));
    }

    /// <summary>One person's reminder, made from how things stand now.</summary>
    public static void Remind(Talk talk, string reader)
    {
        var facts = talk.Facts;
        // A program that was off comes too late with it: the morning that was missed, or the next one, looks anew. So nobody is reminded twice a day.
        if (!Working(facts) || facts.Records.TimerOf(Day) <= facts.Now) return;
        var due = facts.Records.OpenIssues.SelectMany(i => Reasons(i, facts).Where(r => IssueRights.Reader(r.Member, i, facts) == reader).Select(r => (Issue: i, r.Reason)))
            .DistinctBy(d => d.Issue.Number).OrderByDescending(d => d.Reason).ThenBy(d => d.Issue.SolveBy).ToList();
        var units = NotVisited.For(reader, facts);
        if (due.Count > 0 || units.Count > 0) talk.Tell(reader, w => new(Text(due, units, facts, w), Buttons: [.. Buttons(due, reader, facts, w), .. NotVisited.Buttons(units, w)]));
    }

    private static string Text(List<(Issue Issue, Reason Reason)> due, IReadOnlyList<NotVisited.Unvisited> units, Facts facts, Texts.Wording w)
    {
        var parts = new List<string>();
        if (due.Count > 0)
        {
            var lines = due.Take(Most).Select(d => w.Say($"issue.remind.{d.Reason}", ("id", d.Issue.Id), ("about", d.Issue.Guarded ? "" : IssueWords.About(d.Issue, facts, w)), ("deadline", IssueWords.Deadline(d.Issue, facts, w)), ("state", IssueWords.State(d.Issue, w))));
            parts.Add(w.Say("issue.remind", ("count", due.Count)) + "\n" + string.Join('\n', lines) + (due.Count > Most ? "\n" + w.Say("issue.remind.more", ("count", due.Count - Most)) : ""));
        }

        if (units.Count > 0) parts.Add(NotVisited.Text(units, facts, w));
        return string.Join("\n\n", parts);
    }

    private static IEnumerable<ImmutableArray<Button>> Buttons(List<(Issue Issue, Reason Reason)> due, string reader, Facts facts, Texts.Wording words) =>
        [.. due is [var only] ? Acts(only.Issue, reader, facts, words) : [], .. Rows.Of(due.Take(Most).Select(d => new Button(d.Issue.Id, $"i.{d.Issue.Number}..{IssueWords.Waiting}")))];

    /// <summary>Where there is one thing only, its buttons act straight away.</summary>
    private static ImmutableArray<ImmutableArray<Button>> Acts(Issue issue, string reader, Facts facts, Texts.Wording words)
    {
        var machine = new IssueLifecycle(issue, Standing.Of(reader, facts.Programme, facts.Records, facts.Today), facts);
        ImmutableArray<IssueMove> offered = [IssueMove.Sign, IssueMove.Start, IssueMove.Progress, IssueMove.AskExtension, IssueMove.Assign, IssueMove.Finish];
        return Rows.Of(offered.Where(machine.May).Select(m => IssueWords.Button(issue, m, "", words)));
    }

    /// <summary>Who is to be reminded of this issue today, and why.</summary>
    private static IEnumerable<(string Member, Reason Reason)> Reasons(Issue issue, Facts facts)
    {
        if (issue.Open && issue.State is not (IssueState.CalledBack or IssueState.Referred or IssueState.UnderCheck))
        {
            var left = IssueClock.DaysLeft(issue, facts);
            var limit = IssueClock.LimitOf(issue, facts.Programme, facts.Records);
            Reason? reason = left switch
            {
                2 when limit.SolveDays > 2 => Reason.Soon,
                0 => Reason.Today,
                -1 => Reason.Late,
                _ when issue.State is IssueState.Registered or IssueState.Accepted or IssueState.Dispatched && IsFirstMorningAfter(issue.SignBy, facts) => Reason.Unsigned,
                _ when issue is { State: IssueState.Signed, ContactedAt: null } && IsFirstMorningAfter(issue.ContactBy, facts) => Reason.Uncontacted,
                _ => null,
            };
            if (reason is { } why)
                foreach (var member in IssuePeople.OnDuty(issue, facts)) yield return (member, why);
        }

        // A leader's word is due: those who have to answer it are reminded on the day, the leader on the morning after.
        if (issue.Supervision is { Until: { } until } asked)
        {
            if (until == facts.Today)
                foreach (var member in IssuePeople.OnDuty(issue, facts)) yield return (member, Reason.Supervised);
            if (WorkingCalendar.Of(facts.Programme).AddWorkingDays(until, 1) == facts.Today) yield return (asked.By, Reason.Supervised);
        }

        // The issue's own timer carries it up at this very hour; urgent ones tell at once by themselves.
        if (!issue.Urgent && IssueClock.RisesNow(issue, facts) is { } level)
            foreach (var member in IssuePeople.At(level, issue, facts)) yield return (member, Reason.Risen);
    }

    private static bool Working(Facts facts) => WorkingCalendar.Of(facts.Programme).IsWorkingTime(facts.Now);

    private static bool IsFirstMorningAfter(DateTimeOffset at, Facts facts) => at < facts.Now && WorkingCalendar.Of(facts.Programme).WorkingDaysBetween(facts.Programme.DayOf(at), facts.Today) == 1;

    private static DateTimeOffset NextMorning(Facts facts) => IssueClock.Morning(facts.Today, facts.Programme) is var today && today > facts.Now ? today : IssueClock.Morning(facts.Today.AddDays(1), facts.Programme);
}
