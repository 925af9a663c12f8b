using System.Collections.Immutable;
using CsCheck;
using FieldBot.Dialogs.Calendars;
using FieldBot.Dialogs.Programmes;

namespace FieldBot.Dialogs.Tests.Calendars;

public class CalendarPropertyTests
{
    private const int Year = 365 * 1440;

    private sealed record Made(TimeZoneInfo Zone, ImmutableArray<(TimeOnly From, TimeOnly To)> Hours, ImmutableArray<CalendarDay> Days)
    {
        public WorkingCalendar Calendar => Local.Calendar(Zone, Hours, Days);

        public Made With(DateOnly day, bool working) => this with { Days = [.. Days.Where(d => d.Day != day), new(day, working, "")] };

        public override string ToString() => $"{Zone.Id} {string.Join('|', Hours)} {string.Join(' ', Days.Select(d => $"{d.Day:O}{(d.Working ? "班" : "休")}"))}";
    }

    private static readonly Gen<ImmutableArray<(TimeOnly From, TimeOnly To)>> AnyHours = Zones.TimeOfDay.Array[2, 8].Select(times =>
    {
        var cuts = times.Distinct().Order().ToList();
        if (cuts.Count == 1) cuts = [TimeOnly.MinValue, cuts[0].AddMinutes(cuts[0] == TimeOnly.MinValue ? 1 : 0)];
        return cuts.Chunk(2).Where(c => c.Length == 2).Select(c => (c[0], c[1])).ToImmutableArray();
    });

    private static readonly Gen<DateOnly> AnyDay = Gen.Int[20, 800].Select(n => DateOnly.FromDateTime(Zones.Start.DateTime).AddDays(n));

    /// <summary>Single days, long holidays, and sometimes all the weekends worked: clocks change on Sundays.</summary>
    private static readonly Gen<ImmutableArray<CalendarDay>> AnyDays = Gen.Select(Gen.Select(AnyDay, Gen.Bool).Array[0, 60], Gen.Select(AnyDay, Gen.Int[1, 20]).Array[0, 4], Gen.Bool).Select((single, rests, weekends) =>
        single.Concat(rests.SelectMany(r => Enumerable.Range(0, r.Item2).Select(n => (r.Item1.AddDays(n), false))))
            .Concat(weekends ? Enumerable.Range(0, 900).Select(n => (DateOnly.FromDateTime(Zones.Start.DateTime).AddDays(n), true)) : [])
            .DistinctBy(d => d.Item1).Select(d => new CalendarDay(d.Item1, d.Item2, "")).ToImmutableArray());

    private static readonly Gen<Made> Any = Gen.Select(Zones.Any, AnyHours, AnyDays).Select((zone, hours, days) => new Made(zone, hours, days));

    /// <summary>To the second, and offset as it may be.</summary>
    private static readonly Gen<DateTimeOffset> AnyMoment = Gen.Select(Gen.Int[30 * 86400, 500 * 86400], Gen.Int[-12, 12]).Select((s, o) => Zones.Start.AddSeconds(s).ToOffset(TimeSpan.FromHours(o)));

    private static readonly Gen<TimeSpan> AnyTime = Gen.Frequency((1, Gen.Const(0)), (4, Gen.Int[0, 3600]), (4, Gen.Int[0, 60 * 3600])).Select(s => TimeSpan.FromSeconds(s));

    [Fact]
    public void Walked_minute_by_minute_it_is_the_same() =>
        Gen.Select(Any, Gen.Select(Gen.Int[1440, Year], Gen.Int[0, 600], Gen.Int[1, 30]).Array[20]).Sample((made, tries) =>
        {
            var (calendar, oracle) = (made.Calendar, new MinuteByMinute(made.Zone, made.Hours, made.Days));
            // A day may have a single minute of work: no more than 100 days, for the twin's years end.
            var most = 100 * (int)made.Hours.Sum(h => (h.To - h.From).TotalMinutes);
            // Around the changes of the clock too.
            var changes = Zones.Changes(made.Zone).Where(c => c < Zones.Start.AddMinutes(Year)).Select(c => (int)(c - Zones.Start).TotalMinutes);
            foreach (var (from, upTo, days) in tries.Concat(changes.SelectMany(c => tries.Select(t => (c + t.Item1 % 300 - 150, t.Item2 % 200, t.Item3 % 3 + 1)))))
            {
                var (at, minutes) = (Zones.Start.AddMinutes(from), Math.Min(upTo, most));
                Assert.Equal(oracle.IsWorkingTime(from), calendar.IsWorkingTime(at));
                Assert.Equal(Zones.Start.AddMinutes(oracle.Add(from, 0)), calendar.NextWorkingTime(at));
                Assert.Equal(Zones.Start.AddMinutes(oracle.Add(from, minutes)), calendar.AddWorkingTime(at, TimeSpan.FromMinutes(minutes)));
                Assert.Equal(Zones.Start.AddMinutes(oracle.Close(from, days, made.Hours[^1].To)), calendar.CloseOfWorkingDay(at, days));
                Assert.Equal(oracle.IsWorkingDay(calendar.DayOf(at)), calendar.IsWorkingDay(calendar.DayOf(at)));
            }
        }, iter: 40);

