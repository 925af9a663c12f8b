using System.Runtime.InteropServices;

namespace FieldBot.Storage.Durability;

/// <summary>A new or renamed file survives a power loss only when its folder was synced too, and .NET has no call for that.</summary>
internal static partial class DiskFolder
{
    /// <summary>A new folder that only its owner may enter; one that is there is left as it is.</summary>
    public static void Make(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    public static void Sync(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return; // NTFS journals names; there is nothing to ask for
        }

        var descriptor = NativeOpen(folder, 0);
        if (descriptor < 0)
        {
            throw new IOException($"cannot open the data folder to sync it (errno {Marshal.GetLastPInvokeError()})");
        }

        try
        {
            if (NativeSync(descriptor) != 0)
            {
                throw new IOException($"cannot sync the data folder (errno {Marshal.GetLastPInvokeError()})");
            }
        }
        finally
        {
            _ = NativeClose(descriptor);
        }
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int NativeOpen(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int NativeSync(int descriptor);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int NativeClose(int descriptor);
}
