using System.Text;
using CsCheck;
using FieldBot.Host.Posters;

namespace FieldBot.Host.Tests.Posters;

public class LineBreakTests
{
    // A Chinese character is one wide, a Latin one half.
    private static readonly LineBreaks Breaks = new(t => t.EnumerateRunes().Sum(r => r.Value < 0x2000 ? 0.5f : 1f));

    [Theory]
    [InlineData("别在门口扫，拍下来回去再扫。", 5, "别在门口|扫，拍下来|回去再扫。")]
    [InlineData("有难处，跟工会说", 3, "有难|处，跟|工会说")]
    [InlineData("王家镇（含附属工程）", 4, "王家镇|（含附属|工程）")]
    [InlineData("Tell the union today", 5, "Tell the|union|today")]
    [InlineData("打不开就打12351，或请代填", 7, "打不开就打|12351，或请代|填")]
    [InlineData("认准 @union_bot；打不开", 8, "认准|@union_bot；打不|开")]
    [InlineData("“回音”来了", 3, "“回|音”来|了")]
    [InlineData("", 3, "")]
    [InlineData("一\n二", 9, "一|二")]
    public void Lines_are_broken_as_printers_break_them(string text, float most, string lines) => Assert.Equal(lines, string.Join('|', Breaks.Full(text, most).Lines));

    [Fact]
    public void No_single_character_is_left_over()
    {
        Assert.Equal(["昭化区亭子湖环", "湖旅游公路工会"], Breaks.Even("昭化区亭子湖环湖旅游公路工会", 13).Lines);
        Assert.Equal(2, Breaks.Full("昭化区亭子湖环湖旅游公路工会", 13).Lines.Count);
    }

    [Fact]
    public void A_word_wider_than_the_line_is_torn_rather_than_cut()
    {
        var (lines, torn) = Breaks.Even("account_without_end", 4);
        Assert.True(torn);
        Assert.Equal("account_without_end", string.Concat(lines));
    }

    [Fact]
    public void Nothing_is_lost_and_no_closing_mark_begins_a_line() =>
        Gen.Select(Gen.String[Gen.Char["工会说，。（）《》“”abc 12、：；"], 0, 60], Gen.Int[4, 20]).Sample((text, most) =>
        {
            foreach (var (lines, torn) in new[] { Breaks.Even(text, most), Breaks.Full(text, most) })
            {
                Assert.Equal(text.Replace(" ", "", StringComparison.Ordinal), string.Concat(lines).Replace(" ", "", StringComparison.Ordinal));
                if (!torn) Assert.All(lines.Skip(1), line => Assert.DoesNotContain(line[..1], "，。）》”、：；", StringComparison.Ordinal));
            }
        });
}
