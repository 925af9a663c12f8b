using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Tests.Fixtures;

namespace FieldBot.Dialogs.Tests.Programmes;

public class ProgrammeReaderTests
{
    [Fact]
    public void The_sample_reads_without_a_fault()
    {
        var reading = new Workbook().Read();
        Assert.Empty(reading.Faults);
        var p = Assert.IsType<Programme>(reading.Programme);
        Assert.Equal(7, p.Version);
        Assert.Equal((11, 16, 24, 121), (p.Areas.Length, p.Units.Length, p.Groups.Length, p.Members.Length));
        Assert.Equal((31, 15, 4, 22), (p.Questions.Length, p.Categories.Length, p.Limits.Length, p.Actions.Length));
        Assert.Equal(Sample.Tables.First(t => t.Name == "calendar").Rows.Length, p.Calendar.Length);
        Assert.Equal("Asia/Shanghai", p.Settings.TimeZone.Id);
        Assert.Equal([(new(8, 30), new(12, 0)), (new(14, 30), new(18, 0))], p.Settings.WorkingHours);
        Assert.Equal([new(11, 30), new(17, 0)], p.Settings.RelayTimes);
        Assert.Equal(["120", "110", "119"], p.Settings.EmergencyPhones);
        Assert.Equal(["C001", "L01"], p.Categories.Single(c => c.Code == "SPE").Handlers);
        Assert.Equal(new Limit("紧急", false, 1, 2, 3, 10), p.Limits[0]);
        Assert.Null(p.Actions.Single(a => a.Code == "O01").FromWeek);
        Assert.Equal("forest farm", p.Term("林场", "en"));
    }

    [Fact]
    public void Questions_keep_what_hangs_on_them()
    {
        var p = Sample.Programme;
        Assert.Equal(["停工", "部分停产", "停产"], Assert.IsType<Condition.OnAnswer>(p.Question("QP03")!.Condition).Values);
        Assert.True(Assert.IsType<Condition.OnUnitKind>(p.Question("QP01")!.Condition).Not);
        Assert.Equal(("QW01", 0m, 99999m), (p.Question("QW02")!.Ceiling, p.Question("QW02")!.Min, p.Question("QW02")!.Max));
        Assert.Equal(["SAF", "HEA", "LIV"], p.Question("QD01")!.Suggests.Select(s => s.Category));
        Assert.Empty(Assert.Single(p.Question("QV06")!.Suggests).Choices);
        Assert.Equal([Role.GroupLeader, Role.OnCall], Assert.Single(p.Question("QS02")!.Notifies).Roles);
        Assert.Equal(("没有", true, true), (p.Question("QU04")!.Exclusive, p.Question("QU04")!.Carry, p.Question("QU04")!.Core));
        Assert.False(p.Question("QM03")!.Required);
        Assert.Empty(p.Question("QV01")!.Choices);
        Assert.Equal(500, p.Question("QV06")!.Max);
    }

    [Fact]
    public void A_unit_named_twice_counts_once_and_is_mentioned()
    {
        Assert.Equal(["U09"], Sample.Programme.Group("G17")!.Units);
        var warning = Assert.Single(new Workbook().Read().Warnings, w => w.File == "groups.csv");
        Assert.Equal((18, "蹲点单位"), (warning.Row, warning.Column));
    }

    [Fact]
    public void A_first_visit_is_a_condition()
    {
        var (book, _) = new Workbook().Set("questions", "QU06", "条件", "首次走访");
        Assert.IsType<Condition.FirstVisit>(book.Read().Programme!.Question("QU06")!.Condition);
    }

    [Fact]
    public void Every_fault_is_listed_at_once()
    {
        var book = new Workbook();
        book.Set("programme", "时区", "值", "火星");
        book.Set("units", "U16", "所属区域", "A99");
        book.Set("members", "C002", "角色", "班长");
        book.Set("questions", "QP02", "条件", "QX=是");
        book.Set("questions", "QP02", "类型", "整数 5");
        book.Set("questions", "QU04", "独选", "无");
        book.Set("categories", "VEN", "时限", "很急");
        book.Set("limits", "咨询", "计时", "");
        book.Set("actions", "R05", "止(周)", "1");
        book.Set("calendar", "2022-04-05", "日期", "清明");
        book.Set("terms", "林场", "English", "");
        var reading = book.Without("areas").Set("units", "U16", "纬度", "x").Book.Read();
        Assert.Null(reading.Programme);
        Assert.Equal(
            ["programme.csv 值", "areas.csv ", "units.csv 纬度", "members.csv 角色", "questions.csv 类型", "questions.csv 条件", "questions.csv 独选", "categories.csv 时限", "limits.csv 计时", "actions.csv 止(周)", "calendar.csv 日期", "terms.csv English"],
            reading.Faults.Select(f => $"{f.File} {f.Column}"));
        Assert.All(reading.Faults, f => Assert.True(f.What.Length > 0 && f.Allowed.Length > 0));
    }

    [Fact]
    public void Empty_rows_outer_spaces_and_the_order_of_columns_do_not_matter()
    {
        var book = new Workbook().Append("areas", "", " ", "").Append("areas").Change("units", t => t with
        {
            Header = [.. t.Header.Reverse().Select(h => $" {h} ")],
            Rows = [.. t.Rows.Select(r => r.Reverse().Select(c => $" {c} ").ToArray()).Select(r => System.Collections.Immutable.ImmutableArray.Create(r))],
        });
        var reading = book.Read();
        Assert.Empty(reading.Faults);
        Assert.Equal(Sample.Programme.Units, reading.Programme!.Units);
    }

    [Fact]
    public void Sheets_of_the_scenario_are_left_alone_and_unknown_ones_mentioned()
    {
        var reading = new Workbook().With(new("scenario-2022", "scenario-2022.csv", ["时间"], [])).With(new("notes", "notes.csv", ["x"], [])).Read();
        Assert.Empty(reading.Faults);
        Assert.Equal("notes.csv", Assert.Single(reading.Warnings, w => w.What.Contains("不认识", StringComparison.Ordinal)).File);
    }

    [Fact]
    public void No_tables_at_all_are_eleven_faults() => Assert.Equal(11, ProgrammeReader.Read([], 1).Faults.Length);

    [Fact]
    public void Tables_without_columns_or_rows_do_no_harm()
    {
        var tables = Sample.Tables.Select(t => t with { Header = [], Rows = [[], ["x"]] }).ToList();
        Assert.NotEmpty(ProgrammeReader.Read(tables, 1).Faults);
        Assert.NotEmpty(ProgrammeReader.Read([.. Sample.Tables.Select(t => t with { Rows = [.. t.Rows.Select(r => r[..1])] })], 1).Faults);
    }
}
