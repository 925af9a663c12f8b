using System.Globalization;

namespace FieldBot.Benchmarks;

/// <summary>The working set of this process as Linux counts it.</summary>
internal static class ProcessMemory
{
    /// <summary>The peak is counted from here on.</summary>
    public static void Reset() => File.WriteAllText("/proc/self/clear_refs", "5");

    /// <summary>VmHWM: the largest resident set since <see cref="Reset"/>, in MB.</summary>
    public static double Peak() => long.Parse(File.ReadLines("/proc/self/status").First(l => l.StartsWith("VmHWM", StringComparison.Ordinal))["VmHWM:".Length..^"kB".Length], CultureInfo.InvariantCulture) / 1024.0;
}
