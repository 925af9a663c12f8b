using FieldBot.Dialogs.Access;
using FieldBot.Dialogs.Programmes;
using Stateless;

namespace FieldBot.Dialogs.Issues;

/// <summary>
/// The life of an issue as one machine, built for a turn: the states, what leads from one to the other, and who may. What it permits is what
/// the buttons of the card offer. It changes nothing by itself: <see cref="IssueMoves"/> does.
/// </summary>
internal sealed class IssueLifecycle
{
    private readonly StateMachine<IssueState, IssueMove> _machine;
    private readonly Issue _issue;
    private readonly Member? _me;
    private readonly Facts _facts;
    private readonly bool _own;

    /// <param name="me">Who wants to do something; null: the clock.</param>
    /// <param name="asOthers">What a colleague in their place could do, though it may be their own concern: what is shown must not tell.</param>
    public IssueLifecycle(Issue issue, Member? me, Facts facts, bool asOthers = false)
    {
        (_issue, _me, _facts) = (issue, me, facts);
        // Whoever spoke up as a worker does not handle, check or decide it as a cadre.
        _own = !asOthers && me is not null && issue.Guarded && facts.Records.IsOwnConcern(me.Code, issue.Reporter);
        _machine = new(issue.State);
        Intake();
        Work();
        End();
        Anywhere();
        Guarded();
    }

    public StateMachine<IssueState, IssueMove> Machine => _machine;

    public bool May(IssueMove move) => _machine.CanFire(move);

    /// <summary>The state after the move, which has to be permitted.</summary>
    public IssueState After(IssueMove move)
    {
        _machine.Fire(move);
        return _machine.State;
    }

    private void Intake()
    {
        _machine.Configure(IssueState.Registered)
            .PermitIf(IssueMove.Accept, IssueState.Accepted, () => Is(Act.AcceptIssue), "intake");
        foreach (var state in (IssueState[])[IssueState.Registered, IssueState.Accepted])
            _machine.Configure(state)
                .PermitIf(IssueMove.Sign, IssueState.Signed, () => IssueRights.Restricted(_issue, _facts) && Handles(), "the one it is restricted to since")
                .PermitIf(IssueMove.Decline, IssueState.StruckOff, () => Is(Act.AcceptIssue), "intake")
                .PermitIf(IssueMove.Dispatch, IssueState.Dispatched, () => MayDispatch(Act.AcceptIssue), "intake");
        _machine.Configure(IssueState.Deciding)
            .PermitIf(IssueMove.Dispatch, IssueState.Dispatched, () => MayDispatch(Act.DecideIssue), "intake or leader of the area")
            .PermitIf(IssueMove.Redo, IssueState.InHand, () => Decides() && Handled, "intake or leader of the area, or the one it is restricted to")
            .PermitIf(IssueMove.Finish, IssueState.UnderCheck, Decides, "intake or leader of the area, or the one it is restricted to");
        _machine.Configure(IssueState.Referred)
            .PermitIf(IssueMove.Finish, IssueState.UnderCheck, () => Is(Act.AcceptIssue) || Handles(), "intake or handler")
            .PermitIf(IssueMove.Dispatch, IssueState.Dispatched, () => MayDispatch(Act.AcceptIssue), "intake");
        _machine.Configure(IssueState.Referred).InternalTransitionIf(IssueMove.Refer, _ => ByClock, () => { }, "the clock asks for the result");
    }

