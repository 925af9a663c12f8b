using FieldBot.Dialogs.Catalogue;
using FieldBot.Dialogs.Issues;

namespace FieldBot.Dialogs.Tests.Issues;

/// <summary>限定处理人: whoever reported such an issue does not see it, but is asked how content they are, and may say so.</summary>
public sealed class RestrictedRatingTests
{
    private readonly Case _case = new();

    [Fact]
    public void Who_reported_a_restricted_issue_rates_it_by_the_buttons_they_are_given()
    {
        var number = Ended();
        _case.Turn("C030", talk => IssueCard.Press(talk, number, "rateSatisfied", "w0"));
        Assert.Equal(Satisfaction.Satisfied, _case.Issue(number).Satisfaction);
    }

    [Fact]
    public void Nobody_else_rates_it()
    {
        var number = Ended();
        foreach (var other in (string[])["C029", "C031", "K06"]) _case.Turn(other, talk => IssueCard.Press(talk, number, "rateSatisfied", "w0"));
        Assert.Null(_case.Issue(number).Satisfaction);
    }

    private int Ended()
    {
        var number = _case.Register("C030", category: "SPE").Number;
        _case.Turn("C030", talk => talk.Happened(new Records.Event.IssueMoved(_case.Issue(number) with { State = IssueState.CalledBack, Team = null, Handler = "C001", Handlers = ["C001"] })));
        Assert.True(_case.Move("C030", number, IssueMove.SayYes));
        return number;
    }
}
