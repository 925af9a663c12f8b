using System.Collections.Immutable;
using FieldBot.Dialogs.Exports;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Issues;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;
using FieldBot.Dialogs.Summaries;
using FieldBot.Dialogs.Tests.Issues;

namespace FieldBot.Dialogs.Tests.Exports;

/// <summary>What is in an export, and for whom.</summary>
public sealed class RecordExportTests
{
    private readonly Case _case = new();

    [Fact]
    public void Whoever_leads_an_area_gets_nothing_of_another_one()
    {
        Visit(1, "G09", "U01", "here-visit");
        Visit(2, "G20", "U04", "elsewhere-visit");
        Issue(Issue("C030", "G09", "U01", "here-issue"));
        Issue(Issue("C070", "G20", "U04", "elsewhere-issue"));
        Act("G09", "here-action");
        Act("G20", "elsewhere-action");
        var all = Everything("L03");
        Assert.All(new[] { "here-visit", "here-issue", "here-action" }, text => Assert.Contains(text, all, StringComparison.Ordinal));
        Assert.DoesNotContain("elsewhere", all, StringComparison.Ordinal);
        Assert.Contains("elsewhere-issue", Everything("L01"), StringComparison.Ordinal);
        var elsewhere = _case.World.Programme.MembersOf("G20")[0].Name;
        Assert.DoesNotContain(elsewhere, all, StringComparison.Ordinal);
        // Nor by asking for the other one.
        var asked = Export("L03", Overview with { Area = "A08" });
        Assert.All(asked.Sheets.Where(s => s.Name != "totals"), s => Assert.Empty(Rows(asked, s.Name)));
        Assert.DoesNotContain("elsewhere", Text(asked), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_for_named_members_is_in_nobody_elses_export()
    {
        Issue(Issue("C002", "G01", "U01", "named-only", "SPE"));
        Visit(1, "G01", "U01", "led-to-it", suggests: "SPE");
        foreach (var leader in new[] { "L03", "L05" })
        {
            var text = Everything(leader);
            Assert.DoesNotContain("named-only", text, StringComparison.Ordinal);
            Assert.DoesNotContain("led-to-it", text, StringComparison.Ordinal);
            Assert.DoesNotContain("SPE", Points(leader), StringComparison.Ordinal);
        }

        Assert.Contains("named-only", Everything("C001"), StringComparison.Ordinal);
        Assert.DoesNotContain("named-only", Text(Office(restricted: false)), StringComparison.Ordinal);
        var whole = Text(Office(restricted: true));
        Assert.Contains("named-only", whole, StringComparison.Ordinal);
        Assert.Contains("led-to-it", whole, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_workers_concern_the_summary_and_the_day_are_told_and_no_word_hour_or_rating()
    {
        Issue(Issue("#7K2M", null, "U01", "own-words") with { Source = IssueSource.Worker, Satisfaction = Satisfaction.Dissatisfied, Place = new(32.9999, 105.1111), Team = "G09" });
        Issue(Issue("#8M3N", null, "U01", "own-words too") with { Source = IssueSource.Worker, Summary = "in-short", Team = "G09" });
        var export = Export("L03", Overview);
        var text = Text(export);
        Assert.DoesNotContain("own-words", text, StringComparison.Ordinal);
        Assert.Contains("in-short", text, StringComparison.Ordinal);
        Assert.Contains("职工-7K2M", text, StringComparison.Ordinal);
        Assert.DoesNotContain("不满意", string.Join('\n', Rows(export, "issues").SelectMany(r => r)), StringComparison.Ordinal);
        Assert.All(Rows(export, "issues", c => c is ExportCell.Moment m ? $"{m.Value:HH:mm}" : "").SelectMany(r => r).Where(t => t.Length > 0), time => Assert.Equal("00:00", time));
        Assert.DoesNotContain("32.9999", Points("L03"), StringComparison.Ordinal);
        Assert.DoesNotContain("I-1", Points("L03"), StringComparison.Ordinal);
    }

    [Fact]
    public void Figures_are_those_of_the_card()
    {
        Visit(1, "G09", "U01", "a");
        Visit(2, "G10", "U02", "b");
        Issue(Issue("C030", "G09", "U01", "late") with { SolveBy = _case.World.Now.AddDays(-1) });
        Issue(Issue("C030", "G09", "U02", "done") with { State = IssueState.StruckOff, Ending = Ending.Solved, ClosedAt = _case.World.Now, DoneAt = _case.World.Now });
        var export = Export("L03", Overview);
        var columns = export.Sheets.Single(s => s.Name == "totals").Columns;
        var row = Rows(export, "totals")[0];
        var summary = Summary.Of(Member("L03"), Overview, Facts);
        string Told(string column) => row[columns.IndexOf(column)];
        Assert.Equal(($"{summary.GroupsMet.Part}", $"{summary.GroupsMet.Whole}", $"{summary.Coverage.Part}", "2"), (Told("见面的组"), Told("组数"), Told("走访到的单位"), Told("走访次数")));
        Assert.Equal(($"{summary.Open.Length}", "1", $"{summary.Totals[Measure.Registered]}", "1"), (Told("现在未办结"), Told("现在超期"), Told("登记"), Told("解决")));
        Assert.Equal($"{summary.Solved.Percent / 100m:0.##}", Told("解决率"));
        int[] read = [TotalsColumns.GroupsMet, TotalsColumns.Groups, TotalsColumns.UnitsMet, TotalsColumns.Units, TotalsColumns.Visits, TotalsColumns.Cadres, TotalsColumns.Attendances];
        Assert.Equal(["见面的组", "组数", "走访到的单位", "单位数", "走访次数", "参加的干部", "参加人次"], read.Select(i => columns[i]));
        Assert.Equal(($"{summary.Totals.Members}", $"{summary.Totals[Measure.Attendance]}"), (Told("参加的干部"), Told("参加人次")));
        Assert.Equal((int)summary.Totals[Measure.Registered], Rows(export, "issues").Count);
        Assert.Equal((int)summary.Totals[Measure.Visits], Rows(export, "visits").Count);
    }

    [Theory]
    [InlineData(Subject.Open, "open,late")]
    [InlineData(Subject.Overdue, "late")]
    [InlineData(Subject.Registered, "late,open,done")]
    [InlineData(Subject.Closed, "done,old")]
    [InlineData(Subject.Solved, "old")]
    public void A_list_is_exported_as_it_is_listed(Subject subject, string expected)
    {
        var now = _case.World.Now;
        Issue(Issue("C030", "G09", "U01", "old") with { At = now.AddDays(-40), State = IssueState.StruckOff, Ending = Ending.Solved, ClosedAt = now });
        Issue(Issue("C030", "G09", "U01", "late") with { SolveBy = now.AddDays(-1) });
        Issue(Issue("C030", "G09", "U01", "open"));
        Issue(Issue("C030", "G09", "U02", "done") with { State = IssueState.StruckOff, Ending = Ending.Explained, ClosedAt = now });
        var export = Export("L03", Overview with { Subject = subject });
        Assert.Equal("issues", Assert.Single(export.Sheets).Name);
        Assert.Equal(expected.Split(',').Order(StringComparer.Ordinal), Rows(export, "issues").Select(r => r[8]).Order(StringComparer.Ordinal));
        Assert.Equal(expected.Split(',').Length, export.Records);
    }

    [Fact]
    public void Void_visits_and_days_outside_the_period_are_not_in_it()
    {
        Visit(1, "G09", "U01", "in");
        Visit(2, "G09", "U01", "before", days: -30);
        Visit(3, "G09", "U01", "void", isVoid: true);
        Assert.Equal(["V-1"], Rows(Export("L03", Overview with { Subject = Subject.Visits }), "visits").Select(r => r[0]));
    }

    [Fact]
    public void Whoever_may_not_see_summaries_by_then_gets_none()
    {
        Assert.Equal((null, "export.no-right"), RecordExport.Of(new("job", "C002", QueryCode.Write(Overview, Facts), ExportKind.Csv, "zh-Hans"), [_case.World.Programme], Facts));
        Assert.Equal((null, "export.no-right"), RecordExport.Of(new("job", "gone", QueryCode.Write(Overview, Facts), ExportKind.Csv, "zh-Hans"), [_case.World.Programme], Facts));
        Assert.Equal((null, "export.gone"), RecordExport.Of(new("job", "L03", "nonsense", ExportKind.Csv, "zh-Hans"), [_case.World.Programme], Facts));
    }

    [Fact]
    public void Rows_made_late_tell_what_was_read()
    {
        var totals = Export("L03", Overview).Sheets.Single(s => s.Name == "totals");
        var (now, late) = (totals.Read(ExportCursor.Start, Facts), totals.Read(ExportCursor.Start, Facts));
        List<string> told = [.. now.Rows().SelectMany(r => r).Select(Text)];
        Visit(1, "G09", "U01", "meanwhile");
        Assert.Equal(told, late.Rows().SelectMany(r => r).Select(Text));
    }

    [Theory]
    [InlineData("7,9", "1,1")]
    [InlineData("0,9", "1,1")]
    [InlineData("3,9,7", "0,1,0")]
    [InlineData("3,2,7", "0,0,1")]
    [InlineData("3,0,0", "0,1,1")]
    public void Few_ratings_are_not_told_and_cannot_be_reckoned(string counts, string told) =>
        Assert.Equal(told.Split(',').Select(t => t == "1"), Few.Told([.. counts.Split(',').Select(c => long.Parse(c, System.Globalization.CultureInfo.InvariantCulture))], _case.World.Programme.Settings with { HideBelow = 5 }));

    [Fact]
    public void In_English_every_heading_is_English()
    {
        Visit(1, "G09", "U01", "a");
        var export = RecordExport.Of(new("job", "L03", QueryCode.Write(Overview, Facts), ExportKind.Csv, "en"), [_case.World.Programme], Facts).Export!;
        Assert.All(export.Sheets.SelectMany(s => s.Columns.Take(s.Name == "visits" ? 19 : s.Columns.Length).Append(s.Title)), c => Assert.All(c, letter => Assert.True(letter < '\u2E80', c)));
        Assert.All(export.Sheets, s => Walked.Rows(s, Facts));
    }

    private Query Overview => new(Subject.Overview, Period.Of(PeriodKind.Week, Facts));

    private Facts Facts => _case.FactsOf(null);

    private Member Member(string code) => _case.World.Programme.Member(code)!;

    private RecordExport Export(string by, Query query) => RecordExport.Of(new("job", by, QueryCode.Write(query, Facts), ExportKind.Workbook, "zh-Hans"), [_case.World.Programme], Facts).Export!;

    private RecordExport Office(bool restricted) => RecordExport.ForOffice([FieldBot.Dialogs.Programmes.Member.All], restricted, Overview, "zh-Hans", [_case.World.Programme], Facts);

    private string Everything(string by) => Text(Export(by, Overview));

    private string Text(RecordExport export) => string.Join('\n', export.Sheets.SelectMany(s => Rows(export, s.Name)).SelectMany(r => r));

    private string Points(string by) => string.Join('\n', Walked.Points(Export(by, Overview).Map, Facts).Select(p => $"{p.Kind} {p.Longitude} {p.Latitude} {string.Join(' ', p.About)}"));

    private List<List<string>> Rows(RecordExport export, string sheet, Func<ExportCell, string>? text = null) =>
        [.. Walked.Rows(export.Sheets.Single(s => s.Name == sheet), Facts).Select(r => r.Select(text ?? Text).ToList())];

    private static string Text(ExportCell cell) => cell switch
    {
        ExportCell.Text t => t.Value,
        ExportCell.Number n => $"{n.Value}",
        ExportCell.Rate r => $"{r.Value:0.##}",
        ExportCell.Day d => $"{d.Value:O}",
        ExportCell.Moment m => $"{m.Value:s}",
        _ => "",
    };

    private Issue Issue(string by, string? group, string unit, string text, string category = "PAY") =>
        new(_case.World.Records.NextIssue, 1, IssueSource.Cadre, by, group, unit, category, null, text, null, null, null, [], "一般", Urgent: false, _case.World.Now)
        {
            State = IssueState.InHand, Team = group, SolveBy = _case.World.Now.AddDays(7), Entries = [new(_case.World.Now, by, IssueMove.Register)],
        };

    private void Issue(Issue issue) => _case.World.Records.Apply(new Event.IssueRegistered(issue with { Number = _case.World.Records.NextIssue }), null, "C001", _case.World.Now);

    private void Visit(int number, string group, string unit, string note, string? suggests = null, int days = 0, bool isVoid = false)
    {
        var now = _case.World.Now.AddDays(days);
        var question = _case.World.Programme.Questions.First(q => q.Kind == QuestionKind.Text).Code;
        var visit = new Visit(number, 1, group, unit, _case.World.Programme.DayOf(now), "now", now, now, now, false, true, [_case.World.Programme.MembersOf(group)[0].Code], null,
            ImmutableSortedDictionary<string, Answer>.Empty.WithComparers(StringComparer.Ordinal).Add(question, new Answer.Words(note)), [], suggests is null ? [] : [new(suggests, question)]) { VoidedAt = isVoid ? now : null };
        _case.World.Records.Apply(new Event.VisitRecorded(visit), null, visit.Author, now);
    }

    private void Act(string group, string note) => _case.World.Records.Apply(
        new Event.ActionRecorded(new(_case.World.Records.NextAction, group, "R04", _case.World.Programme.DayOf(_case.World.Now), _case.World.Programme.MembersOf(group)[0].Code, _case.World.Now, note, [])), null, "C001", _case.World.Now);
}