    private void Work()
    {
        _machine.Configure(IssueState.Dispatched)
            .PermitIf(IssueMove.Sign, IssueState.Signed, () => Is(Act.SignIssue) || Handles(), "group leader, or the one it is restricted to")
            .PermitReentryIf(IssueMove.Dispatch, () => MayDispatch(Act.AcceptIssue), "intake");
        _machine.Configure(IssueState.Signed)
            .PermitIf(IssueMove.Start, IssueState.InHand, Handles, "handler");
        foreach (var state in (IssueState[])[IssueState.Dispatched, IssueState.Signed, IssueState.InHand])
            _machine.Configure(state)
                .PermitIf(IssueMove.Bounce, IssueState.Accepted, () => MayBounce() && _issue.Bounces == 0, "group leader, the first time")
                .PermitIf(IssueMove.Bounce, IssueState.Deciding, () => MayBounce() && _issue.Bounces > 0, "group leader, the second time");
        _machine.Configure(IssueState.InHand)
            .PermitIf(IssueMove.Hold, IssueState.OnHold, () => Handles() && _issue.State == IssueState.InHand, "handler");
        // On hold is in hand, for all but the hold itself.
        _machine.Configure(IssueState.OnHold).SubstateOf(IssueState.InHand)
            .PermitIf(IssueMove.Resume, IssueState.InHand, () => Handles() || ByClock, "handler, or its day has come");
        foreach (var state in (IssueState[])[IssueState.Signed, IssueState.InHand])
            _machine.Configure(state)
                .PermitIf(IssueMove.Finish, IssueState.UnderCheck, Handles, "handler")
                .InternalTransitionIf(IssueMove.AskExtension, _ => Handles() && _issue is { Extension: null, ExtendedDays: 0 } && Extensions.Days(_issue, _facts).Count > 0, () => { }, "handler, once")
                .InternalTransitionIf(IssueMove.GrantExtension, _ => MayGrant() && !Extensions.Passed(_issue.Extension!, _issue, _facts), () => { }, "group leader; the area's leader where the group leader asks")
                .InternalTransitionIf(IssueMove.RefuseExtension, _ => MayGrant(), () => { }, "group leader; the area's leader where the group leader asks");
        foreach (var state in (IssueState[])[IssueState.Registered, IssueState.Accepted, IssueState.Signed, IssueState.InHand])
            _machine.Configure(state)
                .PermitIf(IssueMove.Refer, IssueState.Referred, () => Is(Act.AcceptIssue) || (Handles() && _issue.Working), "intake or handler");
        foreach (var state in (IssueState[])[IssueState.Signed, IssueState.InHand])
            _machine.Configure(state).InternalTransitionIf(IssueMove.Assign, _ => ByClock || Handles() || _own && _issue.Handler == _me!.Code || Is(Act.AssignIssue), () => { }, "handler or group leader; the handler left");
        foreach (var state in (IssueState[])[IssueState.Dispatched, IssueState.Deciding, IssueState.Referred, IssueState.UnderCheck, IssueState.CalledBack])
            _machine.Configure(state).InternalTransitionIf(IssueMove.Assign, _ => ByClock, () => { }, "the handler left");
    }

    private void End()
    {
        _machine.Configure(IssueState.UnderCheck)
            .PermitIf(IssueMove.PassCheck, IssueState.CalledBack, Checks, "closer who never handled it")
            .PermitIf(IssueMove.SendBack, IssueState.InHand, () => Checks() && Handled, "closer who never handled it")
            .PermitIf(IssueMove.SendBack, IssueState.Deciding, () => Checks() && !Handled, "closer, nobody handles it");
        _machine.Configure(IssueState.CalledBack)
            .PermitIf(IssueMove.SayYes, IssueState.StruckOff, Reported, "reporter")
            .PermitIf(IssueMove.SayPartly, IssueState.StruckOff, Reported, "reporter")
            .PermitIf(IssueMove.Silence, IssueState.StruckOff, () => ByClock, "the clock, after 5 working days");
        // Struck off, but asked about once more: wage and safety.
        _machine.Configure(IssueState.StruckOff)
            .InternalTransitionIf(IssueMove.AskAgain, _ => ByClock, () => { }, "the clock, after 14 days")
            .InternalTransitionIf(IssueMove.SayYes, _ => MayDeny(), () => { }, "reporter, asked once more")
            .InternalTransitionIf(IssueMove.Hush, _ => MayDeny(), () => { }, "reporter, asked once more")
            .InternalTransitionIf(IssueMove.Rate, _ => Reported() && _issue is { Satisfaction: null, Verdict: Verdict.Solved or Verdict.Partly }, () => { }, "reporter, once")
            .PermitIf(IssueMove.Archive, IssueState.Archived, () => ByClock, "the clock");
        foreach (var state in (IssueState[])[IssueState.CalledBack, IssueState.StruckOff])
            _machine.Configure(state)
                .PermitIf(IssueMove.SayNo, IssueState.InHand, () => (MayDeny() || Joined()) && _issue.Redos == 0 && Handled, "reporter, the first time")
                .PermitIf(IssueMove.SayNo, IssueState.Deciding, () => (MayDeny() || Joined()) && !(_issue.Redos == 0 && Handled), "reporter, the second time");
    }

