using System.Text;
using FieldBot.Host.Commands;
using FieldBot.Host.Hosting;

namespace FieldBot.Host.Tests.Commands;

public sealed class FailureTests : IDisposable
{
    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task What_nobody_foresaw_is_one_line_without_its_text_or_a_stack_trace_and_exit_code_70()
    {
        await using var errors = new StringWriter();
        await using var full = new FullDisk();
        Assert.Equal(RunBot.DiskFailed, await CommandLine.Run([.. _desk.Settings, "links"], full, errors, TestContext.Current.CancellationToken));
        var line = Assert.Single(errors.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1));
        Assert.Contains(nameof(IOException), line, StringComparison.Ordinal);
        Assert.DoesNotContain("干部001", line, StringComparison.Ordinal);
    }

    /// <summary>Standard output on a disk that is full.</summary>
    private sealed class FullDisk : TextWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => throw new IOException("no space left for 干部001");
    }
}
