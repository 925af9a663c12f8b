using System.Diagnostics;
using FieldBot.Host.Pictures;
using FieldBot.Host.Tests.Pictures;

namespace FieldBot.Benchmarks;

/// <summary>How long a picture takes: the first of all, and the median of those after it; and what it takes of the memory.</summary>
internal static class PictureTimes
{
    private const int Times = 20;

    /// <param name="folder">Where the pictures are left to be looked at; null: nowhere.</param>
    public static void Run(string? folder)
    {
        ProcessMemory.Reset();
        var before = ProcessMemory.Peak();
        using var painter = new Painter();
        var watch = Stopwatch.StartNew();
        painter.Draw(Shown.Of("status", "small", "zh-Hans"));
        Console.WriteLine($"the first picture: {watch.ElapsedMilliseconds} ms; memory {before:0} MB before it, {ProcessMemory.Peak():0} MB at most");
        foreach (var kind in Shown.Kinds)
            foreach (var size in Shown.Sizes)
                foreach (var language in Shown.Languages)
                    One(painter, kind, size, language, folder);
        Console.WriteLine($"memory: {ProcessMemory.Peak():0} MB at most, {Process.GetCurrentProcess().WorkingSet64 / 1024.0 / 1024:0} MB at the end");
    }

    private static void One(Painter painter, string kind, string size, string language, string? folder)
    {
        var picture = Shown.Of(kind, size, language);
        var watch = Stopwatch.StartNew();
        var png = painter.Draw(picture);
        var first = watch.Elapsed.TotalMilliseconds;
        var times = Enumerable.Range(0, Times).Select(_ => { watch.Restart(); painter.Draw(picture); return watch.Elapsed.TotalMilliseconds; }).Order().ToList();
        Console.WriteLine($"{kind,-10} {size,-5} {language,-7}: {first,4:0} ms at first, then {times[Times / 2],4:0} ms (at most {times[^1],4:0}); {png.Length / 1000.0,4:0} kB; {picture.Alt.Length} characters in words");
        if (folder is not null) File.WriteAllBytes(Path.Combine(Directory.CreateDirectory(folder).FullName, $"{kind}-{size}-{language}.png"), png);
    }
}