    private void Anywhere()
    {
        // On hold is within in hand.
        foreach (var state in (IssueState[])[IssueState.Registered, IssueState.Accepted, IssueState.Dispatched, IssueState.Signed, IssueState.InHand, IssueState.Deciding, IssueState.Referred, IssueState.UnderCheck, IssueState.CalledBack])
            _machine.Configure(state).SubstateOf(IssueState.Open);
        _machine.Configure(IssueState.Open)
            .InternalTransitionIf(IssueMove.Note, _ => Is(Act.NoteIssue), () => { }, "staff")
            .InternalTransitionIf(IssueMove.Progress, _ => (Handles() || Is(Act.AssignIssue)) && (_issue.Working || _issue.State is IssueState.Referred or IssueState.UnderCheck), () => { }, "handler or group leader; what the check lacks, too")
            .InternalTransitionIf(IssueMove.Ask, _ => (Handles() || Is(Act.AcceptIssue)) && !Reported() && !_issue.Asking && Reachable, () => { }, "handler or intake")
            .InternalTransitionIf(IssueMove.Answer, _ => Reported() && _issue.Asking, () => { }, "reporter who was asked")
            .InternalTransitionIf(IssueMove.Urge, _ => ByClock || (Is(Act.UrgeIssue) && !Handles() && _issue.State is not IssueState.CalledBack), () => { }, "reporter, group leader, intake, leader")
            .InternalTransitionIf(IssueMove.Supervise, _ => Is(Act.SuperviseIssue), () => { }, "leader")
            .InternalTransitionIf(IssueMove.Escalate, _ => (Handles() || Is(Act.AssignIssue)) && _issue.Level < Level.City && _issue.Working, () => { }, "handler or group leader")
            .InternalTransitionIf(IssueMove.Rise, _ => ByClock, () => { }, "the clock")
            .InternalTransitionIf(IssueMove.MoveDeadline, _ => ByClock, () => { }, "a holiday was added")
            .PermitIf(IssueMove.Merge, IssueState.StruckOff, () => ByClock || ((Is(Act.AcceptIssue) || Is(Act.AssignIssue) || Handles()) && MergeTargets.Of(_issue, _facts).Any()), "intake, group leader, handler; the same matter of several people")
            .PermitIf(IssueMove.Withdraw, IssueState.StruckOff, () => Reported() && !SpeaksForOthers, "reporter, while it is theirs alone");
        _machine.Configure(IssueState.StruckOff).InternalTransitionIf(IssueMove.Note, _ => Is(Act.NoteIssue), () => { }, "staff");
    }

