using System.Collections.Immutable;
using FieldBot.Dialogs.Programmes;
using FieldBot.Host.Commands;
using FieldBot.Host.Tests.Commands;
using FieldBot.Host.Workbooks;

namespace FieldBot.Host.Tests.Workbooks;

/// <summary>One slip, one fault: whatever cannot be read is told of once.</summary>
public sealed class TableFaultsTests
{
    private static readonly ImmutableArray<Table> Sample = ProgrammeFolder.Read(Desk.Sample).Tables;

    [Fact]
    public void A_formula_in_a_cell_that_must_not_be_empty_is_one_fault()
    {
        var formula = new Fault("members.csv", 3, "姓名", "这里是公式", "改成值");
        Assert.Equal([formula], TableFaults.Of(With("members", "姓名", ""), [formula]).Faults);
        Assert.Equal(["没有填"], TableFaults.Of(With("members", "姓名", ""), []).Faults.Select(f => f.What));
    }

    [Fact]
    public void Without_a_single_table_there_is_one_thing_to_say()
    {
        var unread = new Fault("x.xlsx", 0, "", "不是 Excel 工作簿", "用 Excel 另存为 .xlsx");
        Assert.Equal([unread], TableFaults.Of([], [unread]).Faults);
    }

    [Fact]
    public void Whatever_could_not_be_read_there_is_no_programme()
    {
        Assert.NotNull(TableFaults.Of(Sample, []).Programme);
        Assert.Null(TableFaults.Of(Sample, [new("members.csv", 3, "Z", "这里是公式", "改成值")]).Programme);
    }

    /// <summary>The sample with this in the third line of a table.</summary>
    private static ImmutableArray<Table> With(string table, string column, string text) =>
        [.. Sample.Select(t => t.Name == table ? t with { Rows = t.Rows.SetItem(1, t.Rows[1].SetItem(t.Header.IndexOf(column), text)) } : t)];
}
