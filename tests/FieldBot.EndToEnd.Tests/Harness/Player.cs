using System.Text.RegularExpressions;
using FieldBot.Host.Local;

namespace FieldBot.EndToEnd.Tests.Harness;

/// <summary>What to do when the newest card looks like this; the first rule that fits acts.</summary>
/// <param name="When">Matches the card's text; null fits every card.</param>
/// <param name="Press">Matches the label of the button to tap; a rule with it fits only where there is such a button. Null: <paramref name="Text"/> is sent.</param>
/// <param name="Place">Sends a place.</param>
internal sealed record Rule(string? When, string? Press = null, string? Text = null, bool Place = false)
{
    public LocalButton? Button(LocalMessage card) => Press is null ? null : card.AllButtons.FirstOrDefault(b => b.Data is not null && Says(b.Label, Press).Success);

    public bool Fits(LocalMessage card) => (When is null || Says(card.Text, When).Success) && (Press is null || Button(card) is not null);

    public static Match Says(string text, string pattern) => Regex.Match(text, pattern, RegexOptions.None, TimeSpan.FromSeconds(1));
}

/// <summary>Plays a dialog by reacting to what the newest message asks, so that it depends on few labels and on no order of questions.</summary>
internal sealed class Player(LocalUser user, IReadOnlyList<Rule> rules)
{
    private const int MostActs = 120;

    /// <summary>Longer than any restart of the bot takes.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private long _seen;

    public int Acts { get; private set; }

    /// <summary>Opens with a text, then reacts until a message of the bot matches; gives the match.</summary>
    public async Task<Match> Play(string opening, string until, CancellationToken stop)
    {
        var before = Newest(user.View);
        _seen = Fingerprint(before);
        user.SendText(opening);
        for (var act = 0; act < MostActs; act++)
        {
            var card = await Next(stop);
            if (Rule.Says(card.Text, until) is { Success: true } end && (before is null || card.Id > before.Id)) return end;
            var rule = rules.FirstOrDefault(r => r.Fits(card)) ?? throw new InvalidOperationException($"No rule for: {card.Text}\n{string.Join(" ", card.AllButtons.Select(b => $"[{b.Label}]"))}");
            _seen = Fingerprint(card);
            Acts++;
            if (rule.Button(card) is { } button) await Tap(card, button, stop);
            else if (rule.Place) user.SendLocation(32.4279, 105.8452);
            else user.SendText(rule.Text!);
        }
        throw new InvalidOperationException($"Not at the end after {MostActs} acts: {Newest(user.View)?.Text}");
    }

    /// <summary>Every tap must be answered, whatever happened to the bot meanwhile.</summary>
    private async Task Tap(LocalMessage card, LocalButton button, CancellationToken stop)
    {
        var query = user.Press(card, button);
        await user.Until(v => v.IsAnswered(query), Patience, stop);
    }

    private async Task<LocalMessage> Next(CancellationToken stop)
    {
        var view = await user.Until(v => Newest(v) is { } newest && Fingerprint(newest) != _seen, Patience, stop);
        return Newest(view)!;
    }

    /// <summary>The card that asks; without one the last words of the bot.</summary>
    private static LocalMessage? Newest(ChatView view) => view.Card is { } card && card.Id >= (view.LastFromBot?.Id ?? 0) ? card : view.LastFromBot;

    /// <summary>Same message, same words, same buttons: nothing new to react to.</summary>
    private static long Fingerprint(LocalMessage? message) => message is null ? 0
        : HashCode.Combine(message.Id, message.Text, message.Buttons.Aggregate(0, (all, row) => row.Aggregate(all, HashCode.Combine)));
}
