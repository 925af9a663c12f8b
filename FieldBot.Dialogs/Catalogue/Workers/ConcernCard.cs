using System.Collections.Immutable;
using System.Text;
using FieldBot.Dialogs.Concerns;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Issues;
using FieldBot.Dialogs.Records;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>One concern as the worker sees it: where it stands, until when, what was said on both sides, and what they can do.</summary>
internal static class ConcernCard
{
    private const int Lines = 8;

    /// <summary>What needs a word, or nothing; as the buttons offer it.</summary>
    private static readonly ImmutableArray<(string Act, IssueMove Move)> Moves =
    [
        ("answer", IssueMove.Answer), ("yes", IssueMove.SayYes), ("partly", IssueMove.SayPartly), ("no", IssueMove.SayNo), ("hush", IssueMove.Hush), ("consent", IssueMove.Consent), ("dissent", IssueMove.Dissent), ("add", IssueMove.Add), ("withdraw", IssueMove.Withdraw),
    ];

    public static void Show(Talk talk, string code, string? line = null, bool below = false)
    {
        if (WorkerDesk.Find(talk, code) is { } concern) Draw(talk, concern, line, below);
        else WorkerDesk.Old(talk);
    }

    public static void Press(Talk talk, string code, string act)
    {
        if (WorkerDesk.Find(talk, code) is not { } concern) { WorkerDesk.Old(talk); return; }
        switch (act)
        {
            case "": Draw(talk, concern); return;
            case "receipt": ConcernReceipt.Give(talk, code); return;
            case "link":
                // Whoever found the slip is not to take it over unnoticed.
                if (!concern.Shared) talk.TellAccount(code, w => new(w.Say("worker.unlinked")));
                talk.Happened(new Event.ConcernLinked(code));
                if (concern.Shared) talk.Happened(new Event.ConcernChanged(concern with { Shared = false }));
                Draw(talk, concern with { Shared = false }, talk.Words.Say("worker.linked"), linked: true);
                return;
            case "mute": Change(talk, concern with { Muted = !concern.Muted }); return;
            case "files": Files(talk, concern); return;
            case "erase": ConcernErasure.Ask(talk, concern); return;
            case "erased": ConcernErasure.One(talk, concern); return;
            case "withdrawn": Withdraw(talk, concern); return;
            default: Act(talk, concern, act); return;
        }
    }

    /// <summary>Moves the issue in the name of the worker.</summary>
    public static Issue? Move(Talk talk, Concern concern, IssueMove move, MoveDetails details)
    {
        if (concern.Number is not { } number || talk.Facts.Records.Issue(number) is not { } issue) return null;
        talk.ActAs(concern.Code);
        return IssueMoves.Make(talk, Target(talk, issue, move), move, details);
    }

    public static bool May(Talk talk, Concern concern, IssueMove move) =>
        concern.Number is { } number && talk.Issue(number) is { } issue && new IssueLifecycle(Target(talk, issue, move), Worker.As(concern.Code), talk.Facts).May(move);

    public static void Draw(Talk talk, Concern concern, string? line = null, bool below = false, bool linked = false)
    {
        var (words, facts) = (talk.Words, talk.Facts);
        var text = new StringBuilder();
        if (line is not null) text.Append(words.Say("card.line", ("line", new Texts.Html(line)))).Append("\n\n");
        text.Append(words.Say("worker.head", ("code", concern.Code[1..]), ("about", ConcernWords.About(concern, talk)))).Append('\n');
        text.Append(words.Say("worker.stands", ("state", ConcernWords.State(concern, talk)))).Append('\n');
        var issue = concern.Number is { } number ? talk.Issue(number) : concern.Waiting;
        if (issue is not null && ConcernWords.Main(issue, talk) is { Open: true, State: not IssueState.CalledBack } main) text.Append(words.Say(main.ExtendedDays > 0 ? "worker.until.extended" : "worker.until", ("date", words.Date(facts.Programme.DayOf(main.SolveBy))))).Append('\n');
        if (issue is { Text.Length: > 0 }) text.Append('\n').Append(words.Say("worker.said", ("text", Texts.Cut.To(300, issue.Text)))).Append('\n');
        var heard = concern.Number is null || issue is null ? [] : ConcernWords.Heard(issue, talk);
        if (heard.Count > 0) text.Append('\n');
        foreach (var (of, entry) in heard.TakeLast(Lines)) text.Append(ConcernWords.Line(of, entry, talk)).Append('\n');
        if (heard.Count != concern.Shown) talk.Happened(new Event.ConcernChanged(concern with { Shown = heard.Count }));
        var card = new OutgoingMessage(text.ToString().Trim(), WorkerDesk.Card, Buttons: Buttons(talk, concern, heard, linked));
        if (below) talk.CardBelow(card);
        else talk.Card(card);
    }

