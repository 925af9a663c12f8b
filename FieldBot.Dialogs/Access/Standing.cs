using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;

namespace FieldBot.Dialogs.Access;

/// <summary>As whom somebody acts today: the built-in administrator before there is another, and a deputy in place of an absent group leader.</summary>
public static class Standing
{
    /// <summary>The member behind an account; null when it is nobody's, or nobody's any more.</summary>
    public static Member? Of(string code, Programme programme, IRecords records, DateOnly today)
    {
        if (code == EmptyProgramme.Admin) return BuiltInHolds(programme, records.IsBound) ? EmptyProgramme.Value.Member(code) : null;
        if (programme.Member(code) is not { } member) return null;
        return !member.Is(Role.GroupLeader) && member.Group is not null && StandsIn(member, programme, records, today) ? member with { Roles = member.Roles.Add(Role.GroupLeader) } : member;
    }

    /// <summary>The built-in administrator's rights end once one of the workbook's administrators is bound.</summary>
    public static bool BuiltInHolds(Programme programme, Func<string, bool> isBound) => !programme.Members.Any(m => m.Is(Role.Admin) && m.Code != EmptyProgramme.Admin && isBound(m.Code));

    /// <summary>Who gets what is meant for this member today: the deputy while they are away, however many stand in for each other.</summary>
    public static string Reader(string member, IRecords records, DateOnly today)
    {
        // Asked of every issue in every list: hardly anybody is away.
        if (AbsenceOf(member, records, today) is null) return member;
        var reader = member;
        foreach (var deputy in DeputiesOf(member, records, today)) reader = deputy;
        return reader;
    }

    /// <summary>The deputy, and whoever stands in for an absent deputy.</summary>
    private static IEnumerable<string> DeputiesOf(string member, IRecords records, DateOnly today)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { member };
        for (var away = member; AbsenceOf(away, records, today)?.Deputy is { } deputy && seen.Add(deputy); away = deputy) yield return deputy;
    }

    public static Absence? AbsenceOf(string member, IRecords records, DateOnly today)
    {
        foreach (var absence in records.Absences)
            if (absence.Member == member && absence.Covers(today)) return absence;
        return null;
    }

    private static bool StandsIn(Member member, Programme programme, IRecords records, DateOnly today)
    {
        foreach (var absence in records.Absences)
            if (absence.Covers(today) && programme.Member(absence.Member) is { } away && away.Is(Role.GroupLeader) && away.Group == member.Group && DeputiesOf(away.Code, records, today).Contains(member.Code)) return true;
        return false;
    }
}
