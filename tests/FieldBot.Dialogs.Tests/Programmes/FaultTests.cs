using FieldBot.Dialogs.Catalogue;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Tests.Fixtures;

namespace FieldBot.Dialogs.Tests.Programmes;

/// <summary>One slip of the hand, one fault with its place: nothing else is said, and nothing is read.</summary>
public class FaultTests
{
    [Theory]
    // programme
    [InlineData("programme", "名称", "值", "", "没有填")]
    [InlineData("programme", "名称", "项", "名字", "不认识“名字”", "缺少“名称”")]
    [InlineData("programme", "主办", "项", "名称", "“名称”写了两次", "缺少“主办”")]
    [InlineData("programme", "开始日期", "值", "2022-02-30", "“2022-02-30”不是日期")]
    [InlineData("programme", "结束日期", "值", "", "没有填")]
    [InlineData("programme", "结束日期", "值", "2022-03-31", "晚于结束日期")]
    [InlineData("programme", "见面截止", "值", "2022-03-29", "早于开始日期")]
    [InlineData("programme", "时区", "值", "Asia/Guangyuan", "没有“Asia/Guangyuan”这个时区")]
    [InlineData("programme", "工作时间", "值", "", "没有填")]
    [InlineData("programme", "工作时间", "值", "08:30-25:00", "“25:00”不是时刻")]
    [InlineData("programme", "工作时间", "值", "08:30", "“08:30”不是一段时间")]
    [InlineData("programme", "工作时间", "值", "12:00-08:30", "“12:00-08:30”的结束不晚于开始")]
    [InlineData("programme", "工作时间", "值", "08:30-12:00|11:30-18:00", "“11:30-18:00”和前一段重叠，或次序不对")]
    [InlineData("programme", "免打扰", "值", "21:30-21:30", "开始和结束是同一时刻")]
    [InlineData("programme", "免打扰", "值", "", "没有填")]
    [InlineData("programme", "默认语言", "值", "fr", "没有“fr”这种语言")]
    [InlineData("programme", "未走访提醒组长(天)", "值", "0", "“0”不是合适的整数")]
    [InlineData("programme", "诉求统计隐去小于", "值", "五", "“五”不是合适的整数")]
    [InlineData("programme", "匿名诉求转达时刻", "值", "11:30|中午", "“中午”不是时刻")]
    [InlineData("programme", "急救电话", "值", "", "没有填")]
    [InlineData("programme", "危机词", "值", "自杀|自杀", "“自杀”写了两次")]
    // areas, units, groups
    [InlineData("areas", "A11", "名称", "", "没有填")]
    [InlineData("actions", "R01", "编码", "R 01", "编码“R 01”不合格式")]
    [InlineData("units", "U16", "所属区域", "A99", "“区域”表(areas)里没有“A99”")]
    [InlineData("units", "U16", "所属区域", "", "没有填")]
    [InlineData("units", "U16", "类型", "", "没有填")]
    [InlineData("units", "U16", "纬度", "北纬32", "“北纬32”不是经纬度")]
    [InlineData("units", "U16", "纬度", "91", "“91”不是经纬度")]
    [InlineData("units", "U16", "经度", "", "纬度和经度只填了一个")]
    [InlineData("groups", "G01", "蹲点单位", "U01|U99", "“单位”表(units)里没有“U99”")]
    [InlineData("groups", "G01", "蹲点单位", "", "没有填")]
    [InlineData("groups", "G01", "所属区域", "A99", "“区域”表(areas)里没有“A99”")]
    // members
    [InlineData("members", "C002", "编码", "c003", "“C003”用了两次")]
    [InlineData("members", "C002", "编码", "", "没有填")]
    [InlineData("members", "C002", "编码", "123456789012345678901", "编码“123456789012345678901”不合格式")]
    [InlineData("members", "C002", "编码", "ADMIN", "“ADMIN”是系统自带的管理员")]
    [InlineData("members", "C002", "姓名", "", "没有填")]
    [InlineData("members", "C002", "角色", "组员|班长", "没有“班长”这个角色")]
    [InlineData("members", "C002", "角色", "", "没有填")]
    [InlineData("members", "C002", "工作组", "", "组员和组长要有工作组")]
    [InlineData("members", "C002", "工作组", "G99", "“工作组”表(groups)里没有“G99”")]
    [InlineData("members", "C002", "范围", "", "没有填")]
    [InlineData("members", "C002", "范围", "G01|X1", "没有编码为“X1”的组、单位或区域")]
    // questions
    [InlineData("questions", "QS01", "编码", "Photos", "“Photos”是系统用的名称")]
    [InlineData("questions", "QS01", "编码", "QN01", "“QN01”用了两次")]
    [InlineData("questions", "QS01", "核心", "*", "“*”不认识")]
    [InlineData("questions", "QS01", "问题", "", "没有填")]
    [InlineData("questions", "QS01", "类型", "", "没有填")]
    [InlineData("questions", "QS01", "类型", "短文", "“短文”不认识")]
    [InlineData("questions", "QS01", "类型", "文字", "“文字”的字数不对")]
    [InlineData("questions", "QS01", "类型", "文字 0", "“文字 0”的字数不对")]
    [InlineData("questions", "QS01", "类型", "日期 5", "“日期 5”多了“5”")]
    [InlineData("questions", "QG02", "类型", "整数 9-1", "“整数 9-1”的范围不对")]
    [InlineData("questions", "QG02", "类型", "整数", "“整数”的范围不对")]
    [InlineData("questions", "QS01", "选项", "是|否", "这种类型没有选项")]
    [InlineData("questions", "QV01", "选项", "全市成员", "成员多选的选项由系统列出")]
    [InlineData("questions", "QV04", "选项", "", "没有填")]
    [InlineData("questions", "QV04", "选项", "座谈", "只有一个选项")]
    [InlineData("questions", "QV04", "选项", "座谈|问卷|座谈", "“座谈”写了两次")]
    [InlineData("questions", "QV04", "选项", "座谈|一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一", "“一二三四五六七八九十…”太长(41 字)")]
    [InlineData("questions", "QP02", "条件", "单位类型", "“单位类型”看不懂")]
    [InlineData("questions", "QP02", "条件", "单位类型=", "“单位类型=”看不懂")]
    [InlineData("questions", "QP02", "条件", "单位类型=|", "“单位类型=|”看不懂")]
    [InlineData("questions", "QP02", "条件", "单位类型=工地", "“单位”表(units)里没有“工地”这种类型")]
    [InlineData("questions", "QP02", "条件", "QX=是", "没有编码为“QX”的问题")]
    [InlineData("questions", "QP02", "条件", "QC01=全部", "“QC01”排在后面")]
    [InlineData("questions", "QP02", "条件", "QP02=1", "不能是这道题自己")]
    [InlineData("questions", "QP02", "条件", "QV05=3", "“QV05”不是选择题")]
    [InlineData("questions", "QP02", "条件", "QP01<>停工|歇工", "“QP01”没有“歇工”")]
    [InlineData("questions", "QP02", "必答", "要", "“要”不认识")]
    [InlineData("questions", "QP02", "默认上次", "y", "“y”不认识")]
    [InlineData("questions", "QW02", "上限", "QU02", "“QU02”排在后面")]
    [InlineData("questions", "QW02", "上限", "QZ", "没有编码为“QZ”的问题")]
    [InlineData("questions", "QW02", "上限", "QP01", "“QP01”不是整数题")]
    [InlineData("questions", "QM03", "上限", "QW01", "只有整数题可以有上限")]
    [InlineData("questions", "QC01", "建议立件", "CON", "“CON”看不懂")]
    [InlineData("questions", "QC01", "建议立件", "=未签", "“=未签”看不懂")]
    [InlineData("questions", "QC01", "建议立件", "XXX=未签", "“类目”表(categories)里没有“XXX”")]
    [InlineData("questions", "QC01", "建议立件", "CON=没签", "选项里没有“没签”")]
    [InlineData("questions", "QC01", "建议立件", "CON=未签,CON=部分", "“CON”写了两次")]
    [InlineData("questions", "QC01", "建议立件", "有内容", "“有内容”只用于文字题")]
    [InlineData("questions", "QN01", "建议立件", "OTH=有", "选项里没有“有”")]
    [InlineData("questions", "QS02", "通知", "紧急", "“紧急”看不懂")]
    [InlineData("questions", "QS02", "通知", "急=组长", "选项里没有“急”")]
    [InlineData("questions", "QS02", "通知", "紧急=组长|班长", "没有“班长”这个角色")]
    [InlineData("questions", "QG01", "独选", "没有", "选项里没有“没有”")]
    [InlineData("questions", "QS02", "独选", "平稳", "只有多选题可以有独选")]
    // categories, limits
    [InlineData("categories", "VEN", "时限", "很急", "“时限”表(limits)里没有“很急”")]
    [InlineData("categories", "VEN", "时限", "", "没有填")]
    [InlineData("categories", "VEN", "一级类目", "", "没有填")]
    [InlineData("categories", "VEN", "二级类目", "", "没有填")]
    [InlineData("categories", "VEN", "二级类目", "驿站|驿站", "“驿站”写了两次")]
    [InlineData("categories", "VEN", "直达市总", "阵地闲置|没有这一类", "“二级类目”里没有“没有这一类”")]
    [InlineData("categories", "VEN", "限定处理人", "C001|C999", "“人员”表(members)里没有“C999”")]
    [InlineData("categories", "SUG", "编码", "ASK", "“ASK”用了两次")]
    [InlineData("limits", "咨询", "计时", "日历时", "“日历时”不认识")]
    [InlineData("limits", "咨询", "签收(小时)", "-1", "“-1”不是合适的整数")]
    [InlineData("limits", "咨询", "办结(工作日)", "0", "“0”不是合适的整数")]
    [InlineData("limits", "咨询", "可延期(工作日)", "", "没有填")]
    // actions, calendar, terms
    [InlineData("actions", "R05", "类别", "必做", "“必做”不认识")]
    [InlineData("actions", "R05", "起(周)", "8", "早于起(周)")]
    [InlineData("actions", "R05", "起(周)", "", "起止只填了一个")]
    [InlineData("actions", "R05", "起(周)", "第二周", "“第二周”不是合适的整数")]
    [InlineData("actions", "R05", "次数", "0", "“0”不是合适的整数")]
    [InlineData("calendar", "2022-04-05", "日期", "4月5日", "“4月5日”不是日期")]
    [InlineData("calendar", "2022-04-05", "日期", "2022-04-04", "2022-04-04 写了两次")]
    [InlineData("calendar", "2022-04-05", "班休", "假", "“假”不认识")]
    [InlineData("asks", "欠薪", "意思", "钱", "“钱”看不懂")]
    [InlineData("asks", "见了多少职工", "说法", "{地方}见了多少职工", "不认识“{地方}”")]
    [InlineData("asks", "欠薪", "说法", "{区域}欠薪", "一个词里不能有花括号")]
    [InlineData("asks", "讨薪", "说法", "工资", "“工资”写了两次")]
    [InlineData("terms", "林场", "English", "", "没有填")]
    [InlineData("terms", "林场", "中文", "园区", "“园区”有两种译法")]
    public void One_slip_is_said_once_with_its_place(string table, string key, string column, string value, string what, string? missing = null)
    {
        var (book, row) = new Workbook().Set(table, key, column, value);
        var reading = book.Read();
        Assert.Null(reading.Programme);
        var faults = reading.Faults.ToList();
        if (missing is not null) Assert.True(faults.Remove(Assert.Single(faults, f => f.What == missing && f.Row == 0)));
        var fault = Assert.Single(faults);
        // Some faults lie between two cells: they are shown at the second one.
        var place = what switch
        {
            _ when what.EndsWith("用了两次", StringComparison.Ordinal) => (Math.Max(row, fault.Row), column),
            "晚于结束日期" => (book.Row("programme", "见面截止"), column),
            "早于起(周)" => (row, "止(周)"),
            _ => (row, column),
        };
        Assert.Equal(place, (fault.Row, fault.Column));
        Assert.Equal($"{table}.csv", fault.File);
        Assert.Equal(what, fault.What);
        Assert.NotEmpty(fault.Allowed);
    }

