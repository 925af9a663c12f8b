using System.Collections.Immutable;
using System.Text;
using FieldBot.Dialogs.Catalogue;

namespace FieldBot.Dialogs.Forms;

/// <summary>Draws the card of a form in flight: title and progress, what was wrong, the question, and the buttons that the machine permits.</summary>
internal static class FormCard
{
    /// <summary>So many choices are shown beside each other without a search.</summary>
    private const int AtAGlance = 40;

    /// <param name="turn">The nonce that every button of this card carries.</param>
    /// <param name="line">A line above the question, as HTML: what was wrong with the last answer, or what was done.</param>
    public static OutgoingMessage Draw(Draft draft, FormState state, FormMachine machine, int turn, string? line)
    {
        var text = new StringBuilder();
        var words = draft.Words;
        var (at, of) = draft.Progress(state.Step);
        text.Append(words.Say("card.title", ("title", words.Plain(draft.Form.Title)), ("about", About(draft)), ("at", at), ("of", of))).Append('\n');
        if (line is not null) text.Append('\n').Append(words.Say("card.line", ("line", new Texts.Html(line)))).Append('\n');
        var rows = new Rows(turn);
        if (state.Step == Form.Review) ReviewCard.Draw(draft, state, machine, text, rows);
        else Question(draft, state, machine, text.Append('\n'), rows);
        return new(text.ToString().Trim(), state.Card, Buttons: rows.Done());
    }

    /// <summary>The options as narrowed by what was typed.</summary>
    public static IReadOnlyList<Option> Listed(Ask.One one, Draft draft, FormState state) =>
        state.Search is not { Length: > 0 } search ? one.Options(draft)
            : [.. one.Options(draft).Where(o => o.Label.Contains(search, StringComparison.OrdinalIgnoreCase) || o.Value.Equals(search, StringComparison.OrdinalIgnoreCase))];

    private static string About(Draft draft) => draft.Form.About(draft) is { } about ? $" · {about}" : "";

    private static void Question(Draft draft, FormState state, FormMachine machine, StringBuilder text, Rows rows)
    {
        var step = draft.Form.Step(state.Step)!;
        if (draft.Given(step.Name) is { } given && AnswerReader.Excess(step, given, draft) is { } excess)
            text.Append(draft.Words.Say("card.line", ("line", new Texts.Html(excess.Line)))).Append("\n\n");
        text.Append(step.Prompt(draft));
        Hint(step, draft, state, text);
        Keep(step, draft, rows);
        Choices(step, draft, state, text, rows);
        rows.Row();
        foreach (var row in step.Beside(draft)) rows.Add(row);
        if (machine.May(FormTrigger.Back)) rows.Add(draft.Words.Plain("button.back"), "b");
        if (machine.May(FormTrigger.Skip) && step.Ask is not Ask.Photos) rows.Add(draft.Words.Plain(draft.Form.Skip), "s");
        if (machine.May(FormTrigger.Cancel)) rows.Add(draft.Words.Plain("button.cancel"), "x");
    }

    private static void Hint(Step step, Draft draft, FormState state, StringBuilder text)
    {
        var hint = step.Ask switch
        {
            Ask.Whole w => draft.Words.Say("hint.whole", ("min", draft.Words.Number(w.Min)), ("max", draft.Words.Number(w.Max))),
            Ask.Words w => draft.Words.Say(w.Evidence ? "hint.words" : "hint.text", ("max", w.Max)),
            Ask.One { Search: true } => state.Search is { Length: > 0 } s ? draft.Words.Say("hint.found", ("text", Texts.Cut.To(41, s))) : draft.Words.Say("hint.list"),
            Ask.Photos p => draft.Words.Say(Lacks(step, draft) ? "hint.photos.needed" : "hint.photos", ("count", step.Already(draft) + ((draft.Given(step.Name) as Answer.Files)?.Items.Length ?? 0)), ("max", p.Max)),
            var ask => draft.Words.Say($"hint.{AnswerReader.Kind(ask)}"),
        };
        if (hint.Length > 0) text.Append('\n').Append(hint);
    }

    /// <summary>The answer that stands (going back keeps it) or the unit's last one, on a button.</summary>
    private static void Keep(Step step, Draft draft, Rows rows)
    {
        if (step.Ask is Ask.Photos) return;
        if (draft.Given(step.Name) is { } given and not Answer.Skipped && draft.Stands(step))
            rows.Row().Add(Label(draft, step, step.Keep, given), "k").Row();
        else if (draft.Given(step.Name) is null && Offered(step, draft) is { } last)
            rows.Row().Add(Label(draft, step, "button.last", last), "l").Row();
    }

