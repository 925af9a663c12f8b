using FieldBot.Dialogs.Summaries.Pictures;

namespace FieldBot.Dialogs.Tests.Pictures;

/// <summary>A picture says in sentences what it shows, and shows nothing that may not be shown.</summary>
public class PictureTests
{
    private const string About = "昭化区，全程", AboutInEnglish = "Zhaohua, the whole time";

    [Fact]
    public void Coverage_is_said_day_by_day()
    {
        CoverageDay[] days = [new(new(2022, 3, 31), 11), new(new(2022, 4, 1), 16)];
        Assert.Equal("走访覆盖（昭化区，全程）。3月31日：16个单位中走访了11个（69%）；4月1日：16个单位中走访了16个（100%）。", CoveragePicture.Of(About, days, 16, "zh-Hans").Alt);
        Assert.Equal("Units visited (Zhaohua, the whole time). 31 March: 11 of 16 units visited (69%); 1 April: 16 of 16 units visited (100%).", CoveragePicture.Of(AboutInEnglish, days, 16, "en").Alt);
        Assert.Equal("16/16（100%）", CoveragePicture.Of(About, days, 16, "zh-Hans").Now);
    }

    [Fact]
    public void Of_a_long_time_the_first_and_the_last_day_are_said_and_some_between()
    {
        var alt = CoveragePicture.Of(About, [.. Enumerable.Range(0, 364).Select(i => new CoverageDay(new DateOnly(2022, 3, 30).AddDays(i), i + 1))], 364, "zh-Hans").Alt;
        Assert.Equal(12, alt.Split('；').Length);
        Assert.Contains("。3月30日：364个单位中走访了1个（0%）；", alt, StringComparison.Ordinal);
        Assert.EndsWith("；3月28日：364个单位中走访了364个（100%）。", alt, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_said_in_words()
    {
        Assert.Equal("走访覆盖（昭化区，全程）。没有要走访的单位。", CoveragePicture.Of(About, [new(new(2022, 4, 1), 0)], 0, "zh-Hans").Alt);
        Assert.Equal("Units visited (Zhaohua, the whole time). No visits in this period.", CoveragePicture.Of(AboutInEnglish, [new(new(2022, 4, 1), 0)], 16, "en").Alt);
        Assert.Equal("这段时间没有问题。", WeeksPicture.Of(About, [new(1, 0, 0, 0)], "zh-Hans").Nothing);
        Assert.Equal("这段时间没有问题。", BarsPicture.ByArea(About, [new("昭化区", 0, 0)], "zh-Hans").Nothing);
        Assert.Equal("没有未了的问题。", AgesPicture.Of(About, [], "zh-Hans").Nothing);
        Assert.Equal("这段时间没有计划。", PlanPicture.Of(About, [1], 1, [new("第1组", [PlanSign.None], 0, 0)], "zh-Hans").Nothing);
        Assert.Equal("还没有数字。", StatusPicture.Of(About, [], [], [], 0, "zh-Hans").Nothing);
    }

    [Fact]
    public void Weeks_are_said_with_what_was_left_open()
    {
        WeekCount[] weeks = [new(1, 5, 0, 5), new(2, 8, 4, 9)];
        Assert.Equal("问题：每周登记和解决（昭化区，全程）。第1周：登记5件，解决0件，期末未了5件；第2周：登记8件，解决4件，期末未了9件。", WeeksPicture.Of(About, weeks, "zh-Hans").Alt);
        Assert.Equal("Issues week by week (Zhaohua, the whole time). Week 1: registered 5, solved 0, open at the end 5; Week 2: registered 8, solved 4, open at the end 9.", WeeksPicture.Of(AboutInEnglish, weeks, "en").Alt);
    }

    [Theory]
    [InlineData(13, 13, "13周")]
    [InlineData(14, 7, "13–14周")]
    [InlineData(52, 13, "49–52周")]
    [InlineData(53, 11, "51–53周")]
    public void Many_weeks_are_gathered_and_none_is_lost(int weeks, int columns, string last)
    {
        var picture = WeeksPicture.Of(About, [.. Enumerable.Range(1, weeks).Select(w => new WeekCount(w, 1, 2, w))], "zh-Hans");
        Assert.Equal(columns, picture.Weeks.Length);
        Assert.Equal((weeks, 2 * weeks), (picture.Weeks.Sum(w => w.Registered.Value), picture.Weeks.Sum(w => w.Solved.Value)));
        Assert.Equal((last, weeks), (picture.Weeks[^1].Label, picture.Weeks[^1].Open.Value));
    }

    [Fact]
    public void Categories_are_said_in_their_order()
    {
        BarCount[] categories = [new("劳动报酬", 4, 2), new("女职工", 2, 1, "不足5件，不显示"), new("其他", 0, 9)];
        var picture = BarsPicture.ByCategory(About, categories, "zh-Hans");
        Assert.Equal("问题：按类别（昭化区，全程）。劳动报酬：未了4件，已解决2件；女职工：不足5件，不显示；其他：未了0件，已解决9件。", picture.Alt);
        Assert.Equal((0, 0), (picture.Bars[1].Open.Value, picture.Bars[1].Solved.Value));
        Assert.Equal("Issues by area (Zhaohua, the whole time). Lizhou: open 4, solved 2.", BarsPicture.ByArea(AboutInEnglish, [new("Lizhou", 4, 2)], "en").Alt);
    }

    [Fact]
    public void More_than_forty_are_gathered_in_the_last()
    {
        var picture = BarsPicture.ByArea(About, [.. Enumerable.Range(1, 45).Select(i => new BarCount($"第{i}片区", 1, 2))], "zh-Hans");
        Assert.Equal((40, "其他 6 项"), (picture.Bars.Length, picture.Bars[^1].Name));
        Assert.Equal((45, 90), (picture.Bars.Sum(b => b.Open.Value), picture.Bars.Sum(b => b.Solved.Value)));
    }

    [Fact]
    public void What_may_not_be_shown_cannot_be_told_from_a_sum()
    {
        var last = BarsPicture.ByArea(About, [.. Enumerable.Range(1, 45).Select(i => new BarCount($"第{i}片区", 1, 2, i == 45 ? "不显示" : null))], "zh-Hans").Bars[^1];
        Assert.Equal((0, 0, "不显示"), (last.Open.Value, last.Solved.Value, last.Instead));
    }

    [Fact]
    public void Ages_go_by_whole_days()
    {
        int[] days = [0, 3, 4, 7, 8, 15, 16, 30, 31, 400];
        Assert.Equal("未了问题：登记了多久（昭化区，全程）。0–3天：2件；4–7天：2件；8–15天：2件；16–30天：2件；31天以上：2件。", AgesPicture.Of(About, days, "zh-Hans").Alt);
        Assert.Equal("Open issues by age (Zhaohua, the whole time). 0–3 days: 2; 4–7 days: 2; 8–15 days: 2; 16–30 days: 2; 31+ days: 2.", AgesPicture.Of(AboutInEnglish, days, "en").Alt);
    }

    [Fact]
    public void A_plan_is_said_with_what_is_late()
    {
        PlanWeeks[] lines = [new("第1组", [PlanSign.Done, PlanSign.Late, PlanSign.Late, PlanSign.Due], 1, 4), new("第2组", [PlanSign.Done, PlanSign.None, PlanSign.Done, PlanSign.Ahead], 2, 3), new("第3组", [PlanSign.None, PlanSign.None, PlanSign.None, PlanSign.None], 0, 0)];
        Assert.Equal("计划：每周进度（昭化区，全程）。第1组：4项中完成1项，第2、3周超期；第2组：3项中完成2项；第3组：没有计划。", PlanPicture.Of(About, [1, 2, 3, 4], 4, lines, "zh-Hans").Alt);
        Assert.Equal("The plan by weeks (Zhaohua, the whole time). 第1组: 1 of 4 done, late in week 2, 3; 第2组: 2 of 3 done; 第3组: nothing planned.", PlanPicture.Of(AboutInEnglish, [1, 2, 3, 4], 4, lines, "en").Alt);
    }

    [Fact]
    public void Of_weeks_that_are_gathered_the_worst_shows()
    {
        PlanSign[] signs = [.. Enumerable.Repeat(PlanSign.Done, 26)];
        signs[1] = PlanSign.Late;
        signs[3] = PlanSign.None;
        signs[5] = PlanSign.Ahead;
        var picture = PlanPicture.Of(About, [.. Enumerable.Range(1, 26)], 6, [new("第1组", [.. signs], 24, 26)], "zh-Hans");
        Assert.Equal([PlanSign.Late, PlanSign.Done, PlanSign.Ahead, PlanSign.Done], picture.Rows[0].Cells.Take(4));
        Assert.Equal((2, "24/26"), (picture.Now, picture.Rows[0].Done));
    }

    [Fact]
    public void The_card_is_said_with_what_needs_attention()
    {
        Figure[] numbers = [new("走访单位", "16", "16", "覆盖率 100%"), new("未了问题", "7")];
        CoverageDay[] days = [new(new(2022, 4, 1), 16)];
        Assert.Equal("进展（昭化区，全程）。走访单位 16/16（覆盖率 100%）；未了问题 7；需要留意：I-17 超期、第7组没走访。", StatusPicture.Of(About, numbers, ["I-17 超期", "第7组没走访"], days, 16, "zh-Hans").Alt);
        Assert.Equal("进展（昭化区，全程）。走访单位 16/16（覆盖率 100%）；未了问题 7；没有需要留意的事。", StatusPicture.Of(About, numbers, [], days, 16, "zh-Hans").Alt);
        Assert.Equal("Progress (Zhaohua, the whole time). Open 7; needs attention: I-17 is late.", StatusPicture.Of(AboutInEnglish, [new("Open", "7")], ["I-17 is late"], [], 0, "en").Alt);
    }
}
