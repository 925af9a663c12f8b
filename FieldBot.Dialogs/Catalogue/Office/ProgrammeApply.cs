using System.Collections.Immutable;
using System.Text;
using FieldBot.Dialogs.Access;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>应用, 放弃 and 回退: the difference is shown first, with who loses access and what is touched.</summary>
internal static class ProgrammeApply
{
    /// <summary>Everybody who loses access is told, unless it is a whole programme that changes.</summary>
    private const int Told = 200;

    private const int Named = 10, Doubted = 6;

    /// <summary>A workbook was checked and has no faults.</summary>
    public static void Checked(Talk talk, Job job, JobResult.Checked good)
    {
        var number = good.Candidate;
        if (talk.Facts.Records.Candidate(number) is not { } candidate) { talk.Edit(new(talk.Words.Say("old.card"), job.Card)); return; }
        if (candidate.Changes.IsEmpty)
        {
            talk.Happened(new Event.CandidateDropped(number));
            talk.Edit(new(talk.Words.Say("workbook.same"), job.Card));
            return;
        }

        var text = talk.Words.Say("workbook.good", ("changes", new Texts.Html(ChangeText.Of(candidate.Changes, talk.Words)))) + Consequences(talk, candidate.Programme, good.Answered);
        talk.Edit(new(Fit(text), job.Card, Buttons: [[new(talk.Words.Plain("workbook.apply"), $"adm.apply.{number}"), new(talk.Words.Plain("workbook.drop"), $"adm.drop.{number}")]]));
    }

    public static void Apply(Talk talk, int number)
    {
        if (talk.Facts.Records.Candidate(number) is not { } candidate) { Home.OldCard(talk); return; }
        var card = $"candidate{number}";
        if (candidate.Base != talk.Facts.Programme.Version)
        {
            var now = talk.Facts.Records.Versions.FirstOrDefault(v => v.Version == talk.Facts.Programme.Version);
            talk.Happened(new Event.CandidateDropped(number));
            talk.Card(card, talk.Words.Say("workbook.overtaken", ("version", talk.Facts.Programme.Version), ("who", now is null ? "" : talk.NameOf(now.By))), [new(talk.Words.Plain("programme.download"), "adm.get")]);
            return;
        }

        if (!Admins.AnyBound(candidate.Programme, talk.Facts)) { talk.Card(card, talk.Words.Say("workbook.no-admin"), [new(talk.Words.Plain("workbook.drop"), $"adm.drop.{number}")]); return; }
        PutInForce(talk, candidate);
        talk.Card(card, talk.Words.Say("workbook.applied", ("version", (talk.Facts.Records.Versions is [var last, ..] ? last.Version : 0) + 1)), After(talk, candidate.Programme));
    }

    public static void PutInForce(Talk talk, Candidate candidate)
    {
        LetGo(talk, candidate.Programme);
        talk.Happened(new Event.ProgrammeApplied(candidate, talk.Facts.Now));
        TellAdmins(talk, "workbook.applied.told");
        MovedDays.Tell(talk, candidate.Programme, Told);
        Issues.IssueMoves.Recount(talk, candidate.Programme);
        Summaries.Digests.DigestPost.Rewind(talk, candidate.Programme);
    }

    public static void Drop(Talk talk, int number)
    {
        if (talk.Facts.Records.Candidate(number) is null) { Home.OldCard(talk); return; }
        talk.Happened(new Event.CandidateDropped(number));
        talk.Card($"candidate{number}", talk.Words.Say("workbook.dropped"), After(talk, talk.Facts.Programme));
    }

    public static void AskToReturn(Talk talk, int version)
    {
        if (Earlier(talk, version) is not { } earlier) { Home.OldCard(talk); return; }
        var now = talk.Facts.Programme;
        // Visits are many: a job counts those that answered what goes.
        if (now.Questions.Any(q => earlier.Question(q.Code) is null))
            talk.Card(ProgrammeCard.Begin(talk, card => new Job.CheckReturn(card, version, now.Version)), talk.Words.Say("programme.return.checking"));
        else talk.Card(ReturnTo(talk, earlier, [], AdminHome.Card));
    }

