using FieldBot.Dialogs.Issues;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;
using FieldBot.Dialogs.Tests.Fixtures;

namespace FieldBot.Dialogs.Tests.Issues;

/// <summary>The ledger without its dialogs: issues are registered and moved by members, or by the clock.</summary>
internal sealed class Case
{
    public static readonly DateTimeOffset Start = new(2022, 3, 30, 9, 0, 0, TimeSpan.FromHours(8));

    public Case(Programme? programme = null)
    {
        World = new(programme);
        foreach (var member in World.Programme.Members) World.Records.Bound[member.Code] = "zh-Hans";
    }

    /// <summary>In a world that is there already; everybody has an account.</summary>
    public Case(World world) => World = world;

    public World World { get; }

    public Facts FactsOf(string? member) => new(World.Now, World.Programme, member is null ? null : World.Records.Acting(member, World.Now), World.Records);

    /// <summary>A cadre's issue goes to the own group; what intake enters waits for a group.</summary>
    public Issue Register(string by, string unit = "U02", string category = "PAY", bool urgent = false)
    {
        var facts = FactsOf(by);
        var group = facts.Me!.Group;
        var limit = urgent ? Categories.UrgentLimit(World.Programme)!.Name : Categories.Of(category, World.Programme)!.Limit;
        var issue = new Issue(World.Records.NextIssue, 1, IssueSource.Cadre, by, group, unit, category, null, "欠薪", 12, 36000, null, [], limit, Categories.Urgent(limit, World.Programme), World.Now)
        {
            State = group is null ? IssueState.Registered : IssueState.InHand, Team = group, Handler = group is null ? null : by, Handlers = group is null ? [] : [by],
            SignedAt = group is null ? null : World.Now, ContactedAt = group is null ? null : World.Now, Entries = [new(World.Now, by, IssueMove.Register)],
        };
        Turn(by, talk => IssueMoves.Register(talk, IssueClock.Counted(issue, World.Programme, World.Records)));
        return World.Records.Issue(issue.Number)!;
    }

    /// <summary>False: it was not permitted.</summary>
    public bool Move(string? by, int number, IssueMove move, MoveDetails? details = null) =>
        Turn(by, talk => IssueMoves.Make(talk, World.Records.Issue(number)!, move, details ?? MoveDetails.None) is not null);

    public Issue Issue(int number) => World.Records.Issue(number)!;

    public void Pass(TimeSpan time) => World.Pass(World.Now + time);

    public void Turn(string? by, Action<Talk> act) => Turn(by, talk =>
    {
        act(talk);
        return true;
    });

    public T Turn<T>(string? by, Func<Talk, T> act)
    {
        var talk = new Talk(new(Session.New, FactsOf(by), new(0, 0, new Input.Unexpected("test"), 0, World.Now)));
        var result = act(talk);
        World.Take(talk.Outcome(), by ?? AuditTrail.Clock);
        return result;
    }
}
