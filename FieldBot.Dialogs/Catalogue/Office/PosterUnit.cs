using System.Runtime.CompilerServices;
using FieldBot.Dialogs.Access;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Programmes;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>Finds a unit for a poster by typing part of its name.</summary>
internal sealed class PosterUnit() : Dialog("poster-unit")
{
    public static readonly PosterUnit Instance = new();

    private const string Unit = "unit";

    private static readonly ConditionalWeakTable<Programme, Form> Forms = [];

    public override Form Of(Programme programme) => Forms.GetValue(programme, Build);

    public override bool Answered(FormState form) => false;

    public override void Restart(Talk talk) => Begin(talk);

    public static void Begin(Talk talk)
    {
        if (!FormTalk.MakeRoom(talk, Instance.Id)) return;
        FormTalk.Begin(talk, Instance.Of(talk.Facts.Programme), Unit);
    }

    public override void Complete(Talk talk, Draft draft, FormState state)
    {
        if (Rights.MayAny(Act.PrintPosters, talk.Me) && Posters.Unit(talk.Facts, draft.Chosen(Unit)!) is { } unit) Posters.Show(talk, unit, state.Card);
        else talk.Card(state.Card, talk.Words.Say("old.card"), Home.Buttons(talk));
    }

    private static Form Build(Programme programme) => new("poster-unit", 1,
    [
        new Step(Unit, new Ask.One(d => [.. Posters.Of(d.Facts).Select(u => new Option(u.Code, u.Name))], Search: true)) { Prompt = d => d.Words.Say("posters.find"), Label = d => d.Words.Plain("posters.find") },
    ])
    { Title = "posters.title", Immediate = _ => true };
}