    /// <summary>What workers' concerns have beside.</summary>
    private void Guarded()
    {
        _machine.Configure(IssueState.Open)
            .InternalTransitionIf(IssueMove.Tell, _ => _issue.Guarded && (ByClock || Speaks()) && Reachable, () => { }, "handler or intake, to a worker; a file was lost")
            .InternalTransitionIf(IssueMove.Add, _ => _issue.Guarded && Reported(), () => { }, "the worker")
            .InternalTransitionIf(IssueMove.Summarize, _ => _issue.Guarded && Speaks(), () => { }, "handler or intake")
            .InternalTransitionIf(IssueMove.WriteForUnit, _ => Handles() && _issue.Working && ForUnits && _issue.ForUnit is null or { Answer: not null }, () => { }, "handler")
            .InternalTransitionIf(IssueMove.PassForUnit, _ => PassesForUnit(), () => { }, "a leader who did not write it")
            .InternalTransitionIf(IssueMove.RefuseForUnit, _ => PassesForUnit(), () => { }, "a leader who did not write it")
            .InternalTransitionIf(IssueMove.AnswerForUnit, _ => _me is not null && ForUnits && _issue.ForUnit is { ApprovedBy: not null, Answer: null } && Rights.May(Act.AnswerForUnit, _me, new(null, _issue.Unit), _facts.Programme), () => { }, "liaison of the unit");
        foreach (var state in (IssueState[])[IssueState.Open, IssueState.StruckOff])
            _machine.Configure(state)
                .InternalTransitionIf(IssueMove.AskIdentity, _ => _issue.Guarded && Reachable && Handles() && IssueRights.May(Act.AskIdentity, _me!, _issue, _facts) && _issue.Identity is null or { Consent: false } or { Granted: not null }, () => { }, "handler")
                .InternalTransitionIf(IssueMove.Consent, _ => Reported() && _issue.Identity is { Ground: IdentityGround.Consent, Consent: null }, () => { }, "the worker who was asked")
                .InternalTransitionIf(IssueMove.Dissent, _ => Reported() && _issue.Identity is { Ground: IdentityGround.Consent, Consent: null }, () => { }, "the worker who was asked")
                .InternalTransitionIf(IssueMove.GrantIdentity, _ => DecidesIdentity() && Reachable, () => { }, "identity keeper")
                .InternalTransitionIf(IssueMove.DenyIdentity, _ => DecidesIdentity(), () => { }, "identity keeper");
        foreach (var state in (IssueState[])[IssueState.Open, IssueState.StruckOff, IssueState.Archived])
            _machine.Configure(state).InternalTransitionIf(IssueMove.Erase, _ => _issue.Guarded && (Reported() || ByClock), () => { }, "the worker; the time to keep it is over");
        // Joined to what others said of the same matter: each keeps a thread of their own while that goes on.
        _machine.Configure(IssueState.StruckOff)
            .InternalTransitionIf(IssueMove.Ask, _ => Follows && HandlesMain() && !_issue.Asking && Reachable, () => { }, "whoever handles the matter")
            .InternalTransitionIf(IssueMove.Tell, _ => Follows && (ByClock || HandlesMain()) && Reachable, () => { }, "whoever handles the matter; a file was lost")
            .InternalTransitionIf(IssueMove.Answer, _ => Follows && Reported() && _issue.Asking, () => { }, "the worker who was asked")
            .InternalTransitionIf(IssueMove.Add, _ => Follows && Reported(), () => { }, "the worker")
            .PermitIf(IssueMove.Split, IssueState.InHand, () => Splits() && Main.Handler is not null, "whoever handles the matter")
            .PermitIf(IssueMove.Split, IssueState.Registered, () => Splits() && Main.Handler is null, "intake of the matter")
            .InternalTransitionIf(IssueMove.SayYes, _ => AnswersForThemselves(), () => { }, "the worker, beside others")
            .InternalTransitionIf(IssueMove.SayPartly, _ => AnswersForThemselves(), () => { }, "the worker, beside others");
    }

    private bool ByClock => _me is null;

    /// <summary>Somebody hears what is said to the reporter.</summary>
    private bool Reachable => !_issue.Guarded || _facts.Records.Concern(_issue.Reporter) is not null;

    private Issue Main => Concerns.ConcernRelay.Main(_issue, _facts);

    private bool Follows => _issue.Guarded && _issue.MergedInto is not null && Main.Open;

