using System.Collections.Immutable;
using FieldBot.Dialogs.Concerns;
using FieldBot.Dialogs.Issues;
using FieldBot.Dialogs.Records;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>What the card of an issue shows beside where a worker brought it: whose it is under which name, who may open what, and that it is not passed on.</summary>
internal static class GuardedCard
{
    /// <summary>So much of what was written stands on the card.</summary>
    public const int Longest = 1000;

    /// <summary>Its own timeline, and what was said with each of those whose concerns were joined to it.</summary>
    public static IReadOnlyList<(Issue Issue, IssueEntry Entry)> Course(Talk talk, Issue issue)
    {
        var threads = issue.Joined.Select(talk.Issue).OfType<Issue>().Where(j => j.Guarded).ToList();
        return ConcernThread.Woven(issue, issue.Entries, threads, j => j.Entries.Where(e => e.Move is IssueMove.Ask or IssueMove.Tell or IssueMove.Answer or IssueMove.Add));
    }

    /// <summary>What this reader may open of all that was sent with it, and with what was joined to it.</summary>
    public static IEnumerable<FileRef> Visible(Talk talk, Issue issue)
    {
        if (!issue.Guarded) return issue.Evidence;
        var reported = issue.Files.Where(f => IssueRights.MayOpen(talk.Me, issue, null, f, talk.Facts));
        var joined = issue.Joined.Select(talk.Issue).OfType<Issue>().Where(j => j.Guarded).SelectMany(j => j.Files).Where(f => IssueRights.MayOpen(talk.Me, issue, null, f, talk.Facts));
        return reported.Concat(joined).Concat(Course(talk, issue).SelectMany(c => c.Entry.Files.Where(f => IssueRights.MayOpen(talk.Me, issue, c.Entry, f, talk.Facts))));
    }

    /// <summary>Whoever gave a name gave it to whoever handles the matter. While somebody's identity is being asked for, that is decided first.</summary>
    public static bool MayContact(Talk talk, Issue issue) => issue is { Guarded: true, Identity: null or { Granted: true } } && IssueRights.Handles(talk.Me, ConcernRelay.Main(issue, talk.Facts), talk.Facts)
        && talk.Facts.Records.Concern(issue.Reporter) is { } concern && (concern.Name is not null || concern.Contact is not null);

    public static void Contact(Talk talk, Issue issue)
    {
        talk.Happened(new Event.Seen($"{issue.Id} identity"));
        talk.Send(new OutgoingMessage(talk.Words.Say("identity.revealed", ("id", issue.Id), ("identity", new Texts.Html(OutgoingIdentity.Place)))) { Identity = new(issue.Reporter, Account: false), Protected = true });
    }

    public static string Lines(Talk talk, Issue issue)
    {
        var (words, records) = (talk.Words, talk.Facts.Records);
        var lines = new List<string> { words.Say("issue.by.worker", ("who", talk.NameOf(issue.Reporter)), ("date", words.Date(talk.Facts.Programme.DayOf(issue.At)))) };
        if (records.Concern(issue.Reporter) is null) lines.Add(words.Say("issue.by.erased"));
        if (issue.Direct) lines.Add(words.Say("issue.direct"));
        if (issue.Summary.Length > 0) lines.Add(words.Say("issue.summary", ("text", issue.Summary)));
        if (issue.ForUnit is { } word) lines.Add(words.Say(word.ApprovedBy is null ? "issue.for-unit.waits" : word.Answer is null ? "issue.for-unit" : "issue.for-unit.answered", ("text", word.Text), ("answer", word.Answer ?? "")));
        if (issue.Identity is { } asked) lines.Add(words.Say("issue.identity", ("state", words.Plain(asked switch { { Granted: true } => "identity.state.granted", { Granted: false } => "identity.state.denied", { Consent: false } => "identity.state.dissent", { Ground: IdentityGround.Consent, Consent: null } => "identity.state.asked", _ => "identity.state.waits" }))));
        return string.Join('\n', lines) + "\n\n";
    }

    /// <summary>
    /// A worker's concern stands in a message that cannot be passed on. An edit cannot make one so: it is a message by itself, edited only
    /// where it was tapped.
    /// </summary>
    public static void Put(Talk talk, Issue issue, OutgoingMessage card, string? line = null)
    {
        if (!issue.Guarded) { talk.Card(card); return; }
        var guarded = card with { Card = "concern", Protected = true, Buttons = [.. card.Buttons.Select(r => r.Select(OnGuarded).ToImmutableArray())] };
        if (talk.Turn.Input is Input.Pressed { Data: ['i', 'c', '.', ..] }) { talk.Card(guarded); return; }
        // The form that led here is done with: its card says what came of it.
        if (card.Card is { } form && form != IssueList.Card) talk.Edit(new OutgoingMessage(line ?? talk.Words.Say("say.sent"), form));
        talk.CardBelow(guarded);
    }

    private static Button OnGuarded(Button button) => button.Data.StartsWith("i.", StringComparison.Ordinal) ? new(button.Label, "ic." + button.Data[2..]) : button;

    /// <summary>What does not fit on the card.</summary>
    public static IEnumerable<string> Long(Talk talk, Issue issue) =>
        [.. issue.Text.Length > Longest ? [issue.Text] : Array.Empty<string>(), .. Course(talk, issue).Select(c => c.Entry.Text).Where(t => t.Length > IssueWords.Whole)];

    public static void Whole(Talk talk, Issue issue)
    {
        talk.Happened(new Event.Seen(issue.Id));
        foreach (var text in Long(talk, issue)) talk.Send(new OutgoingMessage(Texts.Wording.Escape(text)) { Protected = issue.Guarded });
    }
}
