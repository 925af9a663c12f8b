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
