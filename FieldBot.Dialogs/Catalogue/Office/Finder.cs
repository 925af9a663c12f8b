using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Programmes;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>Finds one of a long list by typing part of its name or code, and shows it.</summary>
internal abstract class Finder : Dialog
{
    private readonly string _step;
    private readonly Form _form;

    protected Finder(string id, string step, string title, string asked) : base(id)
    {
        _step = step;
        _form = new(id, 1, [new Step(step, new Ask.One(d => All(d.Facts), Search: true)) { Prompt = d => d.Words.Say(asked), Label = d => d.Words.Plain(asked) }])
        {
            Title = title, Immediate = _ => true,
        };
    }

    public override Form Of(Programme programme) => _form;

    public override bool Answered(FormState form) => false;

    public override void Restart(Talk talk) => Begin(talk);

    public void Begin(Talk talk)
    {
        if (FormTalk.MakeRoom(talk, Id)) FormTalk.Begin(talk, _form, _step);
    }

    public override void Complete(Talk talk, Draft draft, FormState state)
    {
        if (!Show(talk, draft.Chosen(_step)!, state.Card)) talk.Card(state.Card, talk.Words.Say("old.card"), Home.Buttons(talk));
    }

    protected abstract IReadOnlyList<Option> All(Facts facts);

    /// <returns>False: it is gone, or not theirs to see.</returns>
    protected abstract bool Show(Talk talk, string code, string card);
}
