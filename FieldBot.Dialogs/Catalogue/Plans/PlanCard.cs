using System.Collections.Immutable;
using System.Text;
using FieldBot.Dialogs.Access;
using FieldBot.Dialogs.Calendars;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Records;
using FieldBot.Dialogs.Summaries;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>/plan: a group's actions as windows of weeks; what is due, late and done.</summary>
internal static class PlanCard
{
    private const string Card = "plan";
    private const int PageSize = 12;

    /// <summary>How many actions are due now, and how many are late.</summary>
    public static (int Due, int Late) Counts(Talk talk, string group)
    {
        var lines = PlanCount.Of(group, talk.Facts);
        return (lines.Count(l => l.State == PlanState.Due), lines.Count(l => l.State == PlanState.Late));
    }

    public static void Press(Talk talk, string[] what)
    {
        switch (what)
        {
            case []: Open(talk); return;
            case ["of", var group, var page] when int.TryParse(page, out var p): Show(talk, group, p); return;
            case ["groups", var page] when Rights.MayAny(Act.SeePlan, talk.Me) && int.TryParse(page, out var p): Groups(talk, p); return;
            case ["do", var code]: ActionDialog.Begin(talk, code); return;
            case ["add"]: OwnActionDialog.Begin(talk); return;
            case ["done"]: Recorded(talk); return;
            case ["files", var number] when int.TryParse(number, out var n): Files(talk, n); return;
            case ["void", var number] when int.TryParse(number, out var n): Void(talk, n, sure: false); return;
            case ["void", var number, "yes"] when int.TryParse(number, out var n): Void(talk, n, sure: true); return;
            default: Home.OldCard(talk); return;
        }
    }

    /// <summary>The own group's plan; for a leader the list of groups in scope.</summary>
    public static void Open(Talk talk)
    {
        if (!Rights.MayAny(Act.SeePlan, talk.Me)) { Home.NotFor(talk, "plan"); return; }
        if (talk.Me.Group is { } group) Show(talk, group, 0);
        else Groups(talk, 0);
    }

    private static void Groups(Talk talk, int page)
    {
        var groups = talk.Facts.Programme.Groups.Where(g => May(talk, g.Code)).ToList();
        page = Pages.Clamp(page, groups.Count);
        talk.Card(new OutgoingMessage(talk.Words.Say("plan.groups"), Card, Buttons: [
            .. groups.Skip(page * Pages.Size).Take(Pages.Size).Select(g => ImmutableArray.Create(new Button(Rows.Fit(g.Name), $"plan.of.{g.Code}.0"))),
            .. Pages.Turning(talk, page, Pages.Of(groups.Count), p => $"plan.groups.{p}")]));
    }

    private static bool May(Talk talk, string group) => Rights.May(Act.SeePlan, talk.Me, new(group), talk.Facts.Programme);

    private static void Show(Talk talk, string group, int page)
    {
        if (talk.Facts.Programme.Group(group) is not { } g || !May(talk, group)) { Home.OldCard(talk); return; }
        var lines = PlanCount.Of(group, talk.Facts);
        page = Pages.Clamp(page, lines.Count, PageSize);
        var week = Weeks.Of(talk.Facts.Programme).WeekOf(talk.Facts.Today);
        var text = new StringBuilder(talk.Words.Say("plan.head", ("group", g.Name), ("week", week > 0 ? talk.Words.Plain("plan.week", ("week", week)) : ""),
            ("done", lines.Count(l => l.State == PlanState.Done)), ("of", lines.Count), ("late", lines.Count(l => l.State == PlanState.Late))));
        foreach (var line in lines.Skip(page * PageSize).Take(PageSize)) text.Append('\n').Append(Line(talk, line));
        talk.Card(new OutgoingMessage(text.ToString(), Card, Buttons: [.. Buttons(talk, group, lines), .. Pages.Turning(talk, page, Pages.Of(lines.Count, PageSize), p => $"plan.of.{group}.{p}"),
            .. talk.Me.Group is null ? [[new Button(talk.Words.Plain("button.back"), "plan.groups.0")]] : ImmutableArray<ImmutableArray<Button>>.Empty]));
    }

    private static string Line(Talk talk, PlanLine line)
    {
        var window = line.Action is { FromWeek: { } from, ToWeek: { } to } ? " " + talk.Words.Plain(from == to ? "plan.one-week" : "plan.weeks", ("from", from), ("to", to)) : "";
        return talk.Words.Say("plan.line", ("state", talk.Words.Plain($"plan.state.{line.State}")), ("name", line.Action.In(talk.Words.Language)), ("window", window),
            ("due", line is { Due: { } due, State: PlanState.Due or PlanState.Late } ? talk.Words.Plain("plan.due", ("date", talk.Words.DateFor(due, talk.Facts.Today))) : ""),
            ("count", line.Times > 1 ? $" {line.Done}/{line.Times}" : ""), ("how", line.Automatic ? talk.Words.Aside(talk.Words.Plain("plan.automatic")) : ""),
            ("kind", line.Action.Prescribed ? "" : talk.Words.Plain("plan.optional")));
    }

