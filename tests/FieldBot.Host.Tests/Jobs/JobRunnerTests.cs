using System.Threading.Channels;
using FieldBot.Dialogs;
using FieldBot.Host.Jobs;
using FieldBot.Host.Tests.Telegram;
using FieldBot.Storage;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;

namespace FieldBot.Host.Tests.Jobs;

/// <summary>Jobs are done a few at once, tried again with patience, and left for the next start by a stop.</summary>
public sealed class JobRunnerTests : IAsyncDisposable
{
    private readonly JobDesk _desk = new();
    private readonly WatchedClock _clock = new();
    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private readonly Channel<TaskCompletionSource<JobResult>> _begun = Channel.CreateUnbounded<TaskCompletionSource<JobResult>>();
    private readonly Task _running;
    private CancellationToken _told;

    public JobRunnerTests() => _running = new JobRunner(_desk.Doors, Work, _clock, _desk).Run(_stop.Token);

    [Fact]
    public async Task Two_at_once_and_the_third_when_one_is_done()
    {
        _desk.Put(new Job.WriteWorkbook("a"), new Job.WriteWorkbook("b"), new Job.WriteWorkbook("c"));
        var (first, _) = (await Begun(), await Begun());
        Assert.False(_begun.Reader.TryPeek(out _));
        first.SetResult(new JobResult.Done());
        Assert.IsType<JobResult.Done>((await _desk.Finished()).Result);
        await Begun();
    }

    [Fact]
    public async Task What_fails_is_tried_again_after_growing_pauses_and_given_up_after_the_fifth_time()
    {
        _desk.Put(new Job.WriteWorkbook("a"));
        var pauses = new List<TimeSpan>();
        for (var i = 1; i <= JobRunner.Tries; i++)
        {
            (await Begun()).SetException(new IOException("secret text"));
            if (i < JobRunner.Tries) pauses.Add(await _clock.Pass());
        }

        Assert.Equal(new JobResult.Failed("job.failed"), (await _desk.Finished()).Result);
        Assert.Equal(pauses.Order(), pauses);
        Assert.Equal(JobRunner.Tries, _desk.Lines.Count);
        Assert.All(_desk.Lines, line => Assert.Contains("WriteWorkbook", line, StringComparison.Ordinal));
        Assert.All(_desk.Lines, line => Assert.DoesNotContain("secret", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_begun_in_vain_too_often_is_given_up_without_another_try()
    {
        _desk.InVain = true;
        _desk.Put(new Job.WriteWorkbook("a"));
        Assert.Equal(new JobResult.Failed("job.failed"), (await _desk.Finished()).Result);
        Assert.False(_begun.Reader.TryPeek(out _));
    }

    [Fact]
    public async Task What_fails_once_succeeds_the_next_time()
    {
        _desk.Put(new Job.WriteWorkbook("a"));
        (await Begun()).SetException(new HttpRequestException("cut"));
        await _clock.Pass();
        (await Begun()).SetResult(new JobResult.Done());
        Assert.IsType<JobResult.Done>((await _desk.Finished()).Result);
    }

    [Fact]
    public async Task Telegram_s_word_how_long_to_wait_is_kept()
    {
        _desk.Put(new Job.WriteWorkbook("a"));
        (await Begun()).SetException(new ApiRequestException("Too Many Requests: retry after 77", 429, new ResponseParameters { RetryAfter = 77 }));
        Assert.Equal(TimeSpan.FromSeconds(77), await _clock.Pass());
        await Begun();
    }

    [Fact]
    public async Task A_stop_leaves_what_is_under_way_for_the_next_start()
    {
        _desk.Put(new Job.WriteWorkbook("a"));
        var begun = await Begun();
        await _stop.CancelAsync();
        Assert.True(_told.IsCancellationRequested);
        begun.SetException(new IOException("cut off by the stop"));
        await _running;
        Assert.True(_desk.NothingFinished);
        Assert.Empty(_desk.Lines);
    }

    [Fact]
    public async Task A_stop_ends_a_pause()
    {
        _desk.Put(new Job.WriteWorkbook("a"));
        (await Begun()).SetException(new IOException("x"));
        await _clock.Began();
        await _stop.CancelAsync();
        await _running;
        Assert.True(_desk.NothingFinished);
    }

    [Fact]
    public async Task A_result_that_could_not_be_kept_holds_up_no_other_job()
    {
        _desk.FinishFails = true;
        _desk.Put(new Job.WriteWorkbook("a"), new Job.WriteWorkbook("b"), new Job.WriteWorkbook("c"));
        for (var i = 0; i < 3; i++) (await Begun()).SetResult(new JobResult.Done());
        await _stop.CancelAsync();
        await _running;
        Assert.All(_desk.Lines, line => Assert.DoesNotContain("secret", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Progress_is_told_after_a_second_and_then_not_too_often()
    {
        var progress = new JobProgress((done, of) => _desk.Doors.Progress(new(1, 1, new Job.WriteWorkbook("a")), done, of), _clock);
        foreach (var seconds in (double[])[0.9, 0.1, 2.4, 0.1, 0.1])
        {
            _clock.Advance(TimeSpan.FromSeconds(seconds));
            await progress.Report(_desk.Told.Count + 1, 9);
        }

        Assert.Equal([(1, 9), (2, 9)], _desk.Told);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        while (_begun.Reader.TryRead(out var begun)) begun.TrySetCanceled();
        _stop.Dispose();
    }

    private Task<JobResult> Work(JobRow row, JobProgress progress, CancellationToken stop)
    {
        _told = stop;
        var begun = new TaskCompletionSource<JobResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        _begun.Writer.TryWrite(begun);
        return begun.Task;
    }

    private ValueTask<TaskCompletionSource<JobResult>> Begun() => _begun.Reader.ReadAsync(TestContext.Current.CancellationToken);
}
