using System.Collections.Immutable;
using FieldBot.Dialogs.Summaries.Questions;
using FieldBot.Dialogs.Texts;

namespace FieldBot.Dialogs.Programmes;

/// <summary>The content that the union's staff edit: who is in which group, which unit, which questions. One version is one immutable whole.</summary>
public sealed class Programme
{
    /// <summary>0: nothing imported yet.</summary>
    public required int Version { get; init; }
    public required ProgrammeSettings Settings { get; init; }
    public required ImmutableArray<Area> Areas { get; init; }
    public required ImmutableArray<Unit> Units { get; init; }
    public required ImmutableArray<Group> Groups { get; init; }
    public required ImmutableArray<Member> Members { get; init; }
    public required ImmutableArray<Question> Questions { get; init; }
    public required ImmutableArray<Category> Categories { get; init; }
    public required ImmutableArray<Limit> Limits { get; init; }
    public required ImmutableArray<PlannedAction> Actions { get; init; }
    public required ImmutableArray<CalendarDay> Calendar { get; init; }

    /// <summary>English for choices, second-level categories and unit types.</summary>
    public required ImmutableDictionary<string, string> Terms { get; init; }

    /// <summary>问法: what leaders type beside the questions that are built in.</summary>
    public ImmutableArray<Ask> Asks { get; init; } = [];

    private Lazy<Index> _index;

    public Programme() => _index = new(() => new Index(this));

    /// <summary>The same programme under another version number.</summary>
    public Programme As(int version)
    {
        var copy = new Programme
        {
            Version = version, Settings = Settings, Areas = Areas, Units = Units, Groups = Groups, Members = Members, Questions = Questions,
            Categories = Categories, Limits = Limits, Actions = Actions, Calendar = Calendar, Terms = Terms, Asks = Asks,
        };
        copy._index = _index;
        return copy;
    }

    public Area? Area(string code) => _index.Value.Areas.GetValueOrDefault(code);
    public Unit? Unit(string code) => _index.Value.Units.GetValueOrDefault(code);
    public Group? Group(string code) => _index.Value.Groups.GetValueOrDefault(code);
    public Member? Member(string code) => _index.Value.Members.GetValueOrDefault(code);
    public Question? Question(string code) => _index.Value.Questions.GetValueOrDefault(code);

    public Category? Category(string code) => _index.Value.Categories.GetValueOrDefault(code);
    public Limit? Limit(string name) => _index.Value.Limits.GetValueOrDefault(name);

    /// <summary>Questions whose answers are summed up, in the order of the table.</summary>
    public ImmutableArray<Question> Summed => _index.Value.Summed;

    /// <summary>Members with the role, in the order of the table.</summary>
    public ImmutableArray<Member> MembersWith(Role role) => _index.Value.ByRole.GetValueOrDefault(role, []);

    /// <summary>Members of the group, in the order of the table.</summary>
    public ImmutableArray<Member> MembersOf(string group) => _index.Value.ByGroup.GetValueOrDefault(group, []);

    /// <summary>A choice, category or type in the reader's language; as it stands where there is no term.</summary>
    public string Term(string text, string language) => language == Phrasebook.Chinese ? text : Terms.GetValueOrDefault(text, text);

    public DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(LocalTime(at));

    public DateTime LocalTime(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Settings.TimeZone).DateTime;

    private sealed class Index(Programme p)
    {
        public readonly Dictionary<string, Area> Areas = p.Areas.ToDictionary(a => a.Code, StringComparer.Ordinal);
        public readonly Dictionary<string, Unit> Units = p.Units.ToDictionary(u => u.Code, StringComparer.Ordinal);
        public readonly Dictionary<string, Group> Groups = p.Groups.ToDictionary(g => g.Code, StringComparer.Ordinal);
        public readonly Dictionary<string, Member> Members = p.Members.ToDictionary(m => m.Code, StringComparer.Ordinal);
        public readonly Dictionary<string, Question> Questions = p.Questions.ToDictionary(q => q.Code, StringComparer.Ordinal);
        public readonly Dictionary<string, Category> Categories = p.Categories.ToDictionary(c => c.Code, StringComparer.Ordinal);
        public readonly Dictionary<string, Limit> Limits = p.Limits.ToDictionary(l => l.Name, StringComparer.Ordinal);
        public readonly ImmutableArray<Question> Summed = [.. p.Questions.Where(q => q.Summed is not null)];
        public readonly Dictionary<Role, ImmutableArray<Member>> ByRole = p.Members.SelectMany(m => m.Roles.Distinct(), (m, role) => (Member: m, Role: role))
            .GroupBy(m => m.Role, m => m.Member).ToDictionary(g => g.Key, g => g.ToImmutableArray());
        public readonly Dictionary<string, ImmutableArray<Member>> ByGroup = p.Members.Where(m => m.Group is not null)
            .GroupBy(m => m.Group!, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToImmutableArray(), StringComparer.Ordinal);
    }
}

public sealed record Area(string Code, string Name, string Level);

/// <param name="Kind">Type (类型) in Chinese, such as 在建项目; conditions ask for it.</param>
/// <param name="Area">Null for a unit that a cadre added.</param>
public sealed record Unit(string Code, string Name, string Kind, string? Area = null, double? Latitude = null, double? Longitude = null, string? Source = null);

/// <param name="Units">Codes of the units it is stationed at, in order, without repeats.</param>
public sealed record Group(string Code, string Name, string Area, ImmutableArray<string> Units);

