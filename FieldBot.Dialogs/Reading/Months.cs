namespace FieldBot.Dialogs.Reading;

/// <summary>English names of the months, whole or cut after three letters or more.</summary>
internal static class Months
{
    private static readonly string[] Names = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    /// <summary>1 to 12; 0: not a month.</summary>
    public static int Of(string name) => name.Length < 3 ? 0 : Array.FindIndex(Names, n => n.StartsWith(name, StringComparison.Ordinal)) + 1;
}
