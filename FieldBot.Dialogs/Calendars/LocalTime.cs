namespace FieldBot.Dialogs.Calendars;

/// <summary>A time of day where the programme lives, as a moment for all the world.</summary>
internal static class LocalTime
{
    /// <summary>A time that the change to summer time leaves out is the moment of the change; one that comes twice is the first.</summary>
    public static DateTimeOffset ToUtc(DateOnly day, TimeOnly time, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(time, DateTimeKind.Unspecified);
        while (zone.IsInvalidTime(local)) local = local.AddMinutes(1);
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }
}