    private bool Splits() => Follows && HandlesMain();

    /// <summary>What the unit's own people may hear of: nothing that goes past them.</summary>
    private bool ForUnits => !_issue.Direct && _issue.Unit.Length > 0 && !IssueRights.Restricted(_issue, _facts);

    /// <summary>Of several people with one matter each says whether it is solved for them; the first who brought it speaks for its end.</summary>
    private bool AnswersForThemselves() => _issue is { Guarded: true, MergedInto: not null, Verdict: null } && Reported() && Main is { State: IssueState.CalledBack or IssueState.StruckOff, Ending: not null };

    /// <summary>One of those who brought the same matter: for them it is not solved.</summary>
    private bool Joined() => _me is not null && (_issue.State == IssueState.CalledBack || _issue is { State: IssueState.StruckOff, Verdict: not null, MergedInto: null })
        && _issue.Joined.Any(j => _facts.Records.Issue(j) is { Guarded: true, Verdict: null } joined && joined.Reporter == _me.Code);

    /// <summary>Others brought the same matter: it does not end because one of them takes back what they said.</summary>
    private bool SpeaksForOthers => _issue.Guarded && _issue.Joined.Any(j => _facts.Records.Issue(j) is { Guarded: true });

    private bool HandlesMain() => _me is not null && new IssueLifecycle(Main, _me, _facts).Deals();

    private bool Speaks() => _issue.Guarded && Deals();

    private bool Deals() => Handles() || Is(Act.TellReporter) || Is(Act.AcceptIssue);

    private bool PassesForUnit() => _issue.ForUnit is { ApprovedBy: null } word && word.By != _me?.Code && Is(Act.PassForUnit);

    private bool DecidesIdentity() => _me is not null && !_own && _issue.Identity is { Granted: null } asked && (asked.Ground != IdentityGround.Consent || asked.Consent == true)
        && asked.By != _me.Code && !_issue.Handlers.Contains(_me.Code) && Rights.May(Act.DecideIdentity, _me, new(_issue.Team ?? _issue.Group, _issue.Unit), _facts.Programme);

    private bool Checks() => _me is not null && !_own && IssueRights.MayCheck(_me, _issue, _facts);

    /// <summary>There is somebody to whom it can come back.</summary>
    private bool Handled => _issue.Handler is { } handler && _facts.Programme.Member(handler) is not null;

    /// <summary>Whoever acts has to see it, and the right has to reach it.</summary>
    private bool Is(Act act) => _me is not null && !_own && IssueRights.MaySee(_me, _issue, _facts) && IssueRights.May(act, _me, _issue, _facts);

    private bool Handles() => _me is not null && !_own && IssueRights.Handles(_me, _issue, _facts) && Rights.MayAny(Act.HandleIssue, _me);

    /// <summary>No group gets what is restricted to a few: it could not even see it.</summary>
    private bool MayDispatch(Act act) => Is(act) && !IssueRights.Restricted(_issue, _facts);

    /// <summary>Nobody else could decide what is restricted to a few.</summary>
    private bool Decides() => Is(Act.DecideIssue) || (IssueRights.Restricted(_issue, _facts) && Handles());

    private bool MayBounce() => ByClock || (_issue.Team is not null && Is(Act.AssignIssue));

    private bool MayGrant() => _me is not null && !_own && IssueRights.MayGrant(_me, _issue, _facts);

    /// <summary>The reporter may answer though a restricted issue does not exist for them otherwise.</summary>
    private bool Reported() => _me is not null && IssueRights.May(Act.AnswerIssue, _me, _issue, _facts);

    /// <summary>At 回访; once more after 14 days where that was asked.</summary>
    private bool MayDeny() => Reported() && (_issue.State == IssueState.CalledBack || _issue is { State: IssueState.StruckOff, Rung: var rung, AskNoMore: false } && rung.HasFlag(Bells.Again));
}
