using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;

namespace FieldBot.Dialogs;

/// <summary>What a turn may know beside the session: all by value, nothing of it can be changed.</summary>
/// <param name="Now">The clock at the time of handling (UTC).</param>
/// <param name="Programme">The programme in force. A form in flight asks <see cref="IRecords.ProgrammeOf"/> for the one it began with.</param>
/// <param name="Me">The member bound to this chat, in a group the one who acted; null for a stranger.</param>
public sealed record Facts(DateTimeOffset Now, Programme Programme, Member? Me, IRecords Records)
{
    /// <summary>The programme in force, also for a form in flight, whose <see cref="Programme"/> is the one it began with.</summary>
    public Programme InForce { get; init; } = Programme;

    /// <summary>Today where the programme lives.</summary>
    public DateOnly Today => Programme.DayOf(Now);
}
