using System.IO.Compression;

namespace FieldBot.Host.Posters;

/// <summary>Posters in one archive, each as a picture and to print. Written as it goes, so that a city's posters are never all in memory.</summary>
internal sealed class PosterArchive(Stream to) : IDisposable
{
    private readonly ZipArchive _zip = new(to, ZipArchiveMode.Create, leaveOpen: true);
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="code">Of the unit: those that share a name are told apart by it.</param>
    public void Add(Poster poster, string code)
    {
        var name = poster.Name;
        if (!_names.Add(name)) _names.Add(name = $"{name}-{PosterName.Of(code)}");
        Write($"{name}.png", poster.Png);
        Write($"{name}.pdf", poster.Pdf);
    }

    public void Dispose() => _zip.Dispose();

    private void Write(string name, byte[] content)
    {
        // They are packed already. Not stored as they are, though: some readers refuse that in an archive that was written as it went.
        using var entry = _zip.CreateEntry(name, CompressionLevel.Fastest).Open();
        entry.Write(content);
    }
}
