using System.Globalization;
using CsCheck;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Tests.Fixtures;

namespace FieldBot.Dialogs.Tests.Programmes;

/// <summary>Whatever stands in the cells: the reader never throws, and what it passes can be used.</summary>
public class ReaderWalkTests
{
    private static readonly string[] Odd =
    [
        "", " ", "|", "||", "=", "<>", ",", "-", "x", "0", "-1", "999999999999999999999", "1e400", "NaN", "全部", "首次走访", "单位类型=", "QP01=", "=QP01", "QP01<>停工=停产", "有内容", "OTH=", "整数 -",
        "整数 1-", "文字 99999999999", "2022-13-01", "9999-12-31", "0001-01-01", "24:00-25:00", "U01|U01", "★", "是", "\uD83D", "\u0000", "<b>&", "Local", "UTC", "zh-Hans", new('长', 5000),
    ];

    [Fact]
    public void Never_throws_and_passes_only_what_can_be_used() =>
        Gen.Select(Gen.Int[0, 10], Gen.Int[0, 10_000], Gen.Int[0, 10_000], Gen.Int[0, Odd.Length - 1]).List[1, 4].Sample(slips =>
        {
            var tables = Sample.Tables;
            foreach (var (table, row, column, odd) in slips)
            {
                var t = tables[table];
                var cells = t.Rows[row % t.Rows.Length];
                tables = tables.SetItem(table, t with { Rows = t.Rows.SetItem(row % t.Rows.Length, cells.SetItem(column % cells.Length, Odd[odd])) });
            }

            var reading = ProgrammeReader.Read(tables, 1);
            Assert.Equal(reading.Faults.IsEmpty, reading.Programme is not null);
            Assert.All(reading.Faults.Concat(reading.Warnings), f => Assert.True(f.File.Length > 0 && f.What.Length > 0 && f.Allowed.Length > 0 && f.What.Length < 6000, f.ToString()));
            if (reading.Programme is not { } p) return;
            Assert.All(p.Members, m => Assert.Same(m, p.Member(m.Code)));
            Assert.All(p.Groups.SelectMany(g => g.Units), u => Assert.NotNull(p.Unit(u)));
            Assert.All(p.Questions.Where(q => q.Ceiling is not null), q => Assert.Equal(QuestionKind.Integer, p.Question(q.Ceiling!)!.Kind));
            Assert.All(p.Categories, c => Assert.Contains(p.Limits, l => l.Name == c.Limit));
        }, iter: 2000);

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    [InlineData("th-TH")]
    public void The_thread_s_culture_does_not_matter(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo(culture);
        try
        {
            var p = ProgrammeReader.Read(Sample.Tables, 1).Programme!;
            Assert.Equal(new DateOnly(2022, 6, 30), p.Settings.End);
            Assert.Equal(32.3048, p.Unit("U01")!.Latitude);
            var warning = Assert.Single(new Workbook().Change("calendar", t => t with { Rows = [["2022-04-05", "休", "清明节"]] }).Read().Warnings, w => w.File == "calendar.csv");
            Assert.Equal("排到 2022-08-18 之后", warning.Allowed);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
