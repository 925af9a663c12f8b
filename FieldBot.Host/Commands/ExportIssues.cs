using FieldBot.Dialogs.Exports;
using FieldBot.Dialogs;
using FieldBot.Dialogs.Issues;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;
using FieldBot.Host.Workbooks;

namespace FieldBot.Host.Commands;

/// <summary>The ledger, one row an issue. Those of restricted categories only when they are asked for.</summary>
internal sealed record ExportIssues(bool Workbook, bool Restricted) : Work
{
    public override async Task<int> Do(Workplace at, TextWriter output, TextWriter errors)
    {
        await at.Store.Act(AuditTrail.CommandLine, facts => OfficeWork.Exported(facts, Restricted ? AuditTrail.RestrictedIssues : AuditTrail.Issues));
        try
        {
            return await Write(at, output, errors);
        }
        catch (InvalidDataException)
        {
            await errors.WriteLineAsync("台账里有一件读不出来，没有导出；verify 会列出是哪一件 / an issue of the ledger cannot be read, and nothing was exported; verify tells which one");
            return 1;
        }
    }

    private async Task<int> Write(Workplace at, TextWriter output, TextWriter errors)
    {
        var (programme, now) = await at.Store.Ask(f => (f.Programme, f.Programme.LocalTime(f.Now)));
        var table = new LedgerTable(programme, at.Store.Versions(), [.. at.Store.AddedUnits().Select(u => u.Unit)]);
        var (rows, left) = (0, 0);
        if (Workbook)
        {
            await using var bytes = new BytesAsText.Writer(output);
            LedgerWorkbook.Write(bytes, Rows(), () => About(programme, now, rows, left));
        }
        else
        {
            await output.WriteAsync(CsvRow.Start + CsvRow.Of(LedgerTable.Header));
            foreach (var row in Rows()) await output.WriteAsync(ExportCsv.Row(row));
        }

        if (left > 0) await errors.WriteLineAsync($"限定处理人的 {left} 件没有导出；要一并导出请加 --restricted / {left} restricted issue(s) left out; --restricted exports them too");
        return 0;

        IEnumerable<IReadOnlyList<ExportCell>> Rows()
        {
            foreach (var issue in at.Store.Issues())
            {
                if (!Restricted && table.Restricted(issue)) { left++; continue; }
                rows++;
                yield return table.Row(issue);
            }
        }
    }

    /// <summary>说明: when, by whom, what of it, how many.</summary>
    private Table About(Programme programme, DateTime now, int rows, int left) => new(SheetTitles.Guide, SheetTitles.Guide, ["项", "内容"],
    [
        ["项目", programme.Settings.Name],
        ["导出时间", ExportCsv.Time(now)],
        ["导出人", "命令行"],
        ["范围", Restricted ? "全部问题，含限定处理人的" : left == 0 ? "全部问题" : $"全部问题，不含限定处理人的 {left} 件"],
        ["行数", $"{rows}"],
    ]);
}
