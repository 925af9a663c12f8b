using System.Collections.Immutable;
using System.Globalization;
using FieldBot.Dialogs.Concerns;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Issues;
using FieldBot.Dialogs.Programmes;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>The questions that moves ask: each move has its few.</summary>
internal static class MoveForm
{
    public const int Version = 2;
    public const string Subject = "issue", Move = "move", Place = "place", To = "to", Whom = "whom", End = "ending", Until = "until", Text = "text", Spoken = "spoken", Evidence = "evidence", More = "more",
        Voice = "voice", Ground = "ground", Number = "number", Named = "named";
    public const string Everybody = "all";

    /// <summary>Known from the beginning, never asked.</summary>
    public static readonly ImmutableArray<string> Known = [Subject, Move, Place];

    private const int Longest = IssueWords.Whole, MaxFiles = 9, HoldDays = 30, WatchDays = 60;

    private static readonly IssueMove[] WithoutWords = [IssueMove.Dispatch, IssueMove.Assign, IssueMove.Merge];

    private static readonly IssueMove[] Dated = [IssueMove.Hold, IssueMove.Supervise, IssueMove.AskExtension];

    /// <summary>An entry may be spoken or shown instead of written; reasons and results that are told to people are written.</summary>
    private static readonly IssueMove[] MaySpeak = [IssueMove.Progress, IssueMove.Answer, IssueMove.SayNo, IssueMove.Note, IssueMove.Tell];

    public static readonly Form Only = Build();

    private static IssueMove MoveOf(Draft draft) => draft.Given(Move) is Answer.Choice { Values: [var move] } ? Enum.Parse<IssueMove>(move) : IssueMove.Note;

    private static Issue? IssueOf(Draft draft) => draft.Memo("issue", d => d.Given(Subject) is Answer.Choice { Values: [var number] } ? d.Facts.Records.Issue(int.Parse(number, CultureInfo.InvariantCulture)) : null);