    private static ImmutableArray<ImmutableArray<Button>> Buttons(Talk talk, Concern concern, IReadOnlyList<(Issue Issue, IssueEntry Entry)> heard, bool linked)
    {
        var words = talk.Words;
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<Button>>();
        var waiting = concern.Waiting is not null;
        rows.AddRange(Rows.Of(Moves.Where(m => waiting ? m.Move is IssueMove.Add or IssueMove.Withdraw : May(talk, concern, m.Move) && StillAsked(talk, concern, m.Move)).Select(m => Own(concern, $"worker.do.{m.Act}", m.Act, words))));
        if (May(talk, concern, IssueMove.Rate)) rows.AddRange(Rows.Of(Enum.GetValues<Satisfaction>().Select(s => new Button(words.Plain($"issue.satisfaction.{s}"), $"w.c.{concern.Code[1..]}.rate{s}"))));
        if (heard.Any(h => !h.Entry.Files.IsEmpty && !ConcernCode.Is(h.Entry.By))) rows.Add([Own(concern, "worker.files", "files", words)]);
        linked |= talk.Facts.Records.ConcernsOf(talk.Turn.Inbound.Chat).Any(c => c.Code == concern.Code);
        ImmutableArray<Button> way = linked ? [Own(concern, concern.Muted ? "worker.unmute" : "worker.mute", "mute", words), Own(concern, "worker.receipt", "receipt", words)] : [Own(concern, "worker.link", "link", words)];
        rows.Add(way);
        rows.Add([new(words.Plain("worker.wipe"), "w.wipe"), Own(concern, "worker.erase", "erase", words)]);
        rows.Add([new(words.Plain("worker.mine"), "w.mine")]);
        return rows.ToImmutable();
    }

    /// <summary>Somebody with the same matter may have spoken in this very turn.</summary>
    private static bool StillAsked(Talk talk, Concern concern, IssueMove move) => move is not (IssueMove.SayYes or IssueMove.SayPartly)
        || ConcernWords.Main(talk.Issue(concern.Number!.Value)!, talk).State is IssueState.CalledBack or IssueState.StruckOff;

    private static Button Own(Concern concern, string key, string act, Texts.Wording words) => new(words.Plain(key), $"w.c.{concern.Code[1..]}.{act}");

    private static void Act(Talk talk, Concern concern, string act)
    {
        if (act is ['r', 'a', 't', 'e', .. var rate] && Enum.TryParse<Satisfaction>(rate, out var satisfaction))
        {
            Moved(talk, concern, Move(talk, concern, IssueMove.Rate, new() { Satisfaction = satisfaction, To = satisfaction.ToString() }), "worker.thanks");
            return;
        }

        var move = Moves.Where(m => m.Act == act).Select(m => (IssueMove?)m.Move).FirstOrDefault();
        switch (move)
        {
            case null: WorkerDesk.Old(talk); return;
            case IssueMove.Withdraw: Sure(talk, concern); return;
            case IssueMove.Add when concern.Waiting is not null:
            case IssueMove.Answer or IssueMove.Add or IssueMove.SayNo or IssueMove.Consent when May(talk, concern, move.Value): SayDialog.Begin(talk, concern, move.Value); return;
            default: Moved(talk, concern, Move(talk, concern, move.Value, MoveDetails.None), move == IssueMove.Dissent ? "worker.dissented" : "worker.thanks"); return;
        }
    }

    private static void Moved(Talk talk, Concern concern, Issue? moved, string key) => Draw(talk, concern, talk.Words.Say(moved is null ? "worker.overtaken" : key));

    private static void Sure(Talk talk, Concern concern) => talk.Card(WorkerDesk.Card, talk.Words.Say("worker.withdraw.sure", ("code", concern.Code[1..])),
        [Own(concern, "worker.withdraw.yes", "withdrawn", talk.Words), new(talk.Words.Plain("button.back"), $"w.c.{concern.Code[1..]}")]);

    /// <summary>Before it was passed on nobody has read it: it goes without a trace.</summary>
    private static void Withdraw(Talk talk, Concern concern)
    {
        if (concern.Waiting is null) { Moved(talk, concern, Move(talk, concern, IssueMove.Withdraw, MoveDetails.None), "worker.withdrawn"); return; }
        ConcernErasure.Cut(talk, concern);
        talk.Card(new OutgoingMessage(talk.Words.Say("worker.withdrawn.unread"), WorkerDesk.Card, Buttons: WorkerDesk.Rows(talk)));
    }

    private static void Change(Talk talk, Concern concern)
    {
        talk.Happened(new Event.ConcernChanged(concern));
        Draw(talk, concern, talk.Words.Say(concern.Muted ? "worker.muted" : "worker.unmuted"));
    }

    private static void Files(Talk talk, Concern concern)
    {
        if (concern.Number is { } number && talk.Issue(number) is { } issue)
            Evidence.Show(talk, ConcernWords.Heard(issue, talk).Where(h => !ConcernCode.Is(h.Entry.By)).SelectMany(h => h.Entry.Files), guarded: true);
    }

    /// <summary>What concerns the matter as a whole is said to the issue in which it goes on; a thread stays where it is.</summary>
    private static Issue Target(Talk talk, Issue issue, IssueMove move) => move == IssueMove.SayNo ? ConcernWords.Main(issue, talk) : issue;
}
