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

        await leader.Asks("哪几个月的？");
        // A push comes at a quarter of an hour, so that nobody sees whose phone lights up; who does not wait for it looks by themselves.
        Assert.DoesNotContain(worker.View.Messages.Values, m => m.FromBot && m.Text == "有一条新消息" && m.Date.Minute % 15 != 0);
        await worker.Says("/mine", $"职工-{code}");
        await worker.Taps($"职工-{code}", "工会问：哪几个月的？");
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
        await worker.Says("/mine", $"职工-{code}");
        await worker.Taps($"职工-{code}", "工会说");
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

    [Fact]
    public async Task What_was_read_can_be_wiped_of_both_sides()
    {
        await using var bot = await RunningBot.Start();
        var intake = await bot.EnrolAs("K07", "il.w0");
        var leader = await bot.EnrolAs("C001", "g.home");
        var worker = bot.Stranger("planted-first", "planted_user", "+8613911112222");
        await worker.SpeaksUp(await bot.Poster(), "有人打了我");
        await intake.Handed(leader);
        await leader.Asks("是谁？");
        await worker.Taps("查看", "是谁？");
        await worker.Taps("回答", "打字、语音、照片都行");
        await worker.Says("工头", "收到了，谢谢");
        var all = worker.View.Messages.Values.ToList();
        Assert.Contains(all, m => !m.FromBot);
        await worker.Taps("看完删除", "这里的消息删了");
        await worker.Vanish(all);
        Assert.Equal("这里的消息删了。48 小时以前的，请在手机里自己清空。", worker.Screen());

        // It is only the phone that forgets.
        await leader.Hears("作了补充：工头", () => leader.SendText("I-1"));
        await worker.Says("/mine", "职工-");
    }

    [Fact]
    public async Task Whoever_wants_all_of_theirs_deleted_is_a_stranger_afterwards()
    {
        await using var bot = await RunningBot.Start();
        var intake = await bot.EnrolAs("K07", "il.w0");
        var poster = await bot.Poster();
        Assert.Equal(0, Keys(bot));
        var worker = bot.Stranger("planted-first", "planted_user", "+8613911112222");
        await worker.SpeaksUp(poster, "有人打了我");
        Assert.Equal(2, Keys(bot));
        var receipt = await Receipt(worker);
        await worker.Says("/mine", "我的诉求");
        var all = worker.View.Messages.Values.ToList();
        await worker.Taps("删除我的全部信息", "要删除您在这里的全部信息吗");
        await worker.Taps("删除", "全删了");
        await worker.Vanish(all);

        // Neither the concern's key nor the chat's is left, and the matter goes on without them.
        await Until(() => Keys(bot) == 0, () => $"{Keys(bot)} keys");
        Assert.Contains("和反映人已没有联系", (await intake.Hears("反映人：职工-", () => intake.SendText("I-1"))).Text, StringComparison.Ordinal);
        Assert.Equal("有人打了我", Assert.Single(await bot.Ledger())["内容"]);
        await worker.Says("/mine", "这里没有您说过的事");
        await worker.Says($"/receipt {receipt}", "没有这个回执码");
        await bot.Verified();
    }

    [Fact]
    public async Task A_receipt_works_from_another_account_and_vanishes_from_this_one()
    {
        await using var bot = await RunningBot.Start();
        var intake = await bot.EnrolAs("K07", "il.w0");
        var leader = await bot.EnrolAs("C001", "g.home");
        var worker = bot.Stranger("planted-first", "planted_user", "+8613911112222");
        var code = await worker.SpeaksUp(await bot.Poster(), "有人打了我");
        var receipt = await Receipt(worker);
        var shown = worker.View.Messages.Values.Single(m => m.Text.Contains(receipt, StringComparison.Ordinal));
        Assert.True(shown.Protected);
        worker.Press(shown, shown.Button("抄好了")!);
        await worker.Vanish(shown);
        Assert.DoesNotContain(receipt, worker.Screen(), StringComparison.Ordinal);

        // Written by hand and typed in: small letters, blanks, O for 0.
        await intake.Handed(leader);
        await leader.Asks("是谁？");
        var other = bot.Stranger("planted-other", "planted_other", "+8613911113333");
        await other.Says("/receipt", "12 位回执码");
        var typed = receipt.Replace("-", " ", StringComparison.Ordinal).Replace('0', 'O').ToLowerInvariant();
        Assert.Contains("是谁？", (await other.Says(typed, $"职工-{code}")).Text, StringComparison.Ordinal);
        await other.Taps("回答", "打字、语音、照片都行");
        await other.Says("工头", "收到了，谢谢");
        await leader.Hears("作了补充：工头", () => leader.SendText("I-1"));

        // From now on the news comes there, and only there.
        await other.Taps("以后在这里收消息", "别处不再发");
        var before = worker.View.Messages.Count;
        await leader.Asks("在哪里？");
        await other.Hears("有一条新消息");
        await worker.Says("/mine", "这里没有您说过的事");
        Assert.Equal(before + 2, worker.View.Messages.Count);
        Assert.Empty(leader.Told(bot, worker).Concat(leader.Told(bot, other)));
    }

    [Fact]
    public async Task On_a_shared_phone_nothing_comes_and_nothing_stays()
    {
        await using var bot = await RunningBot.Start();
        var intake = await bot.EnrolAs("K07", "il.w0");
        var leader = await bot.EnrolAs("C001", "g.home");
        var worker = bot.Stranger("planted-first", "planted_user", "+8613911112222");
        var code = await worker.SpeaksUp(await bot.Poster(), "有人打了我", shared: true);
        var shown = await worker.Hears("回执码：");
        var receipt = Rule.Says(shown.Text, "[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}").Value;
        var all = worker.View.Messages.Values.ToList();
        await worker.Taps("抄好了", "这里的消息删了");
        await worker.Vanish(all);
        await intake.Handed(leader);
        await leader.Asks("是谁？");
        Assert.Equal("这里的消息删了。48 小时以前的，请在手机里自己清空。", worker.Screen());
        Assert.Contains("是谁？", (await worker.Says($"/receipt {receipt}", $"职工-{code}")).Text, StringComparison.Ordinal);
    }

    private static async Task<string> Receipt(LocalUser worker) => Rule.Says((await worker.Taps("要回执码", "回执码：")).Text, "[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}").Value;

    /// <summary>How many keys are in the book: one of each concern, and of each chat of a worker.</summary>
    private static int Keys(RunningBot bot)
    {
        const int Slot = 64;
        var book = ByteSearch.Content(Path.Combine(bot.Host.KeyFolder, "concerns.keys"));
        return Enumerable.Range(1, book.Length / Slot - 1).Count(i => book.Skip(i * Slot).Take(Slot).Any(b => b != 0));
    }

    private static async Task Until(Func<bool> wish, Func<string> otherwise)
    {
        for (var until = DateTime.UtcNow + Player.Patience; !wish(); await Task.Delay(20, Stop)) Assert.True(DateTime.UtcNow < until, otherwise());
    }
}
