using System.Globalization;
using CsCheck;
using FieldBot.Dialogs.Reading;

namespace FieldBot.Dialogs.Tests.Reading;

public class ReadingTests
{
    private static readonly DateOnly Today = new(2022, 3, 30); // a Wednesday

    [Theory]
    [InlineData("126", 126)]
    [InlineData(" 126 人", 126)]
    [InlineData("\uFF11\uFF12\uFF16", 126)]
    [InlineData("1,234", 1234)]
    [InlineData("\uFF11\uFF0C\uFF12\uFF13\uFF14", 1234)]
    [InlineData("-3", -3)]
    [InlineData("12.5", 12.5)]
    [InlineData("一百二十六", 126)]
    [InlineData("一百二十六人", 126)]
    [InlineData("两百", 200)]
    [InlineData("一百零五", 105)]
    [InlineData("一千零五", 1005)]
    [InlineData("一百二", 120)]
    [InlineData("十二", 12)]
    [InlineData("二十", 20)]
    [InlineData("三万五", 35000)]
    [InlineData("三万五千", 35000)]
    [InlineData("三万零五", 30005)]
    [InlineData("一万二千三百四十五", 12345)]
    [InlineData("3万5", 35000)]
    [InlineData("1.2万", 12000)]
    [InlineData("3万5千", 35000)]
    [InlineData("大约 80 人左右", 80)]
    [InlineData("二零二", 202)]
    [InlineData("零", 0)]
    [InlineData("about 17 workers", 17)]
    public void Numbers_are_understood(string text, double expected)
    {
        Assert.True(NumberReader.TryRead(text, out var value), text);
        Assert.Equal((decimal)expected, value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("12 34")]
    [InlineData("1,23")]
    [InlineData("有 3 个组 20 人")]
    [InlineData("百")]
    [InlineData("一二十三百")]
    [InlineData("99999999999999999999999")]
    [InlineData("1.2.3")]
    [InlineData("好的")]
    public void What_is_no_number_is_refused(string text) => Assert.False(NumberReader.TryRead(text, out _), text);

    [Theory]
    [InlineData("35000", 35000)]
    [InlineData("3.5万", 35000)]
    [InlineData("3.5万元", 35000)]
    [InlineData("三万五千块", 35000)]
    [InlineData("¥1,200.50", 1200.50)]
    [InlineData("20块钱", 20)]
    [InlineData("800 yuan", 800)]
    public void Amounts_are_understood(string text, double expected)
    {
        Assert.True(MoneyReader.TryRead(text, out var value), text);
        Assert.Equal((decimal)expected, value);
    }

    [Theory]
    [InlineData("今天", "2022-03-30")]
    [InlineData("昨天", "2022-03-29")]
    [InlineData("大前天", "2022-03-27")]
    [InlineData("3月28日", "2022-03-28")]
    [InlineData("3月28号", "2022-03-28")]
    [InlineData("三月二十八日", "2022-03-28")]
    [InlineData("28号", "2022-03-28")]
    [InlineData("31号", null)]
    [InlineData("3-28", "2022-03-28")]
    [InlineData("3/28", "2022-03-28")]
    [InlineData("3.28", "2022-03-28")]
    [InlineData("12月1日", "2021-12-01")]
    [InlineData("2022-03-28", "2022-03-28")]
    [InlineData("2022年3月28日", "2022-03-28")]
    [InlineData("二〇二二年三月二十八日", "2022-03-28")]
    [InlineData("20220328", "2022-03-28")]
    [InlineData("周一", "2022-03-28")]
    [InlineData("上周五", "2022-03-25")]
    [InlineData("上周一", "2022-03-21")]
    [InlineData("星期天", "2022-03-27")]
    [InlineData("Monday", "2022-03-28")]
    [InlineData("fri", "2022-03-25")]
    [InlineData("28 March", "2022-03-28")]
    [InlineData("March 28, 2022", "2022-03-28")]
    [InlineData("Mon 28 Mar", "2022-03-28")]
    [InlineData("13月1日", null)]
    [InlineData("2月30日", null)]
    [InlineData("昨天去的", null)]
    [InlineData("5", null)]
    [InlineData("", null)]
    public void Days_are_understood(string text, string? expected)
    {
        var read = DateReader.TryRead(text, Today, out var value);
        Assert.Equal(expected, read ? value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null);
    }

    [Fact]
    public void Every_number_written_out_is_read_back() => Gen.Int[0, 999_999_999].Sample(n =>
    {
        Assert.True(NumberReader.TryRead(Written(n), out var value), Written(n));
        Assert.Equal(n, value);
    });

    [Fact]
    public void Anything_at_all_is_read_or_refused() => Gen.String[Gen.OneOf(Gen.Char, Gen.Char["0123456789一二三十百千万.-,年月日号周 "]), 0, 70].Sample(text =>
    {
        _ = NumberReader.TryRead(text, out _);
        _ = MoneyReader.TryRead(text, out _);
        _ = DateReader.TryRead(text, Today, out _);
    });

    /// <summary>A number in Chinese, as a school book writes it.</summary>
    private static string Written(int n)
    {
        if (n == 0) return "零";
        var text = "";
        var gap = false;
        foreach (var (unit, name) in new[] { (100_000_000, "亿"), (10_000, "万"), (1, "") })
        {
            var part = n / unit % 10_000;
            if (part == 0) { gap = text.Length > 0; continue; }
            if (text.Length > 0 && (gap || part < 1000)) text += "零";
            text += Section(part) + name;
            gap = false;
        }

        return text;
    }

    private static string Section(int n)
    {
        var text = "";
        var gap = false;
        foreach (var (unit, name) in new[] { (1000, "千"), (100, "百"), (10, "十"), (1, "") })
        {
            var digit = n / unit % 10;
            if (digit == 0) { gap = text.Length > 0; continue; }
            if (gap) text += "零";
            text += "零一二三四五六七八九"[digit] + name;
            gap = false;
        }

        return text;
    }
}
