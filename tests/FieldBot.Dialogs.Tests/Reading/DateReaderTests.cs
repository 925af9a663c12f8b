using System.Globalization;
using CsCheck;
using FieldBot.Dialogs.Reading;

namespace FieldBot.Dialogs.Tests.Reading;

public class DateReaderTests
{
    /// <summary>A Wednesday.</summary>
    private static readonly DateOnly Today = new(2022, 3, 30);

    [Theory]
    [InlineData("今天", "2022-03-30")]
    [InlineData("昨天", "2022-03-29")]
    [InlineData("前天", "2022-03-28")]
    [InlineData("大前天", "2022-03-27")]
    [InlineData("三天前", "2022-03-27")]
    [InlineData("3 days ago", "2022-03-27")]
    [InlineData("明天", "2022-03-31")]
    [InlineData("Today", "2022-03-30")]
    [InlineData("yesterday", "2022-03-29")]
    [InlineData("the day before yesterday", "2022-03-28")]
    [InlineData("3月30日", "2022-03-30")]
    [InlineData("3月30号", "2022-03-30")]
    [InlineData("3月30", "2022-03-30")]
    [InlineData("3 月 28 日", "2022-03-28")]
    [InlineData("3月31日", "2021-03-31")]
    [InlineData("三月三十日", "2022-03-30")]
    [InlineData("三月二十八号", "2022-03-28")]
    [InlineData("十二月三十一日", "2021-12-31")]
    [InlineData("二〇二二年三月三十日", "2022-03-30")]
    [InlineData("二零二一年十二月一日", "2021-12-01")]
    [InlineData("3-30", "2022-03-30")]
    [InlineData("3/30", "2022-03-30")]
    [InlineData("3.30", "2022-03-30")]
    [InlineData("03-28", "2022-03-28")]
    [InlineData("12/31", "2021-12-31")]
    [InlineData("2022-03-30", "2022-03-30")]
    [InlineData("2022/3/30", "2022-03-30")]
    [InlineData("2022.3.30", "2022-03-30")]
    [InlineData("2022年3月30日", "2022-03-30")]
    [InlineData("22年3月30日", "2022-03-30")]
    [InlineData("20220330", "2022-03-30")]
    [InlineData("2099-01-01", "2099-01-01")]
    [InlineData("\uFF12\uFF10\uFF12\uFF12\uFF0D\uFF10\uFF13\uFF0D\uFF12\uFF18", "2022-03-28")]
    [InlineData("\uFF13月\uFF12\uFF18日", "2022-03-28")]
    [InlineData("30号", "2022-03-30")]
    [InlineData("30日", "2022-03-30")]
    [InlineData("二十八号", "2022-03-28")]
    [InlineData("周三", "2022-03-30")]
    [InlineData("星期三", "2022-03-30")]
    [InlineData("周一", "2022-03-28")]
    [InlineData("礼拜天", "2022-03-27")]
    [InlineData("周五", "2022-03-25")]
    [InlineData("上周五", "2022-03-25")]
    [InlineData("上周一", "2022-03-21")]
    [InlineData("上上周五", "2022-03-18")]
    [InlineData("本周一", "2022-03-28")]
    [InlineData("这周五", "2022-04-01")]
    [InlineData("Mon", "2022-03-28")]
    [InlineData("monday", "2022-03-28")]
    [InlineData("Fri.", "2022-03-25")]
    [InlineData("last Wednesday", "2022-03-23")]
    [InlineData("30 March", "2022-03-30")]
    [InlineData("March 30", "2022-03-30")]
    [InlineData("30 Mar", "2022-03-30")]
    [InlineData("Mar. 28th", "2022-03-28")]
    [InlineData("28th of March 2022", "2022-03-28")]
    [InlineData("March 28, 2021", "2021-03-28")]
    [InlineData("on 31 Dec", "2021-12-31")]
    [InlineData("3月28日(周一)", "2022-03-28")]
    [InlineData("28 Mar, Mon", "2022-03-28")]
    [InlineData("2月29日", "2020-02-29")]
    public void Reads(string text, string value)
    {
        Assert.True(DateReader.TryRead(text, Today, out var read));
        Assert.Equal(DateOnly.ParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture), read);
    }

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("30")]
    [InlineData("2月30日")]
    [InlineData("2022-02-29")]
    [InlineData("13月1日")]
    [InlineData("0月1日")]
    [InlineData("3月0日")]
    [InlineData("31号")]
    [InlineData("32号")]
    [InlineData("20220332")]
    [InlineData("0000-01-01")]
    [InlineData("9999-99-99")]
    [InlineData("周八")]
    [InlineData("上周")]
    [InlineData("30 Foo")]
    [InlineData("3月28日(周二)")]
    [InlineData("3月28日和3月29日")]
    [InlineData("3月28日走访了两家")]
    [InlineData("昨天和今天")]
    [InlineData("999999999 days ago")]
    public void Is_not_a_date(string text) => Assert.False(DateReader.TryRead(text, Today, out _));

    [Fact]
    public void A_sunday_belongs_to_the_week_that_ends_with_it()
    {
        Assert.True(DateReader.TryRead("上周五", new(2022, 4, 3), out var read));
        Assert.Equal(new(2022, 3, 25), read);
        Assert.True(DateReader.TryRead("周五", new(2022, 4, 3), out read));
        Assert.Equal(new(2022, 4, 1), read);
    }

    [Fact]
    public void Days_of_the_last_year_come_back_without_their_year() => Gen.Select(Gen.Int[0, 40_000], Gen.Int[0, 364]).Sample((start, back) =>
    {
        var today = new DateOnly(2000, 3, 1).AddDays(start);
        var day = today.AddDays(-back);
        var chinese = $"{Numerals.Chinese(day.Month)}月{Numerals.Chinese(day.Day)}日";
        foreach (var text in (string[])[$"{day.Month}月{day.Day}号", $"{day.Month}/{day.Day}", chinese, day.ToString("d MMM", CultureInfo.InvariantCulture), day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), day.ToString("yyyyMMdd", CultureInfo.InvariantCulture)])
            if (!DateReader.TryRead(text, today, out var read) || read != day) return false;
        return true;
    });
}
