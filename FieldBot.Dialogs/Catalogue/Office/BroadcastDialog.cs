using System.Collections.Immutable;
using FieldBot.Dialogs.Access;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>群发: to whom, what; the summary is the preview and tells how many it reaches.</summary>
internal sealed class BroadcastDialog() : Dialog("broadcast")
{
    public static readonly BroadcastDialog Instance = new();

    private const string To = "to", Of_ = "of", Text = "text";
    private const int Longest = 1500;

    private static readonly Form Only = Build();

    public override Form Of(Programme programme) => Only;

    public override void Restart(Talk talk) => Begin(talk, afresh: true);

    public static void Begin(Talk talk, bool afresh = false)
    {
        if (!FormTalk.MakeRoom(talk, Instance.Id)) return;
        if (!afresh && talk.Session.Form is { } draft && FormTalk.Answered(draft)) { FormTalk.AskToResume(talk); return; }
        FormTalk.Begin(talk, Only, To);
    }

    public override void Complete(Talk talk, Draft draft, FormState state)
    {
        if (!Rights.MayAny(Act.SendBroadcast, talk.Me)) { talk.Card(state.Card, talk.Words.Say("old.card"), Home.Buttons(talk)); return; }
        var (to, of, text) = (draft.Chosen(To)!, draft.Chosen(Of_) ?? "", ((Answer.Words)draft.Of(Text)!).Text);
        // Counted again: people were bound, or the programme changed, since the preview.
        var audience = Broadcasts.Audience(to, of, talk.Facts.Programme).ToList();
        ImmutableArray<string> readers = [.. audience.Select(m => m.Code).Where(c => talk.Facts.Records.IsBound(c))];
        if (readers.IsEmpty) { talk.Card(state.Card, talk.Words.Say("broadcast.nobody"), [new(talk.Words.Plain("button.back"), "adm.casts")]); return; }
        var broadcast = new Broadcast((talk.Facts.Records.Broadcasts is [var last, ..] ? last.Number : 0) + 1, to, of, text, talk.Me.Code, talk.Facts.Now, readers, audience.Count - readers.Length);
        talk.Happened(new Event.BroadcastBegun(broadcast));
        talk.Start(new Job.Spread(state.Card, broadcast.Number));
        talk.Card(BroadcastCard.Draw(talk, broadcast, state.Card));
    }

    private static Form Build() => new("broadcast", 1,
    [
        new Step(To, new Ask.One(d => [.. ((string[])[Broadcasts.ToAll, Broadcasts.ToRole, Broadcasts.ToArea, Broadcasts.ToGroup, Broadcasts.ToUnit]).Select(a => new Option(a, d.Words.Plain($"broadcast.to.{a}")))]))
        {
            Resets = [Of_],
            Prompt = d => d.Words.Say("broadcast.to"), Label = d => d.Words.Plain("broadcast.to.label"),
        },
        new Step(Of_, new Ask.One(Choices, Search: true))
        {
            When = d => d.Chosen(To) is not (null or Broadcasts.ToAll), Condition = "not to everybody",
            Prompt = d => d.Words.Say("broadcast.of"), Label = d => d.Words.Plain("broadcast.of.label"),
        },
        new Step(Text, new Ask.Words(Longest, Evidence: false, Lines: true)) { Prompt = d => d.Words.Say("broadcast.text"), Label = d => d.Words.Plain("broadcast.text.label") },
    ])
    { Title = "broadcast.title", Closing = Preview, About = d => d.Chosen(To) is { } to ? d.Words.Plain($"broadcast.to.{to}") : null };

    private static string Preview(Draft draft)
    {
        var audience = Broadcasts.Audience(draft.Chosen(To) ?? "", draft.Chosen(Of_) ?? "", draft.Facts.Programme).ToList();
        var bound = audience.Count(m => draft.Facts.Records.IsBound(m.Code));
        return draft.Words.Say("broadcast.preview", ("count", bound), ("unbound", audience.Count - bound));
    }

    private static IReadOnlyList<Option> Choices(Draft draft) => draft.Chosen(To) switch
    {
        Broadcasts.ToRole => [.. Enum.GetValues<Role>().Where(r => draft.Programme.Members.Any(m => m.Is(r))).Select(r => new Option(r.ToString(), draft.Words.Plain($"role.{r}")))],
        Broadcasts.ToArea => [.. draft.Programme.Areas.Select(a => new Option(a.Code, a.Name))],
        Broadcasts.ToGroup => [.. draft.Programme.Groups.Select(g => new Option(g.Code, g.Name))],
        Broadcasts.ToUnit => [.. draft.Programme.Units.Select(u => new Option(u.Code, u.Name))],
        _ => [],
    };
}
