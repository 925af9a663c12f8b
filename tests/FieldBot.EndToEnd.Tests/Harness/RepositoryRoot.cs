namespace FieldBot.EndToEnd.Tests.Harness;

internal static class RepositoryRoot
{
    /// <summary>The folder of the solution; null where the tests run without their source.</summary>
    public static DirectoryInfo? Find() => Above().FirstOrDefault(d => File.Exists(Path.Combine(d.FullName, "FieldBot.sln")));

    /// <summary>A file of the folder "shared" that may lie beside the repository, or further up beside a folder that holds it.</summary>
    public static string? Shared(string path) => Find() is not { } root ? null
        : Above().SkipWhile(d => d.FullName != root.FullName).Select(d => Path.Combine(d.FullName, "..", "shared", path)).FirstOrDefault(File.Exists);

    private static IEnumerable<DirectoryInfo> Above()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent) yield return at;
    }
}
