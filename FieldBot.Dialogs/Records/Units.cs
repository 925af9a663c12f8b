using FieldBot.Dialogs.Programmes;

namespace FieldBot.Dialogs.Records;

/// <summary>Units by code: the programme's, and those that cadres added.</summary>
internal static class Units
{
    public static Unit? Find(string code, Facts facts) => facts.Programme.Unit(Settled(code, facts)) ?? Added(Settled(code, facts), facts)?.Unit;

    /// <summary>The unit that an added one turned out to be, or itself.</summary>
    public static string Settled(string code, Facts facts)
    {
        // Merging never makes a circle: only a unit that waits can be merged, and never into another one that waits.
        while (Added(code, facts)?.MergedInto is { } into) code = into;
        return code;
    }

    public static AddedUnit? Added(string code, Facts facts) => facts.Records.AddedUnits.FirstOrDefault(u => u.Unit.Code == code);
}
