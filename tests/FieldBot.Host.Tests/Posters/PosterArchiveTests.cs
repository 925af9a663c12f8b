using System.IO.Compression;
using System.Text;
using FieldBot.Dialogs;
using FieldBot.Host.Commands;
using FieldBot.Host.Jobs;
using FieldBot.Host.Posters;
using FieldBot.Host.Tests.Jobs;
using Microsoft.Extensions.Time.Testing;

namespace FieldBot.Host.Tests.Posters;

/// <summary>Posters of several units: in the archives that a chat gets, and in the one that the command line writes.</summary>
public sealed class PosterArchiveTests
{
    private static readonly string[] Three = ["U01", "U02", "U03"];

    private readonly JobDesk _desk = new() { Programme = Drawn.Programme };

    [Fact]
    public async Task One_unit_s_poster_comes_as_two_files_that_a_phone_opens()
    {
        var made = Assert.IsType<JobResult.Posters>(await Printing("union_bot").Do(new Job.PrintPosters("card", "C001", ["U02"], "zh-Hans"), Progress(), TestContext.Current.CancellationToken));
        Assert.Equal(["海报-昭化区射箭镇工会.pdf", "海报-昭化区射箭镇工会.png"], made.Files.Select(f => f.Name));
        using var picture = Drawn.Picture(_desk.Files[1]);
        Assert.Equal("https://t.me/union_bot?start=w_C001-U02", Drawn.Read(picture));
    }

    [Fact]
    public async Task Several_come_in_an_archive_with_both_files_of_each()
    {
        var made = Assert.IsType<JobResult.Posters>(await Printing(null).Do(new Job.PrintPosters("card", "C001", [.. Three, "GONE"], "en"), Progress(), TestContext.Current.CancellationToken));
        Assert.Equal("posters.zip", Assert.Single(made.Files).Name);
        using var archive = new ZipArchive(new MemoryStream(_desk.Files[0]));
        Assert.Equal(Three.SelectMany(u => new[] { $"poster-{Drawn.Programme.Unit(u)!.Name}.png", $"poster-{Drawn.Programme.Unit(u)!.Name}.pdf" }), archive.Entries.Select(e => e.FullName));
        using var png = new MemoryStream();
        await archive.Entries[2].Open().CopyToAsync(png, TestContext.Current.CancellationToken);
        using var picture = Drawn.Picture(png.ToArray());
        Assert.Equal("/start w_C001-U02", Drawn.Read(picture));
    }

    [Fact]
    public async Task An_echo_has_the_unit_s_code_and_a_unit_that_is_gone_has_none()
    {
        var made = Assert.IsType<JobResult.Posters>(await Printing("union_bot").Do(new Job.PrintEcho("card", "U02", new(2022, 4, 1), ["工资补发了"], "zh-Hans"), TestContext.Current.CancellationToken));
        Assert.Equal(["回音-昭化区射箭镇工会-2022年4月.pdf", "回音-昭化区射箭镇工会-2022年4月.png"], made.Files.Select(f => f.Name));
        Assert.Empty(Assert.IsType<JobResult.Posters>(await Printing("union_bot").Do(new Job.PrintEcho("card", "GONE", new(2022, 4, 1), ["x"], "en"), TestContext.Current.CancellationToken)).Files);
    }

    /// <summary>Through the socket it goes as text, a piece at a time.</summary>
    [Fact]
    public async Task The_command_line_writes_what_it_draws_as_it_goes()
    {
        var file = new MemoryStream();
        await using (var bytes = new BytesAsText.Writer(new BytesAsText.Reader(file)))
            await new PrintPosters(null, null, "zh-Hans", null, Trial: true).Write(bytes, [.. Three.Select(u => Drawn.Programme.Unit(u)!)], Drawn.Programme, null, unit => Task.FromResult($"t-{unit}"), (_, _) => { });
        using var archive = new ZipArchive(new MemoryStream(file.ToArray()));
        Assert.Equal(6, archive.Entries.Count);
        Assert.All(archive.Entries, e => Assert.InRange(e.Length, 10_000, 80_000));
    }

    [Fact]
    public void Units_of_one_name_are_told_apart_and_no_name_is_refused_by_a_file_system()
    {
        using var bytes = new MemoryStream();
        using (var archive = new PosterArchive(bytes))
            foreach (var code in Three) archive.Add(new("海报-工会", [1], [2]), code);
        using var read = new ZipArchive(new MemoryStream(bytes.ToArray()));
        Assert.Equal(["海报-工会.pdf", "海报-工会-U02.pdf", "海报-工会-U03.pdf"], read.Entries.Where(e => e.Name.EndsWith(".pdf", StringComparison.Ordinal)).Select(e => e.Name));
        Assert.Equal("海报-a_b_c__", PosterName.Of("海报-a/b\\c?*. "));
        Assert.InRange(Encoding.UTF8.GetByteCount(PosterName.Of(new string('工', 500))), 190, 200);
        Assert.Equal(100, PosterName.Of(string.Concat(Enumerable.Repeat("𠮷", 500))).Length);
    }

    private PosterPrinting Printing(string? bot) => new(_desk.Doors, bot);

    private static JobProgress Progress() => new((_, _) => Task.CompletedTask, new FakeTimeProvider());
}
