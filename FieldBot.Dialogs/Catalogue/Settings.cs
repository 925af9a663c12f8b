using System.Collections.Immutable;
using System.Globalization;
using FieldBot.Dialogs.Access;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;
using FieldBot.Dialogs.Texts;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>/settings, for everyone: language, quiet hours, muting, what is kept about me, leaving.</summary>
internal static class Settings
{
    private const string Card = "settings";

    public static void Open(Talk talk) => talk.CardBelow(Draw(talk));

    public static void Press(Talk talk, string[] what)
    {
        switch (what)
        {
            case []: talk.Card(Draw(talk)); return;
            case ["quiet"]: QuietChoices(talk); return;
            case ["from", var time] when Time(time) is { } from && Earlier(talk).Contains(from): Choose(talk, Chosen(talk) with { QuietFrom = from == talk.Facts.Programme.Settings.QuietHours.From ? null : from }); return;
            case ["to", var time] when Time(time) is { } to && Later(talk).Contains(to): Choose(talk, Chosen(talk) with { QuietTo = to == talk.Facts.Programme.Settings.QuietHours.To ? null : to }); return;
            case ["mute"]: Mute(talk); return;
            case ["mine"]: Mine(talk); return;
            case ["leave"]: AskToLeave(talk); return;
            case ["leave", "yes"]: Leave(talk); return;
            default: Home.OldCard(talk); return;
        }
    }

    /// <param name="changed">What this turn changed: the records know of it only after the turn.</param>
    private static OutgoingMessage Draw(Talk talk, Preferences? changed = null)
    {
        var languages = Phrasebook.Languages.Select(l => new Button(talk.Words.Plain($"language.{l}"), $"lang.{l}")).ToImmutableArray();
        if (talk.Facts.Me is not { } me) return new(talk.Words.Say("settings"), Card, Buttons: [languages]);
        var (from, to) = Notices.QuietHours(me.Code, talk.Facts);
        var muted = (changed ?? talk.Facts.Records.PreferencesOf(me.Code)).Muted;
        ImmutableArray<Button> last = [new(talk.Words.Plain("settings.mine"), "set.mine"), new(talk.Words.Plain("settings.leave"), "set.leave")];
        if (AbsenceDialog.May(talk.Facts, me.Code)) last = last.Insert(0, new(talk.Words.Plain("absence.begin"), "abs.new"));
        return new(talk.Words.Say("settings.card", ("language", talk.Words.Plain($"language.{talk.Words.Language}")), ("from", Clock(from)), ("to", Clock(to)), ("notices", talk.Words.Plain(muted ? "settings.muted" : "settings.heard"))), Card,
            Buttons: [languages,
                [new(talk.Words.Plain("settings.quiet"), "set.quiet"), new(talk.Words.Plain(muted ? "settings.unmute" : "settings.mute"), "set.mute")],
                last]);
    }

    /// <summary>The programme's quiet hours always hold; one's own may begin as early as work ends and end as late as it begins.</summary>
    private static void QuietChoices(Talk talk)
    {
        var (from, to) = Notices.QuietHours(talk.Me.Code, talk.Facts);
        var rows = new List<ImmutableArray<Button>>();
        foreach (var row in Earlier(talk).Chunk(3)) rows.Add([.. row.Select(t => new Button(Marked(talk, "settings.from", t, from), $"set.from.{t:HHmm}"))]);
        foreach (var row in Later(talk).Chunk(3)) rows.Add([.. row.Select(t => new Button(Marked(talk, "settings.to", t, to), $"set.to.{t:HHmm}"))]);
        talk.Card(new OutgoingMessage(talk.Words.Say("settings.quiet.card", ("from", Clock(from)), ("to", Clock(to))), Card, Buttons: [.. rows, [new(talk.Words.Plain("button.back"), "set")]]));
    }

    private static string Marked(Talk talk, string key, TimeOnly time, TimeOnly chosen)
    {
        var label = talk.Words.Plain(key, ("time", Clock(time)));
        return time == chosen ? talk.Words.Plain("button.ticked", ("label", label)) : label;
    }

    private static List<TimeOnly> Earlier(Talk talk)
    {
        var settings = talk.Facts.Programme.Settings;
        return HalfHours(settings.WorkingHours.Max(h => h.To), settings.QuietHours.From);
    }

