using System.Text;
using FieldBot.Dialogs.Concerns;
using FieldBot.Host.Posters;
using SkiaSharp;

namespace FieldBot.Host.Tests.Posters;

public class PosterFontTests
{
    /// <summary>Common characters, and those of place names that a smaller font would lack.</summary>
    private const string Common = "有难处跟工会说可以不留名，。？！、；：（）《》“”·—…0123456789ABCabc@_./ 昭苍旺剑朝青元坝曌犇堃珺鄠邛崃郫盱眙泸㟃䶮𬭊";

    [Fact]
    public void Every_character_of_the_sample_and_of_the_texts_is_there()
    {
        using var font = PosterFont.Open();
        var texts = Drawn.Programme.Units.SelectMany(u => new[] { "zh-Hans", "en" }.SelectMany(l =>
        {
            var echo = EchoText.Of(Drawn.Programme, u, new(2022, 4, 1), [], Drawn.Bot, l);
            return new[] { echo.Title, echo.About, echo.Month, echo.Invitation.Organiser, echo.Invitation.Unit, echo.Invitation.Call, echo.Invitation.Scan, echo.Invitation.Account };
        })).Concat(Drawn.Programme.Categories.Select(c => c.Name)).Append(Common).Append(Drawn.LongName);
        Assert.All(string.Concat(texts).Replace("\n", "", StringComparison.Ordinal).EnumerateRunes().Distinct(), rune => Assert.True(font.Has(rune), rune.ToString()));
    }

    /// <summary>The font has contours that run the wrong way round: by the usual rule the holes of these would be filled in.</summary>
    [Theory]
    [InlineData("可", 1)]
    [InlineData("昭", 3)]
    [InlineData("反", 1)]
    [InlineData("何", 1)]
    [InlineData("Q", 1)]
    [InlineData("工", 0)]
    public void Holes_stay_open(string character, int holes)
    {
        using var font = PosterFont.Open();
        Assert.Equal(holes, Holes(font, character, 0));
        Assert.Equal(holes, Holes(font, character, 0.03f));
    }

    [Fact]
    public void A_text_is_as_wide_as_its_characters()
    {
        using var font = PosterFont.Open();
        Assert.Equal(40, font.Width("工会", 20), 0.1);
        Assert.Equal(font.Width("ab", 20), font.Width("a", 20) + font.Width("b", 20), 0.01);
    }

    /// <summary>White places that ink shuts in on all sides.</summary>
    private static int Holes(PosterFont font, string character, float bold)
    {
        const int side = 200;
        using var bitmap = new SKBitmap(side, side);
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(SKColors.White);
            font.Draw(canvas, character, 160, 20, 160, bold);
        }

        var seen = new bool[side * side];
        // The first place is all around the character.
        var places = -1;
        for (var i = 0; i < seen.Length; i++)
        {
            if (seen[i] || !White(i)) continue;
            places++;
            var waiting = new Stack<int>([i]);
            while (waiting.TryPop(out var at))
            {
                if (seen[at] || !White(at)) continue;
                seen[at] = true;
                if (at % side > 0) waiting.Push(at - 1);
                if (at % side < side - 1) waiting.Push(at + 1);
                if (at >= side) waiting.Push(at - side);
                if (at < side * (side - 1)) waiting.Push(at + side);
            }
        }

        return places;

        bool White(int i) => bitmap.GetPixel(i % side, i / side).Red > 128;
    }
}
