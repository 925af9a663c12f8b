using System.IO.Hashing;
using System.Text;
using FieldBot.EndToEnd.Tests.Harness;
using FieldBot.Host.Local;

namespace FieldBot.EndToEnd.Tests.WholeBot;

/// <summary>What a cadre photographs and records on a visit outlives Telegram's copy, a crash and a bad network.</summary>
public sealed class EvidenceTests
{
    private static readonly byte[] Place = "GPS 32.3048N 105.8452E"u8.ToArray();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_card_returns_what_Telegram_has_no_longer()
    {
        await using var bot = await RunningBot.Start();
        var user = await bot.Enrol();
        var (photo, picture, voice) = (SamplePicture.Next(), SamplePicture.Next(), "OggS, what workers say"u8.ToArray());
        await new Player(user, [.. Visit.Rules("x").Where(r => r.When != "职工说得最多的一件事")]).Play("/visit", "职工说得最多的一件事\\s+请打字", Stop);
        await user.Hears("请核对", () => user.SendVoice(voice));
        await user.Hears("已加 1 张", () => user.SendPhoto(photo));
        await user.Hears("已加 2 张", () => user.SendDocument("IMG_1234.PNG", WithPlace(picture)));
        await Submit(user);

        // What is on the disk is the record's by an orderly end at the latest.
        await Kept(bot, 3);
        Assert.Equal(0, await bot.Host.Terminate());
        foreach (var sent in user.View.Messages.Values.Where(m => !m.FromBot && m.FileId is not null)) bot.Telegram.Files.Forget(sent.FileId!);
        bot.Host.Start();

        var files = await Files(user, 3);
        Assert.Equal([(MessageKind.Photo, "附件1.png"), (MessageKind.Document, "附件2.png"), (MessageKind.Voice, "附件3.oga")], files.Select(f => (f.Kind, f.FileName!)));
        Assert.Equal([photo, picture, voice], files.Select(f => bot.Telegram.Files.ById(f.FileId!)!.Content));
        // Neither the picture nor where it was taken can be read in the folder.
        foreach (var file in Directory.GetFiles(bot.Host.DataFolder, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith(".lock", StringComparison.Ordinal)))
        {
            var content = await Content(file);
            Assert.All((byte[][])[photo[..40], Place, voice], secret => Assert.Equal(-1, content.AsSpan().IndexOf(secret)));
        }
    }

    [Fact]
    public async Task A_file_of_21_MB_is_refused_with_a_word_and_the_visit_goes_on()
    {
        await using var bot = await RunningBot.Start();
        var user = await bot.Enrol();
        await new Player(user, Visit.Rules("工资")).Play("/visit", "请核对", Stop);
        await user.Hears("已加 1 张", () => user.SendPhoto());
        await user.Hears("这个文件有 21 MB，最多 20 MB，没有加上", () => user.SendDocument("large.png", new byte[(20 << 20) + 1]));
        await Submit(user);
        await Kept(bot, 1);
    }

    [Fact]
    public async Task Who_sent_what_Telegram_lost_before_it_was_fetched_is_told_so()
    {
        await using var bot = await RunningBot.Start();
        var user = await bot.Enrol();
        await new Player(user, Visit.Rules("工资")).Play("/visit", "请核对", Stop);
        await user.Hears("已加 1 张", () => bot.Telegram.Files.Forget(user.SendPhoto().FileId!));
        await Submit(user);
        await user.Until(v => v.Messages.Values.Any(m => m.FromBot && m.Text.Contains("V-1 的照片没能存下来：Telegram 那边已经没有这个文件", StringComparison.Ordinal)), TimeSpan.FromSeconds(90), Stop);
        // What there is to say stands where the photo would.
        user.SendText("V-1");
        await user.Tap("v.1.files");
        await user.Hears("附件 1/1：照片已经找不到了");
    }

    [Fact]
    public async Task Until_it_is_fetched_Telegram_s_own_copy_is_shown_and_a_crash_loses_nothing()
    {
        await using var bot = await RunningBot.Start();
        var user = await bot.Enrol();
        var photo = SamplePicture.Next();
        var away = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        bot.Telegram.Mishaps.Next("getFile", Mishap.Slow(away.Task));
        bot.Telegram.Mishaps.Next("getFile", Mishap.ServerError);
        await new Player(user, Visit.Rules("工资")).Play("/visit", "请核对", Stop);
        await user.Hears("已加 1 张", () => user.SendPhoto(photo));
        await Submit(user);
        var shown = Assert.Single(await Files(user, 1));
        Assert.Equal(user.View.Messages.Values.Single(m => !m.FromBot && m.Kind == MessageKind.Photo).FileId, shown.FileId);

        await bot.Host.Kill();
        away.SetResult();
        bot.Host.Start();
        await Kept(bot, 1);
    }

    /// <summary>From the summary, photos and all, to the receipt.</summary>
    private static async Task Submit(LocalUser user)
    {
        user.Press("完成");
        var review = (await user.Until(v => v.Card?.Button("提交") is not null, Player.Patience, Stop)).Card!;
        await user.Hears("已记录 V-1", () => user.Press(review, review.Button("提交")!));
    }

    /// <summary>What the visit's card returns.</summary>
    private static async Task<IReadOnlyList<LocalMessage>> Files(LocalUser user, int count)
    {
        var before = user.View.Version;
        user.SendText("V-1");
        await user.Tap("v.1.files");
        bool Is(LocalMessage m) => m.FromBot && m.FileId is not null && m.Changed > before;
        return [.. (await user.Until(v => v.Messages.Values.Count(Is) == count, Player.Patience, Stop)).Messages.Values.Where(Is)];
    }

    private static async Task Kept(RunningBot bot, int files)
    {
        var folder = Path.Combine(bot.Host.DataFolder, "evidence");
        for (var until = DateTime.UtcNow + TimeSpan.FromSeconds(60); !Directory.Exists(folder) || Directory.GetFiles(folder).Count(f => !Path.HasExtension(f)) != files; await Task.Delay(50, Stop))
            Assert.True(DateTime.UtcNow < until, $"Not kept: {bot.Host.Said}");
    }

    private static byte[] WithPlace(byte[] png)
    {
        byte[] named = [.. "tEXt"u8, .. Place], crc = BitConverter.GetBytes(Crc32.HashToUInt32(named));
        Array.Reverse(crc);
        return [.. png[..33], 0, 0, 0, (byte)Place.Length, .. named, .. crc, .. png[33..]];
    }

    private static async Task<byte[]> Content(string file)
    {
        try { return await File.ReadAllBytesAsync(file, Stop); }
        // The running program has it for itself.
        catch (IOException) { return []; }
    }
}
