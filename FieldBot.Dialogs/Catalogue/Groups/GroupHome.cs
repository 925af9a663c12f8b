using System.Collections.Immutable;
using System.Text;
using FieldBot.Dialogs.Access;
using FieldBot.Dialogs.Issues;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>/group, the group leader's home: who went where, drafts, who is absent, what waits.</summary>
internal static class GroupHome
{
    private const string Card = "group";

    /// <summary>So many colleagues on a page, and so many of anything on the home itself.</summary>
    private const int Colleagues = 16, Listed = 10;

    public static void Press(Talk talk, string[] what)
    {
        switch (what)
        {
            case ["home"]: Show(talk, 0, below: false); return;
            case ["week", var week] when int.TryParse(week, out var w): Show(talk, w, below: false); return;
            case ["for"]: ChooseColleague(talk, 0); return;
            case ["fors", var page] when int.TryParse(page, out var p): ChooseColleague(talk, p); return;
            case ["for", var code]: if (Colleague(talk, Act.RecordForColleague, code) is { } member) VisitDialog.BeginFor(talk, member); return;
            case ["links"]: Links(talk, 0); return;
            case ["links", var page] when int.TryParse(page, out var p): Links(talk, p); return;
            case ["link", var code]: if (Linked(talk, code) is { } m1) AskForLink(talk, m1); return;
            case ["link", var code, "yes"]: if (Linked(talk, code) is { } m2) LinkRequest.Begin(talk, [m2.Code]); return;
            case ["units"]: NewUnits.List(talk); return;
            case ["unit", var code, .. var act]: NewUnits.Press(talk, code, act is [var a] ? a : ""); return;
            case ["draft", var number] when int.TryParse(number, out var n): TakeDraft(talk, n); return;
            default: Home.OldCard(talk); return;
        }
    }

    /// <param name="week">0: this week, -1: the one before.</param>
    public static void Show(Talk talk, int week = 0, bool below = true)
    {
        var me = talk.Me;
        if (me.Group is not { } group || !Rights.May(Act.SeeGroup, me, new(group), talk.Facts.Programme)) { Home.NotFor(talk, "group"); return; }
        week = Math.Clamp(week, -52, 0);
        var monday = Monday(talk.Facts.Today).AddDays(7 * week);
        var text = new StringBuilder(talk.Words.Say("group.head", ("group", talk.Facts.Programme.Group(group)?.Name ?? group), ("from", talk.Words.Date(monday)), ("to", talk.Words.Date(monday.AddDays(6)))));
        Visits(talk, group, monday, text);
        if (week == 0) { Absent(talk, group, text); Drafts(talk, group, text); Waiting(talk, group, text); }
        var card = new OutgoingMessage(text.ToString(), Card, Buttons: [.. Rows(talk, group, week)]);
        if (below) talk.CardBelow(card); else talk.Card(card);
    }

    private static void Visits(Talk talk, string group, DateOnly monday, StringBuilder text)
    {
        var visits = talk.Facts.Records.VisitsOfGroup(group, monday, monday.AddDays(6));
        text.Append("\n\n").Append(talk.Words.Say("group.visits", ("count", visits.Count)));
        foreach (var visit in visits.Take(Listed))
            text.Append('\n').Append(talk.Words.Say("group.visit", ("date", talk.Words.DateFor(visit.Day, talk.Facts.Today)), ("unit", VisitRecords.UnitName(visit, talk)), ("id", visit.Id), ("people", talk.Words.List(visit.Participants.Select(talk.NameOf), 5))));
        if (visits.Count > Listed) text.Append('\n').Append(talk.Words.Say("list.more", ("count", visits.Count - Listed)));
        var missed = (talk.Facts.Programme.Group(group)?.Units ?? []).Where(u => visits.All(v => v.Unit != u)).Select(u => talk.Facts.Programme.Unit(u)?.Name ?? u).ToList();
        foreach (var skipped in (talk.Facts.Programme.Group(group)?.Units ?? []).Select(u => NotVisited.Skipped(group, u, talk.Facts)).OfType<SkippedUnit>().Where(s => monday < s.Until && monday.AddDays(7) >= s.Until))
            text.Append('\n').Append(talk.Words.Say("group.skipped", ("unit", talk.Facts.Programme.Unit(skipped.Unit)?.Name ?? skipped.Unit), ("why", skipped.Why)));
        if (missed.Count > 0) text.Append('\n').Append(talk.Words.Say("group.missed", ("units", talk.Words.List(missed, Listed))));
    }

