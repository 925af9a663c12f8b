using System.Collections.Immutable;
using FieldBot.Dialogs.Issues;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;
using FieldBot.Dialogs.Summaries;
using FieldBot.Dialogs.Summaries.Briefs;
using FieldBot.Dialogs.Tests.Fixtures;
using FieldBot.Dialogs.Tests.Issues;
using FieldBot.Dialogs.Texts;

namespace FieldBot.Dialogs.Tests.Leaders;

/// <summary>What summaries do not tell, and what a button stands for when the programme has changed.</summary>
public sealed class GuardedTests
{
    private readonly Case _case = new();

    [Fact]
    public void Few_concerns_cannot_be_reckoned_from_the_rates_of_a_brief()
    {
        for (var n = 1; n <= 10; n++) Issue($"C{n + 29:D3}", "PAY");
        Issue("#0001", "PAY");
        Issue("#0002", "LIV");
        _case.World.Now = _case.World.Now.AddDays(7);
        var brief = Of(BriefKind.Week, "L01");
        Assert.Contains("新登记问题 10 件", brief, StringComparison.Ordinal);
        Assert.Contains("响应率 不足 5", brief, StringComparison.Ordinal);
        Assert.DoesNotContain("12", brief[brief.IndexOf("二、", StringComparison.Ordinal)..brief.IndexOf("三、", StringComparison.Ordinal)], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(BriefKind.Issues)]
    [InlineData(BriefKind.Midterm)]
    public void What_is_for_named_members_is_not_in_the_brief_that_one_of_them_drafts(BriefKind kind)
    {
        Assert.Contains("L01", _case.World.Programme.Category("SPE")!.Handlers);
        Issue("C030", "SPE");
        Issue("C030", "PAY");
        var brief = Of(kind, "L01");
        Assert.DoesNotContain("SPE-said", brief, StringComparison.Ordinal);
        Assert.DoesNotContain(_case.World.Programme.Category("SPE")!.Name, brief, StringComparison.Ordinal);
        Assert.Contains(kind == BriefKind.Issues ? "PAY-said" : "新登记问题 1 件", brief, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_places_at_once_offer_only_what_the_reader_may_see()
    {
        var person = _case.World.Person("L03");
        _case.World.Play(person, new Input.Text("昭化区和旺苍县进展"));
        var buttons = person.Shown[^1].Message.Buttons.SelectMany(r => r).Select(b => b.Label).ToList();
        Assert.Contains("昭化区", buttons);
        Assert.DoesNotContain("旺苍县", buttons);
    }

    [Fact]
    public void A_button_stands_for_the_same_unit_when_another_stands_in_its_place_and_for_none_when_it_is_gone()
    {
        var (before, moved, gone) = (Longer("UNIT-A", "UNIT-B"), Longer("UNIT-C", "UNIT-A", "UNIT-B"), Longer("UNIT-A", "UNIT-C"));
        var code = QueryCode.Write(new(Subject.Overview, Period.Of(PeriodKind.Week, before)) { Unit = "UNIT-B-0000000000001" }, before);
        Assert.Equal("UNIT-B-0000000000001", QueryCode.Read(code, before)?.Unit);
        Assert.Equal("UNIT-B-0000000000001", QueryCode.Read(code, moved)?.Unit);
        Assert.Null(QueryCode.Read(code, gone));
    }

    [Fact]
    public void The_longest_query_fits_beside_what_a_button_does_with_it()
    {
        var facts = _case.FactsOf("L01");
        var query = new Query(Subject.NotVisited, Period.Between(facts.Today.AddDays(-9), facts.Today)) { Area = "A00001", Group = "G00001", Unit = "U00001", Category = "P00001", State = IssueState.InHand, Days = 999_999_999, Most = 99, Order = Order.Oldest, Page = 99 };
        Assert.InRange(QueryCode.Write(query, facts).Length, 1, 64 - "sf.u99.".Length);
    }

    [Theory]
    [InlineData("zh-Hans", "您的范围里现在没有工作组")]
    [InlineData("en", "There is no group and no unit in your scope now")]
    public void A_leader_whose_area_was_removed_is_told_so_and_no_number(string language, string said)
    {
        var facts = _case.FactsOf("L03");
        var gone = facts.Me! with { Scope = ["A99"] };
        facts = facts with { Me = gone };
        var card = Catalogue.SummaryCard.Text(Summary.Of(gone, Catalogue.SummaryCard.First(facts), facts), facts, Wording.In(language), timed: false);
        Assert.Contains(said, card, StringComparison.Ordinal);
        Assert.DoesNotContain("0/", card, StringComparison.Ordinal);
    }

    private string Of(BriefKind kind, string by)
    {
        var facts = _case.FactsOf(by);
        return Brief.Of(kind, facts.Me!, facts, Wording.In("zh-Hans")).Text;
    }

    private Facts Longer(params string[] units)
    {
        var tables = Sample.Tables.Select(t => t.Name == "units" ? t with { Rows = t.Rows.InsertRange(0, units.Select(u => t.Rows[0].SetItem(0, u + "-0000000000001").SetItem(1, u))) } : t).ToImmutableArray();
        return _case.FactsOf("L01") with { Programme = ProgrammeReader.Read(tables, 2).Programme! };
    }

    private void Issue(string by, string category)
    {
        var (now, number) = (_case.World.Now, _case.World.Records.NextIssue);
        Issue issue = new(number, 1, by[0] == '#' ? IssueSource.Worker : IssueSource.Cadre, by, null, "U01", category, null, $"{category}-said", null, null, null, [], "一般", Urgent: false, now)
        {
            State = IssueState.InHand, Team = "G09", ContactedAt = now, SolveBy = now.AddDays(20), Entries = [new(now, by, IssueMove.Register)],
        };
        _case.World.Records.Apply(new Event.IssueRegistered(issue), null, "C030", now);
    }
}
