using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using FieldBot.Dialogs.Access;
using FieldBot.Dialogs.Catalogue;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Issues;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;
using FieldBot.Dialogs.Summaries;
using FieldBot.Dialogs.Tests.Fixtures;
using FieldBot.Dialogs.Tests.Issues;
using Group = FieldBot.Dialogs.Programmes.Group;

namespace FieldBot.Dialogs.Tests.Leaders;

/// <summary>Random records, readers and filters: every number is as long as its list, and both are what a recount of the records comes to.</summary>
public sealed class NumbersTests
{
    private static readonly string[] Readers = ["L01", "L03", "L05", "L09", "C001", "C030", "C053", "K04", "X1", "X2", "X3", "X4"];

    private static readonly Lazy<Programme> Made = new(() =>
    {
        var tables = Sample.Tables.Select(t => t.Name == "members" ? t with
        {
            Rows = t.Rows.AddRange((ImmutableArray<string>[])[["X1", "多角色一", "领导|审核销号", "", "全部"], ["X2", "多角色二", "组长|审核销号", "G09", "G09"], ["X3", "多角色三", "领导|值班", "", "A03|A05"], ["X4", "多角色四", "领导", "", "G09|U14"]]),
        } : t).ToImmutableArray();
        return ProgrammeReader.Read(tables, 1) is { Programme: { } p } ? p : throw new InvalidOperationException(string.Join('\n', ProgrammeReader.Read(tables, 1).Faults));
    });

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 4)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Each_list_is_what_a_recount_comes_to(int seed)
    {
        var random = new Random(seed);
        var at = Filled(random);
        for (var n = 0; n < 12; n++)
        {
            var reader = Readers[random.Next(Readers.Length)];
            var query = Any(random, at, reader);
            foreach (var subject in (Subject[])[Subject.Visits, Subject.Open, Subject.Overdue, Subject.Registered, Subject.Closed, Subject.Solved, Subject.OutOfRemit])
            {
                var (total, listed) = Listed(at, reader, query with { Subject = subject });
                var expected = Expected(at, reader, query with { Subject = subject });
                Assert.True(total == listed.Count && listed.Distinct().Count() == total, $"{reader} {query} {subject}: {total} of {string.Join(' ', listed)}");
                // Of what is for named members only a closer sees what waits for the check, but counts nothing.
                if (Made.Value.Member(reader)!.Is(Role.Closer)) expected.RemoveWhere(i => subject is not (Subject.Visits or Subject.Open or Subject.Overdue) && !listed.Contains(i) && IssueRights.Restricted(at.Issue(i), at.FactsOf(reader)));
                Assert.True(expected.SetEquals(listed), $"{reader} {query} {subject}: expected {string.Join(' ', expected.Order())}, listed {string.Join(' ', listed.Order())}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Each_line_opens_what_it_says(int seed)
    {
        var random = new Random(seed);
        var at = Filled(random);
        for (var n = 0; n < 8; n++)
        {
            var reader = Readers[random.Next(Readers.Length)];
            var query = Any(random, at, reader);
            foreach (var subject in (Subject[])[Subject.ByArea, Subject.ByGroup, Subject.ByUnit, Subject.ByCategory])
            {
                var (total, lines) = Lines(at, reader, query with { Subject = subject });
                Assert.Equal(total, lines.Count);
                foreach (var (line, opens) in lines)
                {
                    var numbers = Numbers(line);
                    if (subject == Subject.ByCategory)
                    {
                        Assert.True(numbers[1] == Listed(at, reader, opens).Total, $"{reader} {query}: {line}");
                        continue;
                    }

                    var shown = Text(at, reader, opens);
                    int[] found = [One(shown, "走访次数 ([0-9]+)"), One(shown, "新登记 ([0-9]+)"), One(shown, "未结 ([0-9]+) 件"), One(shown, "超期 ([0-9]+) 件"), Listed(at, reader, opens with { Subject = Subject.Solved }).Total];
                    // No group, no unit and no record: the card says so in words.
                    if (found[0] == -1) found = [0, 0, 0, 0, found[4]];
                    Assert.True(numbers.SequenceEqual(found), $"{reader} {query} {subject}: {line} but {string.Join(' ', found)}\n{shown}");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void What_needs_attention_opens_as_many_as_it_says(int seed)
    {
        var random = new Random(seed);
        var at = Filled(random);
        foreach (var reader in Readers)
        {
            var query = Any(random, at, reader);
            var facts = at.FactsOf(reader);
            foreach (var (text, opens) in Attention.Of(Summary.Of(facts.Me!, query, facts), facts, Texts.Wording.In("zh-Hans")))
                Assert.True(One(text, "([0-9]+)") == Pages(at, reader, opens).Total, $"{reader} {query}: {text}");
        }
    }

    private static int[] Numbers(string line) => [.. Regex.Matches(line[(line.LastIndexOf('：') + 1)..], "[0-9]+", RegexOptions.None, TimeSpan.FromSeconds(1)).Select(m => int.Parse(m.Value, CultureInfo.InvariantCulture))];

    private static int One(string text, string pattern) => Regex.Match(text, pattern, RegexOptions.None, TimeSpan.FromSeconds(1)) is { Success: true } m ? int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture) : -1;

    private static HashSet<int> Expected(Case at, string reader, Query query)
    {
        var facts = at.FactsOf(reader);
        var me = facts.Me!;
        bool In(DateOnly day) => day >= query.Period.From && day <= query.Period.To;
        bool Here(string? group, string unit) => Rights.May(Act.SeeSummary, me, new(group, unit.Length == 0 ? null : unit), facts.Programme) && (query.Group ?? group) == group && (query.Unit ?? unit) == unit
            && (query.Area is null || facts.Programme.Group(group ?? "")?.Area == query.Area || Units.Find(unit, facts)?.Area == query.Area);
        if (query.Subject == Subject.Visits) return [.. at.World.Records.Visits.Where(v => v.VoidedAt is null && In(v.Day) && Here(v.Group, v.Unit)).Select(v => v.Number)];
        bool Seen(Issue i) => Here(i.Team ?? i.Group, i.Unit) && (query.Category ?? i.Category) == i.Category && IssueRights.MaySee(me, i, facts);
        DateOnly? Closed(Issue i) => i.Open ? null : facts.Programme.DayOf(i.ClosedAt!.Value);
        return [.. Enumerable.Range(1, at.World.Records.NextIssue - 1).Select(at.Issue).Where(Seen).Where(i => query.Subject switch
        {
            Subject.Open => i.Open,
            Subject.Overdue => i.Open && IssueClock.Overdue(i, facts.Now),
            Subject.Registered => In(facts.Programme.DayOf(i.At)),
            Subject.Closed => Closed(i) is { } day && In(day),
            Subject.Solved => Closed(i) is { } day && In(day) && i.Ending == Ending.Solved,
            _ => Closed(i) is { } day && In(day) && i.Ending is Ending.Referred or Ending.Declined && In(facts.Programme.DayOf(i.ClosedAt!.Value)),
        }).Select(i => i.Number)];
    }

    private static (int Total, List<int> Numbers) Listed(Case at, string reader, Query query)
    {
        var (total, cards) = Pages(at, reader, query);
        return (total, [.. cards.SelectMany(c => c.Buttons).SelectMany(r => r).Select(b => b.Data.Split('.')).Where(d => d[0] is "i" or "v").Select(d => int.Parse(d[1], CultureInfo.InvariantCulture))]);
    }

    private static (int Total, List<(string Line, Query Opens)> Lines) Lines(Case at, string reader, Query query)
    {
        var (total, cards) = Pages(at, reader, query);
        var lines = new List<(string, Query)>();
        foreach (var card in cards)
        {
            var said = Screen.Plain(card.Html).Split('\n').Where(l => l.Contains("· 登记", StringComparison.Ordinal) || l.Contains("：登记", StringComparison.Ordinal)).ToList();
            var opens = card.Buttons.SelectMany(r => r).Select(b => b.Data).Where(d => d.StartsWith("sb.", StringComparison.Ordinal)).Select(d => QueryCode.Read(d[3..], at.FactsOf(reader))!).Take(said.Count);
            lines.AddRange(said.Zip(opens));
        }

        return (total, lines);
    }

    private static (int Total, List<OutgoingMessage> Cards) Pages(Case at, string reader, Query query)
    {
        var cards = new List<OutgoingMessage> { Card(at, reader, query with { Page = 0 }) };
        var total = One(Screen.Plain(cards[0].Html).Split('\n')[0], "：([0-9]+) · ");
        for (var page = 1; page < 200; page++)
        {
            var next = Card(at, reader, query with { Page = page });
            if (next.Html == cards[^1].Html) break;
            cards.Add(next);
        }

        return (total, cards);
    }

    private static string Text(Case at, string reader, Query query) => Screen.Plain(Card(at, reader, query).Html);

    private static OutgoingMessage Card(Case at, string reader, Query query)
    {
        var talk = new Talk(new(Session.New, at.FactsOf(reader), new(0, 0, new Input.Unexpected("test"), 0, at.World.Now)));
        talk.Speak("zh-Hans");
        SummaryCard.Show(talk, query, below: true);
        return talk.Outcome().Replies[^1].Message;
    }

    private static Query Any(Random random, Case at, string reader)
    {
        var facts = at.FactsOf(reader);
        var p = facts.Programme;
        var today = facts.Today;
        var period = random.Next(5) switch { 0 => Period.Of(PeriodKind.Today, facts), 1 => Period.Of(PeriodKind.Week, facts), 2 => Period.Of(PeriodKind.Month, facts), 3 => Period.Of(PeriodKind.All, facts), _ => Period.Between(today.AddDays(-random.Next(40) - 20), today.AddDays(-random.Next(20))) };
        return new(Subject.Overview, period)
        {
            Area = random.Next(3) == 0 ? p.Areas[random.Next(p.Areas.Length)].Code : null, Group = random.Next(4) == 0 ? p.Groups[random.Next(p.Groups.Length)].Code : null,
            Unit = random.Next(4) == 0 ? p.Units[random.Next(p.Units.Length)].Code : null, Category = random.Next(4) == 0 ? p.Categories[random.Next(p.Categories.Length)].Code : null,
        };
    }

    /// <summary>Visits and issues of everywhere, some of a group that is gone, at units that were added, restricted, direct and from workers.</summary>
    private static Case Filled(Random random)
    {
        var at = new Case(Made.Value);
        at.World.Now = new(2022, 5, 11, 15, 0, 0, TimeSpan.FromHours(8));
        var (p, now) = (at.World.Programme, at.World.Now);
        T Of<T>(ImmutableArray<T> all) => all[random.Next(all.Length)];
        at.World.Records.Apply(new Event.UnitAdded(new(new("N1", "新单位一", "在建项目"), "G09", "C030", now)), null, "C030", now);
        at.World.Records.Apply(new Event.UnitSettled(new(new("N1", "新单位一", "在建项目"), "G09", "C030", now, ConfirmedBy: "C029")), null, "C029", now);
        at.World.Records.Apply(new Event.UnitAdded(new(new("N2", "新单位二", "在建项目"), "G10", "C030", now)), null, "C030", now);
        string Unit(Group? group) => random.Next(6) switch { 0 => "N1", 1 => "N2", 2 => Of(p.Units).Code, _ => group is { Units.IsEmpty: false } ? Of(group.Units) : Of(p.Units).Code };
        for (var n = 1; n <= 120; n++)
        {
            var group = Of(p.Groups);
            var day = p.DayOf(now).AddDays(-random.Next(43));
            var moment = now.AddDays(day.DayNumber - p.DayOf(now).DayNumber);
            at.World.Records.Apply(new Event.VisitRecorded(new(n, 1, random.Next(12) == 0 ? "G99" : group.Code, Unit(group), day, "now", moment, moment, moment, false, false, [.. p.MembersOf(group.Code).Take(1 + random.Next(3)).Select(m => m.Code)], null,
                ImmutableSortedDictionary<string, Answer>.Empty, [], []) { VoidedAt = random.Next(10) == 0 ? now : null }), null, "C001", now);
        }

        for (var n = 1; n <= 150; n++)
        {
            var group = Of(p.Groups);
            var worker = random.Next(3) == 0;
            var when = now.AddDays(-random.Next(43)).AddHours(-random.Next(24));
            var open = random.Next(2) == 0;
            Issue issue = new(n, 1, worker ? IssueSource.Worker : IssueSource.Cadre, worker ? $"#{n:D4}" : p.MembersOf(group.Code)[0].Code, worker || random.Next(5) == 0 ? null : group.Code, random.Next(10) == 0 ? "" : Unit(group), Of(p.Categories).Code, null, "说的事", null, null, null, [], "一般", random.Next(9) == 0, when)
            {
                State = open ? (IssueState)random.Next(10) : IssueState.StruckOff, Team = random.Next(4) == 0 ? null : random.Next(12) == 0 ? "G99" : random.Next(5) == 0 ? Of(p.Groups).Code : group.Code, SolveBy = when.AddDays(random.Next(30)),
                Direct = worker && random.Next(4) == 0, Handler = random.Next(2) == 0 ? p.MembersOf(group.Code)[^1].Code : null, Satisfaction = open || random.Next(2) == 0 ? null : (Satisfaction)random.Next(4),
                Ending = open ? null : (Ending)random.Next(8), ClosedAt = open ? null : when.AddDays(random.Next(Math.Max(1, (int)(now - when).TotalDays))), Entries = [new(when, "C001", IssueMove.Register)],
            };
            at.World.Records.Apply(new Event.IssueRegistered(issue), null, "C001", now);
        }

        return at;
    }
}
