using FieldBot.Dialogs.Issues;

namespace FieldBot.Dialogs.Concerns;

/// <summary>
/// The side of a matter that only the worker who brought it may know: it ties a pseudonym to whoever speaks. All of it is sealed with a
/// key of its own, and gone with that key. The matter itself stands in the ledger, under the pseudonym.
/// </summary>
/// <param name="Code">The pseudonym, as <see cref="ConcernCode"/> makes it: #7K2M.</param>
public sealed record Concern(string Code)
{
    /// <summary>Its number in the ledger; null until it was passed on to the union.</summary>
    public int? Number { get; init; }

    /// <summary>What was said, as it will stand in the ledger, while it waits for the time at which it is passed on.</summary>
    public Issue? Waiting { get; init; }

    /// <summary>No pushes: the worker looks by themselves.</summary>
    public bool Muted { get; init; }

    /// <summary>Whoever has the phone may be somebody else: no chat is tied to it, and only the receipt leads back.</summary>
    public bool Shared { get; init; }

    /// <summary>What they chose to tell whoever handles it; null: nothing.</summary>
    public string? Name { get; init; }

    public string? Contact { get; init; }

    /// <summary>So many entries of the issue were shown to the worker.</summary>
    public int Shown { get; init; }
}
