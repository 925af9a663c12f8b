using System.Globalization;
using System.Text;
using FieldBot.Host.Local;

namespace FieldBot.EndToEnd.Tests.Harness;

/// <summary>What a stranger does and sees, beside what everybody can (<see cref="LocalUser"/>, <see cref="Taps"/>): as a worker who has a poster before them and a phone that others may look at.</summary>
internal static class Worker
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Opens the link of a poster and waits for these words.</summary>
    /// <param name="payload">What stands behind ?start=, such as w_…; empty: somebody found the bot by themselves.</param>
    public static Task<LocalMessage> Opens(this LocalUser user, string payload, string words) => user.Hears(words, () => user.SendText($"/start {payload}".TrimEnd()));

    public static Task<LocalMessage> Says(this LocalUser user, string text, string words) => user.Hears(words, () => user.SendText(text));

    /// <summary>Taps what is labelled so on the newest card that has it, as soon as there is one, and waits for the answer and for these words.</summary>
    public static async Task<LocalMessage> Taps(this LocalUser user, string label, string words)
    {
        bool Has(LocalMessage m) => m.FromBot && m.Button(label) is not null;
        var view = await user.Until(v => v.Messages.Values.Any(Has), Player.Patience, Stop);
        var card = view.Messages.Values.Where(Has).MaxBy(m => m.Changed)!;
        var query = user.Press(card, card.Button(label)!);
        await user.Until(v => v.IsAnswered(query), Player.Patience, Stop);
        return await user.Hears(words, view.Version);
    }

    /// <summary>What whoever has the phone in hand can read now, of both sides.</summary>
    public static string Screen(this LocalUser user) => string.Join('\n', user.View.Messages.Values.Select(m => m.Text));

    /// <summary>Waits until these are taken back.</summary>
    public static Task Vanish(this LocalUser user, params IEnumerable<LocalMessage> messages)
    {
        var ids = messages.Select(m => m.Id).ToHashSet();
        return user.Until(v => ids.All(id => !v.Messages.ContainsKey(id)) && ids.IsSubsetOf(v.Gone.Select(m => m.Id)), Player.Patience, Stop);
    }

    /// <summary>What the bot said that its reader could pass on to somebody else.</summary>
    public static IEnumerable<LocalMessage> Forwardable(this LocalUser user) => user.View.Messages.Values.Where(m => m.FromBot && !m.Protected);

    /// <summary>What would tell who this is, wherever it stood: the id in figures, first_name, username, phone.</summary>
    public static IEnumerable<string> Telling(this LocalUser user) => [user.Id.ToString(CultureInfo.InvariantCulture), user.Name, user.Username, user.Number];

    /// <summary>What tells who somebody is and stands in what another one has been sent: texts, labels, names of files and what is in the files.</summary>
    public static IEnumerable<string> Told(this LocalUser reader, RunningBot bot, LocalUser about) => about.Telling().Where(t =>
        reader.View.Messages.Values.Concat(reader.View.Gone).Any(m => m.FromBot && (
            new[] { m.Text, m.FileName ?? "" }.Concat(m.AllButtons.Select(b => b.Label + b.Data)).Concat(m.Entities.Select(e => e.Url ?? "")).Any(s => s.Contains(t, StringComparison.Ordinal))
            || m.FileId is { } file && bot.Telegram.Files.ById(file) is { } kept && kept.Content.AsSpan().IndexOf(Encoding.UTF8.GetBytes(t)) >= 0)));
}
