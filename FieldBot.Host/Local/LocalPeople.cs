using FieldBot.Dialogs.Programmes;
using FieldBot.Host.Local.Page;

namespace FieldBot.Host.Local;

/// <summary>The fictional accounts: one for each member, always the same, and three strangers who stand by as workers.</summary>
internal static class LocalPeople
{
    public const long FirstMember = 7_000_000_001, FirstStranger = 7_900_000_001;

    private static readonly string[] Strangers = ["职工甲", "职工乙", "职工丙"];

    public static IReadOnlyList<Person> Of(Programme programme) =>
    [
        .. programme.Members.Select((m, i) => new Person(FirstMember + i, m.Code, m.Name, [.. m.Roles.Select(r => r.ToString())], m.Group is { } group ? programme.Group(group)?.Name ?? group : "")),
        .. Strangers.Select((name, i) => new Person(FirstStranger + i, "", name, [], "")),
    ];
}
