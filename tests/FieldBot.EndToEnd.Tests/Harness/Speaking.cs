using System.IO.Compression;
using FieldBot.Host.Commands;
using FieldBot.Host.Local;
using SkiaSharp;
using ZXing;
using ZXing.Common;
using ZXing.QrCode;

namespace FieldBot.EndToEnd.Tests.Harness;

/// <summary>How a worker speaks up by a poster, and how a concern gets to the group that handles it, in Chinese.</summary>
internal static class Speaking
{
    public const string Thanks = @"收到了。您的代号：职工-(?<code>[0-9A-Z]{4})";

    /// <summary>Urgent: it goes to the union at once.</summary>
    public const string Urgent = "^安全隐患$";

    public const string Calm = "^劳动报酬$";

    private const string Unit = "U02", Group = "第1蹲点工作组", Account = "fieldbot_local_bot";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static IReadOnlyList<Rule> Rules(string words, string category = Urgent, bool shared = false) =>
    [
        new("请核对", Press: "^提交$"),
        new("照片里有脸", Press: "^照发$"),
        new("这部手机只有您一个人用吗", Press: shared ? "^不是" : "^是，只有我$"),
        new("是哪个单位", Press: "^不想说$"),
        new("是哪方面的事", Press: category),
        new("出了什么事", Text: words),
        new(null, Press: "^继续填$"),
    ];

    /// <summary>Speaks up and gives the pseudonym.</summary>
    public static async Task<string> SpeaksUp(this LocalUser worker, string payload, string words, string category = Urgent, bool shared = false) =>
        (await new Player(worker, Rules(words, category, shared)).Play($"/start {payload}", Thanks, Stop)).Groups["code"].Value;

    /// <summary>Speaks up to the last card before it is sent.</summary>
    public static Task Drafts(this LocalUser worker, string payload, string words, string category = Urgent) =>
        new Player(worker, Rules(words, category)).Play($"/start {payload}", "请核对", Stop);

    /// <summary>Sends what is drafted and gives the pseudonym.</summary>
    /// <param name="pictures">They came after the question about faces: it is asked first.</param>
    public static async Task<string> Submits(this LocalUser worker, bool pictures = false)
    {
        var before = worker.View.Version;
        worker.Press("提交");
        if (pictures)
        {
            await worker.Hears("照片里有脸", before);
            await worker.Taps("照发", "请核对");
            worker.Press("提交");
        }

        var thanks = await worker.Hears("收到了。您的代号", before);
        return Rule.Says(thanks.Text, Thanks).Groups["code"].Value;
    }

    /// <summary>What a phone reads off the unit's poster, printed on the command line.</summary>
    public static async Task<string> Poster(this RunningBot bot)
    {
        // The folder is the bot's own before it listens to commands.
        while (!File.Exists(Path.Combine(bot.Host.DataFolder, CommandSocket.FileName))) await Task.Delay(20, Stop);
        var file = Path.Combine(bot.Folder, $"posters-{Guid.NewGuid():N}.zip");
        var (code, output, error) = await bot.Host.Command("posters", "--unit", Unit, "--bot", Account, "--out", file);
        Assert.True(code == 0, output + error);
        await using var archive = await ZipFile.OpenReadAsync(file, Stop);
        using var content = new MemoryStream();
        await using (var png = await archive.Entries.Single(e => e.Name.EndsWith(".png", StringComparison.Ordinal)).OpenAsync(Stop)) await png.CopyToAsync(content, Stop);
        const string Address = $"https://t.me/{Account}?start=";
        var read = Scan(content.ToArray());
        Assert.StartsWith(Address + "w_", read, StringComparison.Ordinal);
        return read[Address.Length..];
    }

    /// <summary>Intake accepts the issue and gives it to the group, whose leader signs.</summary>
    public static async Task Handed(this LocalUser intake, LocalUser leader, string issue = "I-1")
    {
        await intake.Hears("反映人：职工-", () => intake.SendText(issue));
        await intake.Taps("受理", "受理了");
        await intake.Taps("交办", "交给哪个工作组");
        await intake.Taps(Group, "交办给 " + Group);
        await leader.Hears("反映人：职工-", () => leader.SendText(issue));
        await leader.Taps("签收", "签收了");
    }

    /// <summary>The one who handles it asks the worker, by what comes of the last act.</summary>
    public static async Task Asks(this LocalUser handler, string question)
    {
        await handler.Taps("更多", "反映人：职工-");
        await handler.Taps("问反映人", "想请反映人补充什么");
        await handler.Says(question, "请反映人补充：" + question);
    }

    /// <summary>As a phone does: it takes one frame after another while the hand moves. One frame alone fails about once in 150 codes, which are different each time.</summary>
    private static string Scan(byte[] png)
    {
        using var poster = SKBitmap.Decode(png);
        foreach (var degrees in new[] { 0, -7, 7, -20, 20 })
        {
            using var frame = Frame(poster, degrees);
            // A row of a grey picture is as long as it is wide: there is nothing between them.
            var source = new RGBLuminanceSource(frame.Bytes, frame.Width, frame.Height, RGBLuminanceSource.BitmapFormat.Gray8);
            foreach (Binarizer binarizer in new Binarizer[] { new HybridBinarizer(source), new GlobalHistogramBinarizer(source) })
                if (new QRCodeReader().decode(new BinaryBitmap(binarizer), new Dictionary<DecodeHintType, object> { [DecodeHintType.TRY_HARDER] = true })?.Text is { } read) return read;
        }

        throw new InvalidOperationException("No code can be read on the poster.");
    }

    private static SKBitmap Frame(SKBitmap poster, int degrees)
    {
        var side = (int)(poster.Height * 1.2);
        var frame = new SKBitmap(new SKImageInfo(side, side, SKColorType.Gray8));
        using var canvas = new SKCanvas(frame);
        canvas.Clear(SKColors.White);
        canvas.Translate(side / 2f, side / 2f);
        canvas.RotateDegrees(degrees);
        using var image = SKImage.FromBitmap(poster);
        canvas.DrawImage(image, -poster.Width / 2f, -poster.Height / 2f, new SKSamplingOptions(SKFilterMode.Linear));
        return frame;
    }
}
