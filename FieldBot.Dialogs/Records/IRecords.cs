using FieldBot.Dialogs.Programmes;

namespace FieldBot.Dialogs.Records;

/// <summary>
/// What has been recorded so far, including what earlier turns of the same batch did. The store answers from its collections,
/// the transcript tests from memory.
/// </summary>
public interface IRecords
{
    /// <summary>A programme version that is kept; null when it never was.</summary>
    Programme? ProgrammeOf(int version);

    /// <summary>The link with this payload token (the part after m_), or null: unknown.</summary>
    Link? Link(string token);

    /// <summary>The link with this id; a session remembers the id, never the token.</summary>
    Link? Link(int id);

    /// <summary>Whether a Telegram account is bound to this member.</summary>
    bool IsBound(string member);

    /// <summary>The language of the member's chat, or null when none is bound.</summary>
    string? LanguageOf(string member);

    /// <summary>Units that cadres added and that no programme lists yet.</summary>
    IReadOnlyList<Unit> AddedUnits { get; }

    /// <summary>Number that the next visit gets; numbers are never used twice.</summary>
    int NextVisit { get; }

    Visit? Visit(int number);

    /// <summary>The group's visit to the unit on that day that is not void; the first of several.</summary>
    Visit? VisitOn(string group, string unit, DateOnly day);

    /// <summary>The unit's latest visit by any group (by day, then number) that is not void.</summary>
    Visit? LastVisit(string unit);

    /// <summary>Day of the unit's latest visit, not void, at which the full form was offered; it is offered again a month later.</summary>
    DateOnly? LastFullOffer(string unit);

    /// <summary>Visits in which the member takes part (void ones too), newest first.</summary>
    (IReadOnlyList<Visit> Page, int Total) VisitsOf(string member, int skip, int take);
}
