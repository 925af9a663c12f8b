using FieldBot.Dialogs.Access;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Issues;
using FieldBot.Dialogs.Programmes;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>/handover: all open items of somebody to a successor (接续责任人), in one go.</summary>
internal sealed class HandOverDialog() : Dialog("handover")
{
    public static readonly HandOverDialog Instance = new();

    private const string From = "from", To = "to";

    private static readonly Form Only = Build();

    public override Form Of(Programme programme) => Only;

    public override void Restart(Talk talk) => FormTalk.Begin(talk, Only, From);

    public static void Begin(Talk talk)
    {
        if (!Rights.MayAny(Act.SeeIssue, talk.Me)) { Home.NotFor(talk, "handover"); return; }
        if (Givers(talk.Facts).Count == 0) { talk.Note(talk.Words.Say("handover.nothing")); return; }
        if (!FormTalk.MakeRoom(talk, Instance.Id)) return;
        FormTalk.Begin(talk, Only, From);
    }

    public override void Complete(Talk talk, Draft draft, FormState state)
    {
        var (from, to) = (draft.Chosen(From)!, draft.Chosen(To)!);
        var given = IssueHandOver.Give(talk, from, to);
        talk.Card(new OutgoingMessage(talk.Words.Say(given == 0 ? "handover.none" : "handover.done", ("count", given), ("from", talk.NameOf(from)), ("to", talk.NameOf(to))), state.Card, Buttons: [[new(talk.Words.Plain("issues.back"), $"il.{IssueList.Home}")]]));
    }

    private static Form Build() => new("handover", 1,
    [
        new Step(From, new Ask.One(d => [.. Givers(d.Facts).Select(g => new Option(g.Code, d.Words.Plain("handover.giver", ("name", g.Name), ("count", g.Count))))], Search: true))
        {
            Resets = [To],
            Prompt = d => d.Words.Say("handover.from"), Label = d => d.Words.Plain("handover.from.label"),
        },
        new Step(To, new Ask.One(d => [.. Takers(d).Select(m => new Option(m.Code, m.Name))], Search: true))
        {
            Prompt = d => d.Words.Say("handover.to"), Label = d => d.Words.Plain("handover.to.label"),
        },
    ])
    { Title = "handover.title" };

    /// <summary>Whoever has something in hand that this person may hand over.</summary>
    private static List<(string Code, string Name, int Count)> Givers(Facts facts) => [.. facts.Records.OpenIssues
        .Where(i => i.Handler is not null && MayGive(i, facts))
        .GroupBy(i => i.Handler!, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (g.Key, facts.Programme.Member(g.Key)?.Name ?? g.Key, g.Count()))];

    private static bool MayGive(Issue issue, Facts facts) => facts.Me is { } me && new IssueLifecycle(issue, me, facts).May(IssueMove.Assign);

    private static IEnumerable<Member> Takers(Draft draft) => draft.Chosen(From) is { } from
        ? IssueHandOver.InHandOf(from, draft.Facts.Records.OpenIssues).Where(i => MayGive(i, draft.Facts)).SelectMany(i => Successors.Of(i, draft.Facts)).Where(m => m.Code != from).DistinctBy(m => m.Code) : [];
}
