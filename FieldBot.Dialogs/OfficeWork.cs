using FieldBot.Dialogs.Access;
using FieldBot.Dialogs.Catalogue;
using FieldBot.Dialogs.Records;

namespace FieldBot.Dialogs;

/// <summary>What the office does on the command line: decided by the same rules as in chat, told to the same people, on the trail as done there.</summary>
public static class OfficeWork
{
    /// <summary>Puts a checked programme in force. Whoever sits at the server can always make a link, so that no administrator need be bound.</summary>
    public static Outcome Apply(Facts facts, int candidate)
    {
        var talk = At(facts);
        if (facts.Records.Candidate(candidate) is { } checkedOne) ProgrammeApply.PutInForce(talk, checkedOne);
        return talk.Outcome();
    }

    /// <summary>回退; nothing where there is no such version, or where it is the one in force.</summary>
    public static Outcome Return(Facts facts, int version)
    {
        var talk = At(facts);
        if (version != facts.Programme.Version && version > 0 && facts.Records.ProgrammeOf(version) is { } earlier) ProgrammeApply.PutBack(talk, earlier);
        return talk.Outcome();
    }

    /// <summary>The member's account loses access at once. Nothing happens when it is the last administrator's.</summary>
    public static Outcome Release(Facts facts, string member)
    {
        var talk = At(facts);
        if (Admins.IsLast(member, facts)) return talk.Outcome();
        talk.TellAccount(member, w => new(w.Say("people.stopped.told")));
        Withdrawal.Release(talk, member);
        return talk.Outcome();
    }

    /// <param name="detail">What part of it, in codes.</param>
    public static Outcome Exported(Facts facts, string what, string detail = "")
    {
        var talk = At(facts);
        talk.Happened(new Event.Exported(what, detail));
        return talk.Outcome();
    }

    /// <summary>The unit's posters lead nowhere any more; nothing where it has no link.</summary>
    public static Outcome RevokeWorkerLink(Facts facts, string unit)
    {
        var talk = At(facts);
        if (facts.Records.WorkerLinkOf(unit) is not null) talk.Happened(new Event.WorkerLinkRevoked(unit, facts.Now));
        return talk.Outcome();
    }

    private static Talk At(Facts facts) => new(new(Session.New, facts, new(0, 0, new Input.Unexpected("command"), 0, facts.Now)));
}
