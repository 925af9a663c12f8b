using Stateless;

namespace FieldBot.Dialogs.Forms;

internal enum FormTrigger { Answer, Skip, Look, Back, Edit, Confirm, Cancel }

/// <summary>
/// The one machine that carries every form: built for a turn from the form, its answers and the stored state. It decides what is
/// permitted next; it asks, stores and sends nothing. The answer is put into the draft before its trigger is fired.
/// </summary>
internal sealed class FormMachine
{
    /// <summary>Superstate of every state in which the form is in flight: 取消 is drawn once, here.</summary>
    public const string Filling = "filling";

    private readonly Draft _draft;
    private readonly StateMachine<string, FormTrigger> _machine;
    private readonly StateMachine<string, FormTrigger>.TriggerWithParameters<string> _edit;
    private string? _next;

    /// <param name="whole">Configure every state (for the diagram), not only the one the form is in.</param>
    public FormMachine(Draft draft, string state, bool whole = false)
    {
        _draft = draft;
        _machine = new(state);
        _edit = _machine.SetTriggerParameters<string>(FormTrigger.Edit);
        _machine.Configure(Filling).Permit(FormTrigger.Cancel, Form.Cancelled);
        if (whole || state == Form.Review) ConfigureReview();
        for (var i = 0; i < draft.Form.Steps.Length; i++)
            if (whole || draft.Form.Steps[i].Name == state) ConfigureStep(i);
    }

    public string State => _machine.State;

    public StateMachine<string, FormTrigger> Machine => _machine;

    public bool May(FormTrigger trigger)
    {
        _next = null;
        return trigger == FormTrigger.Edit ? State == Form.Review : _machine.CanFire(trigger);
    }

    public void Fire(FormTrigger trigger)
    {
        _next = null;
        _machine.Fire(trigger);
    }

    public void Edit(string step)
    {
        _draft.Editing = true;
        _machine.Fire(_edit, step);
    }

    private void ConfigureStep(int index)
    {
        var step = _draft.Form.Steps[index];
        var state = _machine.Configure(step.Name).SubstateOf(Filling)
            .PermitReentry(FormTrigger.Look)
            .PermitDynamicIf(FormTrigger.Back, () => _draft.Editing ? Form.Review : _draft.Before(step.Name)!,
                () => _draft.Editing || _draft.Before(step.Name) is not null, "a step before");
        // The guards all ask the same: it is worked out once for each trigger.
        if (_draft.Editing) Onward(state, step, 0, () => _next ??= _draft.FirstOpen(passing: step.Name));
        else Onward(state, step, index + 1, () => _next ??= _draft.After(index));
    }

    /// <summary>
    /// A fixed destination for each step that may come next: those up to the first without a condition. Exactly one of their guards holds,
    /// because each asks whether its step is the first that applies.
    /// </summary>
    private void Onward(StateMachine<string, FormTrigger>.StateConfiguration state, Step step, int from, Func<string> next)
    {
        for (var i = from; i < _draft.Form.Steps.Length; i++)
        {
            var to = _draft.Form.Steps[i];
            if (to == step) continue;
            Permit(state, step, to.Name, next, to.Condition ?? "");
            if (!to.Conditional && !_draft.Editing) return;
        }

        Permit(state, step, Form.Review, next, "nothing more to ask");
        Permit(state, step, Form.Done, next, "complete");
    }

    private static void Permit(StateMachine<string, FormTrigger>.StateConfiguration state, Step step, string to, Func<string> next, string guard)
    {
        state.PermitIf(FormTrigger.Answer, to, () => next() == to, guard);
        if (!step.Required) state.PermitIf(FormTrigger.Skip, to, () => next() == to, guard);
    }

    private void ConfigureReview() =>
        _machine.Configure(Form.Review).SubstateOf(Filling)
            .PermitReentry(FormTrigger.Look)
            .PermitDynamicIf(FormTrigger.Back, () => _draft.Before(Form.Review)!, () => _draft.Before(Form.Review) is not null, "a step before")
            .PermitDynamic(_edit, step => step)
            .PermitIf(FormTrigger.Confirm, Form.Done, () => _draft.FirstOpen() is Form.Review or Form.Done, "every question answered")
            // Something came up while the draft rested, such as a colleague's visit that can be joined: it is asked before.
            .PermitDynamicIf(FormTrigger.Confirm, Open, () => _draft.FirstOpen() is not (Form.Review or Form.Done), "a question came up");

    private string Open()
    {
        _draft.Editing = true;
        return _draft.FirstOpen();
    }
}
