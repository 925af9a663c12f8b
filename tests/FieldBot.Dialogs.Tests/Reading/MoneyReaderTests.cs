using System.Globalization;
using CsCheck;
using FieldBot.Dialogs.Reading;

namespace FieldBot.Dialogs.Tests.Reading;

public class MoneyReaderTests
{
    [Theory]
    [InlineData("3.5万", "35000")]
    [InlineData("3.5万元", "35000")]
    [InlineData("3.5 万元", "35000")]
    [InlineData("35,000.50", "35000.50")]
    [InlineData("35000", "35000")]
    [InlineData("35000元", "35000")]
    [InlineData("35000.5元", "35000.5")]
    [InlineData("三万五千块", "35000")]
    [InlineData("三万五千块钱", "35000")]
    [InlineData("三万五", "35000")]
    [InlineData("两千元整", "2000")]
    [InlineData("\u00A5200", "200")]
    [InlineData("\uFFE5200.10", "200.10")]
    [InlineData("RMB 1,200", "1200")]
    [InlineData("1200 yuan", "1200")]
    [InlineData("人民币一百元整", "100")]
    [InlineData("欠薪约12万元左右", "120000")]
    [InlineData("三块五", "3.5")]
    [InlineData("3元5角", "3.5")]
    [InlineData("3元5角2分", "3.52")]
    [InlineData("3块零5分", "3.05")]
    [InlineData("五毛", "0.5")]
    [InlineData("8分", "0.08")]
    [InlineData("1.23456万", "12345.6")]
    [InlineData("\uFF13\uFF0E\uFF15万", "35000")]
    [InlineData("-5", "-5")]
    [InlineData("-3元5角", "-3.5")]
    [InlineData("1.2亿", "120000000")]
    public void Reads(string text, string value)
    {
        Assert.True(MoneyReader.TryRead(text, out var read));
        Assert.Equal(decimal.Parse(value, CultureInfo.InvariantCulture), read);
    }

    [Theory]
    [InlineData("")]
    [InlineData("元")]
    [InlineData("\u00A5")]
    [InlineData("abc")]
    [InlineData("3.505")]
    [InlineData("3.123456789万")]
    [InlineData("3元5元")]
    [InlineData("3.5元5角")]
    [InlineData("100元,200元")]
    [InlineData("每人100元")]
    [InlineData("12-15万")]
    [InlineData("1000000000000000元")]
    public void Is_not_an_amount(string text) => Assert.False(MoneyReader.TryRead(text, out _));

    [Fact]
    public void Fen_come_back() => Gen.Long[0, 99_999_999_999_999].Sample(fen =>
    {
        var yuan = fen / 100m;
        foreach (var text in (string[])[yuan.ToString("0.00", CultureInfo.InvariantCulture), yuan.ToString("N2", CultureInfo.InvariantCulture) + "元", "\u00A5" + yuan.ToString(CultureInfo.InvariantCulture)])
            if (!MoneyReader.TryRead(text, out var read) || read != yuan) return false;
        return true;
    });

    [Fact]
    public void Chinese_yuan_and_jiao_come_back() => Gen.Select(Gen.Int[1, 9_999_999], Gen.Int[1, 9]).Sample((yuan, jiao) =>
        MoneyReader.TryRead($"{Numerals.Chinese(yuan)}块{Numerals.Chinese(jiao)}", out var read) && read == yuan + jiao / 10m);
}
