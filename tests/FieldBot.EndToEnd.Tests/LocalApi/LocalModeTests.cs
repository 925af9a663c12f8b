using System.Collections.Immutable;
using FieldBot.Dialogs.Programmes;
using FieldBot.Host.Local;

namespace FieldBot.EndToEnd.Tests.LocalApi;

public sealed class LocalModeTests
{
    private static readonly Table Sheet = new("programme", "programme.csv", ["项", "值"],
        [["名称", "蹲点"], ["开始日期", "2022-03-30"], ["见面截止", "2022-04-01"], ["结束日期", "2022-06-30"], ["时区", "Asia/Shanghai"]]);

    private static readonly Table Calendar = new("calendar", "calendar.csv", ["日期", "班休", "节日"], [["2022-04-02", "班", "清明节"]]);

    [Theory]
    [InlineData("2026-11-23", "2026-11-23", "2026-11-25", "2027-02-23")] // a Monday
    [InlineData("2026-11-24", "2026-11-23", "2026-11-25", "2027-02-23")]
    [InlineData("2026-11-29", "2026-11-23", "2026-11-25", "2027-02-23")] // its Sunday
    [InlineData("2026-11-30", "2026-11-30", "2026-12-02", "2027-03-02")]
    public void The_weeks_begin_last_Monday(string today, string start, string meetBy, string end)
    {
        var shifted = SampleWeeks.Shift([Calendar, Sheet], DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Same(Calendar, shifted[0]);
        Assert.Equal(["蹲点", start, meetBy, end, "Asia/Shanghai"], shifted[1].Rows.Select(r => r[1]));
        Assert.Equal("2022-03-30", Sheet.Rows[1][1]);
    }

    [Fact]
    public void Faulty_tables_pass_unchanged_for_the_check_to_tell()
    {
        var faulty = Sheet with { Rows = [["开始日期", "30.3.2022"], ["结束日期"]] };
        var today = new DateOnly(2026, 11, 24);
        Assert.Equal(faulty, Assert.Single(SampleWeeks.Shift([faulty], today)));
        Assert.Empty(SampleWeeks.Shift([], today));
        var headless = Sheet with { Header = ["a", "b"] };
        Assert.Same(headless, SampleWeeks.Shift([headless], today)[0]);
        var oneWrong = Sheet with { Rows = Sheet.Rows.SetItem(3, ["结束日期", "never"]) };
        Assert.Equal("never", SampleWeeks.Shift([oneWrong], today)[0].Rows[3][1]);
    }

    [Fact]
    public void Everyone_has_an_account_and_three_strangers_stand_by()
    {
        var programme = new Programme
        {
            Version = 1, Settings = EmptyProgramme.Value.Settings, Areas = [], Units = [], Groups = [new("G01", "第1组", "A01", [])],
            Members = [new("C001", "干部001", [Role.GroupLeader, Role.OnCall], "G01", ["G01"]), new("C002", "干部002", [Role.Cadre], "G01", ["G01"])],
            Questions = [], Categories = [], Limits = [], Actions = [], Calendar = [], Terms = ImmutableDictionary<string, string>.Empty,
        };
        var people = LocalPeople.Of(programme);
        Assert.Equal([7_000_000_001, 7_000_000_002], people.Where(p => p.Code.Length > 0).Select(p => p.Chat));
        Assert.Equal(["GroupLeader", "OnCall"], people[0].Roles);
        Assert.Equal("第1组", people[1].Group);
        Assert.Equal(3, people.Count(p => p.Code.Length == 0));
        Assert.Equal(people.Count, people.Select(p => p.Chat).Distinct().Count());
    }
}
