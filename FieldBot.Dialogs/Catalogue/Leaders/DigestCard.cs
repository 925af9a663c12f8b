using FieldBot.Dialogs.Access;
using FieldBot.Dialogs.Records;
using FieldBot.Dialogs.Summaries.Digests;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>/digest: how things stand, told at a time that somebody chooses; chosen, changed and stopped by buttons.</summary>
internal static class DigestCard
{
    /// <summary>In place of the card that was tapped; below a digest or another card.</summary>
    public const string Here = "dg", Below = "dgb";

    public const string ToOpen = Below;

    private const string Card = "digest";

    public static string ToChange(Rhythm rhythm) => $"{Below}.{new DigestChoice(rhythm).Write()}";

    public static string ToStop(Rhythm rhythm) => $"{Below}.{(new DigestChoice(rhythm) { Stop = true }).Write()}";

    public static void Open(Talk talk)
    {
        if (!Rights.MayAny(Act.SeeSummary, talk.Me)) { Home.NotFor(talk, "digest"); return; }
        talk.CardBelow(Draw(talk, Mine(talk)));
    }

    public static void Press(Talk talk, string[] what, bool below)
    {
        if (!Rights.MayAny(Act.SeeSummary, talk.Me)) { Home.OldCard(talk); return; }
        if (what is []) Show(talk, Mine(talk), below);
        else if (DigestChoice.Read(what) is not { } choice) Home.OldCard(talk);
        else if (choice.Stop) Stop(talk, choice.Rhythm, below);
        else if (choice.Type) DigestTime.Begin(talk, choice);
        else if (choice.At is { } at) Show(talk, DigestMenu.With(Mine(talk), Choose(talk, choice, at)), below);
        else Put(talk, new DigestMenu(talk, Here, Card).Ask(choice, typed: true), below);
    }

    /// <summary>It comes at this time from now on.</summary>
    public static Digest Choose(Talk talk, DigestChoice choice, TimeOnly at) =>
        DigestPost.Choose(talk, new(choice.Rhythm, at) { Member = talk.Me.Code, Day = choice.Day ?? DayOfWeek.Monday, By = talk.Me.Code, LastAt = talk.Facts.Now });

    /// <summary>The card as it is after a digest was chosen by typing its time.</summary>
    public static void Typed(Talk talk, Digest chosen) => talk.CardBelow(Draw(talk, DigestMenu.With(Mine(talk), chosen)));

    private static IReadOnlyList<Digest> Mine(Talk talk) => DigestPost.Of(talk.Me.Code, talk.Facts);

    private static void Stop(Talk talk, Rhythm rhythm, bool below)
    {
        var mine = Mine(talk);
        if (mine.FirstOrDefault(d => d.Rhythm == rhythm) is { } digest) DigestPost.End(talk, digest);
        Show(talk, [.. mine.Where(d => d.Rhythm != rhythm)], below);
    }

    private static void Show(Talk talk, IReadOnlyList<Digest> digests, bool below) => Put(talk, Draw(talk, digests), below);

    private static void Put(Talk talk, OutgoingMessage card, bool below)
    {
        if (below) talk.CardBelow(card); else talk.Card(card);
    }

    private static OutgoingMessage Draw(Talk talk, IReadOnlyList<Digest> digests)
    {
        var menu = new DigestMenu(talk, Here, Card);
        var text = talk.Words.Say("digest.card") + "\n\n" + menu.Lines(digests);
        if (digests.Count > 0 && talk.Facts.Records.PreferencesOf(talk.Me.Code).Muted) text += "\n\n" + talk.Words.Say("digest.muted");
        return new(text, Card, Buttons: menu.Rows(digests));
    }
}
