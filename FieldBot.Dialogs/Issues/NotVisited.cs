using System.Collections.Immutable;
using FieldBot.Dialogs.Access;
using FieldBot.Dialogs.Calendars;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;
using FieldBot.Dialogs.Texts;

namespace FieldBot.Dialogs.Issues;

/// <summary>Units that nobody visited for the days that the programme names: told to the group's leader only, and only as units, never as persons.</summary>
internal static class NotVisited
{
    /// <summary>So many are named in one reminder.</summary>
    private const int Most = 5;

    /// <param name="Last">Null: nobody was there yet.</param>
    public sealed record Unvisited(Unit Unit, DateOnly? Last, int Days);

    /// <summary>Those who are to be reminded today: leaders, and whoever stands in for them.</summary>
    public static IEnumerable<string> Readers(Facts facts) =>
        facts.Programme.Groups.Where(g => Of(g, facts).Any()).SelectMany(g => Leaders(g, facts)).Distinct(StringComparer.Ordinal);

    /// <summary>What this reader is to be reminded of.</summary>
    public static IReadOnlyList<Unvisited> For(string reader, Facts facts) =>
        [.. facts.Programme.Groups.Where(g => Leaders(g, facts).Contains(reader)).SelectMany(g => Of(g, facts)).DistinctBy(u => u.Unit.Code).OrderByDescending(u => u.Days)];

    public static string Text(IReadOnlyList<Unvisited> units, Facts facts, Wording words)
    {
        var lines = units.Take(Most).Select(u => u.Last is { } last
            ? words.Say("unvisited.unit", ("unit", u.Unit.Name), ("date", words.Date(last)), ("days", u.Days)) : words.Say("unvisited.never", ("unit", u.Unit.Name)));
        var more = units.Count > Most ? "\n" + words.Say("list.more", ("count", units.Count - Most)) : "";
        return words.Say("unvisited", ("days", facts.Programme.Settings.NotVisitedDays)) + "\n" + string.Join('\n', lines) + more;
    }

    public static IEnumerable<ImmutableArray<Button>> Buttons(IReadOnlyList<Unvisited> units, Wording words)
    {
        foreach (var u in units.Take(Most))
            yield return [new(units.Count == 1 ? words.Plain("unvisited.skip") : Forms.Rows.Fit(words.Plain("unvisited.skip.unit", ("unit", u.Unit.Name))), $"skip.{u.Unit.Code}")];
    }

    /// <summary>The reason that holds this week; null: none was given.</summary>
    public static SkippedUnit? Skipped(string group, string unit, Facts facts) => facts.Records.SkippedUnit(group, unit) is { } skipped && facts.Today < skipped.Until ? skipped : null;

    private static IEnumerable<Unvisited> Of(Group group, Facts facts)
    {
        var settings = facts.Programme.Settings;
        // When the programme ends, visits end.
        if (facts.Today < settings.Start || facts.Today > settings.End) yield break;
        foreach (var unit in group.Units.Distinct(StringComparer.Ordinal).Select(facts.Programme.Unit).OfType<Unit>())
        {
            var last = facts.Records.LastVisit(unit.Code)?.Day;
            var days = facts.Today.DayNumber - (last is { } day && day > settings.Start ? day : settings.Start).DayNumber;
            if (days >= settings.NotVisitedDays && IsTheMorning(days, facts) && Skipped(group.Code, unit.Code, facts) is null) yield return new(unit, last, days);
        }
    }

    /// <summary>The first one, and then the first of each week: what is told every day is not read any more.</summary>
    private static bool IsTheMorning(int days, Facts facts)
    {
        var before = WorkingCalendar.Of(facts.Programme).AddWorkingDays(facts.Today, -1);
        var monday = facts.Today.AddDays(-(((int)facts.Today.DayOfWeek + 6) % 7));
        return before < monday || days - (facts.Today.DayNumber - before.DayNumber) < facts.Programme.Settings.NotVisitedDays;
    }

    private static IEnumerable<string> Leaders(Group group, Facts facts) => facts.Programme.MembersOf(group.Code).Where(m => m.Is(Role.GroupLeader))
        .Select(m => Standing.Reader(m.Code, facts.Records, facts.Today) is var reader && facts.Records.IsBound(reader) ? reader : m.Code);
}