    /// <summary>The earlier answer, as far as it agrees with those given now.</summary>
    public static Answer? Offered(Step step, Draft draft) => step.Offered(draft) is { } last && AnswerReader.Excess(step, last, draft) is null ? last : null;

    private static string Label(Draft draft, Step step, string key, Answer answer) =>
        Rows.Fit(draft.Words.Plain(key, ("answer", draft.Words.Answer(answer, draft.Programme, LabelOf(step, draft)))));

    /// <summary>How the step's own options name a value; values that are no option are people who are none any more, or terms.</summary>
    public static Func<string, string>? LabelOf(Step step, Draft draft)
    {
        var options = step.Ask switch
        {
            Ask.One one => one.Options(draft).Concat(one.Pinned?.Invoke(draft) ?? []),
            Ask.Several several => several.Options(draft),
            _ => null,
        };
        return options is null ? null : v => options.FirstOrDefault(o => o.Value == v)?.Label ?? draft.Programme.Member(v)?.Name ?? draft.Programme.Term(v, draft.Words.Language);
    }

    private static void Choices(Step step, Draft draft, FormState state, StringBuilder text, Rows rows)
    {
        switch (step.Ask)
        {
            case Ask.One { Search: true } one:
                var listed = Listed(one, draft, state);
                var all = one.Options(draft);
                var page = Pages.Clamp(state.Page, listed.Count);
                if (listed.Count == 0) text.Append('\n').Append(draft.Words.Say("list.nothing"));
                foreach (var o in listed.Skip(page * Pages.Size).Take(Pages.Size)) rows.Row().Add(Rows.Fit(o.Label), OptionCode.Of('o', IndexOf(all, o), o));
                Paging(page, Pages.Of(listed.Count), draft, rows);
                rows.Row();
                if (state.Search is { Length: > 0 }) rows.Add(draft.Words.Plain("button.all"), "a");
                foreach (var (o, i) in (one.Pinned?.Invoke(draft) ?? []).Select((o, i) => (o, i))) rows.Add(Rows.Fit(o.Label), OptionCode.Of('q', i, o));
                break;
            case Ask.One one:
                Flow(one.Options(draft), o => o.Label, draft, state, rows);
                break;
            case Ask.Several several:
                Flow(several.Options(draft), o => state.Ticked.Contains(o.Value) ? draft.Words.Plain("button.ticked", ("label", o.Label)) : o.Label, draft, state, rows, mark: true);
                rows.Row().Add(draft.Words.Plain("button.done", ("count", state.Ticked.Length)), "d");
                break;
            case Ask.Day { Days: { } days } day:
                rows.Flow(days(draft).Take(day.Shown).Select(d => (draft.Words.DateFor(d, draft.Facts.Today), $"o{d.DayNumber}")));
                break;
            case Ask.Place:
                rows.Row().Add(draft.Words.Plain("button.place"), "g");
                break;
            case Ask.Photos:
                if (!Lacks(step, draft)) rows.Row().Add(draft.Words.Plain("button.photos.done"), "d");
                if (draft.Given(step.Name) is Answer.Files { Items.Length: > 0 }) rows.Add(draft.Words.Plain("button.photos.clear"), "c");
                break;
        }
    }

    /// <summary>One photo at least is needed, and none has come.</summary>
    private static bool Lacks(Step step, Draft draft) => step.Required && draft.Given(step.Name) is not Answer.Files { Items.Length: > 0 };

    /// <summary>All at a glance, unless they are too many for one message.</summary>
    private static void Flow(IReadOnlyList<Option> options, Func<Option, string> label, Draft draft, FormState state, Rows rows, bool mark = false)
    {
        var page = Pages.Clamp(state.Page, options.Count, AtAGlance);
        rows.Flow(options.Select((o, i) => (Label: label(o), Code: OptionCode.Of('o', i, o))).Skip(page * AtAGlance).Take(AtAGlance), mark);
        Paging(page, Pages.Of(options.Count, AtAGlance), draft, rows);
    }

    public static void Paging(int page, int pages, Draft draft, Rows rows)
    {
        if (pages == 1) return;
        rows.Row();
        if (page > 0) rows.Add(draft.Words.Plain("button.previous"), $"p{page - 1}");
        rows.Add(draft.Words.Plain("button.page", ("page", page + 1), ("pages", pages)), $"p{page}");
        if (page + 1 < pages) rows.Add(draft.Words.Plain("button.next"), $"p{page + 1}");
    }

    private static int IndexOf(IReadOnlyList<Option> all, Option option)
    {
        for (var i = 0; i < all.Count; i++)
            if (all[i].Value == option.Value) return i;
        return -1;
    }
}
