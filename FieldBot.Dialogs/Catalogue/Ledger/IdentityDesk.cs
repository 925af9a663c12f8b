using System.Collections.Immutable;
using FieldBot.Dialogs.Access;
using FieldBot.Dialogs.Issues;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>What an identity keeper has to decide: the requests that wait, and nothing of the issues behind them.</summary>
internal static class IdentityDesk
{
    private const string Card = "identity";
    private const int Most = 8;

    public static bool Is(Talk talk) => Rights.MayAny(Act.DecideIdentity, talk.Facts.Me);

    public static void Show(Talk talk)
    {
        if (!Is(talk)) { Home.OldCard(talk); return; }
        var asked = talk.OpenIssues.Where(i => new IssueLifecycle(i, talk.Me, talk.Facts).May(IssueMove.DenyIdentity)).OrderBy(i => i.Identity!.At).Take(Most).ToList();
        if (asked.Count == 0) { talk.Card(Card, talk.Words.Say("identity.nothing")); return; }
        talk.Card(new OutgoingMessage(string.Join("\n\n", asked.Select(i => IssueWords.IdentityAsked(i, talk.Facts, talk.Words))), Card,
            Buttons: [.. asked.Select(i => (ImmutableArray<Button>)[Choice(i, IssueMove.GrantIdentity, talk), Choice(i, IssueMove.DenyIdentity, talk)])]));
    }

    private static Button Choice(Issue issue, IssueMove move, Talk talk) => new($"{issue.Id} {talk.Words.Plain($"issue.do.{move}")}", $"i.{issue.Number}.{move}");
}
