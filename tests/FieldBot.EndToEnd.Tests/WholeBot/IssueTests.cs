using FieldBot.EndToEnd.Tests.Harness;
using FieldBot.Host.Local;

namespace FieldBot.EndToEnd.Tests.WholeBot;

/// <summary>An issue through the whole program, from the report to the row of the exported ledger. Each call is held against the Bot API's description at the end.</summary>
public sealed class IssueTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_issue_goes_from_the_report_through_the_check_to_a_struck_off_row()
    {
        await using var bot = await RunningBot.Start();
        var cadre = await bot.EnrolAs("C002", "visit");
        var closer = await bot.EnrolAs("K02", "il.w0");
        Assert.Equal("I-1", await Reported(cadre, "食堂 <太贵> & \"不好吃\"", Report.WithEvidence));
        await new Player(cadre, Report.Moves("a")).Play("/issues I-1", Report.Finished("a"), Stop);
        Assert.Equal("办结待审", Assert.Single(await bot.Ledger())["状态"]);

        // The closer has a button on the notice; then it is the reporter's word.
        await closer.Tap("i.1.PassCheck");
        await cadre.Tap("i.1.SayYes");
        await cadre.Tap("i.1.rateVerySatisfied");
        await cadre.Hears("谢谢");
        var row = Assert.Single(await bot.Ledger());
        Assert.Equal(("I-1", "食堂 <太贵> & \"不好吃\"", "1200", "干部002（C002）"), (row["编号"], row["内容"], row["涉及人数"], row["责任人"]));
        Assert.Equal(("已解决：done-a", "照片 2", "非常满意", "审核员（K02）", "已销号"), (row["结果"], row["佐证"], row["职工评价"], row["销号人"], row["状态"]));
        Assert.Single(row["进展"].Split('\n'), l => l.Contains("progress-a-", StringComparison.Ordinal));
        await bot.Verified();
        Assert.Equal(0, await bot.Host.Terminate());
    }

    /// <summary>Both taps wait when the bot comes back, so that it fetches and handles them in one batch.</summary>
    [Fact]
    public async Task Of_two_who_sign_at_once_one_signs_and_the_other_is_told()
    {
        await using var bot = await RunningBot.Start();
        var cadre = await bot.EnrolAs("C005", "visit");
        LocalUser[] handlers = [await bot.EnrolAs("C001", "g.home"), await bot.EnrolAs("L01", "il.w0")];
        await Reported(cadre, "restricted", Report.Restricted);
        foreach (var handler in handlers) await handler.Hears("待签收", () => handler.SendText("/issues I-1"));
        await bot.Host.Terminate();
        var before = handlers.Select(h => h.View.Version).ToList();
        foreach (var handler in handlers) handler.Press("签收");
        bot.Host.Start();

        await handlers[0].Hears("➤ 干部001 签收了", before[0]);
        var told = await handlers[1].Hears("“签收”现在不能做了", before[1]);
        Assert.Contains("干部001 签收了", told.Text, StringComparison.Ordinal);
        Assert.Contains(told.AllButtons, b => b.Data is "i.1.Start.w0");
        Assert.Equal("干部001（C001）", Assert.Single(await bot.Ledger())["责任人"]);
        await bot.Verified();
    }

    [Fact]
    public async Task Updates_that_all_come_twice_count_once()
    {
        await using var bot = await RunningBot.Start();
        var cadre = await bot.Enrol();
        bot.Telegram.Feed.DuplicateRate = 1;
        for (var n = 1; n <= 3; n++)
        {
            Assert.Equal($"I-{n}", await Reported(cadre, $"words-{n}"));
            await new Player(cadre, Report.Moves($"m{n}")).Play($"/issues I-{n}", Report.Finished($"m{n}"), Stop);
        }

        var rows = await bot.Ledger();
        Assert.Equal(["words-1", "words-2", "words-3"], rows.Select(r => r["内容"]));
        Assert.All(rows, r => Assert.Single(r["进展"].Split('\n')));
        Assert.All(rows, r => Assert.Equal("办结待审", r["状态"]));
        await bot.Verified();
    }

    /// <summary>The last words come in one batch with the block: what they said is kept, though no answer reaches them any more.</summary>
    [Fact]
    public async Task Whoever_blocks_the_bot_loses_nothing_of_what_they_said()
    {
        await using var bot = await RunningBot.Start();
        var cadre = await bot.EnrolAs("C002", "visit");
        var colleague = await bot.EnrolAs("C001", "g.home");
        await Reported(cadre, "before the block");
        await cadre.Hears("办理中", () => cadre.SendText("/issues I-1"));
        await cadre.Tap("i.1.Progress");
        await cadre.Hears("有什么进展");
        await bot.Host.Terminate();
        cadre.SendText("last words");
        cadre.Block();
        bot.Host.Start();

        // The group leader sees it, and what goes to the blocked one holds up nobody.
        await colleague.Hears("进展：last words", () => colleague.SendText("/issues I-1"));
        await colleague.Tap("i.1.more");
        await colleague.Tap("i.1.Urge");
        await colleague.Hears("➤ 干部001 催办");
        var row = Assert.Single(await bot.Ledger());
        Assert.Equal("before the block", row["内容"]);
        Assert.Contains("last words", row["进展"], StringComparison.Ordinal);

        cadre.Unblock();
        await cadre.Hears("进展：last words", () => cadre.SendText("/issues I-1"));
        await bot.Verified();
    }

    [Fact]
    public async Task Every_call_about_issues_in_English_is_valid_by_the_description_of_the_Bot_API()
    {
        await using var bot = await RunningBot.Start();
        Assert.SkipWhen(bot.Faults() is null, "The description of the Bot API (shared/bot-api/api.json) is not beside this repository.");
        await Reported(await bot.EnrolAs("C002", "visit"), "工资");
        var english = await bot.Enrol("en");
        foreach (var text in new[] { "/issues", "I-1", "I-99", "/report", "nonsense", "/cancel", "/handover" })
        {
            var seen = english.View.LastFromBot?.Id;
            english.SendText(text);
            await english.Until(v => v.LastFromBot?.Id != seen, Player.Patience, Stop);
        }

        Assert.Empty(bot.Faults()!);
    }

    /// <summary>Gives its number.</summary>
    private static async Task<string> Reported(LocalUser cadre, string words, string category = Report.NoEvidence) =>
        (await new Player(cadre, Report.Rules(words, category)).Play("/report", Report.Receipt, Stop)).Groups["receipt"].Value;
}
