using System.Text.RegularExpressions;
using FieldBot.Dialogs;
using FieldBot.Dialogs.Issues;
using FieldBot.Dialogs.Records;
using FieldBot.Host.Commands;
using FieldBot.Storage;
using FieldBot.Storage.Durability;

namespace FieldBot.Host.Tests.Commands;

/// <summary>What verify says of the ledger.</summary>
public sealed partial class VerifyTests : IDisposable
{
    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_sound_ledger_is_said_to_be(bool running)
    {
        await Register();
        using var store = running ? _desk.Open() : null;
        using var socket = store is null ? null : _desk.Listen(store);
        var said = await _desk.Run("verify");
        Assert.Equal((0, ""), (said.Code, said.Errors));
        Assert.Contains("counts agree with a recount of 0 visits, 0 actions and 2 issues", said.OutputLines[^3], StringComparison.Ordinal);
        Assert.Contains("ledger: 2 issues, intact", said.OutputLines[^2], StringComparison.Ordinal);
        Assert.Contains("evidence: every file is there", said.OutputLines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_fault_is_a_line_and_their_number_the_last_and_it_fails()
    {
        await Register();
        using (var database = DurableEngine.Open(_desk.Store.Folder, "fieldbot")) database.Commit(d =>
        {
            d.GetCollection("issues_by").Delete("u|U01|0000000002");
            d.GetCollection("tallies").DeleteAll();
        });
        var said = await _desk.Run("verify");
        Assert.Equal(1, said.Code);
        Assert.Contains("audit trail: 2 entries, intact", said.OutputLines[0], StringComparison.Ordinal);
        Assert.Equal(3, said.ErrorLines.Length);
        Assert.StartsWith("I-2：在索引 u|U01|0000000002 里找不到", said.ErrorLines[0], StringComparison.Ordinal);
        Assert.Matches(@"^统计数 G01\|U01\|\d{6}（组、单位、月份）和重新数的不符：Registered PAY \d\d: 0 ≠ 2 /", said.ErrorLines[1]);
        Assert.Contains("ledger: 2 fault(s)", said.ErrorLines[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_evidence_that_is_missing_is_said_to_be()
    {
        using (var store = _desk.Open())
        {
            var key = store.KeepEvidence([1, 2, 3]);
            await store.Act(AuditTrail.CommandLine, _ => new(Session.New, [new Event.EvidenceKept(new("u1", key, FileKind.Photo, 3, ".jpg"))], []));
        }

        Assert.Equal(0, (await _desk.Run("verify")).Code);
        foreach (var file in Directory.GetFiles(Path.Combine(_desk.Store.Folder, "evidence"), "*", SearchOption.AllDirectories)) File.Delete(file);
        var said = await _desk.Run("verify");
        Assert.Equal(1, said.Code);
        Assert.Contains("evidence: 1 file(s) are missing", said.Errors, StringComparison.Ordinal);
    }

    public static TheoryData<LedgerDamage> Damages => [.. Enum.GetValues<LedgerDamage>()];

    [Theory]
    [MemberData(nameof(Damages))]
    public void Each_kind_of_fault_has_a_line_of_its_own_in_both_languages(LedgerDamage damage)
    {
        var line = VerifyData.Line(new LedgerFault(damage, "I-17", "detail"));
        Assert.Contains("I-17", line, StringComparison.Ordinal);
        Assert.Matches(Both(), line);
        Assert.Single(Enum.GetValues<LedgerDamage>(), d => VerifyData.Line(new LedgerFault(d, "I-17", "detail")) == line);
    }

    /// <summary>Struck off: nothing of them hangs on a calendar.</summary>
    private async Task Register()
    {
        using var store = _desk.Open();
        await store.Act(AuditTrail.CommandLine, _ => new(Session.New, [.. Enumerable.Range(1, 2).Select(n => new Event.IssueRegistered(Ledger.Of(n) with { State = IssueState.Archived, Ending = Ending.Solved }))], []));
    }

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}.* / .*[a-z]{3}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Both();
}
