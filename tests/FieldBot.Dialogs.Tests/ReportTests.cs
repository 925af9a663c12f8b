using System.Collections.Immutable;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Issues;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;
using FieldBot.Dialogs.Tests.Fixtures;

namespace FieldBot.Dialogs.Tests;

/// <summary>What a report becomes, field by field, and what others did while it was being written.</summary>
public sealed class ReportTests
{
    private readonly World _world = new();

    [Fact]
    public void What_was_answered_is_in_the_issue()
    {
        var me = _world.Person("C002");
        Report(me, "[劳动报酬]", "[克扣罚款]", "{photo}", "8", "3.5万", "三标段", "{photo}", "[完成]", "[紧急]", "[提交]");
        var issue = _world.Records.Issue(1)!;
        Assert.Equal((IssueSource.Cadre, "C002", "G01", "U01", "PAY", "克扣罚款"), (issue.Source, issue.Reporter, issue.Group, issue.Unit, issue.Category, issue.Kind));
        Assert.Equal(("", 8, 35000m, new Answer.Spot(null, null, "三标段")), (issue.Text, issue.People, issue.Amount, issue.Place));
        Assert.Equal([FileKind.Photo, FileKind.Photo], issue.Files.Select(f => f.Kind));
        Assert.Equal(("紧急", true, _world.Now, IssueState.InHand), (issue.Limit, issue.Urgent, issue.At, issue.State));
        Assert.Equal(("G01", "C002", issue.At, issue.At), (issue.Team, issue.Handler, issue.SignedAt, issue.ContactedAt));
        Assert.Equal(["C002"], issue.Handlers);
        Assert.Equal([IssueMove.Register], issue.Entries.Select(e => e.Move));
        Assert.Equal(issue.At.AddHours(1), issue.SignBy);
    }

    [Fact]
    public void Solved_on_the_spot_is_one_event_and_its_reporter_may_not_strike_it_off()
    {
        var me = _world.Person("C002");
        var before = _world.Events.Count;
        Report(me, "[生活后勤]", "[跳过]", "热水器坏了", "[跳过]", "[跳过]", "[完成]", "[当场办结]", "已换新的", "{photo}", "[完成]", "[提交]");
        Assert.IsType<Event.IssueRegistered>(Assert.Single(_world.Events.Skip(before)));
        var issue = _world.Records.Issue(1)!;
        Assert.Equal((IssueState.UnderCheck, Ending.Solved, "已换新的", issue.At), (issue.State, issue.Ending, issue.Result, issue.DoneAt));
        Assert.Equal([IssueMove.Register, IssueMove.Finish], issue.Entries.Select(e => e.Move));
        Assert.Single(issue.Entries[1].Files);
        var facts = FactsOf("K02");
        Assert.True(IssueRights.MayCheck(facts.Me!, issue, facts));
        Assert.False(IssueRights.MayCheck(facts.Programme.Member("C002")! with { Roles = [Role.Closer], Scope = [Member.All] }, issue, facts));
    }

    [Fact]
    public void A_restricted_one_that_was_solved_on_the_spot_stays_hidden_from_its_reporter()
    {
        Report(_world.Person("C002"), "[女职工与特殊保护]", "[跳过]", "调离了高温岗位", "[跳过]", "[跳过]", "[完成]", "[当场办结]", "当天调了岗", "[提交]");
        var issue = _world.Records.Issue(1)!;
        Assert.Equal(("C001", null), (issue.Handler, issue.Team));
        Assert.Equal(["C002"], issue.Handlers);
        foreach (var who in (string[])["C002", "C003", "K06", "L03", "K01", "K05"]) Assert.False(IssueRights.MaySee(FactsOf(who).Me!, issue, FactsOf(who)), who);
        foreach (var who in (string[])["C001", "L01", "K02", "K03"]) Assert.True(IssueRights.MaySee(FactsOf(who).Me!, issue, FactsOf(who)), who);
    }

    [Fact]
    public void The_one_that_was_to_be_joined_ended_meanwhile()
    {
        Report(_world.Person("C002"), "[意见建议]", "[跳过]", "想有个歇脚的地方", "[跳过]", "[跳过]", "[完成]", "[不急]", "[提交]");
        var me = _world.Person("C003");
        Report(me, "[意见建议]", "[跳过]", "路边没有歇脚处", "[跳过]", "[跳过]", "[完成]", "[不急]", "[I-1 想有个歇脚的地方]");
        _world.Records.Apply(new Event.IssueMoved(Moved(1, IssueMove.Withdraw) with { State = IssueState.StruckOff, Ending = Ending.Withdrawn }), null, "C002", _world.Now);
        Do(me, "[提交]");
        Assert.Contains("单独登记", me.Text, StringComparison.Ordinal);
        Assert.Equal((IssueState.InHand, null), (_world.Records.Issue(2)!.State, _world.Records.Issue(2)!.MergedInto));
        Assert.Empty(_world.Records.Issue(1)!.Joined);
    }

    [Fact]
    public void A_similar_one_came_up_while_the_draft_rested()
    {
        var me = _world.Person("C003");
        Report(me, "[意见建议]", "[跳过]", "路边没有歇脚处", "[跳过]", "[跳过]", "[完成]", "[不急]");
        Report(_world.Person("C002"), "[意见建议]", "[跳过]", "想有个歇脚的地方", "[跳过]", "[跳过]", "[完成]", "[不急]", "[提交]");
        Do(me, "[提交]");
        Assert.Contains("已有 1 件类似", me.Text, StringComparison.Ordinal);
        Do(me, "[另立一件]");
        Do(me, "[提交]");
        Assert.Equal("C003", _world.Records.Issue(2)!.Reporter);
    }

