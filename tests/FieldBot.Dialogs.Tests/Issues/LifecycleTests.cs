using FieldBot.Dialogs.Issues;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;
using FieldBot.Dialogs.Tests.Fixtures;
using Stateless.Graph;

namespace FieldBot.Dialogs.Tests.Issues;

/// <summary>The life of an issue, move by move.</summary>
public sealed class LifecycleTests
{
    private readonly Case _case = new();

    [Fact]
    public void The_diagram_of_the_issue_is_the_machine()
    {
        var issue = _case.Register("C030");
        Accepted.Same(Path.Combine(Sample.Root(), "FieldBot.Dialogs", "Diagrams", "issue.mmd"), MermaidGraph.Format(new IssueLifecycle(issue, null, _case.FactsOf(null)).Machine.GetInfo()));
    }

    [Fact]
    public void A_groups_own_issue_is_in_hand_at_once()
    {
        var issue = _case.Register("C030");
        Assert.Equal((IssueState.InHand, "G09", "C030"), (issue.State, issue.Team, issue.Handler));
        Assert.Equal("2022-04-21 18:00", _case.World.Programme.LocalTime(issue.SolveBy).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Whoever_reported_it_or_said_that_it_is_done_does_not_strike_it_off()
    {
        var programme = ProgrammeReader.Read(Edited.Tables(Sample.Tables, "members K06 角色=受理|审核销号; members K07 角色=受理|审核销号"), 1).Programme!;
        var @case = new Case(programme);
        var number = @case.Register("K07").Number;
        Assert.True(@case.Move("K07", number, IssueMove.Refer, new("归他们管", "人社局")));
        Assert.True(@case.Move("K06", number, IssueMove.Finish, new("发了") { Ending = Ending.Referred }));
        foreach (var one in (string[])["K06", "K07"]) Assert.False(@case.Move(one, number, IssueMove.PassCheck), one);
        Assert.True(@case.Move("K02", number, IssueMove.PassCheck));
    }

    [Fact]
    public void From_intake_to_striking_off()
    {
        var number = _case.Register("K07").Number;
        Does("K07", IssueMove.Accept, IssueState.Accepted);
        Does("K07", IssueMove.Dispatch, IssueState.Dispatched, new("", "G09"));
        Does("C029", IssueMove.Sign, IssueState.Signed);
        Does("C029", IssueMove.Assign, IssueState.Signed, new("", "C030"));
        Does("C030", IssueMove.Start, IssueState.InHand);
        Does("C030", IssueMove.Hold, IssueState.OnHold, new("等材料") { Until = new(2022, 4, 2) });
        Does("C030", IssueMove.Resume, IssueState.InHand);
        Does("C030", IssueMove.Finish, IssueState.UnderCheck, new("发了") { Ending = Ending.Solved });
        Does("K02", IssueMove.PassCheck, IssueState.CalledBack);
        Does("K07", IssueMove.SayYes, IssueState.StruckOff);
        Does("K07", IssueMove.Rate, IssueState.StruckOff, new() { Satisfaction = Satisfaction.Satisfied });
        var issue = _case.Issue(number);
        Assert.Equal((Ending.Solved, Verdict.Solved, "K02", Satisfaction.Satisfied), (issue.Ending, issue.Verdict, issue.CheckedBy, issue.Satisfaction));
        _case.Pass(TimeSpan.FromDays(31));
        Assert.Equal(IssueState.Archived, _case.Issue(number).State);

        void Does(string who, IssueMove move, IssueState state, MoveDetails? details = null)
        {
            Assert.True(_case.Move(who, number, move, details), $"{who} {move}");
            Assert.Equal(state, _case.Issue(number).State);
        }
    }

    [Fact]
    public void Nobody_strikes_off_what_they_handled()
    {
        var number = _case.Register("C030").Number;
        _case.Move("C030", number, IssueMove.Finish, new("好了") { Ending = Ending.Solved });
        foreach (var other in _case.World.Programme.Members.Where(m => m.Code is not ("K02" or "K08")))
            Assert.False(_case.Move(other.Code, number, IssueMove.PassCheck), other.Code);
        Assert.True(_case.Move("K02", number, IssueMove.PassCheck));
    }

    /// <summary>Intake that is a closer too: what they said is done, or entered for a caller, somebody else looks at.</summary>
    [Fact]
    public void Nobody_strikes_off_what_they_entered_or_said_is_done()
    {
        var both = new Case(ProgrammeReader.Read(Edited.Tables(Sample.Tables, "members K07 角色=受理|审核销号"), 1).Programme!);
        var (mine, others) = (both.Register("K07").Number, both.Register("K06").Number);
        foreach (var number in (int[])[mine, others])
        {
            Assert.True(both.Move("K07", number, IssueMove.Refer, new("", "人社局")));
            Assert.True(both.Move(number == mine ? "K06" : "K07", number, IssueMove.Finish, new("办了") { Ending = Ending.Referred }));
            Assert.False(both.Move("K07", number, IssueMove.PassCheck));
            Assert.True(both.Move("K02", number, IssueMove.PassCheck));
        }
    }

    /// <summary>It was done and nobody's to do when the handler lost the account; then it comes back.</summary>
    [Fact]
    public void What_comes_back_to_a_handler_who_left_is_told_to_the_group_leader()
    {
        var number = _case.Register("C030").Number;
        var leader = _case.World.Person("C029");
        Assert.True(_case.Move("C030", number, IssueMove.Finish, new("好了") { Ending = Ending.Solved }));
        _case.Turn("K01", t => FieldBot.Dialogs.Catalogue.Withdrawal.Release(t, "C030"));
        Assert.True(_case.Move("K02", number, IssueMove.SendBack, new("没有凭据")));
        Assert.Contains("没有凭据", leader.Text, StringComparison.Ordinal);
        Assert.True(IssuePeople.WaitFor(_case.FactsOf("C029").Me!, _case.Issue(number), _case.FactsOf("C029")));
        Assert.True(_case.Move("C029", number, IssueMove.Assign, new("", "C031")));
    }

    [Theory]
    [InlineData(IssueMove.Bounce, "C029")]
    [InlineData(IssueMove.Refer, "C030")]
    public void What_leaves_the_hold_does_not_say_any_more_until_when_it_is_held(IssueMove move, string who)
    {
        var number = _case.Register("C030").Number;
        Assert.True(_case.Move("C030", number, IssueMove.Hold, new("等材料") { Until = new(2022, 4, 6) }));
        Assert.True(_case.Move(who, number, move, new("不归我们", "人社局")));
        Assert.Null(_case.Issue(number).HoldUntil);
        if (move != IssueMove.Refer) return;
        // And what came back from outside is not said to be there.
        Assert.True(_case.Move("K07", number, IssueMove.Dispatch, new("", "G09")));
        Assert.Null(_case.Issue(number).ReferredTo);
    }

    [Fact]
    public void A_second_bounce_and_a_second_no_are_for_the_area()
    {
        var number = _case.Register("K07").Number;
        for (var n = 0; n < 2; n++)
        {
            Assert.True(_case.Move("K07", number, IssueMove.Dispatch, new("", "G09")));
            Assert.True(_case.Move("C029", number, IssueMove.Bounce, new("不归我们")));
        }

        Assert.Equal(IssueState.Deciding, _case.Issue(number).State);
        Assert.True(_case.Move("L03", number, IssueMove.Dispatch, new("", "G10")));

        number = _case.Register("C030").Number;
        for (var n = 0; n < 2; n++)
        {
            if (n > 0) Assert.Equal(IssueState.InHand, _case.Issue(number).State);
            var deadline = _case.Issue(number).SolveBy;
            Assert.True(_case.Move("C030", number, IssueMove.Finish, new("好了") { Ending = Ending.Solved }));
            Assert.True(_case.Move("K08", number, IssueMove.PassCheck));
            Assert.True(_case.Move("C030", number, IssueMove.SayNo, new("没有")));
            Assert.Equal(deadline, _case.Issue(number).SolveBy);
        }

        Assert.Equal(IssueState.Deciding, _case.Issue(number).State);
        Assert.True(_case.Move("K07", number, IssueMove.Redo));
        Assert.Equal((IssueState.InHand, "C030"), (_case.Issue(number).State, _case.Issue(number).Handler));
    }

    [Fact]
    public void An_extension_is_granted_once_by_somebody_else()
    {
        var number = _case.Register("C030").Number;
        var deadline = _case.Issue(number).SolveBy;
        Assert.True(_case.Move("C030", number, IssueMove.AskExtension, new("等法院") { Days = 5 }));
        Assert.False(_case.Move("C030", number, IssueMove.GrantExtension));
        Assert.False(_case.Move("L03", number, IssueMove.GrantExtension));
        Assert.Equal(deadline, _case.Issue(number).SolveBy);
        Assert.True(_case.Move("C029", number, IssueMove.GrantExtension));
        Assert.Equal(IssueClock.Extended(_case.Issue(number) with { ExtendedDays = 0 }, 5, _case.World.Programme, _case.World.Records), _case.Issue(number).SolveBy);
        Assert.False(_case.Move("C030", number, IssueMove.AskExtension, new("再等") { Days = 5 }));

        number = _case.Register("C029").Number;
        Assert.True(_case.Move("C029", number, IssueMove.AskExtension, new("等法院") { Days = 5 }));
        Assert.False(_case.Move("C029", number, IssueMove.GrantExtension));
        Assert.True(_case.Move("L03", number, IssueMove.GrantExtension));
    }

    [Fact]
    public void More_time_that_would_be_over_already_cannot_be_asked_for()
    {
        var number = _case.Register("C030", category: "LIV").Number;
        // Due on 11 April; seven working days more are over on 20 April.
        _case.World.Pass(new(2022, 4, 19, 9, 0, 0, TimeSpan.FromHours(8)));
        Assert.True(new IssueLifecycle(_case.Issue(number), _case.FactsOf("C030").Me, _case.FactsOf("C030")).May(IssueMove.AskExtension));
        _case.World.Pass(new(2022, 4, 20, 9, 0, 0, TimeSpan.FromHours(8)));
        Assert.False(_case.Move("C030", number, IssueMove.AskExtension, new("等配件") { Days = 7 }));
    }

    [Fact]
    public void Silence_of_five_working_days_strikes_off()
    {
        var number = _case.Register("C030").Number;
        _case.Move("C030", number, IssueMove.Finish, new("好了") { Ending = Ending.Solved });
        _case.Move("K02", number, IssueMove.PassCheck);
        _case.World.Pass(new(2022, 4, 7, 17, 59, 0, TimeSpan.FromHours(8)));
        Assert.Equal(IssueState.CalledBack, _case.Issue(number).State);
        _case.World.Pass(new(2022, 4, 7, 18, 0, 0, TimeSpan.FromHours(8)));
        Assert.Equal((IssueState.StruckOff, Verdict.Silent), (_case.Issue(number).State, _case.Issue(number).Verdict));
    }

    [Fact]
    public void What_is_late_rises_level_by_level_and_once()
    {
        var number = _case.Register("C030", category: "LIV").Number;
        _case.World.Pass(new(2022, 6, 30, 18, 0, 0, TimeSpan.FromHours(8)));
        var rises = _case.Issue(number).Entries.Where(e => e.Move == IssueMove.Rise).Select(e => _case.World.Programme.LocalTime(e.At).ToString("MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture));
        // Registered on 30 March, 7 working days: 11 April, with two days of 清明 off and one Saturday worked.
        Assert.Equal(["04-12 08:30", "04-14 08:30", "04-18 08:30"], rises);
        Assert.Equal(Level.City, _case.Issue(number).Level);
    }

    [Fact]
    public void An_urgent_one_that_nobody_signs_is_told_at_once_at_any_hour()
    {
        _case.World.Now = new(2022, 3, 30, 23, 0, 0, TimeSpan.FromHours(8));
        var number = _case.Register("K07", category: "SAF").Number;
        _case.Pass(TimeSpan.FromHours(2));
        Assert.Contains(_case.Issue(number).Entries, e => e.Move == IssueMove.Urge);
        Assert.True(_case.Move("K07", number, IssueMove.Dispatch, new("", "G09")));
    }

    [Fact]
    public void A_move_is_taken_back_by_its_author_within_five_minutes()
    {
        var number = _case.Register("C030").Number;
        _case.Move("C030", number, IssueMove.Finish, new("好了") { Ending = Ending.Solved });
        Assert.Null(_case.Turn("C029", t => IssueMoves.TakeBack(t, _case.Issue(number))));
        _case.World.Now += TimeSpan.FromMinutes(5);
        Assert.NotNull(_case.Turn("C030", t => IssueMoves.TakeBack(t, _case.Issue(number))));
        Assert.Equal((IssueState.InHand, null, null), (_case.Issue(number).State, _case.Issue(number).Ending, _case.Issue(number).DoneAt));
        Assert.Equal([IssueMove.Register, IssueMove.Finish, IssueMove.TakeBack], _case.Issue(number).Entries.Select(e => e.Move));
        Assert.Null(_case.Turn("C030", t => IssueMoves.TakeBack(t, _case.Issue(number))));
        _case.Move("C030", number, IssueMove.Finish, new("好了") { Ending = Ending.Solved });
        _case.World.Now += TimeSpan.FromMinutes(6);
        Assert.Null(_case.Turn("C030", t => IssueMoves.TakeBack(t, _case.Issue(number))));
    }

    [Fact]
    public void A_deputy_goes_on_in_place_of_an_absent_handler_but_not_with_what_is_restricted()
    {
        var (open, restricted) = (_case.Register("C030").Number, _case.Register("C001", category: "SPE").Number);
        Assert.False(_case.Move("C031", open, IssueMove.Finish, new("好了") { Ending = Ending.Solved }));
        Away("C030", "C031");
        Away("C001", "C002");
        Assert.False(_case.Move("C002", restricted, IssueMove.Finish, new("好了") { Ending = Ending.Solved }));
        Assert.True(_case.Move("C031", open, IssueMove.Finish, new("好了") { Ending = Ending.Solved }));
        Assert.Equal("C030", _case.Issue(open).Handler);

        void Away(string who, string deputy) => _case.Turn(who, t => t.Happened(new Event.AbsenceSet(new(t.Facts.Records.NextAbsence, who, t.Facts.Today, t.Facts.Today, deputy, who, t.Facts.Now))));
    }

    [Fact]
    public void A_merge_that_is_taken_back_takes_its_voice_along_from_wherever_it_went()
    {
        List<int> numbers = [_case.Register("C030").Number, _case.Register("C030").Number, _case.Register("C030").Number];
        for (var n = 0; n < 2; n++)
        {
            Assert.True(_case.Move("C030", numbers[n], IssueMove.Merge, new("", $"I-{numbers[n + 1]}")));
            _case.Turn("C030", t => IssueMoves.Join(t, _case.Issue(numbers[n]), _case.Issue(numbers[n + 1])));
        }

        Assert.Equal(3, _case.Issue(numbers[2]).Voices);
        Assert.NotNull(_case.Turn("C030", t => IssueMoves.TakeBack(t, _case.Issue(numbers[0]))));
        Assert.Equal([numbers[1]], _case.Issue(numbers[2]).Joined);
        Assert.Empty(_case.Issue(numbers[1]).Joined);
    }

    [Fact]
    public void A_restricted_issue_exists_for_its_handlers_closers_and_keepers_only()
    {
        var issue = _case.Register("C030", category: "SPE");
        foreach (var member in _case.World.Programme.Members)
            Assert.Equal(member.Code is "C001" or "L01" or "C030" || member.Is(Role.IdentityKeeper), IssueRights.MaySee(member, issue, _case.FactsOf(member.Code)));
    }

    [Fact]
    public void Who_has_several_deadlines_that_move_or_takes_several_over_is_told_once()
    {
        var (handler, leader, next) = (_case.World.Person("C030"), _case.World.Person("C029"), _case.World.Person("C031"));
        for (var n = 0; n < 3; n++) _case.Register("C030");
        _case.Turn("K01", t => IssueMoves.Recount(t, Later(new(new(2022, 4, 20), Working: false, "测试"))));
        Assert.Single(handler.Shown, s => s.Message.Html.Contains("3 件问题的时限改了", StringComparison.Ordinal));
        Assert.Equal(3, _case.Turn("C029", t => IssueHandOver.Give(t, "C030", "C031")));
        Assert.Single(next.Shown, s => s.Message.Html.Contains("3 件问题转给", StringComparison.Ordinal));
        Assert.Single(handler.Shown, s => s.Message.Html.Contains("3 件问题转给", StringComparison.Ordinal));
        Assert.DoesNotContain(leader.Shown, s => s.Message.Html.Contains("转给", StringComparison.Ordinal));
    }

    [Fact]
    public void What_was_denied_is_asked_about_once_more_after_its_second_end()
    {
        var number = _case.Register("C030").Number;
        Ends();
        _case.World.Pass(_case.World.Now.AddDays(15));
        Assert.True(_case.Move("C030", number, IssueMove.SayNo, new("又欠了")));
        Ends();
        Assert.False(_case.Move("C030", number, IssueMove.SayNo, new("没有人问")));
        _case.World.Pass(_case.World.Now.AddDays(15));
        Assert.Equal(2, _case.Issue(number).Entries.Count(e => e.Move == IssueMove.AskAgain));

        void Ends()
        {
            Assert.True(_case.Move("C030", number, IssueMove.Finish, new("好了") { Ending = Ending.Solved }));
            Assert.True(_case.Move("K02", number, IssueMove.PassCheck));
            Assert.True(_case.Move("C030", number, IssueMove.SayYes));
        }
    }

    [Fact]
    public void A_holiday_that_is_added_moves_what_is_open_and_says_so()
    {
        var number = _case.Register("C030").Number;
        var later = Later(new(new(2022, 4, 20), Working: false, "测试"));
        var before = _case.Issue(number).SolveBy;
        _case.Turn("K01", t => IssueMoves.Recount(t, later));
        Assert.True(_case.Issue(number).SolveBy > before);
        Assert.Equal(IssueMove.MoveDeadline, _case.Issue(number).Entries[^1].Move);
    }

    [Fact]
    public void A_holiday_that_was_added_while_it_was_closed_counts_when_it_is_open_again()
    {
        var (denied, undone) = (_case.Register("C030").Number, _case.Register("C030").Number);
        Assert.True(_case.Move("C030", denied, IssueMove.Finish, new("好了") { Ending = Ending.Solved }));
        Assert.True(_case.Move("K02", denied, IssueMove.PassCheck));
        Assert.True(_case.Move("C030", denied, IssueMove.SayYes));
        _case.World.Pass(new(2022, 4, 14, 9, 0, 0, TimeSpan.FromHours(8)));
        Assert.True(_case.Move("C030", undone, IssueMove.Withdraw, new("不用了")));
        var later = Later(new(new(2022, 4, 20), Working: false, "测试"));
        _case.Turn("K01", t => IssueMoves.Recount(t, later));
        _case.World.Records.Apply(new FieldBot.Dialogs.Records.Event.ProgrammeApplied(_case.World.Records.Candidate(_case.World.Records.AddCandidate(later, Sample.Tables, "K01", _case.World.Now))!, _case.World.Now), null, "K01", _case.World.Now);
        Assert.True(_case.Move("C030", denied, IssueMove.SayNo, new("又欠了")));
        Assert.NotNull(_case.Turn("C030", t => IssueMoves.TakeBack(t, _case.Issue(undone))));
        foreach (var number in (int[])[denied, undone]) Assert.True(IssueProof.LimitsFit(_case.Issue(number), _case.World.Programme, _case.World.Records), $"I-{number}");
    }

    /// <summary>The programme with one more day in its calendar.</summary>
    internal static Programme Later(CalendarDay day)
    {
        var programme = Sample.Programme;
        return new()
        {
            Version = 2, Settings = programme.Settings, Areas = programme.Areas, Units = programme.Units, Groups = programme.Groups, Members = programme.Members, Questions = programme.Questions, Categories = programme.Categories,
            Limits = programme.Limits, Actions = programme.Actions, Calendar = programme.Calendar.Add(day), Terms = programme.Terms,
        };
    }
}
