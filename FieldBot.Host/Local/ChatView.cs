using System.Collections.Immutable;

namespace FieldBot.Host.Local;

/// <summary>A chat as its user sees it at one moment. Every change makes a new one with a higher version.</summary>
internal sealed record ChatView(long Version, ImmutableSortedDictionary<long, LocalMessage> Messages)
{
    public static readonly ChatView Empty = new(0, ImmutableSortedDictionary<long, LocalMessage>.Empty);

    public ImmutableArray<ImmutableArray<KeyboardKey>> ReplyKeyboard { get; init; } = [];

    /// <summary>The last answers to taps; a client shows their words for a moment.</summary>
    public ImmutableList<TapAnswer> Answers { get; init; } = [];

    /// <summary>Messages that the bot took back, in their order of going: nobody sees them any more but a test.</summary>
    public ImmutableList<LocalMessage> Gone { get; init; } = [];

    /// <summary>Of a group: who and what is in it.</summary>
    public GroupState? Group { get; init; }

    public bool Blocked { get; init; }

    /// <summary>The account was deleted.</summary>
    public bool Left { get; init; }

    public LocalMessage? Last => Messages.IsEmpty ? null : Messages.Values.Last();

    public LocalMessage? LastFromBot => Messages.Values.LastOrDefault(m => m.FromBot);

    /// <summary>Of the messages that can be tapped, the one that came or changed last.</summary>
    public LocalMessage? Card => Messages.Values.Where(m => m.FromBot && m.Buttons.Length > 0).MaxBy(m => m.Changed);

    public bool IsAnswered(string query) => Answers.Any(a => a.Query == query);

    public ChatView With(LocalMessage message) => this with { Messages = Messages.SetItem(message.Id, message with { Changed = Version + 1 }) };

    public ChatView Without(IReadOnlyCollection<LocalMessage> gone) => this with { Messages = Messages.RemoveRange(gone.Select(m => m.Id)), Gone = Gone.AddRange(gone.Distinct()) };

    public ChatView With(TapAnswer answer) => this with { Answers = (Answers.Count < 200 ? Answers : Answers.RemoveAt(0)).Add(answer) };
}

internal sealed record TapAnswer(string Query, string? Text, bool Alert);
