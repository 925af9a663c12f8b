using System.Collections.Immutable;
using FieldBot.Dialogs.Access;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Reading;
using FieldBot.Dialogs.Summaries.Digests;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>其他时间: the time of a digest, typed.</summary>
internal sealed class DigestTime() : Dialog("digest-time")
{
    public static readonly DigestTime Instance = new();

    private const string When = "when", At = "at";

    private static readonly Form Only = Build();

    public override Form Of(Programme programme) => Only;

    public override bool Answered(FormState form) => false;

    public override void Restart(Talk talk) => Begin(talk, ChoiceIn(talk.Session.Form!));

    public static void Begin(Talk talk, DigestChoice choice)
    {
        if (!FormTalk.MakeRoom(talk, Instance.Id)) return;
        FormTalk.Begin(talk, Only, At, (When, Answer.One((choice with { Type = false }).Write())));
    }

    public override void Complete(Talk talk, Draft draft, FormState state)
    {
        if (!Rights.MayAny(Act.SeeSummary, talk.Me)) { Home.OldCard(talk); return; }
        ClockReader.TryRead(((Answer.Words)draft.Of(At)!).Text, out var time);
        DigestCard.Typed(talk, DigestCard.Choose(talk, ChoiceIn(state), time));
    }

    private static DigestChoice ChoiceIn(FormState form) => DigestChoice.Read(((Answer.Choice)form.Answers[When]).Values[0].Split('.'))!;

    private static Form Build() => new("digest-time", 1,
    [
        new Step(When, new Ask.Words(20)) { Asked = _ => false, Reviewed = false, Prompt = _ => "", Label = _ => "" },
        new Step(At, new Ask.Words(16, Evidence: false))
        {
            Check = (d, answer) => ClockReader.TryRead(((Answer.Words)answer).Text, out _) ? null : d.Words.Say("digest.time.unclear"),
            Prompt = d => d.Words.Say("digest.time.ask"), Label = d => d.Words.Plain("digest.time.label"),
        },
    ])
    { Title = "digest.time.title", Immediate = _ => true };
}
