using System.Globalization;
using CsCheck;
using FieldBot.Dialogs.Reading;

namespace FieldBot.Dialogs.Tests.Reading;

public class NumberReaderTests
{
    [Theory]
    [InlineData("126", 126)]
    [InlineData("\uFF11\uFF12\uFF16", 126)]
    [InlineData(" 126 ", 126)]
    [InlineData("0", 0)]
    [InlineData("007", 7)]
    [InlineData("零", 0)]
    [InlineData("1,234", 1234)]
    [InlineData("1\uFF0C234", 1234)]
    [InlineData("1 234", 1234)]
    [InlineData("1,234,567", 1234567)]
    [InlineData("一百二十六", 126)]
    [InlineData("一百二", 120)]
    [InlineData("两百", 200)]
    [InlineData("二百零五", 205)]
    [InlineData("三万五", 35000)]
    [InlineData("三万零五", 30005)]
    [InlineData("一千零五", 1005)]
    [InlineData("一千零五十", 1050)]
    [InlineData("十二", 12)]
    [InlineData("十", 10)]
    [InlineData("一百一十", 110)]
    [InlineData("一百十二", 112)]
    [InlineData("一二六", 126)]
    [InlineData("壹佰贰拾陆", 126)]
    [InlineData("3万5", 35000)]
    [InlineData("3万5千", 35000)]
    [InlineData("3万5000", 35000)]
    [InlineData("3万05", 30005)]
    [InlineData("1.2万", 12000)]
    [InlineData("三点五万", 35000)]
    [InlineData("3.5w", 35000)]
    [InlineData("一亿", 100000000)]
    [InlineData("一万亿", 1000000000000)]
    [InlineData("三亿五", 350000000)]
    [InlineData("一共126人", 126)]
    [InlineData("126个", 126)]
    [InlineData("126名", 126)]
    [InlineData("126。", 126)]
    [InlineData("126名职工", 126)]
    [InlineData("126 people", 126)]
    [InlineData("About 126 Workers.", 126)]
    [InlineData("约126人左右", 126)]
    [InlineData("共约一百二十六人", 126)]
    [InlineData("三人", 3)]
    [InlineData("十人", 10)]
    [InlineData("80%", 80)]
    [InlineData("\uFF18\uFF10\uFF05", 80)]
    [InlineData("-1", -1)]
    [InlineData("\uFF0D1", -1)]
    [InlineData("\u22121", -1)]
    [InlineData("负三", -3)]
    [InlineData("+5", 5)]
    [InlineData("999999999999999", 999999999999999)]
    public void Reads(string text, long value)
    {
        Assert.True(NumberReader.TryRead(text, out var read));
        Assert.Equal(value, read);
    }

    [Fact]
    public void Fractions_are_read_so_that_they_can_be_refused()
    {
        Assert.True(NumberReader.TryRead("12.5", out var read));
        Assert.Equal(12.5m, read);
        Assert.True(NumberReader.TryRead("十二点二五", out read));
        Assert.Equal(12.25m, read);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("abc")]
    [InlineData("人")]
    [InlineData("万")]
    [InlineData("百")]
    [InlineData("-")]
    [InlineData("--1")]
    [InlineData("1-2")]
    [InlineData("120-130")]
    [InlineData("126 84")]
    [InlineData("12 34")]
    [InlineData("1,23")]
    [InlineData("1234,567")]
    [InlineData(",123")]
    [InlineData("1,234 567")]
    [InlineData("1.2.3")]
    [InlineData(".5")]
    [InlineData("126人,其中农民工84人")]
    [InlineData("见了126人和84人")]
    [InlineData("我们今天见了126名职工")]
    [InlineData("几十")]
    [InlineData("一百多")]
    [InlineData("十百")]
    [InlineData("一十百")]
    [InlineData("三万五万")]
    [InlineData("一万零")]
    [InlineData("1e5")]
    [InlineData("0x10")]
    [InlineData("1000000000000000")]
    [InlineData("99999999999999999999999999999999999999")]
    [InlineData("999999999999999千万亿")]
    [InlineData("999999999999999万亿万亿")]
    [InlineData("\uD83D\uDE00")]
    [InlineData("\uD83D")]
    public void Is_not_a_number(string text) => Assert.False(NumberReader.TryRead(text, out _));

    [Fact]
    public void Chinese_numerals_come_back() => Gen.Int[0, 99_999_999].Sample(n =>
        NumberReader.TryRead(Numerals.Chinese(n), out var read) && read == n, iter: 20_000);

    [Fact]
    public void Digits_come_back_in_any_shape() => Gen.Int[-99_999_999, 99_999_999].Sample(n =>
    {
        var plain = n.ToString(CultureInfo.InvariantCulture);
        var wide = string.Concat(plain.Select(c => (char)(c - '!' + '\uFF01')));
        foreach (var text in (string[])[plain, wide, n.ToString("N0", CultureInfo.InvariantCulture), $"{plain}人", $"约 {plain} 人"])
            if (!NumberReader.TryRead(text, out var read) || read != n) return false;
        return true;
    });

    [Fact]
    public void Never_throws() => Gen.OneOf([.. ((string[])["1", "9", "0", ",", ".", " ", "-", "负", "一", "九", "零", "两", "十", "百", "千", "万", "亿", "点", "元", "块", "角", "分", "人", "共", "约", "月", "日", "号", "周", "上", "年", "/", "mar", "st", "天前", "\uD83D"]).Select(Gen.Const)])
        .List[0, 14].Sample(parts =>
        {
            var text = string.Concat(parts);
            _ = NumberReader.TryRead(text, out _);
            _ = MoneyReader.TryRead(text, out _);
            _ = DateReader.TryRead(text, DateOnly.MinValue, out _);
            _ = DateReader.TryRead(text, DateOnly.MaxValue, out _);
        }, iter: 20_000);
}
