using System.Collections.Immutable;
using System.Globalization;
using FieldBot.Dialogs.Access;
using FieldBot.Dialogs.Records;
using FieldBot.Dialogs.Summaries.Digests;
using FieldBot.Dialogs.Texts;

namespace FieldBot.Dialogs.Catalogue.Rooms;

/// <summary>When a room of a group chat hears how things stand, of which area and in which language: an administrator chooses it by buttons.</summary>
internal static class RoomDigests
{
    private const string Tap = "dr", Area = "area", All = "all", Language = "lang";

    /// <summary>An area needs a button; Telegram draws a hundred at most.</summary>
    private const int MostAreas = 90;

    /// <summary>The topic that the button is about, and what it asks.</summary>
    public static (long Topic, string[] What)? In(string data) =>
        data.Split('.') is [Tap, var number, .. var what] && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var topic) ? (topic, what) : null;

    public static void Press(Talk talk, GroupRoom room, string[] what)
    {
        if (!Rights.MayAny(Act.ManageProgramme, talk.Facts.Me)) { talk.Toast = talk.Words.Plain("room.admin-only.change"); return; }
        if (talk.Facts.Records.GroupChats.FirstOrDefault(g => g.Room == room) is not { } chat) { talk.Toast = talk.Words.Plain("room.old"); return; }
        var digests = DigestPost.Of(room, talk.Facts);
        switch (what)
        {
            case []: Show(talk, room, digests); return;
            case [Area]: AskArea(talk, room); return;
            case [Area, var place] when AreaAt(place, talk.Facts) is { } area: Change(talk, room, digests, d => d with { Area = area.Length == 0 ? null : area }); return;
            case [Language, var language] when Phrasebook.Languages.Contains(language):
                talk.Speak(language);
                Change(talk, room, digests, d => d with { Language = language });
                return;
        }

        if (DigestChoice.Read(what) is not { Type: false } choice) talk.Toast = talk.Words.Plain("room.old");
        else if (choice.Stop) Stop(talk, room, digests, choice.Rhythm);
        else if (choice.At is { } at) Show(talk, room, DigestMenu.With(digests, DigestPost.Choose(talk, New(talk, chat, digests, choice, at))));
        else talk.Card(Menu(talk, room).Ask(choice, typed: false));
    }

    /// <summary>The card of an open room.</summary>
    /// <param name="head">What is said first.</param>
    public static OutgoingMessage Draw(Talk talk, GroupRoom room, string head, IReadOnlyList<Digest> digests)
    {
        var (words, menu) = (talk.Words, Menu(talk, room));
        var rows = menu.Rows(digests);
        var text = head + "\n\n" + menu.Lines(digests);
        if (digests is [var first, ..])
        {
            text += "\n" + words.Say("digest.room.area", ("area", NameOf(first.Area, talk)));
            ImmutableArray<Button> more = [.. Phrasebook.Languages.Where(l => l != first.Language).Select(l => new Button(words.Plain($"language.{l}"), $"{Prefix(room)}.{Language}.{l}"))];
            if (talk.Facts.Programme.Areas.Length > 1) more = more.Insert(0, new(words.Plain("digest.room.area.change"), $"{Prefix(room)}.{Area}"));
            rows = rows.Add(more);
        }

        return new(text, RoomDoor.Card, Buttons: rows.Add([RoomDoor.StopButton(words, room)]));
    }

    private static Digest New(Talk talk, GroupChat chat, IReadOnlyList<Digest> digests, DigestChoice choice, TimeOnly at) => new(choice.Rhythm, at)
    {
        Room = chat.Room, Day = choice.Day ?? DayOfWeek.Monday, By = talk.Me.Code, LastAt = talk.Facts.Now,
        // Both rhythms of a room tell of the same, in the same words.
        Area = digests is [var other, ..] ? other.Area : null, Language = digests is [var spoken, ..] ? spoken.Language : chat.Language,
    };

    private static void Stop(Talk talk, GroupRoom room, IReadOnlyList<Digest> digests, Rhythm rhythm)
    {
        if (digests.FirstOrDefault(d => d.Rhythm == rhythm) is { } digest) DigestPost.End(talk, digest);
        Show(talk, room, [.. digests.Where(d => d.Rhythm != rhythm)]);
    }

    private static void Change(Talk talk, GroupRoom room, IReadOnlyList<Digest> digests, Func<Digest, Digest> change) => Show(talk, room, [.. digests.Select(d => DigestPost.Choose(talk, change(d)))]);

    private static void Show(Talk talk, GroupRoom room, IReadOnlyList<Digest> digests) => talk.Card(Draw(talk, room, talk.Words.Say("room.open-already"), digests));

    private static void AskArea(Talk talk, GroupRoom room)
    {
        var areas = talk.Facts.Programme.Areas.Take(MostAreas).Select((a, i) => new Button(Forms.Rows.Fit(a.Name), string.Create(CultureInfo.InvariantCulture, $"{Prefix(room)}.{Area}.{i}")));
        talk.Card(new OutgoingMessage(talk.Words.Say("digest.room.which"), RoomDoor.Card, Buttons: [.. Forms.Rows.Of(areas.Prepend(new(talk.Words.Plain("sum.scope.all"), $"{Prefix(room)}.{Area}.{All}"))), Menu(talk, room).Back()]));
    }

    /// <summary>The code of the area; empty: all. Null: there is none.</summary>
    private static string? AreaAt(string place, Facts facts) => place == All ? ""
        : int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var i) ? facts.Programme.Areas.ElementAtOrDefault(i)?.Code : null;

    private static string NameOf(string? area, Talk talk) => area is null ? talk.Words.Plain("sum.scope.all") : talk.Facts.Programme.Area(area)?.Name ?? area;

    private static DigestMenu Menu(Talk talk, GroupRoom room) => new(talk, Prefix(room), RoomDoor.Card);

    private static string Prefix(GroupRoom room) => string.Create(CultureInfo.InvariantCulture, $"{Tap}.{room.Topic}");
}
