using System.Globalization;
using System.Text.RegularExpressions;
using FieldBot.Dialogs.Issues;

namespace FieldBot.Storage.Tests.Simulation;

/// <summary>Who should be reminded of what this morning; and whether those who were reminded should have been.</summary>
internal sealed partial class PaperReminders(PaperBook book)
{
    private readonly Dictionary<string, Dictionary<int, string>> _due = new(StringComparer.Ordinal);
    private readonly HashSet<(string Reader, DateOnly Day)> _reminded = [];
    private readonly HashSet<(string Reader, int Number, string Why, DateTime Deadline)> _told = [];

    public int Sent { get; private set; }

    public SortedDictionary<string, int> Why { get; } = new(StringComparer.Ordinal);

    /// <summary>It is looked who is to be reminded: what is expected from now on.</summary>
    public void Look(DateTime now)
    {
        foreach (var issue in book.Issues.Where(i => i.Open))
        {
            foreach (var (member, why) in Reasons(issue, now))
            {
                var reader = book.People.Reader(member, issue, PaperCalendar.DayOf(now));
                if (!book.People.Hears(reader)) continue;
                if (!_due.TryGetValue(reader, out var list)) _due.Add(reader, list = []);
                list.TryAdd(issue.Number, why);
            }
        }
    }

    /// <summary>Somebody was reminded.</summary>
    public void Take(string reader, string html, DateTime now)
    {
        var day = PaperCalendar.DayOf(now);
        Assert.True(book.Calendar.Works(now), $"{reader} was reminded at {now}, when nobody works");
        Assert.True(_reminded.Add((reader, day)), $"{reader} was reminded twice on {day}");
        Assert.True(_due.Remove(reader, out var due), $"{reader} was reminded at {now} and should not have been:\n{html}");
        Assert.Equal(due.Count, int.Parse(Head().Match(html).Groups["n"].Value, CultureInfo.InvariantCulture));
        var lines = html.Split('\n')[1..].Where(l => l.StartsWith("I-", StringComparison.Ordinal)).ToList();
        Assert.Equal(Math.Min(8, due.Count), lines.Count);
        foreach (var line in lines)
        {
            var number = int.Parse(Number().Match(line).Groups["n"].Value, CultureInfo.InvariantCulture);
            Assert.True(due.TryGetValue(number, out var why), $"{reader} was reminded of I-{number} at {now}, {book[number].State}");
            Assert.Equal(why.Split(' ')[0], WhyIn(line));
            Assert.True(_told.Add((reader, number, why, book[number].SolveBy)), $"{reader} was told twice why I-{number}: {why}");
        }

        Sent++;
        foreach (var why in due.Values) Why[why] = Why.GetValueOrDefault(why) + 1;
    }

    /// <summary>Everybody who was to be reminded was.</summary>
    public void Settle() => Assert.True(_due.Count == 0, $"not reminded: {string.Join(' ', _due.Select(d => $"{d.Key} of {string.Join(',', d.Value.Keys)}"))}");

    private IEnumerable<(string Member, string Why)> Reasons(PaperIssue issue, DateTime now)
    {
        var (calendar, today, deadline) = (book.Calendar, PaperCalendar.DayOf(now), PaperCalendar.DayOf(issue.SolveBy));
        if (issue.Runs && StateReason() is { } why)
            foreach (var member in book.People.OnDuty(issue, today)) yield return (member, why);
        if (issue.Supervision is { } asked)
        {
            if (asked.Until == today)
                foreach (var member in book.People.OnDuty(issue, today)) yield return (member, "supervised");
            if (calendar.Add(asked.Until, 1) == today) yield return (asked.By, "supervised");
        }

        if (issue.Urgent || !issue.Runs || issue.SolveBy >= now) yield break;
        // What rose since people last stopped working is told this morning.
        var evening = today.AddDays(-1);
        while (!calendar.Works(evening)) evening = evening.AddDays(-1);
        if (issue.RisenAt > calendar.Close(evening.ToDateTime(TimeOnly.MinValue), 0))
            foreach (var member in book.People.At(issue.Level, issue, today)) yield return (member, $"risen {issue.Level}");

        string? StateReason() => calendar.Between(today, deadline) switch
        {
            2 when issue.Limit.Solve > 2 => "T-2",
            0 => "T",
            -1 => "T+1",
            _ when issue.State is IssueState.Accepted or IssueState.Dispatched && MorningAfter(issue.SignBy) => "unsigned",
            _ when issue is { State: IssueState.Signed, ContactedAt: null } && MorningAfter(issue.ContactBy) => "uncontacted",
            _ => null,
        };

        bool MorningAfter(DateTime at) => at < now && calendar.Between(PaperCalendar.DayOf(at), today) == 1;
    }

    private static string WhyIn(string line) =>
        line.Contains("升级到您这里", StringComparison.Ordinal) ? "risen" : line.Contains("督办的日子到了", StringComparison.Ordinal) ? "supervised"
        : line.Contains("过了签收时限", StringComparison.Ordinal) ? "unsigned" : line.Contains("过了首次联系时限", StringComparison.Ordinal) ? "uncontacted"
        : line.Contains("还有 2 个工作日", StringComparison.Ordinal) ? "T-2" : line.Contains("今天 ", StringComparison.Ordinal) ? "T"
        : line.Contains("超期 1 个工作日", StringComparison.Ordinal) ? "T+1" : line;

    [GeneratedRegex("今天要看的问题：(?<n>[0-9]+) 件", RegexOptions.NonBacktracking)]
    private static partial Regex Head();

    [GeneratedRegex("^I-(?<n>[0-9]+)", RegexOptions.NonBacktracking)]
    private static partial Regex Number();
}