    /// <summary>What waits to be recorded comes first; the others are in the form's list.</summary>
    private static IEnumerable<ImmutableArray<Button>> Buttons(Talk talk, string group, IReadOnlyList<PlanLine> lines)
    {
        if (!Rights.May(Act.RecordAction, talk.Me, new(group), talk.Facts.Programme)) yield break;
        foreach (var line in lines.Where(l => !l.Automatic && l.State is PlanState.Late or PlanState.Due).Take(4))
            yield return [new(Rows.Fit(talk.Words.Plain("plan.do", ("name", line.Action.In(talk.Words.Language)))), $"plan.do.{line.Action.Code}")];
        yield return [new(talk.Words.Plain("plan.do-other"), "plan.do.-"), new(talk.Words.Plain("plan.add"), "plan.add"), new(talk.Words.Plain("plan.recorded"), "plan.done")];
    }

    private static void Recorded(Talk talk)
    {
        if (talk.Me.Group is not { } group || !May(talk, group)) { Home.OldCard(talk); return; }
        var actions = talk.Facts.Records.ActionsOf(group).Where(a => a.VoidedAt is null).Take(PageSize).ToList();
        var text = new StringBuilder(talk.Words.Say(actions.Count == 0 ? "plan.recorded.none" : "plan.recorded.head"));
        foreach (var a in actions)
            text.Append('\n').Append(talk.Words.Say("plan.recorded.line", ("date", talk.Words.Date(a.Day)), ("name", NameOf(talk, a)), ("who", talk.NameOf(a.By)), ("note", Note(talk, a))));
        talk.Card(new OutgoingMessage(text.ToString(), Card, Buttons: [
            .. actions.Where(a => a.Files.Length > 0).Take(6).Select(a => ImmutableArray.Create(new Button(Rows.Fit(talk.Words.Plain("plan.show", ("date", talk.Words.Date(a.Day)), ("name", NameOf(talk, a)), ("count", a.Files.Length))), $"plan.files.{a.Number}"))),
            .. actions.Where(a => MayVoid(talk, a)).Take(6).Select(a => ImmutableArray.Create(new Button(Rows.Fit(talk.Words.Plain("plan.void", ("date", talk.Words.Date(a.Day)), ("name", NameOf(talk, a)))), $"plan.void.{a.Number}"))),
            [new(talk.Words.Plain("button.back"), "plan")]]));
    }

    private static string Note(Talk talk, GroupAction action)
    {
        var spoken = action.Note.Length == 0 && action.Files.Length > 0;
        var more = action.Files.Length - (spoken ? 1 : 0);
        return (spoken ? talk.Words.Evidence(action.Files[0]) : Texts.Cut.To(60, action.Note)) + (more > 0 ? talk.Words.Aside(talk.Words.Plain("plan.files", ("count", more))) : "");
    }

    private static void Files(Talk talk, int number)
    {
        if (talk.Facts.Records.Action(number) is not { VoidedAt: null, Files.Length: > 0 } action || !May(talk, action.Group)) { Home.OldCard(talk); return; }
        talk.Happened(new Event.Seen(action.Id));
        Evidence.Show(talk, action.Files);
    }

    private static void Void(Talk talk, int number, bool sure)
    {
        if (talk.Facts.Records.Action(number) is not { VoidedAt: null } action || !MayVoid(talk, action)) { Home.OldCard(talk); return; }
        if (!sure)
        {
            talk.Card(Card, talk.Words.Say("plan.void.sure", ("name", NameOf(talk, action)), ("date", talk.Words.Date(action.Day))),
                [new(talk.Words.Plain("plan.void.yes"), $"plan.void.{number}.yes"), new(talk.Words.Plain("button.back"), "plan.done")]);
            return;
        }

        talk.Happened(new Event.ActionRecorded(action with { VoidedAt = talk.Facts.Now }));
        talk.Card(Card, talk.Words.Say("plan.voided", ("name", NameOf(talk, action))), [new(talk.Words.Plain("button.back"), "plan")]);
    }

    private static bool MayVoid(Talk talk, GroupAction action) => Rights.May(Act.VoidAction, talk.Me, new(action.Group, null, [action.By]), talk.Facts.Programme);

    public static string NameOf(Talk talk, GroupAction action) =>
        PlanCount.Actions(action.Group, talk.Facts).FirstOrDefault(a => a.Code == action.Action)?.In(talk.Words.Language) ?? action.Action;
}
