using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using FieldBot.Dialogs.Concerns;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Issues;
using FieldBot.Dialogs.Records;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>One issue: where it stands, until when, what happened; and the buttons that its machine permits to this person now.</summary>
internal static class IssueCard
{
    private const int Voices = 5, LastEntries = 5, Brief = 160;

    /// <summary>So many of the longest entries fit into one message whole.</summary>
    private const int LogPage = 6;

    /// <summary>What is wanted most; the rest lies behind 更多.</summary>
    private static readonly IssueMove[] First =
    [
        IssueMove.Answer, IssueMove.SayYes, IssueMove.SayPartly, IssueMove.SayNo, IssueMove.Hush, IssueMove.Rate, IssueMove.Accept, IssueMove.Dispatch, IssueMove.Sign, IssueMove.Start, IssueMove.PassForUnit, IssueMove.RefuseForUnit, IssueMove.AnswerForUnit, IssueMove.GrantIdentity, IssueMove.DenyIdentity,
        IssueMove.GrantExtension, IssueMove.RefuseExtension, IssueMove.PassCheck, IssueMove.SendBack, IssueMove.Redo, IssueMove.Resume, IssueMove.Progress, IssueMove.Tell, IssueMove.Finish, IssueMove.Supervise,
    ];

    private static readonly IssueMove[] More =
    [
        IssueMove.AskExtension, IssueMove.Assign, IssueMove.Ask, IssueMove.Note, IssueMove.Split, IssueMove.Summarize, IssueMove.WriteForUnit, IssueMove.AskIdentity, IssueMove.Hold, IssueMove.Urge, IssueMove.Escalate, IssueMove.Bounce, IssueMove.Refer, IssueMove.Merge, IssueMove.Decline, IssueMove.Withdraw,
    ];

    /// <summary>Moves that need nothing but the tap.</summary>
    private static readonly IssueMove[] AtOnce =
        [IssueMove.Accept, IssueMove.Sign, IssueMove.Start, IssueMove.Resume, IssueMove.GrantExtension, IssueMove.PassCheck, IssueMove.SayYes, IssueMove.SayPartly, IssueMove.Hush, IssueMove.Urge, IssueMove.Redo, IssueMove.Split, IssueMove.PassForUnit, IssueMove.RefuseForUnit, IssueMove.GrantIdentity, IssueMove.DenyIdentity];

    public static void Show(Talk talk, int number)
    {
        if (Find(talk, number) is { } issue) Draw(talk, issue, IssueList.Home);
        else Unknown(talk, number);
    }