    [Fact]
    public void One_time_and_another_are_both_together() =>
        Gen.Select(Any, AnyMoment, AnyTime, AnyTime).Sample((made, from, a, b) =>
        {
            var calendar = made.Calendar;
            var first = calendar.AddWorkingTime(from, a);
            Assert.True(calendar.IsWorkingTime(first));
            Assert.True(first >= from);
            Assert.Equal(TimeSpan.Zero, first.Offset);
            Assert.Equal(calendar.AddWorkingTime(from, a + b), calendar.AddWorkingTime(first, b));
        }, iter: 2000);

    [Fact]
    public void Later_or_longer_is_never_earlier() =>
        Gen.Select(Any, AnyMoment, AnyTime, AnyTime, AnyTime).Sample((made, from, wait, a, b) =>
        {
            var calendar = made.Calendar;
            Assert.True(calendar.AddWorkingTime(from, a) <= calendar.AddWorkingTime(from + wait, a));
            Assert.True(calendar.AddWorkingTime(from, a) <= calendar.AddWorkingTime(from, a + b));
        }, iter: 2000);

    [Fact]
    public void Days_there_and_back_count_the_same() =>
        Gen.Select(Any, AnyDay, Gen.Int[-80, 80]).Sample((made, day, n) =>
        {
            var calendar = made.Calendar;
            var there = calendar.AddWorkingDays(day, n);
            Assert.Equal(n, calendar.WorkingDaysBetween(day, there));
            Assert.Equal(n == 0 || calendar.IsWorkingDay(there), n == 0 || there == calendar.LastWorkingDay(there, there));
            var between = Enumerable.Range(Math.Min(day.DayNumber, there.DayNumber), Math.Abs(there.DayNumber - day.DayNumber) + 1).Select(DateOnly.FromDayNumber);
            Assert.Equal(Math.Abs(n), between.Count(d => d != day && calendar.IsWorkingDay(d)));
            if (calendar.IsWorkingDay(day)) Assert.Equal(day, calendar.AddWorkingDays(there, -n));
        }, iter: 2000);

    [Fact]
    public void A_holiday_more_makes_nothing_earlier_and_a_working_day_more_nothing_later() =>
        Gen.Select(Any, AnyMoment, Gen.Int[0, 40], Gen.Bool, Gen.Select(Gen.Bool, Gen.Int[0, 30], Gen.Int[0, 60], Gen.Int[1, 40], Gen.Int[0, 40])).Sample((made, registered, day, working, limits) =>
        {
            var limit = new Limit("", limits.Item1, limits.Item2, limits.Item3, limits.Item4, limits.Item5);
            var other = made.With(made.Calendar.DayOf(registered).AddDays(day), working).Calendar;
            var (old, young) = (Deadlines.Of(limit, registered, made.Calendar), Deadlines.Of(limit, registered, other));
            var put = limit with { SolveDays = limit.SolveDays + limit.ExtensionDays };
            DateTimeOffset[] before = [old.Sign, old.Contact, old.Solve, Deadlines.Of(put, registered, made.Calendar).Solve], after = [young.Sign, young.Contact, young.Solve, Deadlines.Of(put, registered, other).Solve];
            Assert.All(before.Zip(after), p => Assert.True(working ? p.Second <= p.First : p.Second >= p.First));
        }, iter: 2000);

    [Fact]
    public void Due_days_are_working_days_not_after_their_week() =>
        Gen.Select(Any, AnyDay, Gen.Int[1, 30]).Sample((made, start, week) =>
        {
            var (calendar, weeks) = (made.Calendar, new Weeks(start, made.Calendar));
            var (due, (from, to)) = (weeks.DueOf(week), weeks.Window(week, week));
            Assert.Equal(calendar.LastWorkingDay(from, to) ?? calendar.AddWorkingDays(from, -1), due);
            Assert.Equal(week, weeks.WeekOf(from));
        }, iter: 1000);
}
