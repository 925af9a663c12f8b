using FieldBot.Dialogs.Access;
using FieldBot.Dialogs.Records;
using FieldBot.Dialogs.Summaries.Digests;
using FieldBot.Dialogs.Texts;

namespace FieldBot.Dialogs.Catalogue.Rooms;

/// <summary>
/// What the bot hears and says in a group chat: how a room is opened and closed, and the way into one's own chat. Everybody in the group
/// reads it, so nothing of anybody's is ever said here.
/// </summary>
public static class RoomDoor
{
    internal const string Card = "room";

    private const string StopTap = "room.stop";

    /// <summary>Who is no administrator is told so once in this time, the whole group together.</summary>
    private static readonly TimeSpan HintEvery = TimeSpan.FromHours(1);

    /// <summary>Whether the command means anything in a group; what does not is not even taken in.</summary>
    public static bool Knows(string command) => command is "digest" or "status" or "start" or "help";

    internal static void Answer(Talk talk, GroupRoom room)
    {
        switch (talk.Turn.Input)
        {
            case Input.Reachable { Value: true }: Greet(talk); return;
            case Input.Reachable: Close(talk, [.. Opened(talk).Where(g => g.Room.Chat == room.Chat)], RoomEnd.Removed); return;
            case Input.RoomLost lost: Close(talk, [.. Opened(talk).Where(g => g.Room == room)], lost.Why); return;
            case Input.Command { Name: "digest" }: Open(talk, room); return;
            case Input.Command { Name: "status" or "start" or "help" }: talk.Card(Card + ".way", talk.Words.Say("room.private"), DeepLink.Button(talk.Words.Plain("room.private.open"), "status")); return;
            case Input.Pressed { Data: var data } when TopicIn(data) is { } topic: Stop(talk, room with { Topic = topic }); return;
            case Input.Pressed { Data: var data } when RoomDigests.In(data) is var (topic, what): RoomDigests.Press(talk, room with { Topic = topic }, what); return;
            case Input.Pressed: talk.Toast = talk.Words.Plain("room.old"); return;
        }
    }

    private static IReadOnlyList<GroupChat> Opened(Talk talk) => talk.Facts.Records.GroupChats;

    /// <summary>Once, however often it is added.</summary>
    private static void Greet(Talk talk)
    {
        if (talk.Session.HintedAt is null) Hint(talk, "room.hello");
    }

    private static void Open(Talk talk, GroupRoom room)
    {
        if (!Rights.MayAny(Act.ManageProgramme, talk.Facts.Me))
        {
            if (!(talk.Facts.Now - talk.Session.HintedAt < HintEvery)) Hint(talk, "room.admin-only");
            return;
        }

        var open = Opened(talk).Any(g => g.Room == room);
        if (!open)
        {
            talk.Speak(talk.Facts.Records.LanguageOf(talk.Me.Code) ?? talk.Facts.Programme.Settings.Language);
            talk.Happened(new Event.GroupChatAllowed(new(room, talk.Session.Language!, talk.Facts.Now, talk.Me.Code)));
        }

        talk.Card(RoomDigests.Draw(talk, room, talk.Words.Say(open ? "room.open-already" : "room.opened"), DigestPost.Of(room, talk.Facts)));
    }

    internal static Button StopButton(Wording words, GroupRoom room) => new(words.Plain("room.stop"), $"{StopTap}.{room.Topic}");

    private static void Shut(Talk talk, GroupRoom room, RoomEnd why)
    {
        DigestPost.Forget(talk, room);
        talk.Happened(new Event.GroupChatStopped(room, why));
    }

    private static void Stop(Talk talk, GroupRoom room)
    {
        if (!Rights.MayAny(Act.ManageProgramme, talk.Facts.Me))
        {
            talk.Toast = talk.Words.Plain("room.admin-only.stop");
            return;
        }

        if (Opened(talk).Any(g => g.Room == room)) Shut(talk, room, RoomEnd.Stopped);
        talk.Card(Card, talk.Words.Say("room.stopped"));
    }

    /// <summary>Nobody can be told in the group: whoever opened its rooms is, each of them once.</summary>
    private static void Close(Talk talk, IReadOnlyList<GroupChat> rooms, RoomEnd why)
    {
        foreach (var closed in rooms) Shut(talk, closed.Room, why);
        foreach (var opened in rooms.GroupBy(g => g.By, StringComparer.Ordinal))
        {
            var day = talk.Facts.Programme.DayOf(opened.Min(g => g.Since));
            talk.Tell(opened.Key, words => new(words.Say($"room.lost.{why}", ("day", words.Date(day, talk.Facts.Today)))));
        }
    }

    private static void Hint(Talk talk, string key)
    {
        talk.Session = talk.Session with { HintedAt = talk.Facts.Now };
        talk.Note(talk.Words.Say(key));
    }

    private static long? TopicIn(string data) => data.StartsWith(StopTap + ".", StringComparison.Ordinal) && long.TryParse(data.AsSpan(StopTap.Length + 1), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var topic) ? topic : null;
}
