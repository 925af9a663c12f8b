using System.Text;
using FieldBot.Dialogs;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Records;
using FieldBot.Storage;

namespace FieldBot.Host.Tests.Commands;

public sealed class ExportTests : IDisposable
{
    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task Without_a_file_name_the_visits_go_to_standard_output()
    {
        await Record(3);
        var said = await _desk.Run("export", "visits", "--csv");
        Assert.Equal((0, ""), (said.Code, said.Errors));
        Assert.Equal(["V-1", "V-2", "V-3"], said.OutputLines[1..].Select(l => l.Split(',')[0]));
    }

    [Fact]
    public async Task A_file_gets_one_mark_of_UTF_8_and_says_that_it_was_written()
    {
        await Record(1);
        var said = await _desk.Run("export", "visits", "--csv", _desk.In("out.csv"));
        Assert.Equal((0, ""), (said.Code, said.Output));
        Assert.Contains(_desk.In("out.csv"), Assert.Single(said.ErrorLines), StringComparison.Ordinal);
        var bytes = await File.ReadAllBytesAsync(_desk.In("out.csv"), TestContext.Current.CancellationToken);
        Assert.True(bytes.AsSpan().StartsWith(Encoding.UTF8.GetPreamble()));
        Assert.False(bytes.AsSpan(3).StartsWith(Encoding.UTF8.GetPreamble()));
        Assert.Equal(["out.csv"], Files());
    }

    [Fact]
    public async Task The_same_visits_come_beside_a_running_Host()
    {
        await Record(250);
        var alone = await _desk.Run("export", "visits", "--csv");
        using var store = _desk.Open();
        using var socket = _desk.Listen(store);
        Assert.Equal(alone.Output, (await _desk.Run("export", "visits", "--csv")).Output);
        Assert.Equal(251, alone.OutputLines.Length);
    }

    [Fact]
    public async Task Answers_that_led_to_a_restricted_category_are_left_out_and_counted_unless_they_are_asked_for()
    {
        Assert.Equal(0, (await _desk.Run("programme", "import", Desk.Sample)).Code);
        using (var store = _desk.Open())
        {
            // SPE is restricted, PAY is not; QM02 was asked because of what QM01 said.
            Visit Saying(int number, string category) => Visits.Of(number, ("QM01", new Answer.Choice(["部分拖欠"])), ("QM02", new Answer.Number(7)), ("QW01", new Answer.Number(40))) with { Suggested = [new(category, "QM01")] };
            await store.Act(AuditTrail.CommandLine, _ => new(Session.New, [new Event.VisitRecorded(Saying(1, "SPE")), new Event.VisitRecorded(Saying(2, "PAY"))], []));
        }

        var without = await _desk.Run("export", "visits", "--csv");
        Assert.Contains("2 restricted answer(s) left out", without.Errors, StringComparison.Ordinal);
        Assert.Equal((1, 2), (without.Output.Split("部分拖欠").Length - 1, without.Output.Split("未导出").Length - 1));
        var with = await _desk.Run("export", "visits", "--csv", "--restricted");
        Assert.DoesNotContain("left out", with.Errors, StringComparison.Ordinal);
        Assert.Equal((2, 0), (with.Output.Split("部分拖欠").Length - 1, with.Output.Split("未导出").Length - 1));
        using var after = _desk.Open();
        Assert.Equal(["visits", "visits, restricted"], after.Audit().Where(e => e.What == "exported").Select(e => e.On));
    }

    [Fact]
    public async Task A_file_that_is_there_is_replaced()
    {
        await File.WriteAllTextAsync(_desk.In("out.csv"), new string('x', 100_000), TestContext.Current.CancellationToken);
        Assert.Equal(0, (await _desk.Run("export", "visits", "--csv", _desk.In("out.csv"))).Code);
        Assert.DoesNotContain("xx", await File.ReadAllTextAsync(_desk.In("out.csv"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nowhere/out.csv")]
    [InlineData("folder")]
    [InlineData("file/out.csv")]
    public async Task A_file_that_cannot_be_written_is_one_clear_line(string name)
    {
        Directory.CreateDirectory(_desk.In("folder"));
        await File.WriteAllTextAsync(_desk.In("file"), "x", TestContext.Current.CancellationToken);
        var said = await _desk.Run("export", "visits", "--csv", _desk.In(name));
        Assert.Equal((1, ""), (said.Code, said.Output));
        Assert.StartsWith($"--csv = {_desk.In(name)}", Assert.Single(said.ErrorLines), StringComparison.Ordinal);
        Assert.Contains("allowed", said.Errors, StringComparison.Ordinal);
        Assert.Equal(["file"], Files());
    }

    [Fact]
    public async Task A_failed_export_leaves_the_file_that_was_there()
    {
        await File.WriteAllTextAsync(_desk.In("out.csv"), "before", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(_desk.In("data"), "no folder", TestContext.Current.CancellationToken);
        Assert.Equal(2, (await _desk.Run("export", "visits", "--csv", _desk.In("out.csv"))).Code);
        Assert.Equal("before", await File.ReadAllTextAsync(_desk.In("out.csv"), TestContext.Current.CancellationToken));
        Assert.Equal(["data", "out.csv"], Files());
    }

    private string[] Files() => [.. Directory.GetFiles(_desk.Folder).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];

    private async Task Record(int visits)
    {
        using var store = _desk.Open(t => new(t.Session, [new Event.VisitRecorded(Visits.Of((int)t.Inbound.DeliveryId, ("Q1", new Answer.Words("好"))))], []));
        await Task.WhenAll(Enumerable.Range(1, visits).Select(n => store.Handle(new Delivery(n, 7_000_000_001, new Input.Text("x"), n, DateTimeOffset.UnixEpoch))));
    }
}
