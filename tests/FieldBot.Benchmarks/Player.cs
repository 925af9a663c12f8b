using FieldBot.Dialogs;
using FieldBot.Storage;

namespace FieldBot.Benchmarks;

/// <summary>Plays the six-step visit: what somebody answers to the card they see.</summary>
internal static class Player
{
    public static Input Next(OutboxRow? card)
    {
        if (card?.Message.Buttons is not { Length: > 0 } rows || card.Message.Html.Contains("已记录 ", StringComparison.Ordinal)) return new Input.Command("visit", "");
        var buttons = rows.SelectMany(r => r).ToList();
        var go = buttons.Find(b => b.Label is "现在" or "另记一次" or "例行" or "提交" or "继续填") ?? buttons.Find(b => b.Label is "跳过");
        return go is not null ? new Input.Pressed(go.Data) : card.Message.Html.Contains("记一句话", StringComparison.Ordinal) ? new Input.Text("a note") : new Input.Text("12");
    }
}
