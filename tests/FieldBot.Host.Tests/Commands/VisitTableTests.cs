using FieldBot.Dialogs;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Records;
using FieldBot.Host.Commands;
using Sylvan.Data.Csv;

namespace FieldBot.Host.Tests.Commands;

/// <summary>What a spreadsheet makes of the exported visits.</summary>
public sealed class VisitTableTests
{
    [Fact]
    public async Task A_visit_is_a_row_and_a_question_a_column()
    {
        var visit = Visits.Of(12, ("Q1", new Answer.Words("好")), ("Q2", new Answer.Number(35)), ("Q3", new Answer.Choice(["座谈", "问卷"])),
            ("Q4", new Answer.Choice(["C002", "C003"])), ("Q5", new Answer.Day(new(2022, 3, 9)))) with { Place = new(32.3048, 105.949, null) };
        var rows = Rows(await Text(visit));
        Assert.Equal(["编号", "状态", "日期"], rows[0][..3]);
        Assert.Equal(["Q1 问Q1", "Q2 问Q2", "Q3 问Q3", "Q4 问Q4", "Q5 问Q5"], rows[0][17..]);
        Assert.Equal(["V-12", "有效", "2022-04-01", "", "G01", "U01", "公路,\"一\"标", "C001", "干部一", "C002、C003", "干部二、干部三", "32.3048,105.949", "全", "0", "2022-04-01 09:30", "0", "",
            "好", "35", "座谈、问卷", "C002、C003", "2022-03-09"], rows[1]);
    }

    [Fact]
    public async Task Late_void_corrected_and_short_visits_are_told_apart()
    {
        var rows = Rows(await Text(Visits.Of(1) with
        {
            Late = true, Full = false, EnteredBy = "C002", VoidedAt = DateTimeOffset.UnixEpoch, Photos = [new(FileKind.Photo, "a", "b"), new(FileKind.Photo, "c", "d")],
            Changes = [new(default, "C001", "corrected"), new(default, "C001", "corrected"), new(default, "C002", "voided")],
        }));
        Assert.Equal(("作废", "是", "简", "2", "2", "干部二"), (rows[1][1], rows[1][3], rows[1][12], rows[1][13], rows[1][15], rows[1][16]));
    }

    [Fact]
    public async Task It_begins_with_the_mark_that_tells_Excel_of_UTF_8_and_ends_lines_as_Excel_does()
    {
        var text = await Text(Visits.Of(1), Visits.Of(2));
        Assert.StartsWith("\uFEFF编号,", text, StringComparison.Ordinal);
        Assert.Equal(3, text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal(1, text.Count(c => c == '\uFEFF'));
    }

    [Theory]
    [InlineData("a,b")]
    [InlineData("say \"no\"")]
    [InlineData("two\nlines")]
    [InlineData("two\r\nlines")]
    [InlineData("\"")]
    [InlineData("a-b=c")]
    [InlineData("-5")]
    [InlineData("+3.5")]
    public async Task Any_text_comes_back_as_it_was(string text)
    {
        Assert.Equal(text, Rows(await Text(Visits.Of(1, ("Q1", new Answer.Words(text)))))[1][17]);
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("=HYPERLINK(\"http://x\",\"y\")")]
    [InlineData("+1+cmd")]
    [InlineData("-1-1")]
    [InlineData("- 无")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    [InlineData("\n=1")]
    [InlineData("\uFF1D1+1")]
    [InlineData("\uFF0B1+1")]
    [InlineData("\uFF0D1-1")]
    [InlineData("\uFF20SUM(A1)")]
    public async Task What_a_spreadsheet_would_run_stays_text(string text)
    {
        Assert.Equal("'" + text, Rows(await Text(Visits.Of(1, ("Q1", new Answer.Words(text)))))[1][17]);
        Assert.Equal("'" + text, Rows(await Text(Visits.Of(1) with { Place = new(null, null, text) }))[1][11]);
    }

    [Fact]
    public async Task Places_on_the_other_half_of_the_world_are_quoted_as_text_that_is_no_formula()
    {
        Assert.Equal("'-33.9,-70.5", Rows(await Text(Visits.Of(1) with { Place = new(-33.9, -70.5, null) }))[1][11]);
    }

    [Fact]
    public async Task What_an_older_programme_asked_and_units_that_cadres_added_are_in_it()
    {
        await using var output = new StringWriter();
        var newer = Visits.Version(2, [], Visits.Programme.Questions.RemoveAt(0));
        await VisitTable.Write([Visits.Of(1, ("Q1", new Answer.Words("old"))), Visits.Of(2) with { Unit = "X1" }], newer, [newer, Visits.Programme], [new("X1", "added", "")], restricted: false, output);
        var rows = Rows(output.ToString());
        var column = Array.FindIndex(rows[0], h => h.StartsWith("Q1 ", StringComparison.Ordinal));
        Assert.Equal("old", rows[1][column]);
        Assert.Equal((Visits.Programme.Units[0].Name, "added"), (rows[1][6], rows[2][6]));
    }

    private static async Task<string> Text(params Visit[] visits)
    {
        await using var output = new StringWriter();
        await VisitTable.Write(visits, Visits.Programme, [Visits.Programme], [], restricted: false, output);
        return output.ToString();
    }

    private static string[][] Rows(string text)
    {
        using var csv = CsvDataReader.Create(new StringReader(text.TrimStart('\uFEFF')), new CsvDataReaderOptions { HasHeaders = false, Delimiter = ',' });
        var rows = new List<string[]>();
        while (csv.Read()) rows.Add([.. Enumerable.Range(0, csv.RowFieldCount).Select(csv.GetString)]);
        return [.. rows];
    }
}
