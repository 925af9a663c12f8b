using System.Globalization;
using System.Text.RegularExpressions;
using FieldBot.Host.Local;

namespace FieldBot.EndToEnd.Tests.Harness;

/// <summary>What to do when a message of the bot looks like this; the first rule that fits acts.</summary>
/// <param name="When">Matches the text; null fits every message.</param>
/// <param name="Press">Matches the label of the button to tap; a rule with it fits only where there is such a button. Null: <paramref name="Text"/> is sent.</param>
/// <param name="Text">{act} stands for the number of the act, so that what is said twice can be told from what is kept twice.</param>
/// <param name="Place">Sends a place.</param>
/// <param name="Photo">Sends a photo.</param>
/// <param name="Voice">Sends a voice note.</param>
/// <param name="Album">Sends so many photos at once.</param>
internal sealed record Rule(string? When, string? Press = null, string? Text = null, bool Place = false, bool Photo = false, bool Voice = false, int Album = 0)
{
    public LocalButton? Button(LocalMessage card) => Press is null ? null : card.AllButtons.FirstOrDefault(b => b.Data is not null && Says(b.Label, Press).Success);

    public bool Fits(LocalMessage card) => (When is null || Says(card.Text, When).Success) && (Press is null || Button(card) is not null);

    public static Match Says(string text, string pattern) => Regex.Match(text, pattern, RegexOptions.None, TimeSpan.FromSeconds(1));
}

/// <summary>Plays a dialog by reacting to what the bot shows, so that it depends on few labels and on no order of questions.</summary>
/// <param name="surely">Every tap must be answered before the play goes on; else it is enough that something changes: a bot that is killed between its commit
/// and the answer leaves a tap spinning, and Telegram gives it no second chance.</param>
internal sealed class Player(LocalUser user, IReadOnlyList<Rule> rules, bool surely = true)
{
    private const int MostActs = 120;

    /// <summary>Longer than any restart of the bot takes.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HashSet<(long, int)> _handled = [];
    private readonly List<string> _acts = [];
    private readonly HashSet<string> _ends = new(StringComparer.Ordinal);
    private long _since;

    public LocalUser User => user;

    /// <summary>For the next play; what the last one ended with stays known.</summary>
    public IReadOnlyList<Rule> Rules { get; set; } = rules;

    public int Acts { get; private set; }

    /// <summary>
    /// Opens with a text, then reacts until the bot says what is looked for; gives the match. A bot that was killed may say the same
    /// receipt again: what ended an earlier play ends no other.
    /// </summary>
    public async Task<Match> Play(string opening, string until, CancellationToken stop)
    {
        var before = user.View;
        Seen(before);
        _since = before.Version;
        user.SendText(opening);
        for (var act = 0; act < MostActs; act++)
        {
            var view = await user.Until(v => Next(v, until) is not null, Patience, stop);
            var (message, rule) = Next(view, until)!.Value;
            // Whoever acts has seen it all: what a bot that was killed says twice is not acted on twice. What comes between the look and the act was not seen.
            Seen(view);
            _since = view.Version;
            if (rule is null)
            {
                var end = Rule.Says(message.Text, until);
                _ends.Add(end.Value);
                return end;
            }
            Acts++;
            _acts.Add($"{message.Id} {message.Text.ReplaceLineEndings(" ")} -> {rule.Button(message)?.Data ?? rule.Text ?? (rule.Photo ? "photo" : rule.Voice ? "voice" : rule.Album > 0 ? "album" : "place")}");
            await Do(message, rule, view.Version, stop);
        }
        throw new InvalidOperationException($"Not at the end after {MostActs} acts: {user.View.LastFromBot?.Text}\nThe last acts:\n{string.Join('\n', _acts.TakeLast(20))}");
    }

    private async Task Do(LocalMessage message, Rule rule, long before, CancellationToken stop)
    {
        if (rule.Button(message) is { } button)
        {
            var query = user.Press(message, button);
            if (surely) await user.Until(v => v.IsAnswered(query), Patience, stop);
            else await user.Until(v => v.IsAnswered(query) || v.Messages.Values.Any(m => m.FromBot && m.Id >= message.Id && m.Changed > before), Patience, stop);
        }
        else if (rule.Place) user.SendLocation(32.4279, 105.8452);
        else if (rule.Photo) user.SendPhoto();
        else if (rule.Voice) user.SendVoice();
        else if (rule.Album > 0) user.SendAlbum(rule.Album);
        else user.SendText(rule.Text!.Replace("{act}", Acts.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
    }

    private void Seen(ChatView view)
    {
        foreach (var message in view.Messages.Values.Where(m => m.FromBot)) _handled.Add(Look(message));
    }

    /// <summary>What to react to next: the message, and the rule for it; no rule: the end. Null: nothing yet.</summary>
    private (LocalMessage Message, Rule? Rule)? Next(ChatView view, string until)
    {
        var news = Candidates(view).Where(m => !_handled.Contains(Look(m))).ToList();
        // The end counts wherever it stands: another word may have come after it.
        if (news.Find(m => Rule.Says(m.Text, until) is { Success: true } end && !_ends.Contains(end.Value)) is { } last) return (last, null);
        // A card whose buttons were taken off asks no more.
        foreach (var message in news.Where(m => m.AllButtons.Any()))
            if (Rules.FirstOrDefault(r => r.Fits(message)) is { } rule) return (message, rule);
        return null;
    }

    /// <summary>What came or changed since the last act, the latest first: a card may be redrawn above a word in passing.</summary>
    private IEnumerable<LocalMessage> Candidates(ChatView view) => view.Messages.Values.Where(m => m.FromBot && m.Changed > _since).OrderByDescending(m => m.Changed);

    /// <summary>The same message with the same words and buttons was dealt with; an edit makes it new.</summary>
    private static (long Id, int Content) Look(LocalMessage message) =>
        (message.Id, HashCode.Combine(message.Text, message.Buttons.Aggregate(0, (all, row) => row.Aggregate(all, HashCode.Combine))));
}
