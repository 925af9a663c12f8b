using System.Collections.Concurrent;
using System.Globalization;
using FieldBot.EndToEnd.Tests.Harness;
using FieldBot.Host.Local;

namespace FieldBot.EndToEnd.Tests.WholeBot;

/// <summary>What goes wrong on the way of a concern, by mistake, by malice or by a crash: a clear line, and nothing lost.</summary>
public sealed class ConcernBadInputTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_poster_that_does_not_hold_says_so_and_the_way_is_open_all_the_same()
    {
        await using var bot = await RunningBot.Start();
        var poster = await bot.Poster();
        var (code, output, error) = await bot.Host.Command("posters", "--revoke", "U02");
        Assert.True(code == 0, output + error);
        var forged = poster[..^1] + (poster[^1] == 'A' ? 'B' : 'A');
        var n = 0;
        foreach (var payload in new[] { poster, forged, "w_", "w_" + new string('_', 62), "w_" + new string('-', 62), "w_<b>&\"'`{}\\$%0A" + new string('\u202E', 40), "w_" + string.Concat(Enumerable.Repeat("🔨", 20)) })
        {
            var worker = bot.Stranger($"planted-{++n}", $"planted_user_{n}", "+8613911112222");
            Assert.Contains("出了什么事", (await worker.Opens(payload, "这张二维码已经不用了")).Text, StringComparison.Ordinal);
            await worker.Says("有人打了我", "是哪方面的事");
        }

        // What is no poster's at all opens the door to them too.
        foreach (var payload in new[] { new string('-', 64), "m_" + new string('x', 62), new string('〇', 64) })
        {
            var worker = bot.Stranger($"planted-{++n}", $"planted_user_{n}", "+8613911112222");
            await worker.Opens(payload, "链接");
            await worker.Says("/start", "工会");
            await worker.Taps("有难处，跟工会说", "出了什么事");
        }

        Assert.Equal($"职工-{await bot.Stranger("planted-new", "planted_new", "+8613911112222").SpeaksUp(await bot.Poster(), "新的")}", Assert.Single(await bot.Ledger())["反映人（代号）"]);
    }

    [Fact]
    public async Task Of_three_hundred_messages_at_once_every_word_is_kept_and_few_are_answered()
    {
        const int Messages = 300;
        await using var bot = await RunningBot.Start(paced: true);
        var worker = bot.Stranger("planted-first", "planted_user", "+8613911112222");
        await worker.Drafts(await bot.Poster(), "有人打了我");
        var calls = bot.Server.Calls.Count;
        for (var i = 1; i <= Messages; i++) worker.SendText($"第{i}句");
        // A tap is answered whatever else comes. The card may have been overtaken: then it stands there as it is by now, and one taps again.
        bool Thanked(ChatView v) => v.Messages.Values.Any(m => m.Text.StartsWith("收到了。您的代号", StringComparison.Ordinal));
        for (var tap = 0; tap < 15 && !Thanked(worker.View); tap++)
        {
            var card = worker.View.Messages.Values.Where(m => m.Button("提交") is not null).MaxBy(m => m.Changed)!;
            var query = worker.Press(card, card.Button("提交")!);
            await worker.Until(v => v.IsAnswered(query), Player.Patience, Stop);
            // Telegram's own pace: an edit a second.
            await Task.Delay(1500, Stop);
        }

        var code = Rule.Says((await worker.Hears("收到了。您的代号")).Text, Speaking.Thanks).Groups["code"].Value;
        var row = Assert.Single(await bot.Ledger());
        Assert.Equal($"职工-{code}", row["反映人（代号）"]);
        Assert.Equal(["有人打了我", .. Enumerable.Range(1, Messages).Select(i => $"第{i}句")], row["内容"].Split('\n'));
        Assert.InRange(bot.Server.Calls.Skip(calls).Count(c => c.Request.Number("chat_id") == worker.Id), 1, 40);
    }

    [Fact]
    public async Task Two_albums_of_ten_are_twenty_files_of_one_concern()
    {
        await using var bot = await RunningBot.Start();
        var intake = await bot.EnrolAs("K07", "il.w0");
        var worker = bot.Stranger("planted-first", "planted_user", "+8613911112222");
        await worker.Drafts(await bot.Poster(), "有人打了我");
        worker.SendAlbum(10);
        worker.SendAlbum(10);
        await worker.Hears("一共 20 个附件");
        await worker.Submits(pictures: true);
        await bot.Kept(20);
        await intake.Hears("反映人：职工-", () => intake.SendText("I-1"));
        var files = await intake.Files("佐证（20）", 20);
        Assert.Equal(Enumerable.Range(1, 20).Select(i => $"附件{i}.png"), files.Select(f => f.FileName));
        Assert.Equal(20, files.Select(f => Convert.ToHexString(bot.Telegram.Files.ById(f.FileId!)!.Content)).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task A_cadre_who_speaks_up_is_a_worker_in_it_and_handles_it_not()
    {
        await using var bot = await RunningBot.Start();
        var intake = await bot.EnrolAs("K07", "il.w0");
        var cadre = await bot.EnrolAs("C001", "g.home");
        var code = await cadre.SpeaksUp(await bot.Poster(), "组里报销的钱没给我");
        await intake.Hears("反映人：职工-", () => intake.SendText("I-1"));
        await intake.Taps("交办", "交给哪个工作组");
        await intake.Taps("第1蹲点工作组", "交办给 第1蹲点工作组");
        // On their screen it looks as on everybody's; a tap is refused, and nobody else hears of that.
        var card = await cadre.Hears("反映人：职工-", () => cadre.SendText("I-1"));
        var sign = card.AllButtons.Single(b => b.Label == "签收");
        cadre.Press(card, sign);
        await cadre.Says("/mine", $"职工-{code}");
        var row = Assert.Single(await bot.Ledger());
        Assert.DoesNotContain(row.Values, v => v.Contains("C001", StringComparison.Ordinal) || v.Contains("干部001", StringComparison.Ordinal));
        Assert.DoesNotContain((await bot.Host.Command("export", "audit", "--csv")).Output.Split("\r\n"), l => l.Contains("C001", StringComparison.Ordinal) && l.Contains(code, StringComparison.Ordinal));
        Assert.Empty(intake.Told(bot, cadre));
    }

    [Fact]
    public async Task Whoever_blocks_the_bot_finds_the_thread_when_they_come_back()
    {
        await using var bot = await RunningBot.Start();
        var intake = await bot.EnrolAs("K07", "il.w0");
        var leader = await bot.EnrolAs("C001", "g.home");
        var worker = bot.Stranger("planted-first", "planted_user", "+8613911112222");
        var code = await worker.SpeaksUp(await bot.Poster(), "有人打了我");
        worker.Block();
        await intake.Handed(leader);
        await leader.Asks("是谁？");
        await bot.Host.Kill();
        bot.Host.Start();
        await leader.Taps("回复反映人", "跟反映人说什么");
        await leader.Says("我们在查", "回复了反映人");
        worker.Unblock();
        await worker.Says("/mine", $"职工-{code}");
        var card = await worker.Taps($"职工-{code}", "是谁？");
        Assert.Contains("我们在查", card.Text, StringComparison.Ordinal);
        await worker.Taps("回答", "打字、语音、照片都行");
        await worker.Says("工头", "收到了，谢谢");
        await leader.Hears("作了补充：工头", () => leader.SendText("I-1"));
        await bot.Verified();
    }

    [Fact]
    public async Task A_deleted_account_holds_up_nobody()
    {
        await using var bot = await RunningBot.Start();
        var intake = await bot.EnrolAs("K07", "il.w0");
        var leader = await bot.EnrolAs("C001", "g.home");
        var worker = bot.Stranger("planted-first", "planted_user", "+8613911112222");
        var code = await worker.SpeaksUp(await bot.Poster(), "有人打了我");
        var receipt = Rule.Says((await worker.Taps("要回执码", "回执码：")).Text, "[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}").Value;
        worker.Leave();
        await intake.Handed(leader);
        await leader.Asks("是谁？");
        await bot.Host.Kill();
        bot.Host.Start();
        await leader.Hears("请反映人补充：是谁？", () => leader.SendText("I-1"));
        // The receipt leads back from a new account.
        var again = bot.Stranger("planted-again", "planted_again", "+8613911113333");
        Assert.Contains("是谁？", (await again.Says($"/receipt {receipt}", $"职工-{code}")).Text, StringComparison.Ordinal);
        Assert.Equal(0, await bot.Host.Terminate());
    }

    [Fact]
    public async Task Erased_while_a_question_is_open_the_matter_goes_on_without_an_answer()
    {
        await using var bot = await RunningBot.Start();
        var intake = await bot.EnrolAs("K07", "il.w0");
        var leader = await bot.EnrolAs("C001", "g.home");
        var worker = bot.Stranger("planted-first", "planted_user", "+8613911112222");
        var code = await worker.SpeaksUp(await bot.Poster(), "有人打了我");
        await intake.Handed(leader);
        await leader.Asks("是谁？");
        var card = await worker.Taps("查看", "是谁？");
        await worker.Taps("回答", "打字、语音、照片都行");
        worker.Press(card.Id, card.Button("删除我的信息")!.Data!);
        await worker.Hears("要删除");
        await worker.Taps("删除", "删了。职工-");
        // What was half written goes nowhere, and is given back.
        Assert.Contains("工头", (await worker.Says("工头", "没有发出去")).Text, StringComparison.Ordinal);
        var seen = await leader.Hears("和反映人已没有联系", () => leader.SendText("I-1"));
        Assert.DoesNotContain(seen.AllButtons, b => b.Label.Contains("反映人", StringComparison.Ordinal));
        await leader.Taps("已联系，开始办", "办理中");
        Assert.DoesNotContain("工头", string.Concat(Assert.Single(await bot.Ledger()).Values), StringComparison.Ordinal);
        await worker.Says("/mine", "这里没有您说过的事");
        Assert.NotEqual("", code);
        await bot.Verified();
    }

    /// <summary>Killed at any moment of the intake, and right after 提交: whoever was thanked is in the ledger, once.</summary>
    [Fact]
    public async Task Killed_again_and_again_the_bot_loses_no_concern_and_doubles_none()
    {
        const int People = 4, Kills = 6;
        await using var bot = await RunningBot.Start();
        var poster = await bot.Poster();
        bot.Telegram.Feed.DuplicateRate = 0.1;
        bot.Telegram.Mishaps.Often(0.01, Mishap.CutAfter);
        var thanked = new ConcurrentDictionary<string, string>();
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var playing = Enumerable.Range(1, People).Select(p => Speak(bot, p, poster, thanked, enough.Token)).ToList();
        await bot.KillOften(Kills, seed: 20261128, playing);
        await enough.CancelAsync();
        await Task.WhenAll(playing);

        // Right after the tap.
        for (var n = 0; n < 3; n++)
        {
            var worker = bot.Stranger($"planted-last-{n}", $"planted_last_{n}", "+8613911112222");
            await worker.Drafts(poster, $"words-last-{n}-end");
            worker.Press("提交");
            await Task.Delay(n * 8, Stop);
            await bot.Host.Kill();
            bot.Host.Start();
            var thanks = await worker.Hears("收到了。您的代号");
            Assert.True(thanked.TryAdd(Rule.Says(thanks.Text, Speaking.Thanks).Groups["code"].Value, $"words-last-{n}-end"));
        }

        // The bot listens to commands again once it answers anybody.
        await bot.Stranger("planted-end", "planted_end", "+8613911112222").Says("/start", "工会");
        // Whoever was asked twice, by a bot that was killed, wrote twice into the one concern; nobody's words stand there more often than they wrote them.
        var rows = await bot.Ledger();
        Assert.Equal(thanked.Select(t => ($"职工-{t.Key}", t.Value)).Order(), rows.Select(r => (r["反映人（代号）"].Split('\n')[0], string.Join('\n', r["内容"].Split('\n').Distinct(StringComparer.Ordinal)))).Order());
        var wrote = bot.Telegram.Users.SelectMany(u => u.View.Messages.Values).Where(m => !m.FromBot).CountBy(m => m.Text).ToDictionary();
        Assert.All(rows.SelectMany(r => r["内容"].Split('\n').CountBy(l => l)), l => Assert.InRange(l.Value, 1, wrote[l.Key]));
        Assert.True(rows.Count > People, string.Create(CultureInfo.InvariantCulture, $"only {rows.Count} concerns"));
        await bot.Verified();
    }

    /// <summary>One concern after the other, each by somebody else.</summary>
    private static async Task Speak(RunningBot bot, int person, string poster, ConcurrentDictionary<string, string> thanked, CancellationToken enough)
    {
        for (var n = 1; !enough.IsCancellationRequested; n++)
        {
            var words = $"words-{person}-{n}-end";
            var worker = bot.Stranger($"planted-{person}-{n}", $"planted_{person}_{n}", "+8613911112222");
            var thanks = await new Player(worker, Speaking.Rules(words), surely: false).Play($"/start {poster}", Speaking.Thanks, Stop);
            Assert.True(thanked.TryAdd(thanks.Groups["code"].Value, words));
        }
    }
}