    private static Form Build() => new("issue-move", Version,
    [
        Hidden(Subject), Hidden(Move), Hidden(Place),
        new Step(To, new Ask.One(Targets, Search: true))
        {
            When = d => WithoutWords.Contains(MoveOf(d)), Condition = "given to a group, a member, another issue",
            // Somebody else may have been faster: then there is nothing left to choose.
            Prompt = d => d.Words.Say(IssueOf(d) is { } issue && NobodyToChoose(issue, MoveOf(d), d.Facts) is { } nobody ? nobody : $"move.to.{MoveOf(d)}"), Label = d => d.Words.Plain("move.to.label"),
        },
        new Step(Whom, new Ask.Words(60, Evidence: false))
        {
            When = d => MoveOf(d) == IssueMove.Refer, Condition = "referred",
            Prompt = d => d.Words.Say("move.whom"), Label = d => d.Words.Plain("move.to.label"),
        },
        new Step(End, new Ask.One(d => [.. Endings(d).Select(e => new Option(e.ToString(), d.Words.Plain($"issue.ending.{e}")))]))
        {
            When = d => MoveOf(d) == IssueMove.Finish, Condition = "finished",
            Prompt = d => d.Words.Say("move.ending"), Label = d => d.Words.Plain("move.ending.label"),
        },
        new Step(Until, new Ask.Day(Days, Shown: 9))
        {
            When = d => Dated.Contains(MoveOf(d)), Condition = "held, extended, supervised",
            Prompt = d => d.Words.Say($"move.until.{MoveOf(d)}", ("date", IssueOf(d) is { } issue ? d.Words.Date(d.Programme.DayOf(issue.SolveBy)) : "")), Label = d => d.Words.Plain("move.until.label"),
        },
        new Step(Voice, new Ask.One(d => [new(Everybody, d.Words.Plain("move.voice.all")), .. Voices(d).Select(v => new Option(v.Reporter, Talk.NameOf(v.Reporter, d.Programme, d.Words)))]))
        {
            When = d => MoveOf(d) is IssueMove.Ask or IssueMove.Tell && Voices(d).Count > 1, Condition = "several people brought it",
            Prompt = d => d.Words.Say("move.voice"), Label = d => d.Words.Plain("move.to.label"),
        },
        new Step(Ground, new Ask.One(d => [.. Enum.GetValues<IdentityGround>().Where(g => g != IdentityGround.Consent || IssueOf(d)?.Identity is not { Consent: false }).Select(g => new Option(g.ToString(), d.Words.Plain($"identity.ground.{g}")))]))
        {
            When = d => MoveOf(d) == IssueMove.AskIdentity, Condition = "somebody's identity is asked for",
            Prompt = d => d.Words.Say("move.ground"), Label = d => d.Words.Plain("move.ground.label"),
        },
        new Step(Number, new Ask.Words(60, Evidence: false))
        {
            When = d => d.Chosen(Ground) == nameof(IdentityGround.Demand), Condition = "a written demand",
            Prompt = d => d.Words.Say("move.number"), Label = d => d.Words.Plain("move.number.label"),
        },
        Words(Text, spoken: false), Words(Spoken, spoken: true),
        new Step(Named, new Ask.One(d => [new("send", d.Words.Plain(MoveOf(d) == IssueMove.WriteForUnit ? "move.named.unit.send" : "move.named.send"))]))
        {
            // The unit's own people must not see that this issue is asked about more than others.
            When = d => MoveOf(d) != IssueMove.AnswerForUnit && IssueOf(d) is { Guarded: true } && Guess(d) is not null, Condition = "it looks as if it named the worker", Reviewed = false,
            Prompt = d => d.Words.Say(MoveOf(d) == IssueMove.WriteForUnit ? "move.named.unit" : "move.named", ("text", Guess(d) ?? "")), Label = d => d.Words.Plain("move.text.label"),
        },
        new Step(Evidence, new Ask.Photos(MaxFiles))
        {
            When = d => NeedsEvidence(d), Condition = "the category asks for evidence",
            Prompt = d => d.Words.Say("move.evidence", ("evidence", d.Words.List(Category(d)!.Evidence.Select(e => d.Programme.Term(e, d.Words.Language))))), Label = d => d.Words.Plain("move.evidence.label"),
        },
        new Step(More, new Ask.Photos(MaxFiles))
        {
            // A photo in place of words is often the first of an album.
            When = d => (MoveOf(d) == IssueMove.Finish && !NeedsEvidence(d)) || Shown(d), Condition = "finished, no evidence needed; or shown by a photo", Required = false, Asked = Shown, Already = d => Shown(d) ? 1 : 0,
            Prompt = d => d.Words.Say(Shown(d) ? "move.another" : "move.more"), Label = d => d.Words.Plain("move.evidence.label"),
        },
    ])
    {
        Title = "move.title",
        About = d => d.Given(Subject) is Answer.Choice { Values: [var number] } ? $"I-{number} · {d.Words.Plain($"issue.do.{MoveOf(d)}")}" : null,
        // A result is read over once more; anything else can be taken back.
        Immediate = d => MoveOf(d) != IssueMove.Finish,
    };

    private static Step Words(string name, bool spoken) => new(name, new Ask.Words(Longest, Evidence: spoken, Lines: true))
    {
        When = d => !WithoutWords.Contains(MoveOf(d)) && Speaks(d) == spoken, Condition = spoken ? "it may be spoken or shown" : "a word is needed",
        Check = (d, answer) => MoveOf(d) == IssueMove.WriteForUnit && answer is Answer.Words { Text: var text } && Betrays(text) ? d.Words.Say("move.for-unit.betrays") : null, Resets = [Named],
        Prompt = d => d.Words.Say($"move.text.{MoveOf(d)}"), Label = d => d.Words.Plain("move.text.label"),
    };

    /// <summary>A worker may be spoken to as they speak: in any way that comes easy.</summary>
    private static bool Speaks(Draft draft) => MaySpeak.Contains(MoveOf(draft)) || (MoveOf(draft) == IssueMove.Ask && IssueOf(draft) is { Guarded: true });

    /// <summary>The workers who brought it and can still be reached: each of them hears only what is for them.</summary>
    public static IReadOnlyList<Issue> Voices(Draft draft) => IssueOf(draft) is not { Guarded: true } issue ? []
        : [.. issue.Joined.Select(draft.Facts.Records.Issue).OfType<Issue>().Where(j => j.Guarded).Prepend(issue).Where(i => draft.Facts.Records.Concern(i.Reporter) is not null)];

