using FieldBot.Host.Hosting;
using FieldBot.Storage;

namespace FieldBot.Host.Scenarios;

/// <summary>A fresh trial folder: one that is removed afterwards, or one that was named and stays, for local mode to open.</summary>
internal sealed class TrialFolder : IDisposable
{
    private readonly DirectoryInfo? _temporary;

    private TrialFolder(StoreOptions store, DirectoryInfo? temporary) => (Store, _temporary) = (store, temporary);

    public StoreOptions Store { get; }

    /// <param name="named">Null: one that is removed.</param>
    public static TrialFolder Make(string? named)
    {
        var temporary = named is null ? Directory.CreateTempSubdirectory("fieldbot-") : null;
        var data = named ?? Path.Combine(temporary!.FullName, "data");
        try
        {
            return new(Free(data), temporary);
        }
        catch
        {
            temporary?.Delete(recursive: true);
            throw;
        }
    }

    private static StoreOptions Free(string data)
    {
        var settings = SettingsReader.Read([$"--{Settings.DataFolderKey}={data}", $"--{Settings.KeyFolderKey}={data}-keys", $"--{Settings.TokenKey}=", $"--{Settings.BaseUrlKey}="]);
        foreach (var folder in (string[])[settings.DataFolder, settings.KeyFolder])
            if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
                throw SettingsException.Of("--data", folder, "文件夹里已有东西，演示要从空的开始；允许：新的或空的文件夹", "is not empty, and a replay begins with nothing; allowed: a folder that is new or empty");
        return settings.Store;
    }

    public void Dispose() => _temporary?.Delete(recursive: true);
}
