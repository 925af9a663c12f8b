using FieldBot.Dialogs.Access;
using FieldBot.Dialogs.Issues;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>
/// What a unit's liaison sees: the words that were written for the unit and approved, and nothing else. Not even whether a worker spoke: a
/// liaison is often the unit's own management.
/// </summary>
internal static class UnitDesk
{
    private const string Card = "unit";
    private const int Most = 8;

    public static bool Is(Talk talk) => Rights.MayAny(Act.AnswerForUnit, talk.Facts.Me);

    public static void Show(Talk talk)
    {
        if (!Is(talk)) { Home.OldCard(talk); return; }
        var words = talk.OpenIssues.Where(i => new IssueLifecycle(i, talk.Me, talk.Facts).May(IssueMove.AnswerForUnit)).OrderBy(i => i.Number).ToList();
        if (words.Count == 0) { talk.Card(Card, talk.Words.Say("unit.nothing")); return; }
        var lines = words.Take(Most).Select(i => talk.Words.Say("unit.word", ("id", i.Id), ("text", i.ForUnit!.Text)));
        talk.Card(new OutgoingMessage(string.Join("\n\n", lines), Card, Buttons: Forms.Rows.Of(words.Take(Most).Select(i => new Button(talk.Words.Plain("unit.answer", ("id", i.Id)), $"i.{i.Number}.{IssueMove.AnswerForUnit}")))));
    }
}
