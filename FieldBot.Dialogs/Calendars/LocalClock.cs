namespace FieldBot.Dialogs.Calendars;

/// <summary>The clock on the wall where the programme lives. Where the clocks change, one local time is two moments, or none.</summary>
internal sealed class LocalClock(TimeZoneInfo zone)
{
    public DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);

    /// <summary>The first moment at which the wall shows this time; the jump itself where it is jumped over. UTC.</summary>
    public DateTimeOffset First(DateOnly day, TimeOnly time) => Moment(day.ToDateTime(time).Ticks, last: false);

    /// <summary>The last moment at which the wall shows this time; the jump itself where it is jumped over. UTC.</summary>
    public DateTimeOffset Last(DateOnly day, TimeOnly time) => Moment(day.ToDateTime(time).Ticks, last: true);

    // Only from UTC to local is the zone asked: that way round there is always one answer.
    private DateTimeOffset Moment(long local, bool last)
    {
        var (before, after) = (Offset(local - TimeSpan.TicksPerDay), Offset(local + TimeSpan.TicksPerDay));
        if (before == after) return At(local - before);

        var (byOld, byNew) = (local - before, local - after);
        var (isOld, isNew) = (Offset(byOld) == before, Offset(byNew) == after);
        if (isOld && !(isNew && last)) return At(byOld);
        return At(isNew ? byNew : Jump(byNew, byOld, before));
    }

    /// <summary>The first tick after <paramref name="from"/> that no longer has the old offset.</summary>
    private long Jump(long from, long to, long before)
    {
        while (to - from > 1)
        {
            var middle = from + ((to - from) / 2);
            if (Offset(middle) == before) from = middle;
            else to = middle;
        }

        return to;
    }

    private long Offset(long utc) => zone.GetUtcOffset(At(utc)).Ticks;

    // At either end of time the days around are cut off rather than overflow.
    private static DateTimeOffset At(long utc) => new(Math.Clamp(utc, DateTimeOffset.MinValue.Ticks, DateTimeOffset.MaxValue.Ticks), TimeSpan.Zero);
}