    private static string? Guess(Draft draft) => (draft.Of(Text) ?? draft.Of(Spoken)) is Answer.Words { Text: var text } ? NameGuess.In(text) ?? (MoveOf(draft) == IssueMove.WriteForUnit ? NameGuess.OfAWorker(text) : null) : null;

    /// <summary>The unit's own people must not even learn that a worker spoke.</summary>
    private static bool Betrays(string text) => text.Contains("职工-", StringComparison.Ordinal) || text.Contains("Worker-", StringComparison.OrdinalIgnoreCase) || text.Contains(ConcernCode.Mark);

    private static Step Hidden(string name) => new(name, new Ask.Words(60)) { Asked = _ => false, Reviewed = false, Prompt = _ => "", Label = _ => "" };

    private static Category? Category(Draft draft) => IssueOf(draft) is { } issue ? Categories.Of(issue, draft.Facts) : null;

    private static bool Shown(Draft draft) => draft.Given(Spoken) is Answer.Words { File.Kind: FileKind.Photo };

    /// <summary>办结佐证: before the check, unless it was sent already on the way.</summary>
    private static bool NeedsEvidence(Draft draft) =>
        MoveOf(draft) == IssueMove.Finish && draft.Chosen(End) is nameof(Ending.Solved) or nameof(Ending.PartlySolved)
        && Category(draft) is { } category && Categories.NeedsEvidence(category) && !Categories.Shown(IssueOf(draft)!.Entries.Where(e => !ConcernCode.Is(e.By)).SelectMany(e => e.Files));

    private static IEnumerable<Ending> Endings(Draft draft) => IssueOf(draft)?.State == IssueState.Referred
        ? [Ending.Referred, Ending.Solved, Ending.PartlySolved, Ending.Explained]
        : [Ending.Solved, Ending.PartlySolved, Ending.Explained, Ending.Unreachable];

    /// <summary>A question without answers is not asked: why not, in one line.</summary>
    public static string? NobodyToChoose(Issue issue, IssueMove move, Facts facts) => move switch
    {
        IssueMove.Merge when !MergeTargets.Of(issue, facts).Any() => "move.nothing-to-join",
        IssueMove.Assign when !Takers(issue, facts).Any() => "move.nobody-to-take",
        _ => null,
    };

    private static IEnumerable<Member> Takers(Issue issue, Facts facts) => Successors.Of(issue, facts).Where(m => m.Code != issue.Handler);

    private static IReadOnlyList<Option> Targets(Draft draft) => IssueOf(draft) is not { } issue ? [] : MoveOf(draft) switch
    {
        IssueMove.Dispatch => [.. Groups(issue, draft.Facts).Select(g => new Option(g.Code, g.Name))],
        IssueMove.Assign => [.. Takers(issue, draft.Facts).Select(m => new Option(m.Code, m.Name))],
        IssueMove.Merge => [.. MergeTargets.Of(issue, draft.Facts).Select(i => new Option(i.Id, $"{i.Id} {Texts.Cut.To(30, i is { Text.Length: > 0, Guarded: false } ? i.Text : IssueWords.About(i, draft.Facts, draft.Words))}"))],
        _ => [],
    };

    /// <summary>Groups stationed at the unit first, then those of its area, then all others.</summary>
    private static IEnumerable<Group> Groups(Issue issue, Facts facts)
    {
        var area = facts.Programme.Unit(issue.Unit)?.Area;
        return facts.Programme.Groups.OrderBy(g => g.Units.Contains(issue.Unit) ? 0 : g.Area == area ? 1 : 2);
    }

    private static IReadOnlyList<DateOnly> Days(Draft draft)
    {
        var tomorrow = draft.Facts.Today.AddDays(1);
        return MoveOf(draft) switch
        {
            IssueMove.AskExtension when IssueOf(draft) is { } issue => Extensions.Days(issue, draft.Facts),
            IssueMove.Hold => [.. Enumerable.Range(0, HoldDays).Select(tomorrow.AddDays)],
            _ => [.. Enumerable.Range(0, WatchDays).Select(tomorrow.AddDays)],
        };
    }
}
