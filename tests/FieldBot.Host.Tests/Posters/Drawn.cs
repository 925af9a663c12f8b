using System.Diagnostics;
using FieldBot.Dialogs.Concerns;
using FieldBot.Dialogs.Programmes;
using FieldBot.Host.Commands;
using FieldBot.Host.Posters;
using SkiaSharp;
using ZXing;
using ZXing.Common;

namespace FieldBot.Host.Tests.Posters;

/// <summary>Posters of the sample programme, and somebody's phone that reads them.</summary>
internal static class Drawn
{
    public const string Bot = "city_union_helper_bot", Token = "k3Jd82hsKq0vTz5yW1nXaB";

    public const string LongName = "广元市昭化区亭子湖环湖旅游公路建设项目第三标段（含王家镇至射箭镇连接线及附属工程）施工总承包项目经理部工会联合会（筹）";

    public static Programme Programme { get; } = ProgrammeReader.Read(ProgrammeFolder.Read(Commands.Desk.Sample).Tables, 1).Programme!;

    /// <summary>Nobody can write more.</summary>
    public static string[] LongLines { get; } = [.. Enumerable.Range(1, 8).Select(i => $"劳动报酬：{i} 月份拖欠的工资已全部补发，涉及 46 人；今后每月 15 日前由总包单位代发，工资表在项目部门口公示，有疑问随时核对。")];

    public static Unit Unit(string? name = null) => name is null ? Programme.Unit("U01")! : Programme.Unit("U01")! with { Name = name };

    public static Poster Poster(string language, string? name = null, string? bot = Bot)
    {
        using var font = PosterFont.Open();
        return Host.Posters.Poster.Of(font, PosterText.Of(Programme, Unit(name), bot, language), Host.Posters.Poster.Link(bot, Token));
    }

    public static Poster Echo(string language, string[] lines, string? name = null)
    {
        using var font = PosterFont.Open();
        return Host.Posters.Poster.Of(font, EchoText.Of(Programme, Unit(name), new(2022, 4, 1), [.. lines], Bot, language), Host.Posters.Poster.Link(Bot, Token));
    }

    /// <summary>What the code in the picture says; null: nobody could read it.</summary>
    public static string? Read(SKBitmap picture)
    {
        var grey = new byte[picture.Width * picture.Height];
        for (var y = 0; y < picture.Height; y++)
            for (var x = 0; x < picture.Width; x++) grey[y * picture.Width + x] = picture.GetPixel(x, y).Red;
        var source = new RGBLuminanceSource(grey, picture.Width, picture.Height, RGBLuminanceSource.BitmapFormat.Gray8);
        var hints = new Dictionary<DecodeHintType, object> { [DecodeHintType.TRY_HARDER] = true };
        return new ZXing.QrCode.QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source)), hints)?.Text;
    }

    public static SKBitmap Picture(byte[] png) => SKBitmap.Decode(png) ?? throw new InvalidOperationException("no picture");

    /// <summary>As a hurried hand takes it from some way off: small, out of focus, askew and grey.</summary>
    public static SKBitmap Photographed(SKBitmap poster, float scale, float blur, float degrees)
    {
        var photo = new SKBitmap((int)(poster.Width * scale * 1.2f), (int)(poster.Height * scale * 1.2f));
        using var canvas = new SKCanvas(photo);
        canvas.Clear(new SKColor(150, 150, 150));
        canvas.Translate(photo.Width / 2f, photo.Height / 2f);
        canvas.RotateDegrees(degrees);
        canvas.Scale(scale);
        using var soft = new SKPaint { ImageFilter = SKImageFilter.CreateBlur(blur, blur), ColorFilter = SKColorFilter.CreateLighting(new SKColor(180, 180, 180), new SKColor(30, 30, 30)) };
        using var image = SKImage.FromBitmap(poster);
        canvas.DrawImage(image, -poster.Width / 2f, -poster.Height / 2f, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear), soft);
        return photo;
    }

    /// <summary>The page as a printer sees it; null where there is no pdftoppm.</summary>
    public static async Task<SKBitmap?> Page(byte[] pdf, int dotsPerInch)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, pdf);
            using var run = Process.Start(new ProcessStartInfo("pdftoppm", ["-r", $"{dotsPerInch}", "-gray", "-png", "-singlefile", file, file]) { RedirectStandardError = true, UseShellExecute = false })!;
            await run.WaitForExitAsync();
            return run.ExitCode == 0 ? Picture(await File.ReadAllBytesAsync(file + ".png")) : throw new InvalidOperationException(await run.StandardError.ReadToEndAsync());
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
        finally
        {
            File.Delete(file);
            File.Delete(file + ".png");
        }
    }
}
