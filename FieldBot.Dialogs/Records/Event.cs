using FieldBot.Dialogs.Programmes;

namespace FieldBot.Dialogs.Records;

/// <summary>What a turn made true, in the past tense. The store applies events; it decides nothing.</summary>
public abstract record Event
{
    private Event() { }

    public sealed record VisitRecorded(Visit Visit) : Event;

    /// <summary>Corrected, joined, left or voided: the visit as it is now; its last change says what happened.</summary>
    public sealed record VisitChanged(Visit Visit) : Event;

    /// <summary>A unit that is not on the list (新增单位): counts at once, until the group leader confirms or merges it.</summary>
    public sealed record UnitAdded(Unit Unit, string Group, string By, DateTimeOffset At) : Event;

    /// <summary>The link was used up by this turn's chat, which is bound to the member from now on (an earlier account of the member loses access).</summary>
    public sealed record MemberBound(int Link, string Member, DateTimeOffset At) : Event;
}
