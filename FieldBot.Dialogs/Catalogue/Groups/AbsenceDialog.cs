using FieldBot.Dialogs.Access;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>请假: who, from when to when, and who stands in.</summary>
internal sealed class AbsenceDialog() : Dialog("absence")
{
    public static readonly AbsenceDialog Instance = new();

    private const string Who = "who", From = "from", To = "to", Deputy = "deputy", Nobody = "-";
    private const int Ahead = 60, Longest = 92;

    private static readonly Form Only = Build();

    public override Form Of(Programme programme) => Only;

    public override bool Answered(FormState form) => form.Answers.Keys.Any(k => k != Who);

    public override void Restart(Talk talk) => Begin(talk, (talk.Session.Form!.Answers.GetValueOrDefault(Who) as Answer.Choice)?.Values[0]);

    /// <param name="who">Null: to be chosen.</param>
    public static void Begin(Talk talk, string? who)
    {
        if (who is not null && !May(talk.Facts, who)) { Home.OldCard(talk); return; }
        if (!FormTalk.MakeRoom(talk, Instance.Id)) return;
        if (who is null) FormTalk.Begin(talk, Only, Who);
        else FormTalk.Begin(talk, Only, From, (Who, Answer.One(who)));
    }

    public override void Complete(Talk talk, Draft draft, FormState state)
    {
        var who = draft.Chosen(Who)!;
        if (!May(talk.Facts, who)) { talk.Card(state.Card, talk.Words.Say("old.card"), Home.Buttons(talk)); return; }
        var (from, to) = (DayOf(draft, From)!.Value, DayOf(draft, To)!.Value);
        // Somebody else may have said it meanwhile.
        if (Clash(draft, who, from, to) is { } other) { talk.Card(state.Card, talk.Words.Say("absence.clash", ("days", talk.Words.Days(other.From, other.To))), Home.Buttons(talk)); return; }
        // Away themselves since they were chosen, or chosen while the days were open: asked again, the rest is kept.
        if (draft.Chosen(Deputy) is { } chosen && Clash(draft, chosen, from, to) is not null)
        {
            FormTalk.Begin(talk, state with { Step = Deputy, Answers = state.Answers.Remove(Deputy) }, talk.Words.Say("absence.deputy-away"));
            return;
        }

        var absence = new Absence(talk.Facts.Records.NextAbsence, who, from, to, draft.Chosen(Deputy) is var d and not Nobody ? d : null, talk.Me.Code, talk.Facts.Now);
        talk.Happened(new Event.AbsenceSet(absence));
        talk.Card(new OutgoingMessage(talk.Words.Say("absence.set", Places(talk, absence)), state.Card, Buttons: [[new(talk.Words.Plain("absence.end"), $"abs.end.{absence.Number}")]]));
        Tell(talk, absence, "absence.told");
    }

    /// <summary>取消请假, or back early.</summary>
    public static void End(Talk talk, int number)
    {
        if (talk.Facts.Records.Absences.FirstOrDefault(a => a.Number == number) is not { } absence || !May(talk.Facts, absence.Member)) { Home.OldCard(talk); return; }
        if (absence.EndedAt is not null || absence.To < talk.Facts.Today) { talk.Card($"absence{number}", talk.Words.Say("absence.over"), Home.Buttons(talk)); return; }
        var ended = absence with { EndedAt = talk.Facts.Now };
        talk.Happened(new Event.AbsenceSet(ended));
        talk.Card($"absence{number}", talk.Words.Say("absence.ended", Places(talk, ended)), Home.Buttons(talk));
        Tell(talk, ended, "absence.ended.told");
    }

    private static void Tell(Talk talk, Absence absence, string key)
    {
        var leaders = talk.Facts.Programme.Member(absence.Member)?.Group is { } g ? talk.Facts.Programme.MembersOf(g).Where(m => m.Is(Role.GroupLeader)).Select(m => m.Code) : [];
        foreach (var member in leaders.Append(absence.Member).Append(absence.Deputy).OfType<string>().Distinct(StringComparer.Ordinal).Where(c => c != talk.Me.Code))
            talk.Tell(member, w => new(w.Say(key, ("who", talk.NameOf(absence.Member)), ("days", w.Days(absence.From, absence.To)), ("deputy", absence.Deputy is { } d ? talk.NameOf(d) : w.Plain("absence.without")))));
    }