    public static void ReturnChecked(Talk talk, Job.CheckReturn job, ImmutableArray<(string Question, int Visits)> answered)
    {
        if (Earlier(talk, job.Version) is not { } earlier) talk.Edit(new(talk.Words.Say("old.card"), job.Card));
        // Another version came into force meanwhile: then other questions go.
        else if (job.From != talk.Facts.Programme.Version) talk.Start(job with { From = talk.Facts.Programme.Version });
        else talk.Edit(ReturnTo(talk, earlier, answered, job.Card));
    }

    private static OutgoingMessage ReturnTo(Talk talk, Programme earlier, ImmutableArray<(string Question, int Visits)> answered, string card)
    {
        var text = talk.Words.Say("programme.return.sure", ("version", earlier.Version), ("changes", new Texts.Html(ChangeText.Of(talk.Facts.Records.ChangesTo(earlier.Version), talk.Words)))) + Consequences(talk, earlier, answered);
        return new(Fit(text), card, Buttons: [[new(talk.Words.Plain("programme.return.yes"), $"adm.back.{earlier.Version}.yes.{talk.Facts.Programme.Version}"), new(talk.Words.Plain("button.back"), $"adm.ver.{earlier.Version}")]]);
    }

    /// <param name="from">The version that was in force when the difference was shown.</param>
    public static void Return(Talk talk, int version, int from)
    {
        if (Earlier(talk, version) is not { } earlier) { Home.OldCard(talk); return; }
        if (from != talk.Facts.Programme.Version) { AskToReturn(talk, version); return; }
        if (!Admins.AnyBound(earlier, talk.Facts)) { talk.Card(AdminHome.Card, talk.Words.Say("workbook.no-admin"), After(talk, talk.Facts.Programme)); return; }
        PutBack(talk, earlier);
        talk.Card(AdminHome.Card, talk.Words.Say("programme.returned", ("version", version)), After(talk, earlier));
    }

    public static void PutBack(Talk talk, Programme earlier)
    {
        LetGo(talk, earlier);
        talk.Happened(new Event.ProgrammeReturned(earlier.Version));
        TellAdmins(talk, "programme.returned.told", ("version", earlier.Version));
        MovedDays.Tell(talk, earlier, Told);
        Issues.IssueMoves.Recount(talk, earlier);
        Summaries.Digests.DigestPost.Rewind(talk, earlier);
    }

    private static Programme? Earlier(Talk talk, int version) => version > 0 && version != talk.Facts.Programme.Version ? talk.Facts.Records.ProgrammeOf(version) : null;

    /// <summary>Who loses access, who loses a role, which drafts are touched, which days move.</summary>
    private static string Consequences(Talk talk, Programme fresh, ImmutableArray<(string Question, int Visits)> answered)
    {
        var text = new StringBuilder();
        void Line(string key, IReadOnlyCollection<string> who)
        {
            if (who.Count > 0) text.Append('\n').Append(talk.Words.Say(key, ("count", who.Count), ("people", talk.Words.List(who.Take(Named)) + (who.Count > Named ? "…" : ""))));
        }

        Line("apply.lost", [.. Lost(talk, fresh).Select(m => m.Name)]);
        Line("apply.less", [.. Less(talk, fresh).Select(m => m.Name)]);
        Line("apply.drafts", [.. talk.Facts.Records.Drafts.Where(d => d.Form is { Dialog: VisitForm.Id } && Forms.FormTalk.Answered(d.Form)).Select(d => talk.NameOf(d.Member))]);
        Line("apply.days", [.. MovedDays.Seen(talk, fresh).Select(m => m.In(talk.Words, talk.Facts.Today))]);
        Line("apply.answered", [.. answered.Select(a => talk.Words.Plain("apply.answered.one", ("question", a.Question), ("count", a.Visits)))]);
        var doubts = Doubts.Of(fresh).Except(Doubts.Of(talk.Facts.Programme)).ToList();
        if (ProgrammeReader.Over(fresh, talk.Facts.Today) is { } over) doubts.Insert(0, over);
        foreach (var doubt in doubts.Take(Doubted))
            text.Append('\n').Append(talk.Words.Say("apply.doubt", ("place", talk.Words.Plain($"sheet.{doubt.File[..^4]}")), ("what", doubt.What)));
        if (doubts.Count > Doubted) text.Append('\n').Append(talk.Words.Say("list.more", ("count", doubts.Count - Doubted)));
        return text.Length == 0 ? "" : "\n" + text;
    }

