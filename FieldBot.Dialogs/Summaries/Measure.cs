namespace FieldBot.Dialogs.Summaries;

/// <summary>What is counted, day by day. Stored by number: a number is never used for something else.</summary>
public enum Measure
{
    /// <summary>Visits, on their day.</summary>
    Visits = 1,

    /// <summary>Those who took part, on the day of the visit. Label: member.</summary>
    Attendance = 2,

    /// <summary>What a number adds up to. Label: question.</summary>
    Sum = 3,

    /// <summary>Visits that answered the question. Label: question.</summary>
    Said = 4,

    /// <summary>Of those, the visits whose answer is one that is looked for. Label: question.</summary>
    Agreed = 5,

    /// <summary>Visits that count for an action of the plan by what they answered. Label: action.</summary>
    Planned = 6,

    // Issues, on the day on which they were registered. Label: category.
    Registered = 10,

    /// <summary>Of those, what workers brought.</summary>
    Concerns = 11,

    /// <summary>Of those, the ones whose reporter was contacted, or that were done at once.</summary>
    Responded = 12,

    // Issues, on the day on which they were struck off. Label: category.
    Closed = 20,

    /// <summary>Of those, what workers brought.</summary>
    ConcernsClosed = 21,

    Solved = 22,
    PartlySolved = 23,
    Explained = 24,
    Unreachable = 25,

    /// <summary>转外部 or 不予受理: not the union's to solve; it stands apart in every rate.</summary>
    OutOfRemit = 26,

    /// <summary>Duplicates, and what its reporter withdrew: it says nothing of how matters are solved.</summary>
    Void = 27,

    /// <summary>Done by the deadline, among those that were worked on.</summary>
    OnTime = 30,

    /// <summary>Days from registration to striking off, of all that were worked on.</summary>
    Days = 31,

    Redone = 32,
    Extended = 33,
    Bounced = 34,

    /// <summary>The reporter said how satisfied they are; very satisfied or satisfied.</summary>
    Rated = 35,
    Satisfied = 36,

    /// <summary>Amounts of what was solved, in cents.</summary>
    Cents = 37,

    /// <summary>Actions of the plan, on their day. Label: action.</summary>
    Actions = 40,
}
