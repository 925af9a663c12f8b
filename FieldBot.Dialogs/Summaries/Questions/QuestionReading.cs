using System.Collections.Immutable;

namespace FieldBot.Dialogs.Summaries.Questions;

/// <summary>What a part of a question says.</summary>
public enum Slot
{
    Subject, Area, Group, Unit, Category, State, Period, Days, Most, Order,

    /// <summary>A summed question, of which <see cref="Dialogs.Summaries.Subject.Answers"/> tells.</summary>
    Question,

    /// <summary>Words that no rule understood or that do not fit what is asked: shown, so that nobody believes they counted.</summary>
    Ignored,
}

/// <summary>Which words became what.</summary>
/// <param name="Words">As they were typed, in half-width and lower case; several places of the text are joined by a space.</param>
public sealed record Part(Slot Slot, string Words);

/// <param name="Code">Of an area, unit, group or category; a number for a period.</param>
/// <param name="Name">As it is called, or was typed.</param>
public sealed record Named(string Code, string Name);

/// <summary>What came of reading a question.</summary>
public abstract record QuestionReading
{
    private QuestionReading() { }

    /// <param name="Parts">The subject first, then the filters in the order of <see cref="Slot"/>; a filter that was not named has none. Without a period it is all since the start.</param>
    public sealed record Understood(Query Query, ImmutableArray<Part> Parts) : QuestionReading;

    /// <summary>One issue. Whether there is one and the reader may see it, the card says.</summary>
    public sealed record AboutIssue(int Number) : QuestionReading;

    public sealed record AboutVisit(int Number) : QuestionReading;

    /// <summary>Persons are neither ranked nor counted.</summary>
    public sealed record AboutPerson : QuestionReading;

    /// <summary>Something that this bot knows nothing of, such as the weather.</summary>
    public sealed record OffTopic(string What) : QuestionReading;

    /// <summary>A place that is not the reader's.</summary>
    public sealed record OutsideScope(Slot Slot, Named Place) : QuestionReading;

    /// <summary>There is no such area, group, unit, issue or visit.</summary>
    /// <param name="Nearest">At most three, of the reader's own; empty: nothing is like it.</param>
    public sealed record NoSuch(string What, ImmutableArray<Named> Nearest) : QuestionReading
    {
        /// <summary>It was in an earlier version of the programme: its records are still there.</summary>
        public Named? Former { get; init; }
    }

    /// <summary>Two areas, units, groups, categories or periods where one can be asked for.</summary>
    public sealed record TwoAtOnce(Slot Slot, Named A, Named B) : QuestionReading;

    /// <summary>A name that several units or groups have in part: two to six of them.</summary>
    public sealed record Which(Slot Slot, string What, ImmutableArray<Named> Candidates) : QuestionReading;

    /// <summary>No such day, an end before its beginning, or days that have not come yet.</summary>
    public sealed record ImpossiblePeriod(string What) : QuestionReading;

    /// <param name="Near">Up to three questions that are understood, filled with the reader's own places.</param>
    public sealed record NotUnderstood(ImmutableArray<string> Near) : QuestionReading;

    /// <summary>More than <see cref="QuestionReader.Longest"/> characters.</summary>
    public sealed record TooLong : QuestionReading;
}