    [Fact]
    public void No_question_may_be_called_like_a_step_or_state_of_the_visit_itself()
    {
        var questions = Sample.Programme.Questions.Select(q => q.Code).ToHashSet(StringComparer.Ordinal);
        var own = VisitForm.Of(Sample.Programme).Steps.Select(s => s.Name).Where(n => !questions.Contains(n)).Concat([Form.Review, Form.Done, Form.Cancelled, FormMachine.Filling]);
        Assert.All(own, name => Assert.Contains(ProgrammeReader.Read(Edited.Tables(Sample.Tables, $"questions +{name},,有几处,How many,金额"), 1).Faults, f => f.Column == "编码" && f.What.Contains($"“{name}”是系统用的名称", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_question_longer_than_a_card_bears_is_a_fault()
    {
        var (book, row) = new Workbook().Set("questions", "QS01", "问题", new string('长', 201));
        Assert.Equal(new Fault("questions.csv", row, "问题", "太长(201 字)", "最多 200 字"), Assert.Single(book.Read().Faults));
    }

    [Theory]
    [InlineData("programme")]
    [InlineData("areas")]
    [InlineData("units")]
    [InlineData("groups")]
    [InlineData("members")]
    [InlineData("questions")]
    [InlineData("categories")]
    [InlineData("limits")]
    [InlineData("actions")]
    [InlineData("calendar")]
    [InlineData("terms")]
    public void A_missing_table_is_the_only_fault(string table)
    {
        var fault = Assert.Single(new Workbook().Without(table).Read().Faults);
        Assert.Equal(($"{table}.csv", 0, "缺少这张表"), (fault.File, fault.Row, fault.What));
        Assert.Contains(",", fault.Allowed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("areas")]
    [InlineData("units")]
    [InlineData("groups")]
    [InlineData("members")]
    [InlineData("questions")]
    [InlineData("categories")]
    [InlineData("limits")]
    [InlineData("actions")]
    public void An_empty_table_is_the_only_fault(string table) =>
        Assert.Equal(($"{table}.csv", "表里没有内容"), Assert.Single(new Workbook().Change(table, t => t with { Rows = [] }).Read().Faults) is var f ? (f.File, f.What) : default);

    [Theory]
    [InlineData("欠薪", "类目 XYZ", "“类目”表(categories)里没有“XYZ”，这一行没有用")]
    [InlineData("见了多少职工", "汇总 没有的", "“问题”表(questions)里没有汇总“没有的”，这一行没有用")]
    public void A_question_about_what_is_gone_is_only_a_warning(string key, string value, string what)
    {
        var book = new Workbook();
        book.Set("asks", key, "意思", value);
        Assert.Empty(book.Read().Faults);
        Assert.Contains(book.Read().Warnings, w => (w.File, w.Column, w.What) == ("asks.csv", "意思", what));
    }

    [Fact]
    public void A_programme_without_questions_of_its_own_is_as_good()
    {
        var reading = new Workbook().Without("asks").Read();
        Assert.Empty(reading.Faults);
        Assert.Empty(reading.Programme!.Asks);
    }

    [Fact]
    public void A_missing_column_is_the_only_fault()
    {
        foreach (var table in new Workbook().Tables)
            // These came later: workbooks made before are as good.
            foreach (var column in table.Header.Remove("自动计数").Remove("直达市总").Remove("举例").Remove("汇总"))
            {
                var at = table.Header.IndexOf(column);
                var book = new Workbook().Change(table.Name, t => t with { Header = t.Header.RemoveAt(at), Rows = [.. t.Rows.Select(r => r.RemoveAt(at))] });
                var fault = Assert.Single(book.Read().Faults);
                Assert.Equal((table.Source, 1, column, $"缺少“{column}”这一列"), (fault.File, fault.Row, fault.Column, fault.What));
            }
    }

    [Fact]
    public void Columns_that_are_unknown_or_come_twice_are_faults()
    {
        var book = new Workbook().Change("areas", t => t with { Header = [.. t.Header, "备注", "名称"], Rows = [.. t.Rows.Select(r => r.AddRange("", ""))] });
        Assert.Equal([(1, "备注", "不认识这一列"), (1, "名称", "这一列有两个")], book.Read().Faults.Select(f => (f.Row, f.Column, f.What)));
    }

    [Fact]
    public void What_stands_under_no_header_is_a_fault()
    {
        var unnamed = new Workbook().Change("areas", t => t with { Header = t.Header.Add(""), Rows = [.. t.Rows.Select((r, i) => r.Add(i == 3 ? "x" : ""))] });
        Assert.Equal((5, "第 4 列没有表头，却有内容"), Assert.Single(unnamed.Read().Faults) is var a ? (a.Row, a.What) : default);
        var shifted = new Workbook().Change("areas", t => t with { Rows = t.Rows.SetItem(0, t.Rows[0].Add("x")) });
        Assert.Equal((2, "这一行有 4 格，表头只有 3 列"), Assert.Single(shifted.Read().Faults) is var b ? (b.Row, b.What) : default);
    }

    [Fact]
    public void A_code_is_either_an_area_a_unit_or_a_group()
    {
        var fault = Assert.Single(new Workbook().Append("groups", "U01", "重名组", "A01", "U01").Read().Faults);
        Assert.Equal(("groups.csv", 26, "编码", "“U01”在 units 里已经用了"), (fault.File, fault.Row, fault.Column, fault.What));
    }

    [Fact]
    public void A_table_given_twice_is_a_fault() =>
        Assert.Equal("areas 这张表有两份", Assert.Single(new Workbook().With(new Workbook().Of("areas")).Read().Faults).What);

    [Fact]
    public void Of_a_table_given_twice_with_other_columns_nothing_else_is_said()
    {
        var other = new Table("areas", "Areas.csv", ["别的"], [["x"]]);
        var fault = Assert.Single(new Workbook().With(other).Read().Faults);
        Assert.Equal(("areas 这张表有两份", "每张表一份；areas.csv、Areas.csv 里留下一张"), (fault.What, fault.Allowed));
    }

    [Fact]
    public void A_table_without_a_header_is_one_fault()
    {
        var fault = Assert.Single(new Workbook().Change("areas", t => t with { Header = ["", "", ""] }).Read().Faults);
        Assert.Equal(("areas.csv", 1, "第 1 行没有表头", "表头为 编码,名称,层级"), (fault.File, fault.Row, fault.What, fault.Allowed));
    }

    [Theory]
    [InlineData("2022-3-5")]
    [InlineData("2022/03/05")]
    [InlineData("2022.3.5")]
    [InlineData("2022年3月5日")]
    public void Days_are_read_as_clerks_write_them(string day)
    {
        var programme = new Workbook().Change("calendar", t => t with { Rows = t.Rows.Add([day, "休", "某节"]) }).Read().Programme;
        Assert.Equal(new DateOnly(2022, 3, 5), programme!.Calendar[^1].Day);
    }

    [Fact]
    public void Warnings_name_the_sheet_as_faults_do()
    {
        var book = new Workbook().Change("groups", t => t with { Source = "工作组", Rows = t.Rows.SetItem(0, t.Rows[0].SetItem(3, "U01|U01")) });
        Assert.Contains("工作组", book.Read().Warnings.Select(w => w.File));
        Assert.Contains("工作组", book.Change("areas", t => t with { Rows = t.Rows.SetItem(0, t.Rows[0].SetItem(1, "")) }).Read().Warnings.Select(w => w.File));
    }
}