    private static void Absent(Talk talk, string group, StringBuilder text)
    {
        foreach (var absence in talk.Facts.Records.Absences.Where(a => a.EndedAt is null && a.To >= talk.Facts.Today && talk.Facts.Programme.Member(a.Member)?.Group == group).OrderBy(a => a.From).Take(8))
            text.Append('\n').Append(talk.Words.Say("group.absent", ("who", talk.NameOf(absence.Member)), ("days", talk.Words.Days(absence.From, absence.To)),
                ("deputy", absence.Deputy is { } d ? talk.NameOf(d) : talk.Words.Plain("absence.without"))));
    }

    private static void Drafts(Talk talk, string group, StringBuilder text)
    {
        var drafts = talk.Facts.Programme.MembersOf(group).Select(m => (m.Name, Draft: talk.Facts.Records.DraftOf(m.Code)))
            .Where(d => d.Draft is { Dialog: VisitForm.Id } draft && VisitDialog.Instance.Answered(draft)).ToList();
        foreach (var (name, draft) in drafts.Take(Listed))
            text.Append('\n').Append(talk.Words.Say("group.draft", ("who", name), ("ago", talk.Words.Ago(draft!.TouchedAt, talk.Facts.Now))));
        if (drafts.Count > Listed) text.Append('\n').Append(talk.Words.Say("list.more", ("count", drafts.Count - Listed)));
    }

    private static void Waiting(Talk talk, string group, StringBuilder text)
    {
        var unbound = talk.Facts.Programme.MembersOf(group).Where(m => !talk.Facts.Records.IsBound(m.Code)).Select(m => m.Name).ToList();
        if (unbound.Count > 0) text.Append('\n').Append(talk.Words.Say("group.unbound", ("people", talk.Words.List(unbound, Listed))));
        var units = NewUnits.Waiting(talk, group).Count();
        if (units > 0) text.Append('\n').Append(talk.Words.Say("group.units", ("count", units)));
        var (due, late) = PlanCard.Counts(talk, group);
        if (due + late > 0) text.Append('\n').Append(talk.Words.Say("group.plan", ("due", due), ("late", late)));
    }

    private static IEnumerable<ImmutableArray<Button>> Rows(Talk talk, string group, int week)
    {
        foreach (var draft in talk.Facts.Records.LeftDrafts.Where(d => d.Group == group).Take(5))
            yield return [new(Forms.Rows.Fit(talk.Words.Plain("group.take", ("who", talk.NameOf(draft.Member)))), $"g.draft.{draft.Number}")];
        yield return [new(talk.Words.Plain("group.for.begin"), "g.for"), new(talk.Words.Plain("absence.begin"), "abs.new"), new(talk.Words.Plain("home.plan"), "plan")];
        yield return [new(talk.Words.Plain("group.units.open", ("count", NewUnits.Waiting(talk, group).Count())), "g.units"), new(talk.Words.Plain("group.links.open"), "g.links"), new(talk.Words.Plain("posters.open"), "post.0")];
        yield return week == 0 ? [new(talk.Words.Plain("group.before"), "g.week.-1")]
            : [new(talk.Words.Plain("group.before"), $"g.week.{week - 1}"), new(talk.Words.Plain("group.after"), $"g.week.{week + 1}")];
    }

    private static void ChooseColleague(Talk talk, int page)
    {
        if (!Rights.MayAny(Act.RecordForColleague, talk.Me)) { Home.OldCard(talk); return; }
        var others = talk.Facts.Programme.MembersOf(talk.Me.Group!).Where(m => m.Code != talk.Me.Code).ToList();
        page = Pages.Clamp(page, others.Count, Colleagues);
        talk.Card(new OutgoingMessage(talk.Words.Say("group.for"), Card, Buttons:
        [
            .. others.Skip(page * Colleagues).Take(Colleagues).Chunk(2).Select(pair => pair.Select(m => new Button(Forms.Rows.Fit(m.Name), $"g.for.{m.Code}")).ToImmutableArray()),
            .. Pages.Turning(talk, page, Pages.Of(others.Count, Colleagues), p => $"g.fors.{p}"), Back(talk),
        ]));
    }

