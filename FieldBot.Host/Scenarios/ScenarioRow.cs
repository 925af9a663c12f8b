namespace FieldBot.Host.Scenarios;

/// <summary>A cadre was at a unit.</summary>
/// <param name="Line">Of the file; its header is line 1.</param>
/// <param name="At">When the cadre records it, where the programme lives.</param>
/// <param name="Place">The place that is shared, WGS-84; null: none.</param>
internal sealed record ScenarioRow(int Line, DateTime At, string Member, string Group, string Unit, (double Latitude, double Longitude)? Place)
{
    public DateOnly Day => DateOnly.FromDateTime(At);
}
