using System.Collections.Immutable;

namespace FieldBot.Dialogs.Forms;

/// <summary>A form in flight as a session stores it. Steps are named, never numbered, so that it survives upgrades.</summary>
/// <param name="Dialog">Id of the dialog, such as "visit".</param>
/// <param name="Version">The dialog's version when the form began.</param>
/// <param name="Programme">The version of the programme with which the form began, and goes on.</param>
/// <param name="Step">Name of the step that waits for an answer; the state of the machine.</param>
/// <param name="Answers">By step name. Answers of steps that are hidden just now stay.</param>
/// <param name="Card">Key of the card that shows the form.</param>
public sealed record FormState(
    string Dialog,
    int Version,
    int Programme,
    string Step,
    ImmutableSortedDictionary<string, Answer> Answers,
    string Card)
{
    /// <summary>True while one answer is being changed from the review: the form then returns there.</summary>
    public bool Editing { get; init; }

    /// <summary>What is being chosen in a step with several choices, before 完成.</summary>
    public ImmutableArray<string> Ticked { get; init; } = [];

    /// <summary>Page of a long list.</summary>
    public int Page { get; init; }

    /// <summary>What was typed to narrow a long list.</summary>
    public string? Search { get; init; }

    /// <summary>The album whose photos are coming in.</summary>
    public string? Album { get; init; }

    /// <summary>What the form is about, such as "V-12" when a visit is corrected.</summary>
    public string? Subject { get; init; }

    /// <summary>The message that gave the last typed answer and the step it answered: an edit of it corrects that answer.</summary>
    public long LastMessage { get; init; }
    public string? LastStep { get; init; }

    /// <summary>When it began (UTC); drafts that rest for days ask 继续 or 重新开始.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>When it was last touched.</summary>
    public DateTimeOffset TouchedAt { get; init; }

    public bool Equals(FormState? other) =>
        other is not null
        && (Dialog, Version, Programme, Step, Card, Editing, Page, Search, Album, Subject, LastMessage, LastStep, StartedAt, TouchedAt)
            == (other.Dialog, other.Version, other.Programme, other.Step, other.Card, other.Editing, other.Page, other.Search, other.Album, other.Subject, other.LastMessage, other.LastStep, other.StartedAt, other.TouchedAt)
        && Answers.SequenceEqual(other.Answers)
        && Ticked.SequenceEqual(other.Ticked);

    public override int GetHashCode() => HashCode.Combine(Dialog, Step, Answers.Count, TouchedAt);
}
