using FieldBot.Benchmarks;

namespace FieldBot.Host.Tests.Commands;

/// <summary>The programmes that measurements are made with.</summary>
public sealed class MadeProgrammeTests : IDisposable
{
    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Theory]
    [InlineData(500, true, "125 groups, 125 units, 505 members, 3 questions")]
    [InlineData(500, false, "125 groups, 125 units, 505 members, 31 questions")]
    [InlineData(1, true, "1 groups, 1 units, 6 members, 3 questions")]
    [InlineData(5000, false, "1250 groups, 1250 units, 5005 members, 31 questions")]
    public async Task A_made_programme_has_no_faults(int members, bool six, string held)
    {
        ProgrammeMaker.Write(_desk.In("made"), Desk.Sample, members, six);
        var said = await _desk.Run("programme", "check", _desk.In("made"));
        Assert.Equal(0, said.Code);
        Assert.Contains(held, said.Output, StringComparison.Ordinal);
    }
}
