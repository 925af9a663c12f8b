using CsCheck;
using FieldBot.Dialogs.Concerns;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Tests.Fixtures;

namespace FieldBot.Dialogs.Tests.Concerns;

/// <summary>Nothing finer than a stretch of the day is kept of an anonymous concern, and it never makes a limit later.</summary>
public sealed class ConcernMomentTests
{
    private static readonly Programme Programme = Sample.Programme;

    private static readonly Gen<DateTimeOffset> Moment = Gen.Long[0, 400L * 24 * 3600].Select(s => new DateTimeOffset(2022, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(s));

    [Fact]
    public void The_clock_begins_on_the_same_day_and_never_later() => Moment.Sample(at =>
        ConcernMoment.Coarse(at, Programme) is var kept && kept <= at && Programme.DayOf(kept) == Programme.DayOf(at));

    [Fact]
    public void Only_a_few_moments_of_a_day_are_ever_kept() => Moment.Sample(at =>
        TimeOnly.FromDateTime(Programme.LocalTime(ConcernMoment.Coarse(at, Programme))) is var time && (time == TimeOnly.MinValue || Programme.Settings.RelayTimes.Contains(time)));

    [Fact]
    public void It_is_passed_on_at_a_set_time_within_a_day() => Moment.Sample(at =>
        ConcernMoment.NextRelay(at, Programme) is var next && next > at && next - at <= TimeSpan.FromDays(1) && Programme.Settings.RelayTimes.Contains(TimeOnly.FromDateTime(Programme.LocalTime(next))));

    [Fact]
    public void Two_that_came_in_the_same_stretch_cannot_be_told_apart() => Moment.Sample(at =>
    {
        var next = ConcernMoment.NextRelay(at, Programme);
        var last = next.AddSeconds(-1);
        return Programme.DayOf(last) != Programme.DayOf(at) || ConcernMoment.Coarse(last, Programme) == ConcernMoment.Coarse(at, Programme);
    });

    [Fact]
    public void Without_set_times_it_goes_at_once()
    {
        var none = new Programme
        {
            Version = 9, Settings = Programme.Settings with { RelayTimes = [] }, Areas = [], Units = [], Groups = [], Members = [], Questions = [], Categories = [], Limits = [], Actions = [], Calendar = [], Terms = Programme.Terms,
        };
        var at = new DateTimeOffset(2022, 4, 1, 3, 0, 0, TimeSpan.Zero);
        Assert.Equal(at, ConcernMoment.NextRelay(at, none));
    }
}
