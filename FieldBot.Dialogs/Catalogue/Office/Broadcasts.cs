using System.Collections.Immutable;
using FieldBot.Dialogs.Access;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;
using FieldBot.Dialogs.Texts;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>Who reads a broadcast, and how it reaches them: a hundred at a time, so that nobody waits behind it.</summary>
public static class Broadcasts
{
    public const string ToAll = "all", ToRole = "role", ToArea = "area", ToGroup = "group", ToUnit = "unit";

    private const int Chunk = 100;

    internal static IEnumerable<Member> Audience(string audience, string of, Programme programme) => audience switch
    {
        ToAll => programme.Members,
        ToRole => Enum.TryParse<Role>(of, out var role) ? programme.Members.Where(m => m.Is(role)) : [],
        ToArea => programme.Members.Where(m => m.Scope.Contains(of) || m.Group is { } g && programme.Group(g)?.Area == of || m.Scope.Any(s => programme.Unit(s)?.Area == of)),
        ToGroup => programme.Members.Where(m => m.Group == of || m.Scope.Contains(of)),
        ToUnit => programme.Members.Where(m => m.Scope.Contains(of) || m.Group is { } g && programme.Group(g)?.Units.Contains(of) == true),
        _ => [],
    };

    /// <summary>The next readers; null when all have it. Quiet hours are kept, muting is for notices. Who lost the account since is counted where it is sent.</summary>
    public static Outcome? Next(Facts facts, int number)
    {
        if (facts.Records.Broadcast(number) is not { } broadcast || broadcast.Next >= broadcast.Readers.Length) return null;
        var readers = broadcast.Readers.Skip(broadcast.Next).Take(Chunk).ToList();
        return new(Session.New, [new Event.BroadcastSpread(number, broadcast.Next + readers.Count)], [.. readers.Select(r => To(r, broadcast, facts))]);
    }

    private static Reply To(string reader, Broadcast broadcast, Facts facts)
    {
        var words = Wording.In(facts.Records.LanguageOf(reader));
        return new(new(words.Say("broadcast.message", ("who", Talk.NameOf(broadcast.By, facts.Programme, words)), ("text", broadcast.Text))) { Broadcast = broadcast.Number }, reader, Notices.After(reader, facts));
    }
}