    private static List<TimeOnly> Later(Talk talk)
    {
        var settings = talk.Facts.Programme.Settings;
        return HalfHours(settings.QuietHours.To, settings.WorkingHours.Min(h => h.From));
    }

    private static List<TimeOnly> HalfHours(TimeOnly from, TimeOnly to)
    {
        var times = new List<TimeOnly>();
        // A programme whose quiet hours reach into the working hours leaves nothing to choose.
        if (from < to)
            for (var t = from; t < to && t >= from; t = t.AddMinutes(30)) times.Add(t);
        times.Add(from <= to ? to : from);
        return times;
    }

    private static TimeOnly? Time(string text) => TimeOnly.TryParseExact(text, "HHmm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    private static string Clock(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static Preferences Chosen(Talk talk) => talk.Facts.Records.PreferencesOf(talk.Me.Code);

    private static void Mute(Talk talk)
    {
        var changed = Chosen(talk) with { Muted = !Chosen(talk).Muted };
        talk.Happened(new Event.PreferencesChanged(talk.Me.Code, changed));
        talk.Card(Draw(talk, changed));
    }

    private static void Choose(Talk talk, Preferences changed)
    {
        var quiet = talk.Facts.Programme.Settings.QuietHours;
        talk.Happened(new Event.PreferencesChanged(talk.Me.Code, changed));
        talk.Card(Card, talk.Words.Say("settings.quiet.done", ("from", Clock(changed.QuietFrom ?? quiet.From)), ("to", Clock(changed.QuietTo ?? quiet.To))),
            [new(talk.Words.Plain("settings.quiet"), "set.quiet"), new(talk.Words.Plain("settings.back"), "set")]);
    }

    private static void Mine(Talk talk)
    {
        var (me, records) = (talk.Me, talk.Facts.Records);
        var (from, to) = Notices.QuietHours(me.Code, talk.Facts);
        var absences = records.Absences.Where(a => a.Member == me.Code && a.EndedAt is null).Select(a => talk.Words.Days(a.From, a.To)).ToList();
        talk.Card(new OutgoingMessage(talk.Words.Say("mine", ("who", Enrolment.Who(talk.Facts.Programme, me, talk.Words)), ("code", me.Code), ("scope", Scope(talk.Facts.Programme, me, talk.Words)),
            ("bound", records.BoundAt(me.Code) is { } at ? talk.Words.Ago(at, talk.Facts.Now) : ""), ("visits", records.VisitsOf(me.Code, 0, 0).Total),
            ("draft", talk.Words.Plain(records.DraftOf(me.Code) is null ? "mine.no-draft" : "mine.draft")), ("absences", absences.Count == 0 ? talk.Words.Plain("mine.none") : talk.Words.List(absences, 8)),
            ("from", Clock(from)), ("to", Clock(to))), Card, Buttons: [[new(talk.Words.Plain("settings.back"), "set")]]));
    }

    public static string Scope(Programme programme, Member member, Wording words) => words.List(member.Scope.Select(s =>
        s == Member.All ? words.Plain("scope.all") : programme.Group(s)?.Name ?? programme.Unit(s)?.Name ?? programme.Area(s)?.Name ?? s), 8);

    private static void AskToLeave(Talk talk)
    {
        if (Admins.IsLast(talk.Me.Code, talk.Facts)) talk.Card(Card, talk.Words.Say("admin.last"), [new(talk.Words.Plain("settings.back"), "set")]);
        else talk.Card(Card, talk.Words.Say("settings.leave.sure"), [new(talk.Words.Plain("settings.leave.yes"), "set.leave.yes"), new(talk.Words.Plain("settings.leave.no"), "set")]);
    }

    private static void Leave(Talk talk)
    {
        var me = talk.Me;
        if (Admins.IsLast(me.Code, talk.Facts)) { AskToLeave(talk); return; }
        Withdrawal.Release(talk, me.Code);
        talk.Session = talk.Session with { Form = null, Parked = null };
        talk.Card(Card, talk.Words.Say("settings.left"));
        if (me.Group is not { } group) return;
        foreach (var leader in talk.Facts.Programme.MembersOf(group).Where(m => m.Is(Role.GroupLeader) && m.Code != me.Code))
            talk.TellDuty(leader.Code, w => new(w.Say("settings.left.told", ("who", me.Name))));
    }
}
