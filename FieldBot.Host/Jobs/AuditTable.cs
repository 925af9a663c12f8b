using System.Globalization;
using System.Text;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;
using FieldBot.Host.Commands;

namespace FieldBot.Host.Jobs;

/// <summary>The audit trail as CSV.</summary>
internal static class AuditTable
{
    /// <param name="current">Whose clock tells the times.</param>
    /// <param name="versions">Of the programme, the newest first: who was a member once keeps a name.</param>
    public static async Task Write(IEnumerable<AuditEntry> entries, Programme current, IReadOnlyList<Programme> versions, TextWriter output, CancellationToken stop = default)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal) { [AuditTrail.CommandLine] = "命令行", [AuditTrail.Clock] = "到时自动", [AuditTrail.Worker] = "职工" };
        foreach (var member in versions.SelectMany(v => v.Members).Concat(EmptyProgramme.Value.Members)) names.TryAdd(member.Code, member.Name);
        await output.WriteAsync(CsvRow.Start);
        await output.WriteAsync(CsvRow.Of(["编号", "时间", "人员", "姓名", "动作", "对象", "说明"]));
        foreach (var entry in entries)
        {
            stop.ThrowIfCancellationRequested();
            await output.WriteAsync(CsvRow.Of([
                entry.Number.ToString(CultureInfo.InvariantCulture), current.LocalTime(entry.At).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
                entry.By is AuditTrail.CommandLine or AuditTrail.Clock or AuditTrail.Worker ? "" : entry.By, names.GetValueOrDefault(entry.By, ""), AuditTrail.Word(entry.What), entry.On, entry.Detail,
            ]));
        }
    }

    public static async Task<byte[]> Bytes(IEnumerable<AuditEntry> entries, Programme current, IReadOnlyList<Programme> versions, CancellationToken stop)
    {
        using var bytes = new MemoryStream();
        await using (var text = new StreamWriter(bytes, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true)) await Write(entries, current, versions, text, stop);
        return bytes.ToArray();
    }
}
