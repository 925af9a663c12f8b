using FieldBot.Dialogs;
using FieldBot.EndToEnd.Tests.Harness;
using FieldBot.Host.Telegram;
using Telegram.Bot;
using Telegram.Bot.Exceptions;

namespace FieldBot.EndToEnd.Tests.LocalApi;

/// <summary>Every way in which the bot sends a file: valid by Telegram's description, and understood by the local Bot API.</summary>
public sealed class FileRequestTests
{
    private static readonly OutgoingMessage Message = new("x", Buttons: [[new("a", "b")]]) { Secret = true };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<FileKind> Kinds => [.. Enum.GetValues<FileKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_file_goes_up_and_again_by_its_id(FileKind kind)
    {
        await using var server = await LocalServer.Start();
        var (user, how) = (server.Someone(), SentAs.Of(kind));
        var caption = how.Captioned ? "<b>附件</b>" : null;
        await server.Bot.SendRequest(new UploadRequest(how, user.Id, [1, 2, 3], "附件1.bin", caption, true, Message), Stop);
        var sent = user.View.Last!;
        Assert.Equal((kind.ToString(), "附件1.bin", caption is null ? "" : "附件"), (sent.Kind.ToString(), sent.FileName, sent.Text));
        await server.Bot.SendRequest(new KnownFileRequest(how, user.Id, sent.FileId!, caption, true, Message), Stop);
        Assert.Equal((sent.Kind, sent.FileId, sent.Text, true), (user.View.Last!.Kind, user.View.Last.FileId, user.View.Last.Text, user.View.Last.Protected));
        // It is one kind of file and no other.
        await Assert.ThrowsAsync<ApiRequestException>(() => server.Bot.SendRequest(new KnownFileRequest(SentAs.Of((FileKind)(((int)kind + 1) % 6)), user.Id, sent.FileId!, null, true, Message), Stop));
        Assert.SkipWhen(BotApiSchema.Load() is null, "The description of the Bot API (shared/bot-api/api.json) is not beside this repository.");
        Assert.Empty(BotApiSchema.Load()!.Faults(server.Calls));
    }
}
