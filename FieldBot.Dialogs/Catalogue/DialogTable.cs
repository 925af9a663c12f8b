using FieldBot.Dialogs.Forms;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>Every dialog that fills in a form.</summary>
internal static class DialogTable
{
    private static readonly Dialog[] All = [VisitDialog.Instance, AbsenceDialog.Instance, MergeDialog.Instance, ActionDialog.Instance, OwnActionDialog.Instance, BroadcastDialog.Instance, FindMember.Instance, ReportDialog.Instance, MoveDialog.Instance, HandOverDialog.Instance, SkipUnit.Instance, PosterUnit.Instance, EchoDialog.Instance, RecordingDialog.Instance, DigestTime.Instance, ConcernDialog.Instance, SayDialog.Instance];

    // There are few, and the visit is the one that is asked for.
    public static Dialog Of(FormState form) => Array.Find(All, d => d.Id == form.Dialog) ?? throw new InvalidOperationException($"a form of no dialog: {form.Dialog}");
}
