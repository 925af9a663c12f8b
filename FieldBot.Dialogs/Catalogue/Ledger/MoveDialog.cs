using System.Collections.Immutable;
using System.Globalization;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Issues;
using FieldBot.Dialogs.Programmes;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>A move that needs a word: a reason, somebody it is given to, a day, how it ended. What is asked hangs on the move.</summary>
internal sealed class MoveDialog() : Dialog("issue-move")
{
    public static readonly MoveDialog Instance = new();

    public override Form Of(Programme programme) => MoveForm.Only;

    public override bool Answered(FormState form) => form.Answers.Keys.Any(k => !MoveForm.Known.Contains(k));

    public override void Restart(Talk talk)
    {
        var answers = talk.Session.Form!.Answers;
        if (IssueOf(talk, answers) is not { } issue) { Home.OldCard(talk); return; }
        Begin(talk, issue, MoveOf(answers), PlaceOf(answers), afresh: true);
    }

    /// <param name="place">Where in the list the card came from.</param>
    public static void Begin(Talk talk, Issue issue, IssueMove move, string place, bool afresh = false)
    {
        if (MoveForm.NobodyToChoose(issue, move, talk.Facts) is { } nobody) { IssueCard.Draw(talk, issue, place, talk.Words.Say(nobody)); return; }
        if (!FormTalk.MakeRoom(talk, Instance.Id)) return;
        // The same move of the same issue goes on; another draft is asked about first.
        if (!afresh && talk.Session.Form is { } draft && FormTalk.Answered(draft)) { FormTalk.AskToResume(talk, other: true); return; }
        var known = ImmutableSortedDictionary.Create<string, Answer>(StringComparer.Ordinal)
            .Add(MoveForm.Subject, Answer.One(issue.Number.ToString(CultureInfo.InvariantCulture))).Add(MoveForm.Move, Answer.One(move.ToString())).Add(MoveForm.Place, Answer.One(place));
        var state = new FormState(Instance.Id, MoveForm.Version, talk.Facts.Programme.Version, MoveForm.Text, known, "") { StartedAt = talk.Facts.Now, TouchedAt = talk.Facts.Now };
        var first = new Draft(MoveForm.Only, state, talk.Facts, talk.Words).FirstOpen();
        FormTalk.Begin(talk, state with { Step = first });
    }

    public override void Complete(Talk talk, Draft draft, FormState state)
    {
        var (move, place) = (MoveOf(state.Answers), PlaceOf(state.Answers));
        if (IssueOf(talk, state.Answers) is not { } issue) { talk.Card(state.Card, talk.Words.Say("move.gone", ("id", $"I-{NumberIn(state.Answers)}")) + Written(draft), Home.Buttons(talk)); return; }
        if (Excluded(talk, draft, issue, move) is { } why) { IssueCard.Draw(talk, issue, place, why, card: state.Card); return; }
        if (Made(talk, draft, issue, move) is not var (moved, entry)) { IssueCard.Overtaken(talk, issue, move, place, state.Card, Written(draft)); return; }
        if (move == IssueMove.Merge && talk.Issue(moved.MergedInto!.Value) is { } into) IssueMoves.Join(talk, moved, into);
        IssueCard.Draw(talk, moved, place, talk.Words.Say("issue.done", ("what", new Texts.Html(IssueWords.Entry(moved, entry, talk, talk.Words)))), card: state.Card);
    }

    /// <summary>A word to several workers is a word to each of them.</summary>
    /// <returns>The issue from whose card it was done, and what was done.</returns>
    private static (Issue Moved, IssueEntry Entry)? Made(Talk talk, Draft draft, Issue issue, IssueMove move)
    {
        var details = Details(draft, issue, move, talk.Facts);
        var voice = draft.Chosen(MoveForm.Voice);
        IReadOnlyList<Issue> to = voice is null ? [issue] : [.. MoveForm.Voices(draft).Where(v => voice is MoveForm.Everybody || v.Reporter == voice)];
        IssueEntry? last = null;
        foreach (var one in to) last = IssueMoves.Make(talk, one, move, details)?.Entries[^1] ?? last;
        return last is null ? null : (talk.Issue(issue.Number)!, last);
    }

    /// <summary>What became impossible while the form was filled in, in one line.</summary>
    private static string? Excluded(Talk talk, Draft draft, Issue issue, IssueMove move)
    {
        var to = draft.Chosen(MoveForm.To);
        return move switch
        {
            IssueMove.Dispatch when to is null || talk.Facts.Programme.Group(to) is null => talk.Words.Say("move.no-group"),
            IssueMove.Assign when to is null || talk.Facts.Programme.Member(to) is null => talk.Words.Say("move.no-member"),
            IssueMove.Merge when to is null || MergeTargets.Of(issue, talk.Facts).All(i => i.Id != to) => talk.Words.Say("move.no-target", ("id", to ?? "")),
            _ => null,
        };
    }

    /// <summary>What somebody wrote for nothing is given back to them, as HTML.</summary>
    private static string Written(Draft draft) => Words(draft) is { Text.Length: > 0 } words ? "\n" + draft.Words.Say("report.written", ("text", words.Text)) : "";

    private static Answer.Words? Words(Draft draft) => (draft.Of(MoveForm.Text) ?? draft.Of(MoveForm.Spoken)) as Answer.Words;

    private static MoveDetails Details(Draft draft, Issue issue, IssueMove move, Facts facts)
    {
        var words = Words(draft);
        var day = (draft.Of(MoveForm.Until) as Answer.Day)?.Value;
        var whom = draft.Chosen(MoveForm.To) ?? (draft.Of(MoveForm.Whom) as Answer.Words)?.Text;
        return new(words?.Text ?? "", whom)
        {
            Files = [.. words?.File is { } file ? [file] : Array.Empty<FileRef>(), .. (draft.Of(MoveForm.Evidence) as Answer.Files ?? draft.Of(MoveForm.More) as Answer.Files)?.Items ?? []],
            Until = day,
            Days = move == IssueMove.AskExtension && day is { } until ? Extensions.DaysUntil(until, issue, facts) : 0,
            Ground = draft.Chosen(MoveForm.Ground) is { } ground ? Enum.Parse<IdentityGround>(ground) : IdentityGround.Consent,
            Number = (draft.Of(MoveForm.Number) as Answer.Words)?.Text ?? "",
            Ending = draft.Chosen(MoveForm.End) is { } ending ? Enum.Parse<Ending>(ending) : null,
        };
    }

    private static Issue? IssueOf(Talk talk, ImmutableSortedDictionary<string, Answer> answers)
    {
        if (talk.Facts.Records.Issue(NumberIn(answers)) is not { } issue) return null;
        // The reporter of a restricted issue answers though they do not see it.
        return IssueRights.MaySee(talk.Me, issue, talk.Facts) || new IssueLifecycle(issue, talk.Me, talk.Facts).May(MoveOf(answers)) ? issue : null;
    }

    private static int NumberIn(ImmutableSortedDictionary<string, Answer> answers) => int.Parse(First(answers, MoveForm.Subject), CultureInfo.InvariantCulture);

    private static IssueMove MoveOf(ImmutableSortedDictionary<string, Answer> answers) => Enum.Parse<IssueMove>(First(answers, MoveForm.Move));

    private static string PlaceOf(ImmutableSortedDictionary<string, Answer> answers) => First(answers, MoveForm.Place);

    private static string First(ImmutableSortedDictionary<string, Answer> answers, string step) => ((Answer.Choice)answers[step]).Values[0];
}
