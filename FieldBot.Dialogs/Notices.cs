using FieldBot.Dialogs.Access;
using FieldBot.Dialogs.Calendars;

namespace FieldBot.Dialogs;

/// <summary>Whether, when and to whom a notice goes: the one place that knows of quiet hours, muting and deputies.</summary>
internal static class Notices
{
    /// <param name="InPlaceOf">The absent member for whom the reader stands in.</param>
    /// <param name="NotBefore">The end of the reader's quiet hours; null: now.</param>
    public sealed record Address(string Reader, string? InPlaceOf, DateTimeOffset? NotBefore);

    public static Address? ToPerson(string member, Facts facts) => Calmly(member, null, facts);

    /// <summary>Who reads today what is about this member's duty: the deputy while they are away. A deputy without an account helps nobody: then it waits for the member's return.</summary>
    public static string ReaderOf(string member, Facts facts) =>
        Standing.Reader(member, facts.Records, facts.Today) is var reader && facts.Records.IsBound(reader) ? reader : member;

    public static Address? OnDuty(string member, Facts facts) => ReaderOf(member, facts) is var reader && reader != member ? Calmly(reader, member, facts) : Calmly(member, null, facts);

    public static Address? Urgent(string member, Facts facts) =>
        ReaderOf(member, facts) is var reader && facts.Records.IsBound(reader) ? new(reader, reader == member ? null : member, null) : null;

    /// <summary>What concerns the account itself, at once: a deputy could do nothing with it.</summary>
    public static Address? ToAccount(string member, Facts facts) => facts.Records.IsBound(member) ? new(member, null, null) : null;

    /// <summary>The hours in which this member is left in peace: the programme's, and what they added themselves.</summary>
    public static (TimeOnly From, TimeOnly To) QuietHours(string member, Facts facts)
    {
        var (from, to) = facts.Programme.Settings.QuietHours;
        var mine = facts.Records.PreferencesOf(member);
        return (mine.QuietFrom ?? from, mine.QuietTo ?? to);
    }

    /// <summary>The end of this member's quiet hours; null when they may be told now.</summary>
    public static DateTimeOffset? After(string member, Facts facts)
    {
        var ends = new QuietTime(facts.Programme.Settings.TimeZone, QuietHours(member, facts)).EndsAt(facts.Now);
        return ends > facts.Now ? ends : null;
    }

    // Muting is for one's own notices: what comes in place of somebody else would reach nobody.
    private static Address? Calmly(string member, string? inPlaceOf, Facts facts) =>
        facts.Records.IsBound(member) && (inPlaceOf is not null || !facts.Records.PreferencesOf(member).Muted) ? new(member, inPlaceOf, After(member, facts)) : null;
}
