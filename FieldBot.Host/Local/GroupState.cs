using System.Collections.Immutable;

namespace FieldBot.Host.Local;

/// <summary>How the bot stands in a group.</summary>
internal enum BotStanding { NeverThere, Member, Administrator, Muted, Left, Kicked }

/// <summary>Who and what is in a group at one moment.</summary>
/// <param name="Super">A supergroup, as every group with topics is.</param>
/// <param name="Members">By their ids, the people; true: an administrator of the group.</param>
/// <param name="Topics">By their message_thread_id, without the general one, which every forum has.</param>
internal sealed record GroupState(string Title, bool Super, bool Forum, ImmutableSortedDictionary<long, bool> Members, ImmutableSortedDictionary<long, LocalTopic> Topics)
{
    public BotStanding Bot { get; init; } = BotStanding.NeverThere;

    /// <summary>The supergroup that this one became; 0: none.</summary>
    public long MovedTo { get; init; }

    public bool Deleted { get; init; }

    public bool BotIsIn => Bot is BotStanding.Member or BotStanding.Administrator or BotStanding.Muted;

    /// <summary>As Telegram's refusals call it.</summary>
    public string Called => Super ? "supergroup" : "group";
}

internal sealed record LocalTopic(string Name, bool Closed = false);
