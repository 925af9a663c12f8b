using System.Collections.Immutable;
using FieldBot.Dialogs.Programmes;

namespace FieldBot.Dialogs.Records;

/// <summary>An action that a group carried out.</summary>
/// <param name="Action">Code of the planned action.</param>
/// <param name="Files">Evidence; it may be empty.</param>
public sealed record GroupAction(int Number, string Group, string Action, DateOnly Day, string By, DateTimeOffset At, string Note, ImmutableArray<FileRef> Files, DateTimeOffset? VoidedAt = null)
{
    public string Id => $"A-{Number}";
}

/// <summary>自选动作 of one group's own.</summary>
public sealed record OwnAction(PlannedAction Action, string Group, string By, DateTimeOffset At);
