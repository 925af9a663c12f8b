using System.Collections.Immutable;
using FieldBot.Dialogs;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Issues;
using FieldBot.Dialogs.Records;
using FieldBot.Host.Tests.Commands;
using FieldBot.Storage;

namespace FieldBot.Host.Tests.Exports;

/// <summary>A store with the sample programme and records of today.</summary>
internal static class Records
{
    public static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    /// <summary>So many of each, at U01 of the area A03 and at U04 of A08 in turn.</summary>
    public static async Task Fill(Desk desk, int visits, int issues, Func<int, Issue, Issue>? changed = null)
    {
        Assert.Equal(0, (await desk.Run("programme", "import", Desk.Sample)).Code);
        using var store = desk.Open();
        var today = store.Programme.DayOf(Now);
        foreach (var some in Enumerable.Range(1, visits).Chunk(500)) await store.Act(AuditTrail.CommandLine, _ => new(Session.New, [.. some.Select(n => new Event.VisitRecorded(Visit(n, today)))], []));
        foreach (var some in Enumerable.Range(1, issues).Chunk(500)) await store.Act(AuditTrail.CommandLine, _ => new(Session.New, [.. some.Select(n => new Event.IssueRegistered(changed?.Invoke(n, Issue(n)) ?? Issue(n)))], []));
    }

    private static (string Group, string Unit, string Member) Where(int number) => number % 2 == 1 ? ("G09", "U01", "C030") : ("G20", "U04", "C070");

    private static Visit Visit(int number, DateOnly today)
    {
        var (group, unit, member) = Where(number);
        return new(number, 1, group, unit, today.AddDays(-(number % 3)), "now", Now, Now, Now, false, true, [member], number % 4 == 1 ? new(32.3048, 105.949) : null,
            ImmutableSortedDictionary<string, Answer>.Empty.WithComparers(StringComparer.Ordinal).Add("QV05", new Answer.Number(number)), [], []);
    }

    private static Issue Issue(int number)
    {
        var (group, unit, member) = Where(number);
        return new(number, 1, IssueSource.Cadre, member, group, unit, "PAY", null, $"=1+{number}", 12, 3600.5m, null, [], "一般", Urgent: false, Now)
        {
            State = IssueState.InHand, Team = group, Handler = member, SolveBy = Now.AddDays(7), ContactedAt = Now, Entries = [new(Now, member, IssueMove.Register)],
        };
    }

    /// <summary>Everything that leaves, as text.</summary>
    public static string TextOf(byte[] zip)
    {
        using var archive = new System.IO.Compression.ZipArchive(new MemoryStream(zip));
        return string.Join('\n', archive.Entries.Select(e =>
        {
            using var reader = new StreamReader(e.Open());
            return reader.ReadToEnd();
        }));
    }
}