    /// <param name="what">A move by name, or what the card itself offers.</param>
    /// <param name="place">The filter and page of the list to go back to.</param>
    public static void Press(Talk talk, int number, string what, string place)
    {
        // Whoever sent it away may take that back for a while; whoever reported a restricted issue is asked about it.
        if (Find(talk, number) is not { } issue)
        {
            if (what == "back" && talk.Facts.Records.Issue(number) is { } sent && IssueMoves.TakeBack(talk, sent) is { } again) Draw(talk, again, place, talk.Words.Say("issue.taken-back"));
            else if (talk.Facts.Records.Issue(number) is { } rated && RatingIn(what) is { } rating && new IssueLifecycle(rated, talk.Me, talk.Facts).May(IssueMove.Rate)) Rated(talk, rated, rating, place);
            else if (talk.Facts.Records.Issue(number) is { } reported && MoveIn(what) is { } said && new IssueLifecycle(reported, talk.Me, talk.Facts).May(said)) Do(talk, reported, said, place);
            else Unknown(talk, number);
            return;
        }

        switch (what)
        {
            case "": Draw(talk, issue, place); return;
            case "more": Draw(talk, issue, place, more: true); return;
            case "back" when IssueMoves.TakeBack(talk, issue) is { } back: Draw(talk, back, place, talk.Words.Say("issue.taken-back")); return;
            case "back": Draw(talk, issue, place, talk.Words.Say("issue.too-late")); return;
            case "files" when GuardedCard.Visible(talk, issue).Any(): Files(talk, issue); return;
            case "contact" when GuardedCard.MayContact(talk, issue): GuardedCard.Contact(talk, issue); return;
            case "text": GuardedCard.Whole(talk, issue); return;
            case ['l', 'o', 'g', .. var page]: Log(talk, issue, int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var p) ? p : 0, place); return;
            default:
                if (RatingIn(what) is { } satisfaction) Rated(talk, issue, satisfaction, place);
                else if (MoveIn(what) is { } move) Do(talk, issue, move, place);
                else Home.OldCard(talk);
                return;
        }
    }

    /// <summary>The card after a move.</summary>
    /// <param name="line">What is said above it, as HTML.</param>
    public static void Draw(Talk talk, Issue issue, string place, string? line = null, bool more = false, string card = IssueList.Card)
    {
        if (!IssueRights.MaySee(talk.Me, issue, talk.Facts)) { talk.Card(new OutgoingMessage(line ?? talk.Words.Say("issue.thanks", ("id", issue.Id)), card, Buttons: [.. Rating(talk, issue, place), .. TakingBack(talk, issue, place), .. Back(talk, place)])); return; }
        talk.Happened(new Event.Seen(issue.Id));
        var text = new StringBuilder();
        if (line is not null) text.Append(talk.Words.Say("card.line", ("line", new Texts.Html(line)))).Append("\n\n");
        Head(talk, issue, text);
        Timeline(talk, GuardedCard.Course(talk, issue).TakeLast(LastEntries), text, Brief);
        GuardedCard.Put(talk, issue, new OutgoingMessage(text.ToString().Trim(), card, Buttons: Buttons(talk, issue, place, more)), line);
    }

    /// <summary>Somebody else was faster, or an old card was tapped: what happened is told, and what can be done now is offered.</summary>
    /// <param name="written">What they wrote for it, as HTML: it is not lost.</param>
    public static void Overtaken(Talk talk, Issue issue, IssueMove wanted, string place, string card = IssueList.Card, string written = "")
    {
        var last = issue.Entries.LastOrDefault(e => e.Move is not (IssueMove.Note or IssueMove.Progress or IssueMove.Urge));
        var line = talk.Words.Say("issue.overtaken", ("move", talk.Words.Plain($"issue.do.{wanted}")), ("what", last is null ? "" : new Texts.Html(IssueWords.Entry(issue, last, talk, talk.Words, sees: !issue.Guarded))), ("ago", last is null ? "" : Moment(last, talk)));
        Draw(talk, issue, place, line + written, card: card);
    }

    /// <summary>What one may not see does not exist.</summary>
    public static Issue? Find(Talk talk, int number) => talk.Facts.Records.Issue(number) is { } issue && IssueRights.MaySee(talk.Me, issue, talk.Facts) ? issue : null;

    public static void Unknown(Talk talk, int number) => talk.Card(IssueList.Card, talk.Words.Say("issue.unknown", ("id", $"I-{number}")), Home.Buttons(talk));

    private static void Do(Talk talk, Issue issue, IssueMove move, string place)
    {
        if (!new IssueLifecycle(issue, talk.Me, talk.Facts).May(move))
        {
            if (new IssueLifecycle(issue, talk.Me, talk.Facts, asOthers: true).May(move)) talk.Toast = talk.Words.Plain("issue.by.you");
            else Overtaken(talk, issue, move, place);
            return;
        }

        if (move == IssueMove.Rate) { talk.Card(new OutgoingMessage(talk.Words.Say("issue.rate", ("id", issue.Id)), IssueList.Card, Buttons: Rating(talk, issue, place))); return; }
        if (!AtOnce.Contains(move)) { MoveDialog.Begin(talk, issue, move, place); return; }
        var moved = IssueMoves.Make(talk, issue, move, MoveDetails.None)!;
        if (move is IssueMove.SayYes or IssueMove.SayPartly && moved.Satisfaction is null && issue.Open) talk.Card(new OutgoingMessage(talk.Words.Say("issue.rate", ("id", issue.Id)), IssueList.Card, Buttons: Rating(talk, moved, place)));
        else Draw(talk, moved, place, talk.Words.Say("issue.done", ("what", new Texts.Html(IssueWords.Entry(moved, moved.Entries[^1], talk, talk.Words)))));
    }

    /// <summary>A move that a button of ours may carry; what the clock does is not for anybody's tap.</summary>
    private static IssueMove? MoveIn(string what) => First.Concat(More).Where(m => m.ToString() == what).Select(m => (IssueMove?)m).FirstOrDefault();

    private static Satisfaction? RatingIn(string what) => what is ['r', 'a', 't', 'e', .. var rate] && Enum.TryParse<Satisfaction>(rate, out var satisfaction) ? satisfaction : null;

    private static void Rated(Talk talk, Issue issue, Satisfaction satisfaction, string place)
    {
        if (IssueMoves.Make(talk, issue, IssueMove.Rate, new() { Satisfaction = satisfaction, To = satisfaction.ToString() }) is { } rated) Draw(talk, rated, place, talk.Words.Say("issue.thanks", ("id", issue.Id)));
        else Overtaken(talk, issue, IssueMove.Rate, place);
    }

    private static ImmutableArray<ImmutableArray<Button>> Rating(Talk talk, Issue issue, string place) => new IssueLifecycle(issue, talk.Me, talk.Facts).May(IssueMove.Rate)
        ? Rows.Of(Enum.GetValues<Satisfaction>().Select(s => new Button(talk.Words.Plain($"issue.satisfaction.{s}"), $"i.{issue.Number}.rate{s}.{place}"))) : [];

    private static void Head(Talk talk, Issue issue, StringBuilder text)
    {
        var (facts, words) = (talk.Facts, talk.Words);
        text.Append(words.Say("issue.head", ("id", issue.Id), ("unit", IssueWords.UnitName(issue, facts, words)), ("category", Categories.NameOf(issue, facts, words)))).Append('\n');
        text.Append(words.Say(issue.Open ? "issue.stands" : "issue.stood", ("state", IssueWords.State(issue, words)), ("deadline", IssueWords.Deadline(issue, facts, words)), ("who", Whose(talk, issue)))).Append('\n');
        var marks = Marks(issue).Select(m => words.Plain($"issue.mark.{m}", ("count", issue.Voices))).ToList();
        if (marks.Count > 0) text.Append(words.Say("issue.marks", ("marks", words.List(marks)))).Append('\n');
        text.Append('\n');
        if (issue.Guarded) text.Append(GuardedCard.Lines(talk, issue));
        if (issue.Text.Length > 0) text.Append(Texts.Wording.Escape(Texts.Cut.To(GuardedCard.Longest, issue.Text))).Append('\n');
        if (!issue.Files.IsEmpty) text.Append(words.Say("issue.files", ("files", words.Evidence(issue.Files)))).Append('\n');
        if (issue.People is { } people) text.Append(words.Say("issue.people", ("count", people))).Append('\n');
        if (issue.Amount is { } amount) text.Append(words.Say("issue.amount", ("amount", words.Number(amount)))).Append('\n');
        if (issue.Place is { } place) text.Append(words.Say("issue.place", ("place", words.Answer(place, facts.Programme)))).Append('\n');
        if (issue.Extension is { } extension) text.Append(words.Say(Extensions.Passed(extension, issue, facts) ? "issue.extension.passed" : "issue.extension", ("who", talk.NameOf(extension.By)), ("date", words.Date(facts.Programme.DayOf(IssueClock.Extended(issue, extension.Days, facts.Programme, facts.Records)))), ("why", extension.Why))).Append('\n');
        if (issue.Supervision is { } asked) text.Append(words.Say(asked.Until is null ? "issue.supervised" : "issue.supervised.until", ("who", talk.NameOf(asked.By)), ("word", asked.Word), ("date", asked.Until is { } until ? words.Date(until) : ""))).Append('\n');
        if (issue.HoldUntil is { } hold) text.Append(words.Say("issue.hold", ("date", words.Date(hold)))).Append('\n');
        if (issue.ReferredTo is { } to) text.Append(words.Say("issue.referred", ("to", to))).Append('\n');
        // What was merged into it is the same matter in somebody else's words.
        foreach (var joined in issue.Joined.TakeLast(Voices).Select(talk.Issue).OfType<Issue>().Where(j => !IssueRights.Restricted(j, facts)))
            text.Append(words.Say("issue.joined", ("id", joined.Id), ("text", Texts.Cut.To(80, joined.Text)), ("people", joined.People is { } n ? words.Aside(words.Plain("issue.people", ("count", n))) : ""))).Append('\n');
        if (issue.MergedInto is { } into) text.Append(words.Say("issue.merged", ("id", $"I-{into}"))).Append('\n');
        if (IssueWords.Result(issue, words) is { Length: > 0 } result) text.Append(words.Say("issue.ended", ("result", result))).Append('\n');
        if (issue.Satisfaction is { } satisfaction) text.Append(words.Say("issue.rated", ("satisfaction", words.Plain($"issue.satisfaction.{satisfaction}")))).Append('\n');
    }

    private static string Whose(Talk talk, Issue issue) => issue switch
    {
        { Handler: { } handler, Team: { } team } => $"{IssueWords.GroupName(team, issue, talk.Facts)} {IssueWords.NameOf(handler, issue, talk.Facts, talk.Words)}",
        { Handler: { } handler } => IssueWords.NameOf(handler, issue, talk.Facts, talk.Words),
        { Team: { } team } => IssueWords.GroupName(team, issue, talk.Facts),
        _ => talk.Words.Plain("issue.nobody"),
    };

    private static IEnumerable<string> Marks(Issue issue)
    {
        if (issue.Crisis) yield return "crisis";
        if (issue.Urgent) yield return "urgent";
        if (issue.Supervision is not null) yield return "supervised";
        if (issue.Level > Level.Handler && issue.Open) yield return $"level.{issue.Level}";
        if (issue.Voices >= IssueNotices.Many) yield return "many";
        else if (issue is { Voices: > 1, Guarded: true }) yield return "several";
        else if (issue.Voices > 1) yield return "voices";
        if (issue.Redos > 0) yield return "redo";
    }

    private static void Timeline(Talk talk, IEnumerable<(Issue Issue, IssueEntry Entry)> entries, StringBuilder text, int longest)
    {
        text.Append('\n');
        foreach (var (issue, entry) in entries)
            text.Append(talk.Words.Say("issue.entry", ("ago", Moment(entry, talk)), ("entry", new Texts.Html(IssueWords.Entry(issue, entry, talk, talk.Words, longest: longest))))).Append('\n');
    }

    /// <summary>The hour in which a worker had their phone in hand is theirs.</summary>
    private static string Moment(IssueEntry entry, Talk talk) => ConcernCode.Is(entry.By) ? talk.Words.Date(talk.Facts.Programme.DayOf(entry.At)) : talk.Words.Ago(entry.At, talk.Facts.Now);

    private static ImmutableArray<ImmutableArray<Button>> Buttons(Talk talk, Issue issue, string place, bool more)
    {
        // Whoever spoke up themselves sees what others see: a screen is looked at by colleagues. Only a tap is refused.
        var machine = new IssueLifecycle(issue, talk.Me, talk.Facts, asOthers: true);
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<Button>>();
        rows.AddRange(Rows.Of((more ? More : First).Where(machine.May).Select(m => IssueWords.Button(issue, m, place, talk.Words))));
        rows.AddRange(TakingBack(talk, issue, place));
        // Others' words on the same matter have cards of their own.
        rows.AddRange(Rows.Of(issue.Joined.TakeLast(Voices).Select(talk.Issue).OfType<Issue>().Where(j => j.Guarded).Select(j => new Button(j.Id, $"i.{j.Number}..{place}"))));
        var last = ImmutableArray.CreateBuilder<Button>();
        if (more) last.Add(new(talk.Words.Plain("button.back"), $"i.{issue.Number}..{place}"));
        else if (More.Any(machine.May)) last.Add(new(talk.Words.Plain("issue.more"), $"i.{issue.Number}.more.{place}"));
        if (GuardedCard.Long(talk, issue).Any()) last.Add(new(talk.Words.Plain("issue.text"), $"i.{issue.Number}.text.{place}"));
        if (GuardedCard.MayContact(talk, issue)) last.Add(new(talk.Words.Plain("issue.contact"), $"i.{issue.Number}.contact.{place}"));
        if (GuardedCard.Visible(talk, issue).Count() is > 0 and var count) last.Add(new(talk.Words.Plain("issue.evidence", ("count", count)), $"i.{issue.Number}.files.{place}"));
        if (GuardedCard.Course(talk, issue).Count is > LastEntries and var entries) last.Add(new(talk.Words.Plain("issue.log", ("count", entries)), $"i.{issue.Number}.log0.{place}"));
        last.Add(new(talk.Words.Plain("issues.back"), $"il.{place}"));
        rows.AddRange(Rows.Of(last));
        return rows.ToImmutable();
    }

    private static ImmutableArray<ImmutableArray<Button>> TakingBack(Talk talk, Issue issue, string place) =>
        IssueMoves.MayTakeBack(issue, talk.Facts) ? [[new(talk.Words.Plain("issue.take-back"), $"i.{issue.Number}.back.{place}")]] : [];

    private static void Files(Talk talk, Issue issue)
    {
        talk.Happened(new Event.Seen(issue.Id));
        Evidence.Show(talk, GuardedCard.Visible(talk, issue), issue.Guarded);
    }

    private static ImmutableArray<ImmutableArray<Button>> Back(Talk talk, string place) => Access.Rights.MayAny(Access.Act.SeeIssue, talk.Me) ? [[new(talk.Words.Plain("issues.back"), $"il.{place}")]]
        : UnitDesk.Is(talk) ? [[new(talk.Words.Plain("home.unit"), "uw")]] : [];

    private static void Log(Talk talk, Issue issue, int page, string place)
    {
        var course = GuardedCard.Course(talk, issue);
        var pages = Pages.Of(course.Count, LogPage);
        page = Pages.Clamp(page, course.Count, LogPage);
        talk.Happened(new Event.Seen(issue.Id));
        var text = new StringBuilder(talk.Words.Say("issue.log.head", ("id", issue.Id), ("page", page + 1), ("pages", pages)));
        Timeline(talk, course.Skip(page * LogPage).Take(LogPage), text, IssueWords.Whole);
        GuardedCard.Put(talk, issue, new OutgoingMessage(text.ToString().Trim(), IssueList.Card, Buttons:
            [.. Pages.Turning(talk, page, pages, p => $"i.{issue.Number}.log{p}.{place}"), [new(talk.Words.Plain("button.back"), $"i.{issue.Number}..{place}")]]));
    }
}
