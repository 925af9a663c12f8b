namespace FieldBot.Dialogs.Records;

/// <summary>本周不去: the group leader said why nobody goes to a unit this week.</summary>
/// <param name="Until">From this day on the morning's reminder names the unit again.</param>
public sealed record SkippedUnit(string Group, string Unit, string By, DateTimeOffset At, string Why, DateOnly Until);
