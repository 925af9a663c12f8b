using FieldBot.Dialogs;
using FieldBot.Dialogs.Records;
using FieldBot.Host.Jobs;
using FieldBot.Storage;

namespace FieldBot.Host.Commands;

internal sealed record ExportVisits : Work
{
    public override async Task<int> Do(Workplace at, TextWriter output, TextWriter errors)
    {
        await at.Store.Act(AuditTrail.CommandLine, facts => OfficeWork.Exported(facts, AuditTrail.Visits));
        await VisitTable.Write(at.Store.Visits(), at.Store.Versions(), [.. at.Store.AddedUnits().Select(u => u.Unit)], output);
        return 0;
    }
}

internal sealed record ExportAudit : Work
{
    public override async Task<int> Do(Workplace at, TextWriter output, TextWriter errors)
    {
        await at.Store.Act(AuditTrail.CommandLine, facts => OfficeWork.Exported(facts, AuditTrail.Trail));
        await AuditTable.Write(at.Store.Audit(), at.Store.Programme, at.Store.Versions(), output);
        return 0;
    }
}

/// <summary>Proves what is kept: so far the audit trail.</summary>
internal sealed record VerifyData : Work
{
    public override async Task<int> Do(Workplace at, TextWriter output, TextWriter errors)
    {
        var total = (await at.Store.Ask(f => f.Records.Audit(null, 0, 1).Total));
        var verdict = await Task.Run(() => at.Store.VerifyAudit(done => at.Progress(done, Math.Max(done, total))));
        foreach (var fault in verdict.Faults) await errors.WriteLineAsync(Line(fault));
        if (verdict.Faults.Count == 0) await output.WriteLineAsync($"审计记录 {verdict.Entries} 条，完好 / audit trail: {verdict.Entries} entries, intact");
        else await errors.WriteLineAsync($"审计记录有 {verdict.Faults.Count} 处问题 / audit trail: {verdict.Faults.Count} fault(s)");
        return verdict.Faults.Count == 0 ? 0 : 1;
    }

    private static string Line(AuditFault fault) => fault.Damage switch
    {
        AuditDamage.Altered => $"审计记录第 {fault.From} 条被改动过、调换过或不是本程序写的 / entry {fault.From} was altered, moved, or not written by this program",
        AuditDamage.Missing => $"审计记录缺少第 {fault.From} 到 {fault.To} 条 / entries {fault.From} to {fault.To} are missing",
        AuditDamage.Unlisted => $"审计记录第 {fault.From} 条在索引里找不到 / entry {fault.From} is not in its index",
        _ => "审计记录的总数和封印不符，记录或封印被动过 / the seal of the audit trail does not fit: entries or the seal were tampered with",
    };
}
