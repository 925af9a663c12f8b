using System.Text;
using FieldBot.Dialogs.Concerns;
using SkiaSharp;

namespace FieldBot.Host.Tests.Posters;

/// <summary>A poster can be scanned, printed and sent; nothing of what stands on it is cut.</summary>
public class PosterTests
{
    private static readonly string Link = WorkerLink.Address(Drawn.Bot, Drawn.Token);

    public static TheoryData<string> Languages => ["zh-Hans", "en"];

    [Theory]
    [MemberData(nameof(Languages))]
    public void The_code_leads_to_the_bot(string language)
    {
        using var picture = Drawn.Picture(Drawn.Poster(language).Png);
        Assert.Equal((1240, 1754), (picture.Width, picture.Height));
        Assert.Equal(Link, Drawn.Read(picture));
        using var echo = Drawn.Picture(Drawn.Echo(language, ["工资补发了"]).Png);
        Assert.Equal(Link, Drawn.Read(echo));
    }

    [Theory]
    [InlineData(0.5f, 0, 0)]
    [InlineData(0.5f, 3, 4)]
    [InlineData(0.3f, 2, -7)]
    [InlineData(1, 5, 12)]
    public void The_code_is_read_from_a_bad_photo(float scale, float blur, float degrees)
    {
        using var poster = Drawn.Picture(Drawn.Poster("zh-Hans").Png);
        using var photo = Drawn.Photographed(poster, scale, blur, degrees);
        Assert.Equal(Link, Drawn.Read(photo));
    }

    [Fact]
    public void The_code_is_read_though_something_sticks_to_it()
    {
        using var poster = Drawn.Picture(Drawn.Poster("zh-Hans").Png);
        using (var canvas = new SKCanvas(poster))
        using (var white = new SKPaint { Color = SKColors.White })
            canvas.DrawCircle(640, 900, 60, white);
        Assert.Equal(Link, Drawn.Read(poster));
    }

    [Fact]
    public void Where_there_is_no_bot_to_open_the_code_holds_what_one_sends()
    {
        using var picture = Drawn.Picture(Drawn.Poster("zh-Hans", bot: null).Png);
        Assert.Equal($"/start w_{Drawn.Token}", Drawn.Read(picture));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task The_page_to_print_shows_the_same_and_needs_no_font(string language)
    {
        var poster = Drawn.Poster(language, Drawn.LongName);
        var text = Encoding.Latin1.GetString(poster.Pdf);
        Assert.StartsWith("%PDF-", text, StringComparison.Ordinal);
        Assert.DoesNotContain("/FontFile", text, StringComparison.Ordinal);
        Assert.DoesNotContain("/Subtype /Image", text, StringComparison.Ordinal);
        if (await Drawn.Page(poster.Pdf, 150) is not { } page) { Assert.Skip("there is no pdftoppm here"); return; }
        using var picture = Drawn.Picture(poster.Png);
        Assert.Equal(Link, Drawn.Read(page));
        Assert.InRange(Ink(page) / Ink(picture), 0.95, 1.05);
        page.Dispose();
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void The_files_are_small(string language)
    {
        foreach (var poster in new[] { Drawn.Poster(language), Drawn.Poster(language, Drawn.LongName), Drawn.Echo(language, ["工资：46 人的工资已补发。", "洗澡：热水器换了新的。", "安全：护栏已补齐。"]) })
        {
            Assert.InRange(poster.Png.Length, 10_000, 80_000);
            Assert.InRange(poster.Pdf.Length, 10_000, 70_000);
        }

        // Eight long lines are some six hundred characters, each an outline of its own.
        var longest = Drawn.Echo(language, Drawn.LongLines, Drawn.LongName);
        Assert.InRange(longest.Png.Length, 10_000, 150_000);
        Assert.InRange(longest.Pdf.Length, 10_000, 260_000);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Nothing_touches_the_edge_of_the_sheet(string language)
    {
        foreach (var poster in new[] { Drawn.Poster(language, Drawn.LongName + Drawn.LongName), Drawn.Echo(language, Drawn.LongLines, Drawn.LongName + Drawn.LongName) })
        {
            using var picture = Drawn.Picture(poster.Png);
            const int margin = 60;
            for (var y = 0; y < picture.Height; y++)
                for (var x = 0; x < picture.Width; x++)
                    if (x < margin || y < margin || x >= picture.Width - margin || y >= picture.Height - margin) Assert.Equal(255, picture.GetPixel(x, y).Red);
        }
    }

    [Fact]
    public void The_organiser_the_unit_the_account_and_the_hotline_are_the_programme_s()
    {
        var text = PosterText.Of(Drawn.Programme, Drawn.Unit(), Drawn.Bot, "zh-Hans");
        Assert.Equal(("市总工会", "昭化区亭子湖环湖旅游公路项目工会", "认准 @city_union_helper_bot；\n打不开就打12351，或请蹲点干部代填。"), (text.Organiser, text.Unit, text.Account));
        Assert.Equal("打不开就打12351，或请蹲点干部代填。", PosterText.Of(Drawn.Programme, Drawn.Unit(), null, "zh-Hans").Account);
        Assert.Contains("call 12351", PosterText.Of(Drawn.Programme, Drawn.Unit(), Drawn.Bot, "en").Account, StringComparison.Ordinal);
    }

    private static double Ink(SKBitmap picture)
    {
        double ink = 0;
        for (var y = 0; y < picture.Height; y++)
            for (var x = 0; x < picture.Width; x++) ink += 255 - picture.GetPixel(x, y).Red;
        return ink;
    }
}