    /// <summary>Those without an account first: they are waited for.</summary>
    private static void Links(Talk talk, int page)
    {
        if (talk.Me.Group is not { } group || !Rights.May(Act.ReissueLink, talk.Me, new(group), talk.Facts.Programme)) { Home.OldCard(talk); return; }
        var members = talk.Facts.Programme.MembersOf(group).Where(m => Rights.MayReissue(talk.Me, m, talk.Facts.Programme)).OrderBy(m => talk.Facts.Records.IsBound(m.Code)).ToList();
        page = Pages.Clamp(page, members.Count);
        talk.Card(new OutgoingMessage(talk.Words.Say("group.links"), Card, Buttons:
        [
            .. members.Skip(page * Pages.Size).Take(Pages.Size).Select(m => ImmutableArray.Create(new Button(Forms.Rows.Fit(talk.Words.Plain(talk.Facts.Records.IsBound(m.Code) ? "people.bound" : "people.unbound", ("who", m.Name))), $"g.link.{m.Code}"))),
            .. Pages.Turning(talk, page, Pages.Of(members.Count), p => $"g.links.{p}"), Back(talk),
        ]));
    }

    private static void AskForLink(Talk talk, Member member) =>
        talk.Card(Card, talk.Words.Say(talk.Facts.Records.IsBound(member.Code) ? "link.ask.bound" : "link.ask", ("who", member.Name)),
            [new(talk.Words.Plain("link.ask.yes"), $"g.link.{member.Code}.yes"), new(talk.Words.Plain("button.back"), "g.links")]);

    private static void TakeDraft(Talk talk, int number)
    {
        if (talk.Facts.Records.LeftDrafts.FirstOrDefault(d => d.Number == number) is not { } draft || !Rights.May(Act.TakeDraft, talk.Me, new(draft.Group), talk.Facts.Programme)) { Home.OldCard(talk); return; }
        if (!Forms.FormTalk.MakeRoom(talk, VisitForm.Id)) return;
        if (talk.Session.Form is { } mine && Forms.FormTalk.Answered(mine)) { Forms.FormTalk.AskToResume(talk, talk.Words.Say("draft.busy")); return; }
        talk.Happened(new Event.DraftTaken(number, draft.Member));
        Forms.FormTalk.Begin(talk, Authored(talk, draft), talk.Words.Say("draft.taken", ("who", talk.NameOf(draft.Member))));
    }

    /// <summary>
    /// It stays the visit of whoever began it, or for whom they entered it. Somebody who is in the group no longer cannot be its author: who
    /// was there is asked first, for the leader need not have been.
    /// </summary>
    private static Forms.FormState Authored(Talk talk, LeftDraft draft)
    {
        var form = draft.Form;
        var author = form.Answers.GetValueOrDefault(VisitForm.For) switch
        {
            Forms.Answer.Choice { Values: [var colleague] } => colleague,
            // It was asked before, and not answered.
            Forms.Answer.Choice => "",
            _ => draft.Member,
        };
        if (author == talk.Me.Code) return form with { Answers = form.Answers.Remove(VisitForm.For) };
        return talk.Facts.Programme.Member(author)?.Group == draft.Group ? form with { Answers = form.Answers.SetItem(VisitForm.For, Forms.Answer.One(author)) }
            : form with { Step = VisitForm.For, Editing = true, Answers = form.Answers.SetItem(VisitForm.For, VisitForm.Somebody) };
    }

    private static Member? Linked(Talk talk, string code)
    {
        if (talk.Facts.Programme.Member(code) is { } member && Rights.MayReissue(talk.Me, member, talk.Facts.Programme)) return member;
        Home.OldCard(talk);
        return null;
    }

    private static Member? Colleague(Talk talk, Act act, string code)
    {
        if (talk.Facts.Programme.Member(code) is { } member && Rights.May(act, talk.Me, new(member.Group), talk.Facts.Programme)) return member;
        Home.OldCard(talk);
        return null;
    }

    private static ImmutableArray<Button> Back(Talk talk) => [new(talk.Words.Plain("button.back"), "g.home")];

    private static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}
