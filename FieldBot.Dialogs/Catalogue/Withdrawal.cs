using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>Somebody has no access any more: their account goes at once, their draft goes to the group leader.</summary>
internal static class Withdrawal
{
    public static void Release(Talk talk, string member)
    {
        if (talk.Facts.Records.DraftOf(member) is { } draft) LeaveDraft(talk, member, draft);
        Issues.IssueHandOver.Left(talk, member, talk.Facts.Programme);
        Summaries.Digests.DigestPost.Forget(talk, member);
        talk.Happened(new Event.MemberReleased(member, talk.Facts.Now));
    }

    /// <summary>Only what had answers, and only visits that were not sent yet.</summary>
    public static void LeaveDraft(Talk talk, string member, FormState draft)
    {
        if (draft.Dialog != VisitForm.Id || draft.Subject is not null || !FormTalk.Answered(draft) || GroupOf(talk, member, draft) is not { } group) return;
        talk.Happened(new Event.DraftLeft(new(talk.NextLeftDraft, member, group, draft, talk.Facts.Now)));
        foreach (var leader in talk.Facts.Programme.MembersOf(group).Where(m => m.Is(Role.GroupLeader) && m.Code != member))
            talk.TellDuty(leader.Code, w => new(w.Say("draft.left.told", ("who", talk.NameOf(member))), Buttons: [[new(w.Plain("home.group"), "g.home")]]));
    }

    /// <summary>The group now (while an import is applied, the version before knows who is removed), or when the draft was begun.</summary>
    private static string? GroupOf(Talk talk, string member, FormState draft) =>
        talk.Facts.Programme.Member(member)?.Group ?? talk.Facts.Records.ProgrammeOf(draft.Programme)?.Member(member)?.Group;
}
