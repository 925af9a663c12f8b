using FieldBot.Dialogs.Programmes;

namespace FieldBot.Dialogs.Tests.Programmes;

/// <summary>What is read, but mentioned.</summary>
public class DoubtTests
{
    [Fact]
    public void The_sample_leaves_no_doubt_but_the_unit_named_twice() =>
        Assert.Equal(["groups.csv"], new Workbook().Read().Warnings.Select(w => w.File));

    [Fact]
    public void Holidays_must_reach_past_the_end_by_the_longest_limit()
    {
        // 30 working days are six weeks, and one more for a holiday among them: 49 days after 30 June.
        var reading = Until("2022-08-18");
        Assert.NotNull(reading.Programme);
        Assert.Empty(reading.Warnings.Where(w => w.File == "calendar.csv"));
        var warning = Assert.Single(Until("2022-08-17").Warnings, w => w.File == "calendar.csv");
        Assert.Equal(("日期", "排到 2022-08-18 之后"), (warning.Column, warning.Allowed));
    }

    private static ProgrammeReading Until(string day) => new Workbook().Change("calendar", t => t with { Rows = [[day, "休", "某节"]] }).Read();

    [Fact]
    public void A_choice_a_kind_and_a_question_want_their_english()
    {
        var book = new Workbook().Change("terms", t => t with { Rows = [.. t.Rows.Where(r => r[0] != "林场" && r[0] != "座谈")] });
        book.Set("questions", "QS01", "English", "");
        book.Set("categories", "VEN", "English", "");
        Assert.Equal(["“QS01”没有英文", "“VEN”没有英文", "“座谈”没有英文", "“林场”没有英文"], book.Read().Warnings.Where(w => w.File != "groups.csv").Select(w => w.What));
    }

    [Fact]
    public void A_unit_wants_a_group()
    {
        var book = new Workbook().Append("units", "U17", "昭化区新工地工会", "在建项目", "A03");
        var warning = Assert.Single(book.Read().Warnings, w => w.Column == "蹲点单位" && w.Row == 0);
        Assert.Equal(("groups.csv", "没有工作组蹲点“U17 昭化区新工地工会”"), (warning.File, warning.What));
        book.Set("groups", "G09", "蹲点单位", "U01|U17");
        Assert.NotNull(book.Read().Programme);
        Assert.DoesNotContain(book.Read().Warnings, w => w.What.Contains("U17", StringComparison.Ordinal));
    }

    [Fact]
    public void Somebody_must_be_on_call()
    {
        var book = new Workbook();
        book.Set("members", "K05", "角色", "审计");
        book.Set("members", "K10", "角色", "审计");
        Assert.Equal("没有人是值班", Assert.Single(book.Read().Warnings, w => w.File == "members.csv").What);
    }

    [Theory]
    [InlineData("审核销号|身份保管", "“K04”一人兼了审核销号、身份保管")]
    [InlineData("值班|身份保管", "“K04”一人兼了身份保管、值班")]
    [InlineData("值班|审核销号|身份保管", "“K04”一人兼了审核销号、身份保管、值班")]
    public void Duties_that_watch_each_other_want_several_people(string roles, string what) =>
        Assert.Equal(what, Assert.Single(new Workbook().Set("members", "K04", "角色", roles).Book.Read().Warnings, w => w.File == "members.csv").What);
}
