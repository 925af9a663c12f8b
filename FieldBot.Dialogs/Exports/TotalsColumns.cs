namespace FieldBot.Dialogs.Exports;

/// <summary>Where the first columns of 汇总 stand, for whoever reads the file back; the first row is all of it.</summary>
public static class TotalsColumns
{
    public const int GroupsMet = 2, Groups = 3, UnitsMet = 5, Units = 6, Visits = 8, Cadres = 9, Attendances = 10;
}
