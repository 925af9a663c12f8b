using System.Text;
using FieldBot.Dialogs.Catalogue;

namespace FieldBot.Dialogs.Forms;

/// <summary>The summary before sending: every answer, each of them editable, and returning here.</summary>
internal static class ReviewCard
{
    // Leaves room for title, line and buttons below Telegram's 4096.
    private const int Room = 3400;

    public static void Draw(Draft draft, FormState state, FormMachine machine, StringBuilder text, Rows rows)
    {
        if (state.Page > 0) { Pick(draft, state, text, rows); return; }
        Summary(draft, text);
        if (draft.Form.Closing is { } closing) text.Append('\n').Append(closing(draft)).Append('\n');
        rows.Row();
        if (machine.May(FormTrigger.Confirm)) rows.Add(Sending(draft), "y");
        foreach (var row in draft.Form.Offers(draft).Select(n => draft.Form.Step(n)!).Select(s => (s.Label(draft), $"e{s.Name}")).Chunk(2))
        {
            rows.Row();
            foreach (var (label, code) in row) rows.Add(Rows.Fit(draft.Words.Plain("button.offer", ("what", label))), code);
            rows.Row();
        }

        rows.Add(draft.Words.Plain("button.edit"), "p1");
        if (draft.Form.Steps.FirstOrDefault(s => s.Ask is Ask.Photos) is { } photos)
            rows.Add(draft.Words.Plain("button.photos", ("count", (draft.Given(photos.Name) as Answer.Files)?.Items.Length ?? 0)), $"e{photos.Name}");
        rows.Row();
        if (machine.May(FormTrigger.Back)) rows.Add(draft.Words.Plain("button.back"), "b");
        if (machine.May(FormTrigger.Cancel)) rows.Add(draft.Words.Plain("button.cancel"), "x");
    }

    /// <summary>What the button says that sends it.</summary>
    public static string Sending(Draft draft) => draft.Words.Plain(draft.Form.Confirm ?? (draft.Subject is null ? "button.confirm" : "button.confirm.correction"));

    /// <summary>Steps whose answer counts now and can be changed.</summary>
    public static IReadOnlyList<Step> Editable(Draft draft) =>
        [.. draft.Form.Steps.Where(s => s.Reviewed && draft.Belongs(s) && (draft.Of(s.Name) is not null || draft.Stops(s)))];

    public static string Value(Step step, Draft draft) =>
        draft.Words.Answer(draft.Of(step.Name) ?? draft.Given(step.Name), draft.Programme, FormCard.LabelOf(step, draft));

    private static void Summary(Draft draft, StringBuilder text)
    {
        text.Append('\n').Append(draft.Words.Say(draft.Subject is null ? "review.head" : "review.correction", ("subject", draft.Subject ?? ""), ("button", Sending(draft)))).Append('\n');
        var steps = Editable(draft).Where(s => s.Ask is not Ask.Photos).Select(s => (Step: s, Label: s.Label(draft), Value: Value(s, draft))).ToList();
        // Long texts give way first: the summary must fit into one message, and the full answer is a tap away.
        var widest = Enumerable.Range(1, 10).Select(i => 600 / i).First(max => max <= 60 || steps.Sum(s => s.Label.Length + Math.Min(s.Value.Length, max) + 12) < Room);
        foreach (var (step, label, value) in steps)
        {
            var carried = draft.Given(step.Name) is null && step.Carried(draft) is not null && step.Offered(draft) is not null;
            text.Append(draft.Words.Say(carried ? "review.carried" : "review.answer", ("question", label), ("answer", Texts.Cut.To(widest, value)))).Append('\n');
        }
    }

    private static void Pick(Draft draft, FormState state, StringBuilder text, Rows rows)
    {
        var editable = Editable(draft);
        var pages = Pages.Of(editable.Count);
        var page = Math.Clamp(state.Page, 1, pages);
        text.Append('\n').Append(draft.Words.Say("review.pick"));
        foreach (var step in editable.Skip((page - 1) * Pages.Size).Take(Pages.Size))
            rows.Row().Add(Rows.Fit(draft.Words.Plain("button.edit.one", ("question", step.Label(draft)), ("answer", Value(step, draft)))), $"e{step.Name}");
        rows.Row();
        if (page > 1) rows.Add(draft.Words.Plain("button.previous"), $"p{page - 1}");
        if (pages > 1) rows.Add(draft.Words.Plain("button.page", ("page", page), ("pages", pages)), $"p{page}");
        if (page < pages) rows.Add(draft.Words.Plain("button.next"), $"p{page + 1}");
        rows.Row().Add(draft.Words.Plain("button.summary"), "p0");
    }
}
