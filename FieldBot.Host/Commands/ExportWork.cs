using FieldBot.Dialogs;
using FieldBot.Dialogs.Records;
using FieldBot.Host.Jobs;
using FieldBot.Storage;

namespace FieldBot.Host.Commands;

/// <summary>Visits; answers that led to a restricted category only when they are asked for.</summary>
internal sealed record ExportVisits(bool Restricted) : Work
{
    public override async Task<int> Do(Workplace at, TextWriter output, TextWriter errors)
    {
        await at.Store.Act(AuditTrail.CommandLine, facts => OfficeWork.Exported(facts, Restricted ? AuditTrail.RestrictedVisits : AuditTrail.Visits));
        var left = await VisitTable.Write(at.Store.Visits(), at.Store.Programme, at.Store.Versions(), [.. at.Store.AddedUnits().Select(u => u.Unit)], Restricted, output);
        if (left > 0) await errors.WriteLineAsync($"限定处理人的 {left} 处回答没有导出；要一并导出请加 --restricted / {left} restricted answer(s) left out; --restricted exports them too");
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
