using FieldBot.EndToEnd.Tests.Harness;
using FieldBot.Host.Local;

namespace FieldBot.EndToEnd.Tests.WholeBot;

/// <summary>A worker's concern through the whole program, from the poster on the wall to the answer. Each call is held against the Bot API's description at the end.</summary>
public sealed class ConcernTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_worker_scans_the_poster_speaks_up_and_both_sides_talk()
    {
        await using var bot = await RunningBot.Start(relay: Relay.Minute);
        var intake = await bot.EnrolAs("K07", "il.w0");
        var leader = await bot.EnrolAs("C001", "g.home");
        var worker = bot.Stranger("planted-first", "planted_user", "+8613911112222");
        var code = await worker.SpeaksUp(await bot.Poster(), "三个月没发工资", Speaking.Calm);
        await intake.Until(v => v.Messages.Values.Any(m => m.Text.Contains("新的问题 I-1", StringComparison.Ordinal)), TimeSpan.FromSeconds(90), Stop);
        Assert.Contains($"职工-{code}", (await intake.Hears("反映人：职工-", () => intake.SendText("I-1"))).Text, StringComparison.Ordinal);
        await intake.Handed(leader);

        // The push says that there is news, and nothing else.
        Assert.Contains(worker.View.Messages.Values, m => m.FromBot && m.Text == "有一条新消息");
        await leader.Asks("哪几个月的？");
        await worker.Taps("查看", "工会问：哪几个月的？");
        await worker.Taps("回答", "打字、语音、照片都行");
        await worker.Says("十月到十二月", "收到了，谢谢");
        await leader.Hears("十月到十二月", () => leader.SendText("I-1"));

        // A voice note and a photo come as answers too, each sent anew.
        var (voice, photo) = (SampleVoice.Next(), SamplePicture.Next());
        await worker.Taps("补充", "要补充什么");
        await worker.Hears("收到了，谢谢", () => worker.SendVoice(voice));
        await worker.Taps("补充", "要补充什么");
        await worker.Hears("照片里有脸", () => worker.SendPhoto(photo));
        await worker.Taps("照发", "收到了，谢谢");
        await bot.Kept(2);
        await leader.Hears("反映人：职工-", () => leader.SendText("I-1"));
        var files = await leader.Files("佐证（2）", 2);
        Assert.Equal([(MessageKind.Voice, "附件1.oga"), (MessageKind.Photo, "附件2.png")], files.Select(f => (f.Kind, f.FileName!)));
        Assert.Equal(photo, bot.Telegram.Files.ById(files[1].FileId!)!.Content);

        // The handler answers by voice.
        await leader.Taps("回复反映人", "跟反映人说什么");
        await leader.Hears("回复了反映人", () => leader.SendVoice());
        await bot.Kept(3);
        await worker.Taps("查看", "工会说");
        var heard = Assert.Single(await worker.Files("看附件", 1));
        Assert.Equal((MessageKind.Voice, "附件1.oga"), (heard.Kind, heard.FileName));
        bot.NothingPassedOn(worker, intake, leader);
        await bot.Verified();
    }

    [Fact]
    public async Task Until_the_set_time_nobody_sees_it_and_it_is_there_after_a_crash()
    {
        await using var bot = await RunningBot.Start();
        var intake = await bot.EnrolAs("K07", "il.w0");
        var worker = bot.Stranger("planted-first", "planted_user", "+8613911112222");
        var code = await worker.SpeaksUp(await bot.Poster(), "三个月没发工资", Speaking.Calm);
        await bot.Host.Kill();
        bot.Host.Start();
        Assert.Contains("转给工会", (await worker.Says("/mine", $"职工-{code}")).Text, StringComparison.Ordinal);
        await intake.Says("/issues", "没有");
        Assert.Empty(await bot.Ledger());
    }
}
