using FieldBot.EndToEnd.Tests.Harness;
using FieldBot.Host.Local;
using FieldBot.Host.Telegram;
using Telegram.Bot;
using Telegram.Bot.Exceptions;

namespace FieldBot.EndToEnd.Tests.LocalApi;

/// <summary>Messages that are taken back or protected: valid by Telegram's description, and dealt with as Telegram does.</summary>
public sealed class TakenBackTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Both_sides_messages_vanish()
    {
        await using var server = await LocalServer.Start();
        var user = server.Someone();
        var said = user.SendText("mine");
        var first = await server.Bot.SendMessage(user.Id, "one", cancellationToken: Stop);
        var second = await server.Bot.SendMessage(user.Id, "two", cancellationToken: Stop);
        await server.Bot.SendRequest(new DeleteManyRequest(user.Id, [said.Id, first.Id, 999_999_999]), Stop);
        Assert.Equal("two", user.Screen());
        await user.Vanish(said);
        await server.Bot.SendRequest(new DeleteRequest(user.Id, second.Id), Stop);
        Assert.Empty(user.View.Messages);
        Assert.Equal(["mine", "one", "two"], user.View.Gone.Select(m => m.Text));
        await Refused("Bad Request: message to delete not found", () => server.Bot.SendRequest(new DeleteRequest(user.Id, second.Id), Stop));
        await Refused("Bad Request: message identifiers are not specified", () => server.Bot.SendRequest(new DeleteManyRequest(user.Id, []), Stop));
        await Refused("Bad Request: too many messages to delete", () => server.Bot.SendRequest(new DeleteManyRequest(user.Id, [.. Enumerable.Range(1, 101).Select(i => (long)i)]), Stop));
        Assert.SkipWhen(BotApiSchema.Load() is null, "The description of the Bot API (shared/bot-api/api.json) is not beside this repository.");
        Assert.Empty(BotApiSchema.Load()!.Faults(server.Calls));
    }

    [Fact]
    public async Task After_two_days_nothing_goes_any_more()
    {
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var server = await LocalServer.Start(clock);
        var user = server.Someone();
        var old = await server.Bot.SendMessage(user.Id, "old", cancellationToken: Stop);
        clock.Advance(TimeSpan.FromHours(48.1));
        var young = await server.Bot.SendMessage(user.Id, "young", cancellationToken: Stop);
        await Refused("Bad Request: message can't be deleted", () => server.Bot.SendRequest(new DeleteManyRequest(user.Id, [old.Id, young.Id]), Stop));
        Assert.Equal("old\nyoung", user.Screen());
    }

    [Fact]
    public async Task What_is_protected_nobody_sends_on()
    {
        await using var server = await LocalServer.Start();
        var user = server.Someone();
        var message = new Dialogs.OutgoingMessage("<a href=\"tg://user?id=7\">7</a>") { Protected = true };
        await server.Bot.SendRequest(new SendRequest(user.Id, message.Html, html: true, message, last: true), Stop);
        await server.Bot.SendRequest(new SendRequest(user.Id, "open", html: true, new("open"), last: true), Stop);
        var (guarded, open) = (user.View.Messages.Values.First(), user.View.Last!);
        Assert.Equal("7", guarded.Text);
        Assert.Throws<InvalidOperationException>(() => user.Forward(guarded));
        Assert.Equal(open, Assert.Single(user.Forwardable()));
        Assert.True(user.Forward(open).Forwarded);
    }

    [Fact]
    public async Task A_stranger_s_name_username_and_phone_are_in_what_Telegram_tells()
    {
        await using var server = await LocalServer.Start();
        var user = server.Telegram.AddUser(9, "张三", username: "zhang_san", phone: "+8613912345678");
        user.SendText("/start w_x");
        user.SendContact();
        var updates = await server.Bot.GetUpdates(cancellationToken: Stop);
        Assert.All(updates, u => Assert.Equal(("张三", "zhang_san"), (u.Message!.From!.FirstName, u.Message.From.Username)));
        Assert.Equal("+8613912345678", updates[1].Message!.Contact!.PhoneNumber);
    }

    private static async Task Refused(string words, Func<Task> call) => Assert.Equal(words, (await Assert.ThrowsAsync<ApiRequestException>(call)).Message);
}
