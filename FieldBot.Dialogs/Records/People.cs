using System.Collections.Immutable;
using FieldBot.Dialogs.Forms;

namespace FieldBot.Dialogs.Records;

/// <summary>What a member chose about notices. Belongs to the member, not to the phone.</summary>
/// <param name="QuietFrom">Begins before the programme's quiet hours; null: with them.</param>
/// <param name="QuietTo">Ends after the programme's quiet hours; null: with them.</param>
/// <param name="Muted">Nothing that is not urgent.</param>
public sealed record Preferences(TimeOnly? QuietFrom = null, TimeOnly? QuietTo = null, bool Muted = false)
{
    public static readonly Preferences None = new();
}

/// <summary>请假: from the first day to the last, with whoever stands in.</summary>
/// <param name="EndedAt">Set when it was taken back or ended early.</param>
public sealed record Absence(int Number, string Member, DateOnly From, DateOnly To, string? Deputy, string By, DateTimeOffset At, DateTimeOffset? EndedAt = null)
{
    public bool Covers(DateOnly day) => EndedAt is null && From <= day && day <= To;
}

/// <summary>A draft of somebody who has left: the group leader may take it over.</summary>
public sealed record LeftDraft(int Number, string Member, string Group, FormState Form, DateTimeOffset At);

/// <summary>A message to many, as the administrator confirmed it.</summary>
/// <param name="Audience">all, role, area, group or unit.</param>
/// <param name="Of">Code or role within the audience; empty for all.</param>
/// <param name="Readers">Codes of the members who were bound when it was confirmed, in order.</param>
/// <param name="Unbound">How many of the audience had no account.</param>
/// <param name="Next">So many readers were handed to the outbox.</param>
public sealed record Broadcast(int Number, string Audience, string Of, string Text, string By, DateTimeOffset At, ImmutableArray<string> Readers, int Unbound, int Next = 0);

/// <summary>How many readers a broadcast reached so far.</summary>
public sealed record BroadcastCount(int Delivered, int Unreachable);
