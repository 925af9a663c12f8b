using System.Text;
using FieldBot.EndToEnd.Tests.Harness;
using FieldBot.Host.Local;
using Telegram.Bot;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.ReplyMarkups;

namespace FieldBot.EndToEnd.Tests.LocalApi;

/// <summary>The tools of the end-to-end tests, tried on what they must find and on what they must let pass.</summary>
public sealed class HarnessTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static BotApiSchema Schema()
    {
        var schema = BotApiSchema.Load();
        Assert.SkipUnless(schema is not null, "The description of the Bot API (shared/bot-api/api.json) is not beside this repository.");
        return schema!;
    }

    [Fact]
    public async Task Sound_calls_pass_the_description()
    {
        var schema = Schema();
        await using var server = await LocalServer.Start();
        var user = server.Someone();
        var sent = await server.Bot.SendMessage(user.Id, "<b>x</b>", ParseMode.Html, replyMarkup: new InlineKeyboardMarkup([[InlineKeyboardButton.WithCallbackData("x", "y")]]), cancellationToken: Stop);
        await server.Bot.AnswerCallbackQuery(user.Press("x"), "z", cancellationToken: Stop);
        await server.Bot.EditMessageText(user.Id, sent.Id, "z", cancellationToken: Stop);
        await server.Bot.SendPhoto(user.Id, InputFile.FromStream(new MemoryStream([1]), "p.png"), "c", replyMarkup: new ReplyKeyboardMarkup(KeyboardButton.WithRequestLocation("w")), cancellationToken: Stop);
        await server.Bot.SetMyCommands([new("start", "s")], BotCommandScope.Chat(user.Id), "zh", Stop);
        await server.Bot.GetUpdates(0, 10, 0, [UpdateType.Message, UpdateType.MyChatMember], Stop);
        Assert.Equal(6, server.Calls.Count);
        Assert.Empty(schema.Faults(server.Calls));
    }

    [Theory]
    [InlineData("sendCake", "{}", "sendCake: no such method")]
    [InlineData("sendMessage", """{"chat_id":1}""", "sendMessage: text is missing")]
    [InlineData("sendMessage", """{"chat_id":1,"text":"x","colour":"red"}""", "sendMessage: no such parameter colour")]
    [InlineData("sendMessage", """{"chat_id":1,"text":7}""", "sendMessage: text is no String")]
    [InlineData("sendMessage", """{"chat_id":1,"text":"x","reply_markup":{"inline_keyboard":[[{"text":"a","callback":"b"}]]}}""", "sendMessage: reply_markup is no")]
    [InlineData("getUpdates", """{"allowed_updates":[1]}""", "getUpdates: allowed_updates is no Array of String")]
    public async Task Unsound_calls_do_not(string method, string json, string fault)
    {
        var schema = Schema();
        await using var server = await LocalServer.Start();
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        await server.Call(method, content);
        Assert.StartsWith(fault, Assert.Single(schema.Faults(server.Calls)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_player_finds_its_way_through_a_dialog_it_was_not_told()
    {
        await using var server = await LocalServer.Start();
        var user = server.Someone();
        using var done = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var bot = Task.Run(() => SmallBot(server.Bot, done.Token), Stop);
        var player = new Player(user, [new("几人", Text: "12"), new("在哪", Place: true), new(null, Press: "^(?!上一步|取消)")]);
        var end = await player.Play("/visit", "V-(?<number>\\d+)", Stop);
        Assert.Equal("7", end.Groups["number"].Value);
        Assert.Equal(4, player.Acts);
        await done.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bot);
    }

    /// <summary>Asks four things on one card, then gives a receipt.</summary>
    private static async Task SmallBot(TelegramBotClient bot, CancellationToken stop)
    {
        var (offset, step, card) = (0, 0, 0);
        (string Text, string[] Buttons)[] steps = [("单位?", ["取消", "矿"]), ("几人?", ["上一步", "取消"]), ("在哪?", ["上一步"]), ("对吗?", ["上一步", "提交"]), ("收到 V-7", [])];
        while (true)
            foreach (var update in await bot.GetUpdates(offset, timeout: 30, cancellationToken: stop))
            {
                offset = update.Id + 1;
                if (update.CallbackQuery is { } tap) await bot.AnswerCallbackQuery(tap.Id, cancellationToken: stop);
                var chat = update.Message?.Chat.Id ?? update.CallbackQuery!.Message!.Chat.Id;
                var (text, buttons) = steps[step++];
                InlineKeyboardMarkup? keyboard = buttons.Length == 0 ? null : new([buttons.Select(b => InlineKeyboardButton.WithCallbackData(b, b))]);
                if (update.Message is not null) card = (await bot.SendMessage(chat, text, replyMarkup: keyboard, cancellationToken: stop)).Id;
                else await bot.EditMessageText(chat, card, text, replyMarkup: keyboard, cancellationToken: stop);
            }
    }
}