    /// <summary>Fourteen days, the same unit, the same category, open, not done, and one's own to see.</summary>
    [Theory]
    [InlineData(13, "U01", "SUG", false, true)]
    [InlineData(15, "U01", "SUG", false, false)]
    [InlineData(1, "U02", "SUG", false, false)]
    [InlineData(1, "U01", "OTH", false, false)]
    [InlineData(1, "U01", "SUG", true, false)]
    public void What_counts_as_similar(int days, string unit, string category, bool done, bool similar)
    {
        var at = _world.Now;
        _world.Records.Apply(new Event.IssueRegistered(new(1, 1, IssueSource.Cadre, "C003", "G01", unit, category, null, "别的", null, null, null, [], "一般", Urgent: false, at)
        { State = done ? IssueState.UnderCheck : IssueState.InHand, DoneAt = done ? at : null, Team = "G01", Handler = "C003", Entries = [new(at, "C003", IssueMove.Register)] }), null, "C003", at);
        _world.Now += TimeSpan.FromDays(days);
        var me = _world.Person("C002");
        Report(me, "[意见建议]", "[跳过]", "路边没有歇脚处", "[跳过]", "[跳过]", "[完成]", "[不急]");
        Assert.Equal(similar, me.Session.Form!.Step == "similar");
    }

    [Fact]
    public void Two_take_the_same_answer_up_at_once()
    {
        _world.Records.Apply(new Event.VisitRecorded(Visit), null, "C002", _world.Now);
        var (one, two) = (_world.Person("C002"), _world.Person("C003"));
        _world.Play(one, new Input.Pressed("rep.v1.QM01.PAY"), 7);
        _world.Play(two, new Input.Pressed("rep.v1.QM01.PAY"), 7);
        Do(one, "[提交]");
        // It is open, of the same unit and category: it may be joined.
        Do(two, "[提交]");
        Assert.Contains("已有 1 件类似", two.Text, StringComparison.Ordinal);
        _world.Records.Apply(new Event.IssueMoved(Moved(1, IssueMove.Withdraw) with { State = IssueState.StruckOff, Ending = Ending.Withdrawn }), null, "C002", _world.Now);
        _world.Play(two, new Input.Command("report", ""));
        Do(two, "[继续填]");
        // Nothing to be joined any more, but it was taken up.
        Do(two, "[上一步]");
        Do(two, "[提交]");
        Assert.Contains("已经反映过了：I-1", two.Text, StringComparison.Ordinal);
        Assert.Contains("部分拖欠", two.Text, StringComparison.Ordinal);
        Assert.Null(_world.Records.Issue(2));
        Assert.Equal((IssueSource.Visit, 1, "QM01", 8, 35000m), (_world.Records.Issue(1)!.Source, _world.Records.Issue(1)!.Visit, _world.Records.Issue(1)!.Question, _world.Records.Issue(1)!.People, _world.Records.Issue(1)!.Amount));
    }

    [Fact]
    public void Whoever_may_not_report_any_more_keeps_what_was_written()
    {
        var me = _world.Person("C002");
        Report(me, "[意见建议]", "[跳过]", "路边没有歇脚处", "[跳过]", "[跳过]", "[完成]", "[不急]");
        var tables = Edited.Tables(Sample.Tables, "members C002 角色=联络员; members C002 范围=U01; members C002 工作组=");
        _world.Records.Apply(new Event.ProgrammeApplied(_world.Records.Candidate(_world.Records.AddCandidate(ProgrammeReader.Read(tables, 1).Programme!, tables, "K01", _world.Now))!, _world.Now), null, "K01", _world.Now);
        Do(me, "[提交]");
        Assert.Contains("路边没有歇脚处", me.Text, StringComparison.Ordinal);
        Assert.Equal((1, null), (_world.Records.NextIssue, me.Session.Form));
    }

    private static Visit Visit => new(1, 1, "G01", "U01", new(2022, 3, 30), "now", DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, Late: false, Full: false, ["C002"], null,
        ImmutableSortedDictionary<string, Answer>.Empty.Add("QM01", Answer.One("部分拖欠")).Add("QM02", new Answer.Number(8)).Add("QM03", new Answer.Number(35000)), [], [new("PAY", "QM01")]);

    private Facts FactsOf(string member) => new(_world.Now, _world.Programme, _world.Programme.Member(member), _world.Records);

    private Issue Moved(int number, IssueMove move) => _world.Records.Issue(number)! is var issue ? issue with { Entries = issue.Entries.Add(new(_world.Now, issue.Reporter, move)) } : throw new InvalidOperationException();

    private void Report(Person person, params ReadOnlySpan<string> answers)
    {
        _world.Play(person, new Input.Command("report", ""));
        foreach (var answer in answers) Do(person, answer);
    }

    private void Do(Person person, string what)
    {
        _world.Now += TimeSpan.FromSeconds(5);
        if (what is ['[', .. var label, ']'])
        {
            var (message, button) = person.Find(label);
            _world.Play(person, new Input.Pressed(button.Data), message);
        }
        else _world.Play(person, what == "{photo}" ? new Input.Media(new(FileKind.Photo, $"p{person.NextMessage}", $"p{person.NextMessage}", 10)) : new Input.Text(what));
    }
}
