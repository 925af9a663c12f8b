using System.Text.RegularExpressions;
using FieldBot.Host.Local;

namespace FieldBot.EndToEnd.Tests.Harness;

/// <summary>What to do when a message of the bot looks like this; the first rule that fits acts.</summary>
/// <param name="When">Matches the text; null fits every message.</param>
/// <param name="Press">Matches the label of the button to tap; a rule with it fits only where there is such a button. Null: <paramref name="Text"/> is sent.</param>
/// <param name="Place">Sends a place.</param>
internal sealed record Rule(string? When, string? Press = null, string? Text = null, bool Place = false)
{
    public LocalButton? Button(LocalMessage card) => Press is null ? null : card.AllButtons.FirstOrDefault(b => b.Data is not null && Says(b.Label, Press).Success);

    public bool Fits(LocalMessage card) => (When is null || Says(card.Text, When).Success) && (Press is null || Button(card) is not null);

    public static Match Says(string text, string pattern) => Regex.Match(text, pattern, RegexOptions.None, TimeSpan.FromSeconds(1));
}

/// <summary>Plays a dialog by reacting to what the bot shows, so that it depends on few labels and on no order of questions.</summary>
internal sealed class Player(LocalUser user, IReadOnlyList<Rule> rules)
{
    private const int MostActs = 120;

    /// <summary>Longer than any restart of the bot takes.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly HashSet<(long, int)> _handled = [];
    private readonly HashSet<string> _ends = new(StringComparer.Ordinal);

    public LocalUser User => user;

    public int Acts { get; private set; }

    /// <summary>
    /// Opens with a text, then reacts until the bot says what is looked for; gives the match. A bot that was killed may say the same
    /// receipt again: what ended an earlier play ends no other.
    /// </summary>
    public async Task<Match> Play(string opening, string until, CancellationToken stop)
    {
        foreach (var old in user.View.Messages.Values.Where(m => m.FromBot)) _handled.Add(Look(old));
        user.SendText(opening);
        for (var act = 0; act < MostActs; act++)
        {
            var view = await user.Until(v => Next(v, until) is not null, Patience, stop);
            var (message, rule) = Next(view, until)!.Value;
            _handled.Add(Look(message));
            if (rule is null)
            {
                var end = Rule.Says(message.Text, until);
                _ends.Add(end.Value);
                return end;
            }
            Acts++;
            await Do(message, rule, stop);
        }
        throw new InvalidOperationException($"Not at the end after {MostActs} acts: {user.View.LastFromBot?.Text}");
    }

    private async Task Do(LocalMessage message, Rule rule, CancellationToken stop)
    {
        if (rule.Button(message) is { } button)
        {
            // Every tap must be answered, whatever happened to the bot meanwhile.
            var query = user.Press(message, button);
            await user.Until(v => v.IsAnswered(query), Patience, stop);
        }
        else if (rule.Place) user.SendLocation(32.4279, 105.8452);
        else user.SendText(rule.Text!);
    }

    /// <summary>What to react to next: the message, and the rule for it; no rule: the end. Null: nothing yet.</summary>
    private (LocalMessage Message, Rule? Rule)? Next(ChatView view, string until)
    {
        foreach (var message in Candidates(view))
        {
            if (_handled.Contains(Look(message))) continue;
            if (Rule.Says(message.Text, until) is { Success: true } end && !_ends.Contains(end.Value)) return (message, null);
            if (rules.FirstOrDefault(r => r.Fits(message)) is { } rule) return (message, rule);
        }
        return null;
    }

    /// <summary>The last message, then the card that asks: it may stand above a word in passing.</summary>
    private static IEnumerable<LocalMessage> Candidates(ChatView view)
    {
        if (view.LastFromBot is { } last) yield return last;
        if (view.Card is { } card && card.Id != view.LastFromBot?.Id) yield return card;
    }

    /// <summary>The same message with the same words and buttons was dealt with; an edit makes it new.</summary>
    private static (long Id, int Content) Look(LocalMessage message) =>
        (message.Id, HashCode.Combine(message.Text, message.Buttons.Aggregate(0, (all, row) => row.Aggregate(all, HashCode.Combine))));
}
