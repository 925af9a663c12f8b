using FieldBot.Storage;

namespace FieldBot.Host.Commands;

/// <summary>Proves what is kept: the audit trail, the ledger with its keys, that everything is counted right, and that no file of evidence is missing.</summary>
internal sealed record VerifyData : Work
{
    public override async Task<int> Do(Workplace at, TextWriter output, TextWriter errors)
    {
        var (entries, records) = await at.Store.Ask(f => (f.Records.Audit(null, 0, 1).Total, f.Records.NextIssue + f.Records.NextVisit + f.Records.NextAction - 3));
        var trail = await Task.Run(() => at.Store.VerifyAudit(done => at.Progress(done, Math.Max(done, entries) + records)));
        foreach (var fault in trail.Faults) await errors.WriteLineAsync(Line(fault));
        if (trail.Faults.Count == 0) await output.WriteLineAsync($"审计记录 {trail.Entries} 条，完好 / audit trail: {trail.Entries} entries, intact");
        else await errors.WriteLineAsync($"审计记录有 {trail.Faults.Count} 处问题 / audit trail: {trail.Faults.Count} fault(s)");
        var ledger = await Task.Run(() => at.Store.VerifyLedger(done => at.Progress(trail.Entries + done, trail.Entries + Math.Max(done, records))));
        foreach (var fault in ledger.Faults) await errors.WriteLineAsync(Line(fault));
        if (!ledger.Faults.Any(f => f.Damage is LedgerDamage.Miscounted or LedgerDamage.Unreadable))
            await output.WriteLineAsync($"统计数和重新数的一致：走访 {ledger.Visits} 次，动作 {ledger.Actions} 次，问题 {ledger.Issues} 件 / counts agree with a recount of {ledger.Visits} visits, {ledger.Actions} actions and {ledger.Issues} issues");
        if (ledger.Faults.Count == 0) await output.WriteLineAsync($"问题台账 {ledger.Issues} 件，完好 / ledger: {ledger.Issues} issues, intact");
        else await errors.WriteLineAsync($"问题台账有 {ledger.Faults.Count} 处问题 / ledger: {ledger.Faults.Count} fault(s)");
        var missing = await Task.Run(() => at.Store.MissingEvidence().Count());
        if (missing == 0) await output.WriteLineAsync("佐证文件都在 / evidence: every file is there");
        else await errors.WriteLineAsync($"佐证文件缺 {missing} 个，请从备份放回 evidence 文件夹 / evidence: {missing} file(s) are missing; put them back from a backup of the folder evidence");
        return trail.Faults.Count + ledger.Faults.Count + missing == 0 ? 0 : 1;
    }

    private static string Line(AuditFault fault) => fault.Damage switch
    {
        AuditDamage.Altered => $"审计记录第 {fault.From} 条被改动过、调换过或不是本程序写的 / entry {fault.From} was altered, moved, or not written by this program",
        AuditDamage.Missing => $"审计记录缺少第 {fault.From} 到 {fault.To} 条 / entries {fault.From} to {fault.To} are missing",
        AuditDamage.Unlisted => $"审计记录第 {fault.From} 条在索引里找不到 / entry {fault.From} is not in its index",
        _ => "审计记录的总数和封印不符，记录或封印被动过 / the seal of the audit trail does not fit: entries or the seal were tampered with",
    };

    internal static string Line(LedgerFault fault) => fault.Damage switch
    {
        LedgerDamage.Unreadable => $"{fault.On}：记录已损坏，读不出来 / the record is damaged and cannot be read",
        LedgerDamage.Unlisted => $"{fault.On}：在索引 {fault.Detail} 里找不到 / is not found under {fault.Detail}",
        LedgerDamage.Stray => $"索引 {fault.On} 指向的问题不在那里 / {fault.On} leads to an issue that does not belong there",
        LedgerDamage.Miscounted => $"统计数 {fault.On}（组、单位、月份）和重新数的不符：{fault.Detail} / a count of this group, unit and month is not what a recount comes to",
        LedgerDamage.Limits => $"{fault.On}：时限和日历算出的不符 / its limits are not as the calendar counts them",
        LedgerDamage.Timer => $"{fault.On}：提醒时间和该到的时间不符 / its timer is not set to when something is due",
        LedgerDamage.MergedNowhere => $"{fault.On}：并入的问题不存在 / it was merged into an issue that does not exist",
        LedgerDamage.MergedInCircle => $"{fault.On}：互相并入，绕成了圈 / it was merged in a circle",
        LedgerDamage.ConcernLost => $"诉求 {fault.On}：没有人删除它，打开它的密钥却不在了，找不到反映人 / nobody erased it, and yet its key is gone: nothing leads to whoever brought it",
        LedgerDamage.ConcernNowhere => $"诉求 {fault.On}：它的问题 {fault.Detail} 不存在 / its issue does not exist",
        _ => $"{fault.On}：审计记录里没有它的登记 / the audit trail does not tell of its registration",
    };
}