    /// <summary>The built-in administrator stands in no workbook and stays until one of the workbook's is bound.</summary>
    private static IEnumerable<Member> Lost(Talk talk, Programme fresh) =>
        talk.Facts.Programme.Members.Where(m => m.Code != EmptyProgramme.Admin && fresh.Member(m.Code) is null && talk.Facts.Records.IsBound(m.Code));

    private static IEnumerable<Member> Less(Talk talk, Programme fresh) => talk.Facts.Programme.Members.Where(m => talk.Facts.Records.IsBound(m.Code) && fresh.Member(m.Code) is { } now
        && (m.Roles.Except(now.Roles).Any() || m.Group != now.Group || !now.Scope.Contains(Member.All) && m.Scope.Except(now.Scope, StringComparer.Ordinal).Any()));

    /// <summary>Drafts of those who go are left to the group; whoever loses access, or some of it, hears of it while there is still a way to tell them.</summary>
    private static void LetGo(Talk talk, Programme fresh)
    {
        var lost = Lost(talk, fresh).ToList();
        foreach (var member in lost)
            if (talk.Facts.Records.DraftOf(member.Code) is { } draft) Withdrawal.LeaveDraft(talk, member.Code, draft);
        foreach (var member in talk.Facts.Programme.Members.Where(m => !Rights.MayAny(Act.HandleIssue, fresh.Member(m.Code)))) Issues.IssueHandOver.Left(talk, member.Code, fresh);
        foreach (var member in lost.Take(Told).Where(m => m.Code != talk.By)) talk.TellAccount(member.Code, w => new(w.Say("apply.lost.told")));
        foreach (var member in Less(talk, fresh).Where(m => m.Code != talk.By).Take(Told)) talk.TellAccount(member.Code, w => new(w.Say("apply.less.told", ("who", Enrolment.Who(fresh, fresh.Member(member.Code)!, w)), ("scope", Settings.Scope(fresh, fresh.Member(member.Code)!, w)))));
        // A later version may give the code to somebody else: the account must not come back with it.
        foreach (var member in lost)
        {
            Summaries.Digests.DigestPost.Forget(talk, member.Code);
            talk.Happened(new Event.MemberReleased(member.Code, talk.Facts.Now));
        }
    }

    private static void TellAdmins(Talk talk, string key, params (string, object)[] places)
    {
        foreach (var admin in talk.Facts.Programme.Members.Where(m => m.Is(Role.Admin) && m.Code != talk.By).Take(Told))
            talk.Tell(admin.Code, w => new(w.Say(key, [("who", Talk.NameOf(talk.By, talk.Facts.Programme, w)), .. places])));
    }

    /// <summary>Whoever gave up the role cannot go on from here.</summary>
    private static ImmutableArray<Button> After(Talk talk, Programme now) => Rights.MayAny(Act.ManageProgramme, talk.Me.Code == EmptyProgramme.Admin ? talk.Me : now.Member(talk.Me.Code))
        ? [new(talk.Words.Plain("admin.programme"), "adm.prog"), new(talk.Words.Plain("admin.links"), "adm.links")] : [];

    // The whole list is in the workbook; the card stays one message.
    private static string Fit(string text) => text.Length <= 3900 ? text : text[..text.LastIndexOf('\n', 3900)] + "\n…";
}
