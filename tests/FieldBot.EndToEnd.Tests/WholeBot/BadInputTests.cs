using System.Text.Json.Nodes;
using FieldBot.EndToEnd.Tests.Harness;
using FieldBot.Host.Local;

namespace FieldBot.EndToEnd.Tests.WholeBot;

/// <summary>One bot for all of a class's tests; each takes a cadre of its own.</summary>
public sealed class OneBot : IAsyncLifetime
{
    internal RunningBot Bot { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Bot = await RunningBot.Start();

    public ValueTask DisposeAsync() => Bot.DisposeAsync();
}

/// <summary>
/// What people send by mistake, through the whole program: each gets one line that helps, the question stands again, and the visit goes on
/// to its receipt with all that was answered before.
/// </summary>
public sealed class BadInputTests(OneBot one) : IClassFixture<OneBot>
{
    private const string Question = "面对面见了多少名职工";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("sticker", "没有看懂表情贴纸")]
    [InlineData("voice", "没有看懂语音")]
    [InlineData("photo", "没有看懂照片")]
    [InlineData("document", "没有看懂文件")]
    [InlineData("contact", "没有看懂名片")]
    [InlineData("forwarded place", "没有看懂位置")]
    [InlineData("long text", "没有看懂")]
    [InlineData("99999", "99999 不在范围内")]
    [InlineData("-3", "-3 不在范围内")]
    [InlineData("12.5", "不是整数")]
    [InlineData("很多", "没有看懂“很多”")]
    [InlineData("<b>&", "没有看懂“<b>&”")]
    [InlineData("/nonsense", "没有 /nonsense 这个命令")]
    public async Task Gets_one_line_and_loses_nothing(string what, string line)
    {
        var user = await AtTheNumber();
        var said = await Said(user, () => Send(user, what));
        Assert.Contains(line, said, StringComparison.Ordinal);
        Assert.True(said.Length < 300, said);
        await Finishes(user, "126", "同行组员：|面对面见了多少名职工：126");
    }

    [Theory]
    [InlineData("\uFF11\uFF12\uFF16")]
    [InlineData("一百二十六")]
    [InlineData(" 126 人")]
    public async Task Numbers_are_understood_however_they_are_written(string number)
    {
        var user = await AtTheNumber();
        await Finishes(user, number, "面对面见了多少名职工：126");
    }

    [Fact]
    public async Task Signs_of_markup_in_a_note_stay_what_was_typed()
    {
        var user = await AtTheNumber();
        await Finishes(user, "126", "职工说得最多的一件事：<b>粗</b> & \"引号\" <", "<b>粗</b> & \"引号\" <");
    }

    [Fact]
    public async Task A_tap_on_an_old_card_brings_the_current_question_there()
    {
        var user = await AtTheNumber();
        var (card, old) = (user.View.Card!, user.View.Card!.AllButtons.First().Data!);
        await Said(user, () => user.SendText("126"));
        var query = user.Press(card.Id, old);
        var view = await user.Until(v => v.IsAnswered(query) && v.Messages[card.Id].AllButtons.Any(), Player.Patience, Stop);
        Assert.Contains("过时", view.Answers.Single(a => a.Query == query).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Question, view.Messages[card.Id].Text, StringComparison.Ordinal);
        await Finishes(user, "/visit", "面对面见了多少名职工：126");
    }

    [Fact]
    public async Task A_double_tap_counts_once()
    {
        var user = await AtTheNumber();
        await Said(user, () => user.SendText("126"));
        var card = user.View.Card!;
        var data = card.AllButtons.First().Data!;
        var (first, second) = (user.Press(card.Id, data), user.Press(card.Id, data));
        var view = await user.Until(v => v.IsAnswered(first) && v.IsAnswered(second) && v.Messages[card.Id].Changed > card.Changed, Player.Patience, Stop);
        Assert.All(view.Answers.Where(a => a.Query == first || a.Query == second), a => Assert.Null(a.Text));
        await Finishes(user, "/visit", "面对面见了多少名职工：126");
    }

    [Fact]
    public async Task An_edited_message_mends_the_answer()
    {
        var user = await AtTheNumber();
        var typed = user.View.Version;
        var message = user.SendText("125");
        await user.Until(v => v.LastFromBot!.Changed > typed && v.LastFromBot.Id > message.Id, Player.Patience, Stop);
        Assert.Contains("已按您修改的消息更新", await Said(user, () => user.EditText(message.Id, "126")), StringComparison.Ordinal);
        await Finishes(user, "/visit", "面对面见了多少名职工：126");
    }

    [Fact]
    public async Task A_second_start_offers_to_go_on()
    {
        var user = await AtTheNumber();
        Assert.Contains("还没填完", await Said(user, () => user.SendText("/start")), StringComparison.Ordinal);
        await Finishes(user, "126", "面对面见了多少名职工：126");
    }

    [Fact]
    public async Task Updates_of_kinds_that_do_not_exist_stop_nothing()
    {
        var user = await AtTheNumber();
        user.Inject("telepathy", new JsonObject { ["from"] = new JsonObject { ["id"] = user.Id }, ["thought"] = "?" });
        user.Inject("message", new JsonObject { ["message_id"] = "not a number" });
        user.Inject("message", JsonValue.Create(7));
        user.Inject("callback_query", new JsonObject { ["id"] = "1" });
        await Finishes(user, "126", "面对面见了多少名职工：126");
    }

    private static LocalMessage Send(LocalUser user, string what) => what switch
    {
        "sticker" => user.SendSticker(),
        "voice" => user.SendVoice(),
        "photo" => user.SendPhoto(),
        "document" => user.SendDocument("x.pdf", [1, 2, 3]),
        "contact" => user.SendContact(),
        "forwarded place" => user.SendLocation(32.4, 105.8, forwarded: true),
        "long text" => user.SendText(new string('字', 5000)),
        _ => user.SendText(what),
    };

    /// <summary>The one message that comes back.</summary>
    private static async Task<string> Said(LocalUser user, Action act)
    {
        var last = user.View.LastFromBot!.Id;
        act();
        var view = await user.Until(v => v.LastFromBot!.Id > last, Player.Patience, Stop);
        return Assert.Single(view.Messages.Values, m => m.FromBot && m.Id > last).Text;
    }

    private async Task<LocalUser> AtTheNumber()
    {
        var user = await one.Bot.Enrol();
        await new Player(user, Visit.Rules("x")).Play("/visit", Question, Stop);
        return user;
    }

    /// <summary>Plays on to the summary, which says all of this (parts between |), and to the receipt.</summary>
    private static async Task Finishes(LocalUser user, string with, string summary, string words = "工资")
    {
        var player = new Player(user, Visit.Rules(words));
        await player.Play(with, "请核对", Stop);
        Assert.All(summary.Split('|'), part => Assert.Contains(part, user.View.Card!.Text, StringComparison.Ordinal));
        user.Press("提交");
        await user.Until(v => Rule.Says(v.Messages.Values.Where(m => m.FromBot).MaxBy(m => m.Changed)!.Text, Visit.Receipt).Success, Player.Patience, Stop);
    }
}
