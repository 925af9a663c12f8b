using System.Collections.Immutable;
using System.Globalization;
using FieldBot.Dialogs;
using FieldBot.Dialogs.Concerns;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;
using FieldBot.Host.Posters;

namespace FieldBot.Host.Jobs;

/// <summary>Draws posters for a chat: one unit's as the two files themselves, which any phone opens; several in archives.</summary>
/// <param name="bot">Telegram's name of the bot; null where there is no address to open.</param>
internal sealed class PosterPrinting(JobDoors doors, string? bot)
{
    /// <summary>An archive is closed beyond this: Telegram takes 50 MB from a bot, and it is in memory until it lies on the disk.</summary>
    private const int Full = 20 << 20;

    public async Task<JobResult> Do(Job.PrintPosters job, JobProgress progress, CancellationToken stop)
    {
        using var font = PosterFont.Open();
        ImmutableArray<Unit> units = [.. job.Units.Select(doors.Unit).OfType<Unit>()];
        if (units is [var only]) return Both(await Draw(font, only, job, stop));
        var files = ImmutableArray.CreateBuilder<OutgoingFile>();
        for (var done = 0; done < units.Length;)
        {
            using var bytes = new MemoryStream();
            var first = done;
            using (var archive = new PosterArchive(bytes))
                for (; done < units.Length && bytes.Length < Full; done++)
                {
                    await progress.Report(done, units.Length);
                    archive.Add(await Draw(font, units[done], job, stop), units[done].Code);
                }

            var part = first == 0 && done == units.Length ? "" : string.Create(CultureInfo.InvariantCulture, $"-{first + 1}-{done}");
            files.Add(new(doors.KeepFile(bytes.ToArray()), $"posters{part}.zip"));
        }

        return new JobResult.Posters(files.ToImmutable());
    }

    public async Task<JobResult> Do(Job.PrintEcho job, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        if (doors.Unit(job.Unit) is not { } unit) return new JobResult.Posters([]);
        using var font = PosterFont.Open();
        // Whoever approved it is on the trail with that. A link that is still to be made comes by itself.
        var link = Poster.Link(bot, await doors.WorkerLink(unit.Code, AuditTrail.Clock));
        return Both(Poster.Of(font, EchoText.Of(doors.Programme(), unit, job.Month, job.Lines, bot, job.Language), link));
    }

    private async Task<Poster> Draw(PosterFont font, Unit unit, Job.PrintPosters job, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        var link = Poster.Link(bot, await doors.WorkerLink(unit.Code, job.By));
        return Poster.Of(font, PosterText.Of(doors.Programme(), unit, bot, job.Language), link);
    }

    private JobResult.Posters Both(Poster poster) => new([new(doors.KeepFile(poster.Pdf), $"{poster.Name}.pdf"), new(doors.KeepFile(poster.Png), $"{poster.Name}.png")]);
}
