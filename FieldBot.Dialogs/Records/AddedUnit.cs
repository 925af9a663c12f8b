using FieldBot.Dialogs.Programmes;

namespace FieldBot.Dialogs.Records;

/// <summary>A unit that a cadre added (新增单位). It counts at once, in coverage when the group's leader has confirmed it or merged it into another.</summary>
/// <param name="Group">Whose cadre added it.</param>
/// <param name="ConfirmedBy">Null while it waits.</param>
/// <param name="MergedInto">Code of the unit that it turned out to be.</param>
public sealed record AddedUnit(Unit Unit, string Group, string By, DateTimeOffset At, string? ConfirmedBy = null, string? MergedInto = null)
{
    public bool Waits => ConfirmedBy is null && MergedInto is null;
}