/// <summary>The last one is no role of a workbook: a worker has it in their own concern.</summary>
public enum Role { Cadre, GroupLeader, Intake, Liaison, Leader, Closer, OnCall, IdentityKeeper, Auditor, Admin, Worker }

/// <param name="Scope">Codes of groups, units or areas; <see cref="All"/> means all.</param>
public sealed record Member(string Code, string Name, ImmutableArray<Role> Roles, string? Group, ImmutableArray<string> Scope)
{
    public const string All = "全部";

    public bool Is(Role role) => Roles.Contains(role);
}

public enum QuestionKind { Single, Multiple, Members, Integer, Money, Text, Date }

/// <param name="English">The question in English; the Chinese text where it is empty.</param>
/// <param name="Choices">For single and multiple choice.</param>
/// <param name="Max">Largest number, or most characters of a text.</param>
/// <param name="Core">★: the short form asks it.</param>
/// <param name="Required">False: it can be skipped.</param>
/// <param name="Carry">默认上次: the unit's last answer is offered.</param>
/// <param name="Ceiling">上限: the code of the question whose answer it may not exceed.</param>
/// <param name="Exclusive">独选: the choice that excludes the others.</param>
/// <param name="SuggestsIfAnswered">建议立件 有内容: category that any text suggests.</param>
public sealed record Question(
    string Code,
    bool Core,
    string Text,
    string English,
    QuestionKind Kind,
    ImmutableArray<string> Choices,
    decimal Min,
    decimal Max,
    Condition? Condition,
    bool Required,
    bool Carry,
    string? Ceiling,
    ImmutableArray<SuggestionRule> Suggests,
    ImmutableArray<NotifyRule> Notifies,
    string? Exclusive)
{
    /// <summary>汇总: what its answers come to is asked for in summaries; null: it is not.</summary>
    public Summed? Summed { get; init; }

    public string In(string language) => language == Phrasebook.Chinese || English.Length == 0 ? Text : English;
}

/// <param name="Name">As summaries call it; its English stands in the terms.</param>
/// <param name="Values">Choices whose share is asked for; none: the numbers are added up.</param>
public sealed record Summed(string Name, ImmutableArray<string> Values);

/// <param name="Choices">Any of these suggests the category; empty means 有内容 (any text).</param>
public sealed record SuggestionRule(string Category, ImmutableArray<string> Choices);

/// <summary>通知: who is told at once when this choice is given.</summary>
public sealed record NotifyRule(string Choice, ImmutableArray<Role> Roles);

public abstract record Condition
{
    private Condition() { }

    /// <summary>X=a|b: any of them chosen. X&lt;&gt;a|b: answered, and none of them chosen. False while X is unanswered.</summary>
    public sealed record OnAnswer(string Question, bool Not, ImmutableArray<string> Values) : Condition;

    public sealed record OnUnitKind(bool Not, ImmutableArray<string> Kinds) : Condition;

    public sealed record FirstVisit : Condition;
}

public sealed record Category(string Code, string Name, string English, ImmutableArray<string> Kinds, string Limit, ImmutableArray<string> Evidence, ImmutableArray<string> Handlers)
{
    /// <summary>直达市总: those of the second level that go past units and groups, such as complaints about the union's own cadres.</summary>
    public ImmutableArray<string> Direct { get; init; } = [];
}

/// <summary>Deadlines of one kind of issue. Hours count on the clock or in working hours; 办结 and 延期 in working days.</summary>
public sealed record Limit(string Name, bool WorkingTime, int SignHours, int ContactHours, int SolveDays, int ExtensionDays);

/// <summary>动作: prescribed or optional; weeks count from the start, null where the table is empty.</summary>
public sealed record PlannedAction(string Code, bool Prescribed, string Name, string English, int? FromWeek, int? ToWeek, int? Times, ActionCount? Counts = null)
{
    public string In(string language) => language == Phrasebook.Chinese || English.Length == 0 ? Name : English;
}

/// <summary>自动计数: an action that counts by itself, from what is recorded anyway.</summary>
public abstract record ActionCount
{
    private ActionCount() { }

    /// <summary>首次走访: once the group has visited a unit.</summary>
    public sealed record FirstVisit : ActionCount;

    /// <summary>全覆盖: once the group has visited every unit of its own.</summary>
    public sealed record Coverage : ActionCount;

    /// <summary>台账: made from the ledger, so that nobody writes it again.</summary>
    public sealed record Ledger : ActionCount;

    /// <summary>Each visit whose answer is (or is not) one of these.</summary>
    public sealed record Visits(string Question, bool Not, ImmutableArray<string> Values) : ActionCount;
}

/// <param name="Working">班: a working day on a weekend. False: 休, a holiday on a weekday.</param>
public sealed record CalendarDay(DateOnly Day, bool Working, string Holiday);

/// <param name="Start">First day of week 1.</param>
public sealed record ProgrammeSettings(
    string Name,
    string Host,
    DateOnly Start,
    DateOnly MeetBy,
    DateOnly End,
    TimeZoneInfo TimeZone,
    ImmutableArray<(TimeOnly From, TimeOnly To)> WorkingHours,
    (TimeOnly From, TimeOnly To) QuietHours,
    string Language,
    int NotVisitedDays,
    int HideBelow,
    ImmutableArray<TimeOnly> RelayTimes,
    int IdentityDays,
    ImmutableArray<string> EmergencyPhones,
    ImmutableArray<string> Hotlines,
    ImmutableArray<string> CrisisWords);
