using FieldBot.Dialogs.Issues;
using FieldBot.Dialogs.Programmes;

namespace FieldBot.Storage.Tests.Simulation;

/// <summary>Who is who, read from the tables by hand: whose turn it is, whom the ladder reaches, who reads for whom.</summary>
internal sealed class PaperPeople
{
    public sealed record Person(string Code, string[] Roles, string Group, string[] Scope)
    {
        public bool City => Scope.Contains("全部");
    }

    private static readonly string[] Only = ["C001", "L01"];

    private readonly Dictionary<string, string> _unitAreas, _groupAreas;
    private List<Person> _people = [];

    public PaperPeople(IReadOnlyList<Table> tables)
    {
        _unitAreas = Rows(tables, "units").ToDictionary(r => r[0], r => r[3], StringComparer.Ordinal);
        _groupAreas = Rows(tables, "groups").ToDictionary(r => r[0], r => r[2], StringComparer.Ordinal);
        Units = Rows(tables, "groups").ToDictionary(r => r[0], r => r[3].Split('|').Distinct().ToArray(), StringComparer.Ordinal);
        Read(tables);
    }

    public IReadOnlyList<Person> All => _people;

    /// <summary>Where each group is stationed.</summary>
    public Dictionary<string, string[]> Units { get; }

    public List<(string Member, DateOnly From, DateOnly To, string Deputy)> Absences { get; } = [];

    public HashSet<string> Muted { get; } = new(StringComparer.Ordinal);

    /// <summary>The members as the tables in force have them.</summary>
    public void Read(IReadOnlyList<Table> tables) => _people = [.. Rows(tables, "members").Select(r => new Person(r[0], r[2].Split('|'), r[3], r[4].Split('|')))];

    public Person? Of(string code) => _people.Find(p => p.Code == code);

    public string LeaderOf(string group) => _people.Find(p => p.Group == group && p.Roles.Contains("组长"))!.Code;

    public bool Away(string member, DateOnly day) => Absences.Exists(a => a.Member == member && a.From <= day && day <= a.To);

    /// <summary>Who reads what is meant for this member.</summary>
    public string Reader(string member, DateOnly day)
    {
        var deputy = Absences.Find(a => a.Member == member && a.From <= day && day <= a.To).Deputy;
        return deputy is null || Of(deputy) is null ? member : deputy;
    }

    public bool Hears(string reader) => Of(reader) is not null && !Muted.Contains(reader);

    /// <summary>Who reads what is meant for this member about this issue: no deputy reads of what is restricted, unless it is restricted to them too.</summary>
    public string Reader(string member, PaperIssue issue, DateOnly day) => Reader(member, day) is var reader && issue.Restricted && !Only.Contains(reader) ? member : reader;

    public IReadOnlyList<string> OnDuty(PaperIssue issue, DateOnly day) => issue.State switch
    {
        IssueState.CalledBack => [issue.Reporter],
        _ when issue.Restricted && (issue.Handler is not { } one || Away(one, day)) => OnlyFor(day),
        IssueState.Registered or IssueState.Accepted => Intake(issue),
        IssueState.Deciding => [.. Intake(issue).Union(AreaLeaders(issue))],
        _ when issue.Handler is { } handler => [handler],
        IssueState.Dispatched => [LeaderOf(issue.Team!)],
        IssueState.Referred => Intake(issue),
        _ => throw new InvalidOperationException($"nobody has I-{issue.Number}, {issue.State}"),
    };

    /// <summary>1: the group, 2: the area, 3: the city.</summary>
    public IReadOnlyList<string> At(int level, PaperIssue issue, DateOnly day) => issue.Restricted ? OnlyFor(day) : level switch
    {
        1 => issue.Team is { } team ? [LeaderOf(team)] : Intake(issue),
        2 => [.. Intake(issue).Union(Nearest("领导", issue))],
        _ => [.. _people.Where(p => p.City && (p.Roles.Contains("受理") || p.Roles.Contains("领导"))).Select(p => p.Code)],
    };

    /// <summary>To whom it is restricted, as far as they are there.</summary>
    private string[] OnlyFor(DateOnly day) => Only.Where(m => !Away(m, day)).ToArray() is { Length: > 0 } there ? there : Only;

    public IReadOnlyList<string> Intake(PaperIssue issue) => Nearest("受理", issue);

    public IReadOnlyList<string> AreaLeaders(PaperIssue issue) => Nearest("领导", issue);

    private List<string> Nearest(string role, PaperIssue issue)
    {
        var area = new[] { _unitAreas[issue.Unit], (issue.Team ?? issue.Group) is { } group ? _groupAreas[group] : "" };
        var near = _people.FindAll(p => p.Roles.Contains(role) && p.Scope.Intersect(area).Any());
        return (near.Count > 0 ? near : _people.FindAll(p => p.Roles.Contains(role) && p.City)).ConvertAll(p => p.Code);
    }

    private static IEnumerable<System.Collections.Immutable.ImmutableArray<string>> Rows(IReadOnlyList<Table> tables, string name) => tables.Single(t => t.Name == name).Rows;
}
