using System.Collections.Immutable;

namespace FieldBot.Dialogs.Forms;

/// <summary>A dialog as a list of named steps; <see cref="FormMachine"/> walks it.</summary>
/// <param name="Version">Raised when the shape changes: a snapshot test insists.</param>
internal sealed class Form(string id, int version, ImmutableArray<Step> steps)
{
    /// <summary>States beside the steps.</summary>
    public const string Review = "review", Done = "done", Cancelled = "cancelled";

    private readonly ImmutableDictionary<string, int> _index = steps.Select((s, i) => (s.Name, i)).ToImmutableDictionary(p => p.Name, p => p.i, StringComparer.Ordinal);

    public string Id => id;

    public int Version => version;

    public ImmutableArray<Step> Steps => steps;

    /// <summary>Nothing is left to review: the answers just given complete the form (joining a colleague's visit).</summary>
    public Func<Draft, bool> Immediate { get; init; } = _ => false;

    /// <summary>What the draft is about in a few words, such as the unit; null while that is not known.</summary>
    public Func<Draft, string?> About { get; init; } = _ => null;

    /// <summary>Said below the summary: what sending it means.</summary>
    public Func<Draft, string>? Closing { get; init; }

    /// <summary>Steps that the summary offers by name, each with a button of its own.</summary>
    public Func<Draft, IEnumerable<string>> Offers { get; init; } = _ => [];

    /// <summary>What was sent where it is no answer, and belongs to another step all the same: the answers with it, and what to say. Null: it belongs to none.</summary>
    public Func<Draft, string, Input, (ImmutableSortedDictionary<string, Answer> Answers, string Line)?> TakesMore { get; init; } = (_, _, _) => null;

    /// <summary>Phrase key of the button that passes a question over.</summary>
    public string Skip { get; init; } = "button.skip";

    /// <summary>Phrase key of the button that sends it, where it does more than that.</summary>
    public string? Confirm { get; init; }

    /// <summary>Phrase key of the dialog's title.</summary>
    public required string Title { get; init; }

    public Step? Step(string name) => _index.TryGetValue(name, out var i) ? steps[i] : null;

    public int IndexOf(string name) => _index.TryGetValue(name, out var i) ? i : -1;

    public bool Knows(string state) => state == Review || _index.ContainsKey(state);
}

/// <summary>One question of a form.</summary>
/// <param name="Name">Never changes: drafts and records are stored by it.</param>
internal sealed record Step(string Name, Ask Ask)
{
    /// <summary>The question in words, as HTML.</summary>
    public required Func<Draft, string> Prompt { get; init; }

    /// <summary>A few words for the review, plain.</summary>
    public required Func<Draft, string> Label { get; init; }

    public bool Required { get; init; } = true;

    /// <summary>Whether the step belongs to the form at all, given the answers before it; null: always.</summary>
    public Func<Draft, bool>? When { get; init; }

    /// <summary>The condition in the trade's words, for the diagram.</summary>
    public string? Condition { get; init; }

    /// <summary>Whether the flow stops here; false for what is taken over or offered in the review only. Null: always.</summary>
    public Func<Draft, bool>? Asked { get; init; }

    /// <summary>An answer that counts without having been asked for.</summary>
    public Func<Draft, Answer?> Carried { get; init; } = _ => null;

    /// <summary>An earlier answer that is offered on a button.</summary>
    public Func<Draft, Answer?> Offered { get; init; } = _ => null;

    /// <summary>What speaks against an answer of the right kind: one line, as HTML; null when nothing does.</summary>
    public Func<Draft, Answer, string?> Check { get; init; } = (_, _) => null;

    /// <summary>Steps whose answers hang on this one: they are put away when it changes.</summary>
    public ImmutableArray<string> Resets { get; init; } = [];

    /// <summary>Photos that another step took already, and that count with those of this one.</summary>
    public Func<Draft, int> Already { get; init; } = _ => 0;

    /// <summary>Phrase key of the button that leaves the answer as it is.</summary>
    public string Keep { get; init; } = "button.keep";

    /// <summary>Other ways from here, below the choices.</summary>
    public Func<Draft, IEnumerable<ImmutableArray<Button>>> Beside { get; init; } = _ => [];

    /// <summary>Shown in the review, and editable there.</summary>
    public bool Reviewed { get; init; } = true;

    public bool Conditional => When is not null || Asked is not null;
}

/// <summary>A value to choose and what its button says.</summary>
internal sealed record Option(string Value, string Label);

/// <summary>What kind of answer a step wants.</summary>
internal abstract record Ask
{
    private Ask() { }

    /// <param name="Search">A long list: paged, and typing narrows it.</param>
    /// <param name="Pinned">Values shown on every page, after the list.</param>
    public sealed record One(Func<Draft, IReadOnlyList<Option>> Options, bool Search = false, Func<Draft, IReadOnlyList<Option>>? Pinned = null) : Ask;

    /// <param name="Exclusive">The choice that excludes the others and answers at once.</param>
    public sealed record Several(Func<Draft, IReadOnlyList<Option>> Options, string? Exclusive = null) : Ask;

    /// <param name="Ceiling">The step whose number this one may not exceed.</param>
    public sealed record Whole(decimal Min, decimal Max, string? Ceiling = null) : Ask;

    public sealed record Money : Ask;

    /// <param name="Evidence">A voice note or photo may stand in its stead.</param>
    /// <param name="Lines">It may have several lines.</param>
    /// <param name="AnyFile">With evidence: a document or video too.</param>
    public sealed record Words(int Max, bool Evidence = true, bool Lines = false, bool AnyFile = false) : Ask;

    /// <param name="Days">Days that may be chosen, the likeliest first.</param>
    /// <param name="Shown">So many of them have a button; the others are typed.</param>
    public sealed record Day(Func<Draft, IReadOnlyList<DateOnly>>? Days = null, int Shown = 14) : Ask;

    public sealed record Place : Ask;

    /// <summary>A voice note, and nothing else.</summary>
    public sealed record Voice : Ask;

    public sealed record Photos(int Max) : Ask;
}
