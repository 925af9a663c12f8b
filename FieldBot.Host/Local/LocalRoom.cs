using System.Collections.Immutable;
using FieldBot.Host.Local.Page;

namespace FieldBot.Host.Local;

/// <summary>The fictional group of the trial: a supergroup with two topics. The bot is a member, and nobody has opened it for digests.</summary>
internal static class LocalRoom
{
    private const long Id = -1_002_000_000_001;

    private const int MostMembers = 8;

    private static readonly ImmutableSortedDictionary<long, LocalTopic> Topics = ImmutableSortedDictionary<long, LocalTopic>.Empty.Add(2, new("工作进展")).Add(3, new("问题交办"));

    /// <summary>An administrator of the programme runs it; leaders and members of the first groups are in it.</summary>
    public static void Make(LocalTelegram telegram, IReadOnlyList<Person> people)
    {
        if (people.FirstOrDefault(p => p.Roles.Contains(nameof(Dialogs.Programmes.Role.Admin))) is not { } owner) return;
        var others = people.Where(p => p.Code.Length > 0 && p != owner)
            .OrderBy(p => p.Roles.Contains(nameof(Dialogs.Programmes.Role.Leader)) ? 0 : p.Roles.Contains(nameof(Dialogs.Programmes.Role.GroupLeader)) ? 1 : 2).Take(MostMembers / 2)
            .Concat(people.Where(p => p.Code.Length > 0 && p != owner)).Distinct().Take(MostMembers);
        var members = others.ToImmutableSortedDictionary(p => p.Chat, _ => false).Add(owner.Chat, true);
        telegram.AddGroup(Id, new("市总蹲点工作群", Super: true, Forum: true, members, Topics) { Bot = BotStanding.Member });
    }
}
