using FieldBot.Dialogs.Issues;
using FieldBot.Dialogs.Records;
using FieldBot.Dialogs.Tests.Fixtures;

namespace FieldBot.Dialogs.Tests.Issues;

/// <summary>限定处理人: whatever happens to such an issue, nobody else learns what it is about, and those whom it is for can get it done.</summary>
public sealed class RestrictedTests
{
    private readonly Case _case = new();

    [Fact]
    public void A_deputy_who_may_not_see_it_is_told_nothing_and_the_others_whom_it_is_for_have_it()
    {
        var number = Register();
        Away("C001", "C002");
        var (deputy, other) = (_case.World.Person("C002"), _case.World.Person("L01"));
        Assert.True(_case.Move("K02", Finished(number), IssueMove.SendBack, new("再问问")));
        Assert.Contains($"I-{number}", other.Text, StringComparison.Ordinal);
        // The reminder of the day on which it is due.
        _case.World.Pass(_case.Issue(number).SolveBy.AddHours(-1));
        Assert.Contains("今天要看的问题", other.Text, StringComparison.Ordinal);
        Assert.DoesNotContain($"I-{number}", deputy.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_may_not_see_it_is_not_asked_for_more_time_for_it()
    {
        var number = Register();
        // The reporter's group leader, and the leader of the area.
        var (leader, area) = (_case.World.Person("C029"), _case.World.Person("L03"));
        Assert.True(_case.Move("C001", number, IssueMove.AskExtension, new("等体检") { Days = 5 }));
        Assert.Empty(leader.Shown);
        Assert.Empty(area.Shown);
        // The other one for whom it is.
        Assert.True(_case.Move("L01", number, IssueMove.GrantExtension));
    }

    [Fact]
    public void Its_reporter_says_whether_it_is_solved_and_how_well_without_seeing_it()
    {
        var number = Register();
        var reporter = _case.World.Person("C030");
        Assert.True(_case.Move("K02", Finished(number), IssueMove.PassCheck));
        Press(reporter, "解决了");
        Press(reporter, "满意");
        Assert.Equal((IssueState.StruckOff, Satisfaction.Satisfied), (_case.Issue(number).State, _case.Issue(number).Satisfaction));
        Assert.Contains("谢谢", reporter.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("女职工", reporter.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_not_solved_twice_is_decided_by_those_whom_it_is_for()
    {
        var number = Register();
        for (var n = 0; n < 2; n++)
        {
            Assert.True(_case.Move("K02", Finished(number), IssueMove.PassCheck));
            Assert.True(_case.Move("C030", number, IssueMove.SayNo, new("还没有")));
        }

        Assert.Equal(IssueState.Deciding, _case.Issue(number).State);
        Assert.Equal(["C001", "L01"], IssuePeople.OnDuty(_case.Issue(number), _case.FactsOf(null)));
        // No group could see it.
        foreach (var who in (string[])["C001", "L01", "K06"]) Assert.False(_case.Move(who, number, IssueMove.Dispatch, new("", "G01")), who);
        Assert.True(_case.Move("C001", number, IssueMove.Redo));
    }

    [Theory]
    [InlineData(IssueState.Dispatched)]
    [InlineData(IssueState.Signed)]
    public void When_its_handler_leaves_it_is_the_next_ones(IssueState state)
    {
        var number = Register(state);
        _case.Turn("K01", t => FieldBot.Dialogs.Catalogue.Withdrawal.Release(t, "C001"));
        Assert.Equal((state, "L01"), (_case.Issue(number).State, _case.Issue(number).Handler));
        // There is nobody after that: it does not go where nobody sees it.
        _case.World.Records.Bound.Remove("C001");
        _case.Turn("K01", t => FieldBot.Dialogs.Catalogue.Withdrawal.Release(t, "L01"));
        Assert.True(_case.Issue(number).Working);
    }

    [Fact]
    public void Who_stands_in_for_the_leader_is_offered_what_the_leader_may_do()
    {
        var number = _case.Register("K07").Number;
        Away("C029", "C031");
        var deputy = _case.World.Person("C031");
        Assert.True(_case.Move("K07", number, IssueMove.Dispatch, new("", "G09")));
        Assert.True(deputy.Has("签收"));
        var told = deputy.Shown.Count;
        Assert.True(_case.Move("C031", number, IssueMove.Bounce, new("不归我们")));
        Assert.True(_case.Move("K07", number, IssueMove.Dispatch, new("", "G09")));
        Assert.True(_case.Move("C031", number, IssueMove.Sign));
        // Nobody is told of what they did themselves, not even in place of somebody else.
        Assert.Equal(told + 1, deputy.Shown.Count);
    }

    /// <summary>Handled by C001, and not by anybody of the reporter's group.</summary>
    private int Register(IssueState state = IssueState.Signed) => _case.World.Records.NextIssue is var number && _case.Turn("C030", talk =>
    {
        var issue = new Issue(number, 1, IssueSource.Cadre, "C030", "G09", "U02", "SPE", null, "三期调岗", null, null, null, [], "复杂", Urgent: false, _case.World.Now)
        { State = state, Handler = "C001", Handlers = ["C001"], SignedAt = _case.World.Now, Entries = [new(_case.World.Now, "C030", IssueMove.Register)] };
        IssueMoves.Register(talk, IssueClock.Counted(issue, _case.World.Programme, _case.World.Records));
        return true;
    }) ? number : 0;

    private void Press(Person person, string label)
    {
        var (message, button) = person.Find(label);
        _case.World.Play(person, new Input.Pressed(button.Data), message);
    }

    private int Finished(int number)
    {
        Assert.True(_case.Move("C001", number, IssueMove.Finish, new("调了岗") { Ending = Ending.Solved }));
        return number;
    }

    private void Away(string member, string deputy) =>
        _case.World.Records.Apply(new Event.AbsenceSet(new(_case.World.Records.NextAbsence, member, new(2022, 3, 28), new(2022, 6, 30), deputy, member, _case.World.Now)), null, member, _case.World.Now);
}
