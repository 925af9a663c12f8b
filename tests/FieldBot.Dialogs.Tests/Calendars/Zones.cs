using System.Collections.Concurrent;
using CsCheck;

namespace FieldBot.Dialogs.Tests.Calendars;

/// <summary>Zones whose clocks never change, change by night, by half an hour, and at midnight; two years and a half of them.</summary>
internal static class Zones
{
    public static readonly TimeZoneInfo[] All = [Local.Shanghai, Local.Berlin, Local.NewYork, Local.Zone("Australia/Lord_Howe"), Local.Zone("America/Santiago")];

    public static readonly Gen<TimeZoneInfo> Any = Gen.Int[0, All.Length - 1].Select(n => All[n]);

    public static readonly DateTimeOffset Start = Local.Utc("2021-12-01 00:00");

    public const int Minutes = 900 * 1440;

    /// <summary>Every other one in the hours in which clocks change.</summary>
    public static readonly Gen<TimeOnly> TimeOfDay = Gen.Frequency((1, Gen.Int[0, 1439]), (1, Gen.Int[0, 240])).Select(m => TimeOnly.MinValue.AddMinutes(m));

    private static readonly ConcurrentDictionary<TimeZoneInfo, DateTimeOffset[]> Known = new();

    public static TimeOnly Wall(TimeZoneInfo zone, DateTimeOffset at) => TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);

    public static DateTimeOffset[] Changes(TimeZoneInfo zone) => Known.GetOrAdd(zone, z =>
        [.. Enumerable.Range(1, Minutes / 30).Select(n => Start.AddMinutes(n * 30)).Where(at => z.GetUtcOffset(at) != z.GetUtcOffset(at.AddMinutes(-30)))]);
}
