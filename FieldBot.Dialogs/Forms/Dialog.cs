using FieldBot.Dialogs.Programmes;

namespace FieldBot.Dialogs.Forms;

/// <summary>A dialog that fills in a form: what its form is, how it begins anew, and what comes of it. One dialog, one file.</summary>
internal abstract class Dialog(string id)
{
    /// <summary>Names the dialog in what is stored; never changes.</summary>
    public string Id => id;

    /// <summary>The form as this programme makes it. Built once, or once for each.</summary>
    public abstract Form Of(Programme programme);

    /// <summary>重新开始: puts a new draft in flight in place of the one there.</summary>
    public abstract void Restart(Talk talk);

    /// <summary>Every question is answered. The form is not in flight any more.</summary>
    public abstract void Complete(Talk talk, Draft draft, FormState state);

    /// <summary>Something was answered that would be a pity to lose.</summary>
    public virtual bool Answered(FormState form) => form.Answers.Count > 0;

    /// <summary>A draft in which nothing was answered yet, as it is when it is taken up again.</summary>
    public virtual FormState Fresh(Talk talk, FormState form) => form;

    /// <summary>After hours it asks whether to go on, before it takes an answer.</summary>
    public virtual bool Rests => true;

    /// <summary>It waits when another dialog begins; others ask to be finished first.</summary>
    public virtual bool Waits => false;
}
