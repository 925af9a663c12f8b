namespace FieldBot.Dialogs.Summaries;

/// <summary>What somebody wants to know. Buttons and jobs carry it by its place: new ones come last.</summary>
public enum Subject
{
    /// <summary>The card: five numbers and what needs attention.</summary>
    Overview,

    /// <summary>Groups that met their units, and those that did not.</summary>
    GroupsMet,

    /// <summary>Units that were visited, and how many are not.</summary>
    Coverage,

    /// <summary>Units that nobody visited in the period, or for so many days.</summary>
    NotVisited,

    /// <summary>Groups that did not go anywhere in the period.</summary>
    GroupsNotOut,

    /// <summary>Visits, one by one.</summary>
    Visits,

    /// <summary>Issues that are open now.</summary>
    Open,

    /// <summary>Of those, the ones whose deadline has passed.</summary>
    Overdue,

    /// <summary>Of those, the ones whose deadline comes within so many days (7 when nothing is said).</summary>
    DueSoon,

    /// <summary>Of those, the ones that wait for the reader's word.</summary>
    Waiting,

    /// <summary>Issues registered in the period.</summary>
    Registered,

    /// <summary>Issues struck off in the period, however they ended.</summary>
    Closed,

    /// <summary>Of those, the ones that were solved.</summary>
    Solved,

    /// <summary>Of those, what was not the union's to solve.</summary>
    OutOfRemit,

    /// <summary>响应率, 解决率, 满意率 and the other rates, each with its denominator.</summary>
    Rates,

    /// <summary>How satisfied reporters are.</summary>
    Satisfaction,

    /// <summary>Amounts of what was solved.</summary>
    Money,

    /// <summary>What the answers to one summed question come to; <see cref="Query.Question"/> names it.</summary>
    Answers,

    /// <summary>The plan: done, due, late.</summary>
    Plan,

    /// <summary>Groups whose prescribed actions are late.</summary>
    PlanLate,

    /// <summary>The same five numbers area by area, group by group, unit by unit, category by category.</summary>
    ByArea, ByGroup, ByUnit, ByCategory,

    /// <summary>Open issues by how old they are.</summary>
    Ages,

    /// <summary>Of what is open, what cannot wait: urgent, or with crisis words.</summary>
    Urgent,
}

/// <summary>In what order a list stands.</summary>
public enum Order { Deadline, Oldest, Newest }

/// <summary>What is asked and of what part of the records. By value: a button carries it, a question in words becomes one.</summary>
public sealed record Query(Subject Subject, Period Period)
{
    /// <summary>What belongs to the area by its group or by its unit. Code.</summary>
    public string? Area { get; init; }

    public string? Group { get; init; }

    public string? Unit { get; init; }

    public string? Category { get; init; }

    /// <summary>Issues in this state; null: in any.</summary>
    public Issues.IssueState? State { get; init; }

    /// <summary>Code of a summed question, for <see cref="Subject.Answers"/>.</summary>
    public string? Question { get; init; }

    /// <summary>For so many days nobody was there, or within so many days it is due; null: as usual.</summary>
    public int? Days { get; init; }

    /// <summary>Only the first so many.</summary>
    public int? Most { get; init; }

    public Order Order { get; init; }

    public int Page { get; init; }
}
