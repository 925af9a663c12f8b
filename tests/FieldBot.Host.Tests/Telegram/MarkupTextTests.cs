using CsCheck;
using FieldBot.Host.Telegram;

namespace FieldBot.Host.Tests.Telegram;

/// <summary>Telegram's HTML as its reader sees it, and where it may be cut.</summary>
public sealed class MarkupTextTests
{
    private static readonly string[] Pieces = ["a", "字", "😀", " ", "\n", "&amp;", "&lt;", "<b>x</b>", "<i>y z</i>", "word "];
    private static readonly Gen<string> Piece = Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]);

    [Theory]
    [InlineData("<b>a</b> &lt;b&gt; &amp; c", "a <b> & c")]
    [InlineData("plain", "plain")]
    [InlineData("<pre>x\ny</pre>", "x\ny")]
    public void Plain_is_what_the_reader_sees(string html, string plain) => Assert.Equal(plain, MarkupText.Plain(html));

    [Fact]
    public void What_fits_is_not_cut() => Assert.Equal(["<b>12345</b>"], MarkupText.Split("<b>12345</b>", 5));

    [Fact]
    public void Tags_open_at_a_cut_are_closed_and_opened_again() =>
        Assert.Equal(["<b>12 </b>", "<b>45 </b>", "<b>78</b>"], MarkupText.Split("<b>12 45 78</b>", 4));

    [Fact]
    public void A_blank_line_is_the_best_place_to_cut() => Assert.Equal(["aa\n\n", "bb cc"], MarkupText.Split("aa\n\nbb cc", 6));

    /// <summary>Nothing is lost or doubled, no part is too long, no entity and no surrogate pair is cut.</summary>
    [Fact]
    public void The_parts_together_say_what_the_whole_said() =>
        Gen.Select(Piece.List[0, 60], Gen.Int[4, 20]).Sample((pieces, most) =>
        {
            var html = string.Concat(pieces);
            var parts = MarkupText.Split(html, most);
            Assert.All(parts, p => Assert.True(MarkupText.Plain(p).Length <= most, p));
            Assert.Equal(Letters(MarkupText.Plain(html)), Letters(string.Concat(parts.Select(MarkupText.Plain))));
            Assert.All(parts, p => Assert.Equal(p.Split("<b>").Length, p.Split("</b>").Length));
        }, iter: 2000, seed: "0000KOIPevJ3");

    private static string Letters(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
