using FieldBot.Dialogs.Exports;
using FieldBot.Dialogs;
using FieldBot.Dialogs.Issues;
using FieldBot.Dialogs.Programmes;
using FieldBot.Host.Commands;

namespace FieldBot.Host.Tests.Commands;

/// <summary>What stands in a row of the ledger, and what does not.</summary>
public sealed class LedgerTableTests
{
    private static readonly FileRef Photo = new(FileKind.Photo, "a", "a"), Voice = new(FileKind.Voice, "b", "b", 10, 9);

    [Fact]
    public void An_issue_that_was_struck_off_tells_all_of_its_life_in_one_row()
    {
        var row = Row(Ledger.Of(17) with
        {
            Kind = "拖欠", People = 35, Amount = 123456.7m, Files = [Photo], Team = "G02", Handler = "C002", Handlers = ["C002"], State = IssueState.StruckOff, Ending = Ending.PartlySolved, Result = "补发了两个月",
            Satisfaction = Satisfaction.Acceptable, CheckedBy = "C003", ClosedAt = Ledger.Morning.AddDays(9),
            Entries = [Ledger.Entry(0, IssueMove.Register), Ledger.Entry(0, IssueMove.Dispatch, "请三天内联系") with { To = "G02" }, Ledger.Entry(1, IssueMove.Refer) with { To = "人社局" },
                Ledger.Entry(2, IssueMove.Progress, "已约谈项目部"), Ledger.Entry(3, IssueMove.Progress) with { Files = [Photo, Photo, Voice] }],
        });
        Assert.Equal(LedgerTable.Header.Length, row.Length);
        Assert.Equal(["I-17", "走访发现", "2022-04-06 09:30", "昭化区", "第1组", "一号标段", "干部一（C001）", "劳动报酬／拖欠", "三个月没发工资", "35", "123456.7", "第2组", "干部二（C002）", "2022-04-13 09:30",
            "4月6日 请三天内联系\n4月7日 人社局", "4月8日 已约谈项目部\n4月9日 照片 ×2、语音 9 秒"], row[..16]);
        Assert.EndsWith("：补发了两个月", row[16], StringComparison.Ordinal);
        Assert.Equal(["照片 3、语音 9 秒", "基本满意", "干部三（C003）", "2022-04-15 09:30"], row[17..21]);
        Assert.NotEmpty(row[21]);
    }

    [Fact]
    public void What_nobody_did_yet_is_empty()
    {
        var row = Row(Ledger.Of(1) with { Group = null, Unit = "X1" });
        Assert.Equal(["", "", "X1"], row[3..6]);
        Assert.Equal(["", "", "", ""], row[9..13]);
        Assert.All(row[14..21], Assert.Empty);
    }

    [Fact]
    public void Notes_of_the_staff_and_what_was_taken_back_are_not_in_it()
    {
        var row = Row(Ledger.Of(1) with
        {
            Entries = [Ledger.Entry(0, IssueMove.Note, "secret") with { Internal = true, Files = [Photo] }, Ledger.Entry(1, IssueMove.Progress, "wrong") with { Files = [Voice] }, Ledger.Entry(1, IssueMove.TakeBack) with { To = "Progress" }, Ledger.Entry(2, IssueMove.Progress, "right")],
        });
        Assert.DoesNotContain(row, c => c.Contains("secret", StringComparison.Ordinal) || c.Contains("wrong", StringComparison.Ordinal));
        Assert.Equal(("4月8日 right", ""), (row[15], row[17]));
    }

    [Fact]
    public void Whoever_did_not_answer_is_said_to_have_not() => Assert.Equal("未答复", Row(Ledger.Of(1) with { State = IssueState.StruckOff, Verdict = Verdict.Silent, ClosedAt = Ledger.Morning })[18]);

    [Fact]
    public void Five_people_on_one_matter_are_many()
    {
        Assert.Equal("干部一（C001）", Row(Ledger.Of(1) with { Joined = [2, 3, 4] })[6]);
        Assert.Equal("干部一（C001）\n多人反映（5 件）", Row(Ledger.Of(1) with { Joined = [2, 3, 4, 5] })[6]);
    }

    [Fact]
    public void What_the_programme_dropped_keeps_its_name_and_stays_restricted()
    {
        var older = Ledger.Version(1, "旧名", new Category("OLD", "旧类", "", [], "复杂", [], ["C003"]));
        var table = new LedgerTable(Ledger.Version(2, "新名"), [Ledger.Version(2, "新名"), older], [new("X1", "新单位", "")]);
        Assert.True(table.Restricted(Ledger.Of(1, category: "OLD")));
        Assert.True(table.Restricted(Ledger.Of(1, category: "SPE")));
        Assert.False(table.Restricted(Ledger.Of(1)));
        Assert.Equal(("新名", "旧类"), Texts(table, Ledger.Of(1, category: "OLD")) is var row ? (row[5], row[7]) : default);
        Assert.Equal("新单位", Texts(table, Ledger.Of(1) with { Unit = "X1" })[5]);
        // Of a unit without an area the group's counts.
        Assert.Equal("市本级", Texts(table, Ledger.Of(1) with { Unit = "X1" })[3]);
    }

    [Fact]
    public void A_cell_is_never_longer_than_Excel_takes() =>
        Assert.InRange(Row(Ledger.Of(1) with { Entries = [.. Enumerable.Range(1, 100).Select(n => Ledger.Entry(n, IssueMove.Progress, new('长', 500)))] })[15].Length, 31_000, 32_767);

    private static string[] Row(Issue issue) => Texts(new(Ledger.Programme, [Ledger.Programme], []), issue);

    private static string[] Texts(LedgerTable table, Issue issue) => [.. table.Row(issue).Select(c => c switch
    {
        ExportCell.Text t => t.Value,
        ExportCell.Number n => n.Value.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ExportCell.Moment m => ExportCsv.Time(m.Value),
        _ => "?",
    })];
}
