using System.Threading.Channels;
using FieldBot.Dialogs;
using FieldBot.Host.Jobs;
using FieldBot.Host.Tests.Telegram;
using FieldBot.Storage;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;

namespace FieldBot.Host.Tests.Jobs;

/// <summary>Evidence is fetched until it is there: a network that is away for a day loses nothing and holds up nobody.</summary>
public sealed class PatientJobsTests : IAsyncDisposable
{
    private static readonly JobResult.Failed Gone = new(JobResult.Failed.FileGone);

    private readonly JobDesk _desk = new() { InVain = true };
    private readonly WatchedClock _clock = new();
    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private readonly Channel<(Job Job, TaskCompletionSource<JobResult> Done)> _begun = Channel.CreateUnbounded<(Job, TaskCompletionSource<JobResult>)>();
    private readonly Task _running;

    public PatientJobsTests() => _running = new JobRunner(_desk.Doors, Work, _clock, _desk).Run(_stop.Token);

    [Fact]
    public async Task A_network_that_is_away_for_a_day_is_waited_for()
    {
        _desk.Put(Evidence("a"));
        var (away, pauses) = (TimeSpan.Zero, new List<TimeSpan>());
        while (away < TimeSpan.FromDays(1))
        {
            (await Begun()).SetException(new HttpRequestException("secret text"));
            pauses.Add(await _clock.Pass());
            away += pauses[^1];
        }

        (await Begun()).SetResult(new JobResult.Done());
        Assert.IsType<JobResult.Done>((await _desk.Finished()).Result);
        Assert.InRange(pauses[0], TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(10));
        Assert.All(pauses, p => Assert.InRange(p, TimeSpan.Zero, PatientJobs.LongestPause * 1.25));
        // Told, but not at every try, and never in the words of the exception.
        Assert.InRange(_desk.Lines.Count, 2, pauses.Count / 10);
        Assert.All(_desk.Lines, line => Assert.DoesNotContain("secret", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_restart_begins_anew_however_often_it_was_begun()
    {
        // The desk says of every job that it was begun too often.
        _desk.Put(Evidence("a"));
        (await Begun()).SetResult(new JobResult.Done());
        Assert.IsType<JobResult.Done>((await _desk.Finished()).Result);
    }

    [Fact]
    public async Task While_evidence_is_fetched_or_waits_other_jobs_are_done()
    {
        _desk.InVain = false;
        _desk.Put(Evidence("a"), Evidence("b"), Evidence("c"), new Job.WriteWorkbook("card"));
        var begun = new List<(Job Job, TaskCompletionSource<JobResult> Done)> { await Next(), await Next(), await Next() };
        begun.Single(b => b.Job is Job.WriteWorkbook).Done.SetResult(new JobResult.Done());
        Assert.IsType<Job.WriteWorkbook>((await _desk.Finished()).Row.Job);
        // Two at once; one that has to wait makes room.
        Assert.False(_begun.Reader.TryPeek(out _));
        begun.First(b => b.Job is Job.KeepEvidence).Done.SetException(new IOException("disk full"));
        Assert.IsType<Job.KeepEvidence>((await Next()).Job);
    }

    [Fact]
    public async Task Telegram_s_word_how_long_to_wait_is_kept()
    {
        _desk.Put(Evidence("a"));
        (await Begun()).SetException(new ApiRequestException("Too Many Requests: retry after 77", 429, new ResponseParameters { RetryAfter = 77 }));
        Assert.Equal(TimeSpan.FromSeconds(77), await _clock.Pass());
        await Begun();
    }

    [Fact]
    public async Task That_a_file_is_gone_is_believed_when_it_was_said_again_and_again()
    {
        _desk.Put(Evidence("a"));
        for (var said = 1; said <= PatientJobs.Believed; said++)
        {
            Assert.True(_desk.NothingFinished);
            (await Begun()).SetResult(Gone);
            if (said < PatientJobs.Believed) await _clock.Pass();
        }

        Assert.Equal(Gone, (await _desk.Finished()).Result);
    }

    [Fact]
    public async Task A_file_that_could_not_be_reached_for_a_moment_is_kept()
    {
        _desk.Put(Evidence("a"));
        (await Begun()).SetResult(Gone);
        await _clock.Pass();
        (await Begun()).SetResult(new JobResult.Done());
        Assert.IsType<JobResult.Done>((await _desk.Finished()).Result);
    }

    [Fact]
    public async Task That_a_file_is_too_big_is_believed_at_once()
    {
        _desk.Put(Evidence("a"));
        (await Begun()).SetResult(new JobResult.Failed(JobResult.Failed.FileBig));
        Assert.Equal(new JobResult.Failed(JobResult.Failed.FileBig), (await _desk.Finished()).Result);
    }

    [Fact]
    public async Task A_stop_leaves_what_is_under_way_and_what_waits_for_the_next_start()
    {
        _desk.Put(Evidence("a"), Evidence("b"));
        (await Begun()).SetException(new IOException("x"));
        await _clock.Began();
        var second = await Begun();
        await _stop.CancelAsync();
        second.SetException(new IOException("cut off by the stop"));
        await _running;
        Assert.True(_desk.NothingFinished);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        while (_begun.Reader.TryRead(out var begun)) begun.Done.TrySetCanceled();
        _stop.Dispose();
    }

    private static Job.KeepEvidence Evidence(string id) => new("card", "V-1", new(FileKind.Photo, id, id));

    private Task<JobResult> Work(JobRow row, JobProgress progress, CancellationToken stop)
    {
        var done = new TaskCompletionSource<JobResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        _begun.Writer.TryWrite((row.Job, done));
        return done.Task;
    }

    private async Task<TaskCompletionSource<JobResult>> Begun() => (await Next()).Done;

    private ValueTask<(Job Job, TaskCompletionSource<JobResult> Done)> Next() => _begun.Reader.ReadAsync(TestContext.Current.CancellationToken);
}