    private static (string, object)[] Places(Talk talk, Absence absence) =>
        [("who", talk.NameOf(absence.Member)), ("days", talk.Words.Days(absence.From, absence.To)), ("deputy", absence.Deputy is { } d ? talk.NameOf(d) : talk.Words.Plain("absence.without"))];

    /// <summary>Whether this person may say that one is away. The built-in administrator stands in no list and is never missed.</summary>
    public static bool May(Facts facts, string who) =>
        facts.Programme.Member(who) is { } member && Rights.May(Act.SetAbsence, facts.Me, new(member.Group, null, [who]), facts.Programme);

    private static Form Build() => new("absence", 1,
    [
        new Step(Who, new Ask.One(d => [.. d.Programme.Members.Where(m => May(d.Facts, m.Code)).Select(m => new Option(m.Code, m.Name))], Search: true))
        {
            Resets = [Deputy],
            Prompt = d => d.Words.Say("absence.who"), Label = d => d.Words.Plain("absence.who.label"),
        },
        new Step(From, new Ask.Day(d => Days(d.Facts.Today, Ahead)))
        {
            Resets = [To, Deputy],
            Check = (d, answer) => Clash(d, d.Chosen(Who), ((Answer.Day)answer).Value, ((Answer.Day)answer).Value) is { } a ? d.Words.Say("absence.clash", ("days", d.Words.Days(a.From, a.To))) : null,
            Prompt = d => d.Words.Say("absence.from"), Label = d => d.Words.Plain("absence.from.label"),
        },
        new Step(To, new Ask.Day(d => Days(DayOf(d, From) ?? d.Facts.Today, Longest)))
        {
            Resets = [Deputy],
            Check = (d, answer) => Clash(d, d.Chosen(Who), DayOf(d, From)!.Value, ((Answer.Day)answer).Value) is { } a ? d.Words.Say("absence.clash", ("days", d.Words.Days(a.From, a.To))) : null,
            Prompt = d => d.Words.Say("absence.to"), Label = d => d.Words.Plain("absence.to.label"),
        },
        new Step(Deputy, new Ask.One(Deputies, Search: true, d => [new(Nobody, d.Words.Plain("absence.nobody"))]))
        {
            Check = (d, answer) => answer is Answer.Choice { Values: [var who] } && (DayOf(d, From), DayOf(d, To)) is ({ } from, { } to) && Clash(d, who, from, to) is not null ? d.Words.Say("absence.deputy-away") : null,
            Prompt = d => d.Words.Say("absence.deputy"), Label = d => d.Words.Plain("absence.deputy.label"),
        },
    ])
    { Title = "absence.title", About = d => d.Chosen(Who) is { } who ? d.Programme.Member(who)?.Name : null };

    private static DateOnly? DayOf(Draft draft, string step) => (draft.Of(step) as Answer.Day)?.Value;

    private static IReadOnlyList<DateOnly> Days(DateOnly from, int count) => [.. Enumerable.Range(0, count).Select(from.AddDays)];

    private static Absence? Clash(Draft draft, string? who, DateOnly from, DateOnly to) =>
        draft.Facts.Records.Absences.FirstOrDefault(a => a.Member == who && a.EndedAt is null && a.From <= to && from <= a.To);

    /// <summary>Colleagues of the group; for somebody without one, those who share a role.</summary>
    private static IReadOnlyList<Option> Deputies(Draft draft) => draft.Chosen(Who) is { } who && draft.Programme.Member(who) is { } away
        ? [.. (away.Group is { } g ? draft.Programme.MembersOf(g) : draft.Programme.Members.Where(m => m.Roles.Any(away.Is))).Where(m => m.Code != who).Select(m => new Option(m.Code, m.Name))]
        : [];
}
