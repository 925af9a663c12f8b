using FieldBot.Dialogs;
using FieldBot.Storage;
using Telegram.Bot;

namespace FieldBot.Host.Telegram;

/// <summary>Takes messages back. What is gone already, or stays whatever is asked, is as good as done: there is nobody to tell.</summary>
/// <param name="traces">The messages of both sides that may go.</param>
internal sealed class Erasing(ITelegramBotClient bot, Calls calls, Func<int, Task<IReadOnlyList<long>>> traces)
{
    /// <summary>Telegram takes so many in one call.</summary>
    public const int AtOnce = 100;

    /// <summary>Rows that say nothing, but take back.</summary>
    public static bool Is(OutgoingMessage message) => message.Wipe || message.Delete != 0;

    public async Task Do(OutboxRow row, CancellationToken stop)
    {
        // Asked only now: what was sent or written until this moment is among them.
        var messages = row.Message.Wipe ? await traces(row.Chat) : [];
        foreach (var some in messages.Append(row.Message.Delete).Where(m => m != 0).Distinct().Chunk(AtOnce))
        {
            var fault = some.Length > 1 ? await Go(row.Address, new DeleteManyRequest(row.Address, some), stop) : FaultKind.Refused;
            // One that cannot go keeps none of the others.
            foreach (var message in some)
            {
                if (fault is FaultKind.None or FaultKind.Unreachable) break;
                fault = await Go(row.Address, new DeleteRequest(row.Address, message), stop) == FaultKind.Unreachable ? FaultKind.Unreachable : fault;
            }

            // Who blocked the bot keeps what they have.
            if (fault == FaultKind.Unreachable) return;
        }
    }

    private async Task<FaultKind> Go(long chat, Request<bool> request, CancellationToken stop) => (await calls.Make(bot, chat, _ => request, static _ => true, stop)).Fault;
}
