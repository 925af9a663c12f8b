namespace FieldBot.EndToEnd.Tests.Harness;

internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("fieldbot-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
