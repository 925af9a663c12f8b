namespace FieldBot.Dialogs.Issues;

/// <summary>Where an issue stands; <see cref="IssueLifecycle"/> says what leads from one to the other. Stored by name.</summary>
public enum IssueState
{
    /// <summary>登记: it has a number and waits for intake.</summary>
    Registered,

    /// <summary>受理: intake took it, and has to give it to a group.</summary>
    Accepted,

    /// <summary>交办: it waits for a signature.</summary>
    Dispatched,

    /// <summary>签收: somebody answers for it.</summary>
    Signed,

    /// <summary>办理.</summary>
    InHand,

    /// <summary>挂起: in hand, but nothing can be done until a day. The clock goes on.</summary>
    OnHold,

    /// <summary>Sent back twice, or not solved twice: the area decides.</summary>
    Deciding,

    /// <summary>转外部: somebody outside has it; the result is asked for.</summary>
    Referred,

    /// <summary>办结待审: done, and a second person looks at it.</summary>
    UnderCheck,

    /// <summary>回访: the reporter is asked whether it is solved.</summary>
    CalledBack,

    /// <summary>销号: ended, with an honest <see cref="Ending"/>.</summary>
    StruckOff,

    /// <summary>归档: nothing changes any more.</summary>
    Archived,

    /// <summary>Superstate of all before striking off: what is possible in each of them stands once. No issue is ever in it.</summary>
    Open,
}

/// <summary>What can be done with an issue: the triggers of its machine, and the entries of its timeline.</summary>
public enum IssueMove
{
    Register,
    Accept, Decline, Dispatch, Sign, Start, Bounce,
    Progress, Note, Ask, Answer,
    Hold, Resume, AskExtension, GrantExtension, RefuseExtension,
    Urge, Supervise, Escalate, Assign, Refer, Merge, Withdraw,
    Finish, PassCheck, SendBack,
    SayYes, SayPartly, SayNo, Rate, Redo,

    /// <summary>单独办: what was joined to another turns out to be a matter of its own.</summary>
    Split,

    /// <summary>回复反映人: a word to the reporter that asks nothing.</summary>
    Tell,

    /// <summary>补充: the reporter adds something.</summary>
    Add,

    /// <summary>摘要: what others read who see no original.</summary>
    Summarize,

    // 转办摘要: written, approved or sent back, answered by the unit.
    WriteForUnit, PassForUnit, RefuseForUnit, AnswerForUnit,

    // 身份: asked for; the worker's answer; the keeper's decision.
    AskIdentity, Consent, Dissent, GrantIdentity, DenyIdentity,

    /// <summary>The reporter had everything deleted that leads to them, or the time to keep it is over.</summary>
    Erase,

    /// <summary>别再问我.</summary>
    Hush,

    // What the clock does.
    Rise, Silence, AskAgain, Archive, MoveDeadline,

    /// <summary>A move was taken back by its author.</summary>
    TakeBack,
}

/// <summary>How it ended, told to the reporter in plain words.</summary>
public enum Ending { Solved, PartlySolved, Explained, Referred, Duplicate, Unreachable, Declined, Withdrawn }

/// <summary>Who brought it.</summary>
public enum IssueSource
{
    /// <summary>A cadre reported it.</summary>
    Cadre,

    /// <summary>An answer of a visit suggested it.</summary>
    Visit,

    /// <summary>Intake entered it for somebody who called or came.</summary>
    Caller,

    /// <summary>A worker spoke up, under a pseudonym.</summary>
    Worker,
}

/// <summary>What the reporter said when asked.</summary>
public enum Verdict { Solved, Partly, NotSolved, Silent }

public enum Satisfaction { VerySatisfied, Satisfied, Acceptable, Dissatisfied }

/// <summary>How far up it was carried: each level was told that the one below did not get there.</summary>
public enum Level { Handler, Group, Area, City }
