using FieldBot.Dialogs.Programmes;

namespace FieldBot.Storage.Tests.Simulation;

/// <summary>
/// The calendar once more, by looking at one day after the other: what the program counts is held against it. All times are those of the
/// clock on the wall, which is eight hours ahead of UTC all year.
/// </summary>
internal sealed class PaperCalendar(IEnumerable<Table> tables)
{
    private static readonly TimeSpan Zone = TimeSpan.FromHours(8);

    private static readonly (TimeSpan From, TimeSpan To)[] Hours = [(new(8, 30, 0), new(12, 0, 0)), (new(14, 30, 0), new(18, 0, 0))];

    private readonly Dictionary<DateOnly, bool> _table = tables.Single(t => t.Name == "calendar").Rows
        .ToDictionary(r => DateOnly.Parse(r[0], System.Globalization.CultureInfo.InvariantCulture), r => r[1] == "班");

    public static DateTime Wall(DateTimeOffset at) => at.ToOffset(Zone).DateTime;

    public static DateTimeOffset Moment(DateTime wall) => new(wall, Zone);

    public static DateOnly DayOf(DateTime at) => DateOnly.FromDateTime(at);

    public bool Works(DateOnly day) => _table.TryGetValue(day, out var works) ? works : day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    public bool Works(DateTime at) => Works(DayOf(at)) && Hours.Any(h => h.From <= at.TimeOfDay && at.TimeOfDay <= h.To);

    public DateOnly Add(DateOnly day, int workingDays)
    {
        for (; workingDays > 0; workingDays--)
            do day = day.AddDays(1); while (!Works(day));
        return day;
    }

    /// <summary>Working days after the one until the other; negative where that lies before.</summary>
    public int Between(DateOnly from, DateOnly to)
    {
        var count = 0;
        for (; from < to; from = from.AddDays(1))
            if (Works(from.AddDays(1))) count++;
        for (; from > to; from = from.AddDays(-1))
            if (Works(from.AddDays(-1))) count--;
        return count;
    }

    public DateTime Close(DateTime at, int workingDays) => Add(DayOf(at), workingDays).ToDateTime(TimeOnly.MinValue) + Hours[1].To;

    /// <summary>The beginning of work on this day, or on the next that is worked.</summary>
    public DateTime Morning(DateOnly day)
    {
        while (!Works(day)) day = day.AddDays(1);
        return day.ToDateTime(TimeOnly.MinValue) + Hours[0].From;
    }

    /// <summary>When so many hours of work are over.</summary>
    public DateTime Worked(DateTime from, int hours)
    {
        var left = TimeSpan.FromHours(hours);
        for (var day = DayOf(from); ; day = day.AddDays(1))
        {
            if (!Works(day)) continue;
            foreach (var (start, end) in Hours)
            {
                var (open, close) = (day.ToDateTime(TimeOnly.MinValue) + start, day.ToDateTime(TimeOnly.MinValue) + end);
                if (open < from) open = from;
                if (close < open) continue;
                if (close - open >= left) return open + left;
                left -= close - open;
            }
        }
    }
}
