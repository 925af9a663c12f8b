using System.Collections.Concurrent;
using FieldBot.Dialogs.Programmes;

namespace FieldBot.Dialogs.Tests.Calendars;

/// <summary>The same calendar, walked minute by minute: what the clock on the wall has reached, and whether that is worked. Nothing is turned from local time into UTC.</summary>
internal sealed class MinuteByMinute
{
    private static readonly ConcurrentDictionary<TimeZoneInfo, int[]> Walls = new();

    private readonly int[] _wall;
    private readonly bool[] _worked = new bool[Zones.Minutes];
    private readonly bool[] _touched = new bool[Zones.Minutes];
    private readonly Func<int, bool> _isDay;

    public MinuteByMinute(TimeZoneInfo zone, IReadOnlyList<(TimeOnly From, TimeOnly To)> hours, IReadOnlyList<CalendarDay> days)
    {
        _wall = Walls.GetOrAdd(zone, Walk);
        var table = days.ToDictionary(d => d.Day.DayNumber - First, d => d.Working);
        // A day of the week from its number: 0001-01-01 was a Monday.
        var isDay = Enumerable.Range(0, Zones.Minutes / 1440 + 3).Select(n => table.TryGetValue(n, out var worked) && worked == (n + First) % 7 >= 5 ? worked : (n + First) % 7 < 5).ToArray();
        _isDay = n => isDay[n];
        var isOpen = Enumerable.Range(0, 1440).Select(w => hours.Any(h => Minute(h.From) <= w && w < Minute(h.To))).ToArray();
        var isClose = Enumerable.Range(0, 1440).Select(w => hours.Any(h => Minute(h.To) == w)).ToArray();
        for (var m = 0; m < Zones.Minutes; m++)
        {
            _worked[m] = isDay[_wall[m] / 1440] && isOpen[_wall[m] % 1440];
            _touched[m] = _worked[m];
            if (m == 0) continue;
            // A close that has just been reached, or jumped over.
            for (var w = _wall[m - 1] + 1; w <= _wall[m]; w++) _touched[m] |= isDay[w / 1440] && isClose[w % 1440];
        }
    }

    private static int First => DateOnly.FromDateTime(Zones.Start.DateTime).DayNumber - 1;

    public bool IsWorkingTime(int minute) => _touched[minute];

    public bool IsWorkingDay(DateOnly day) => _isDay(day.DayNumber - First);

    public int Add(int from, int minutes)
    {
        var m = from;
        if (minutes == 0)
            while (!_touched[m]) m++;
        for (var left = minutes; left > 0; m++)
            if (_worked[m]) left--;
        return m;
    }

    public int Close(int from, int days, TimeOnly close)
    {
        var day = _wall[from] / 1440;
        for (var left = days; left > 0;)
            if (_isDay(++day)) left--;
        return Array.FindIndex(_wall, from, w => w >= day * 1440 + Minute(close));
    }

    /// <summary>How far the wall has come by each minute, in minutes since the day before the start. Put back, it has come no farther.</summary>
    private static int[] Walk(TimeZoneInfo zone)
    {
        var wall = new int[Zones.Minutes];
        var start = DateOnly.FromDayNumber(First).ToDateTime(TimeOnly.MinValue);
        for (var m = 0; m < wall.Length; m++)
        {
            var shown = (int)(TimeZoneInfo.ConvertTime(Zones.Start.AddMinutes(m), zone).DateTime - start).TotalMinutes;
            wall[m] = m == 0 ? shown : Math.Max(shown, wall[m - 1]);
        }

        return wall;
    }

    private static int Minute(TimeOnly time) => time.Hour * 60 + time.Minute;
}
