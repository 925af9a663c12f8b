using FieldBot.Dialogs.Summaries.Pictures;
using FieldBot.Host.Pictures;
using SkiaSharp;

namespace FieldBot.Host.Tests.Pictures;

/// <summary>Every picture can be made, of nothing and of very much; nothing on it is cut, and a phone's chat takes it.</summary>
public sealed class PainterTests : IDisposable
{
    private const int Edge = 4;

    private readonly Painter _painter = new();

    public static TheoryData<string, string, string> All
    {
        get
        {
            var all = new TheoryData<string, string, string>();
            foreach (var kind in Shown.Kinds)
                foreach (var size in Shown.Sizes)
                    foreach (var language in Shown.Languages) all.Add(kind, size, language);
            return all;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void It_is_as_wide_as_a_phone_small_and_nothing_is_cut(string kind, string size, string language)
    {
        var picture = Shown.Of(kind, size, language);
        var png = _painter.Draw(picture);
        using var drawn = SKBitmap.Decode(png);
        Assert.Equal(1080, drawn.Width);
        Assert.InRange(drawn.Height, 560, 2600);
        Assert.InRange(png.Length, 5_000, 130_000);
        Assert.InRange(picture.Alt.Length, 10, 4000);
        Assert.Equal(size == "empty", picture.Nothing is not null);
        Assert.True(FreeAround(drawn, 24), "something reaches the edge");
        Assert.True(Inked(drawn) > 2000, "there is nothing on it");
    }

    /// <summary>Numbers of one bar, of one week and of one unit: no scale without a span, nothing is divided by nothing.</summary>
    [Fact]
    public void One_of_each_can_be_drawn()
    {
        Picture[] pictures =
        [
            CoveragePicture.Of("昭化区", [new(new(2022, 4, 1), 1)], 1, "zh-Hans"),
            WeeksPicture.Of("昭化区", [new(1, 0, 0, 1)], "zh-Hans"),
            BarsPicture.ByArea("昭化区", [new("昭化区", 1, 0)], "zh-Hans"),
            AgesPicture.Of("昭化区", [1], "zh-Hans"),
            PlanPicture.Of("昭化区", [1], 9, [new("第1组", [PlanSign.Late], 0, 1)], "zh-Hans"),
            StatusPicture.Of("昭化区", [new("走访单位", "1")], [], [], 0, "zh-Hans"),
            StatusPicture.Of("昭化区", [new("走访单位", "1")], [], [new(new(2022, 4, 1), 1)], 1, "zh-Hans"),
        ];
        Assert.All(pictures, picture =>
        {
            using var drawn = SKBitmap.Decode(_painter.Draw(picture));
            Assert.True(FreeAround(drawn, 24));
        });
    }

    [Fact]
    public void More_than_was_asked_for_stays_on_the_picture()
    {
        using var drawn = SKBitmap.Decode(_painter.Draw(CoveragePicture.Of("昭化区", [new(new(2022, 3, 31), 18), new(new(2022, 4, 1), 30)], 16, "zh-Hans")));
        Assert.True(FreeAround(drawn, 24));
    }

    /// <summary>Whoever sees no colours sees the patterns: of two neighbours in grey, one is plain and the other is not.</summary>
    [Fact]
    public void What_is_open_is_striped_and_what_is_solved_is_not()
    {
        var open = Middle(BarsPicture.ByArea("昭化区", [new("昭化区", 1, 0)], "zh-Hans"));
        var solved = Middle(BarsPicture.ByArea("昭化区", [new("昭化区", 0, 1)], "zh-Hans"));
        Assert.True(open.Distinct().Count() > 1);
        Assert.Single(solved.Distinct());
    }

    /// <summary>Two characters that the font has differ; one that it lacks would be a box, and is a question mark.</summary>
    [Fact]
    public void Chinese_is_no_row_of_boxes()
    {
        var (visit, cover, lacking, mark, smiley) = (Word("走访"), Word("覆盖"), Word("\U0002FA1D"), Word("？"), Word("走访😀"));
        Assert.NotEqual(visit, cover);
        Assert.Equal(mark, lacking);
        Assert.Equal(visit, smiley);

        byte[] Word(string word) => _painter.Draw(AgesPicture.Of(word, [], "zh-Hans"));
    }

    /// <summary>The font has contours that run the wrong way round: by the usual rule the holes of these would be filled in.</summary>
    [Theory]
    [InlineData("可")]
    [InlineData("昭")]
    [InlineData("何")]
    public void Holes_stay_open_also_in_bold(string character)
    {
        using var face = Host.Posters.CarriedFont.Open();
        using var card = new Card(face, 560);
        card.Text(character, 300, 400, 200, SKColors.Black, bold: true);
        using var drawn = SKBitmap.Decode(card.Png());
        using var flooded = Flooded(drawn);
        Assert.True(Light(flooded) > 300, "no hole is left");
    }

    [Fact]
    public void Many_may_ask_at_once_and_get_the_same_again()
    {
        var pictures = Shown.Kinds.Select(k => Shown.Of(k, "small", "zh-Hans")).ToList();
        var alone = pictures.Select(_painter.Draw).ToList();
        var together = Enumerable.Range(0, 4 * pictures.Count).AsParallel().AsOrdered().WithDegreeOfParallelism(4).Select(i => _painter.Draw(pictures[i % pictures.Count])).ToList();
        Assert.All(together.Select((png, i) => (png, i)), t => Assert.Equal(alone[t.i % alone.Count], t.png));
    }

    [Fact]
    public void It_can_be_disposed_of_and_used_again()
    {
        var picture = Shown.Of("ages", "small", "en");
        var before = _painter.Draw(picture);
        _painter.Dispose();
        Assert.Equal(before, _painter.Draw(picture));
    }

    public void Dispose() => _painter.Dispose();

    private static bool FreeAround(SKBitmap drawn, int margin)
    {
        for (var y = Edge; y < drawn.Height - Edge; y++)
            for (var x = Edge; x < drawn.Width - Edge; x++)
            {
                if (x == margin && y >= margin && y < drawn.Height - margin) x = drawn.Width - margin;
                if (drawn.GetPixel(x, y) != Palette.Card) return false;
            }

        return true;
    }

    private static int Inked(SKBitmap drawn) => drawn.Pixels.Count(p => p.Red < 100);

    /// <summary>A row of dots through the middle of the only bar, left of its number.</summary>
    private List<SKColor> Middle(BarsPicture picture)
    {
        using var drawn = SKBitmap.Decode(_painter.Draw(picture));
        return [.. Enumerable.Range(300, 100).Select(x => drawn.GetPixel(x, Card.Top + 10 + 36))];
    }

    /// <summary>What is light and reached from the corner is darkened.</summary>
    private static SKBitmap Flooded(SKBitmap drawn)
    {
        var flooded = drawn.Copy(SKColorType.Rgba8888);
        var waiting = new Stack<(int X, int Y)>([(10, 10)]);
        while (waiting.TryPop(out var at))
        {
            if (at.X < Edge || at.Y < Edge || at.X >= drawn.Width - Edge || at.Y >= drawn.Height - Edge || flooded.GetPixel(at.X, at.Y).Red < 128) continue;
            flooded.SetPixel(at.X, at.Y, SKColors.Black);
            waiting.Push((at.X + 1, at.Y));
            waiting.Push((at.X - 1, at.Y));
            waiting.Push((at.X, at.Y + 1));
            waiting.Push((at.X, at.Y - 1));
        }

        return flooded;
    }

    private static int Light(SKBitmap drawn)
    {
        var light = 0;
        for (var y = Edge; y < drawn.Height - Edge; y++)
            for (var x = Edge; x < drawn.Width - Edge; x++)
                if (drawn.GetPixel(x, y).Red >= 128) light++;
        return light;
    }
}
