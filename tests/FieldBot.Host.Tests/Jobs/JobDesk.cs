using System.Collections.Concurrent;
using System.Threading.Channels;
using FieldBot.Dialogs;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;
using FieldBot.Host.Exports;
using FieldBot.Host.Jobs;
using FieldBot.Storage;
using Microsoft.Extensions.Logging;

namespace FieldBot.Host.Tests.Jobs;

/// <summary>Doors without a store behind them: what is kept, told and finished can be looked at.</summary>
internal sealed class JobDesk : ILogger
{
    private readonly Channel<JobRow> _jobs = Channel.CreateUnbounded<JobRow>();
    private readonly Channel<(JobRow Row, JobResult Result)> _finished = Channel.CreateUnbounded<(JobRow, JobResult)>();

    public JobDesk()
    {
        Doors = new()
        {
            Jobs = _jobs.Reader,
            Begin = _ => Task.FromResult(!InVain),
            Progress = (_, done, of) =>
            {
                Told.Enqueue((done, of));
                return Task.CompletedTask;
            },
            Finish = (row, result) => FinishFails ? Task.FromException(new IOException("secret")) : _finished.Writer.WriteAsync((row, result)).AsTask(),
            KeepFile = content =>
            {
                Files.Add(content);
                return $"k{Files.Count}";
            },
            IsKept = id => Task.FromResult(Kept.Contains(id)),
            KeepEvidence = content =>
            {
                Evidence.Add(content);
                return $"e{Evidence.Count}";
            },
            KeepCandidate = (tables, programme, by) =>
            {
                Candidates.Add((tables, programme, by));
                return Task.FromResult(7);
            },
            CreateLinks = (members, by, progress) =>
            {
                progress(members.Count, members.Count);
                return Task.FromResult<IReadOnlyList<NewLink>>([.. members.Select(m => new NewLink(m, $"{by}-token", default))]);
            },
            Versions = () => [Programme],
            Programme = () => Programme,
            Tables = _ => Tables,
            Audit = () => Trail,
            Visits = () => Visits,
            Ask = new NoRecords(),
            Unit = code => Programme.Unit(code),
            WorkerLink = (unit, by) => Task.FromResult($"{by}-{unit}"),
            Broadcast = _ => Task.FromResult(Broadcast),
            SpreadOn = (_, by) =>
            {
                Assert.Equal(Broadcast!.By, by);
                Broadcast = Broadcast with { Next = Math.Min(Broadcast.Readers.Length, Broadcast.Next + Chunk) };
                return Task.CompletedTask;
            },
        };
    }

    private sealed class NoRecords : IAsk
    {
        public Task<T> Of<T>(Func<Facts, T> ask) => throw new NotSupportedException();
    }

    public JobDoors Doors { get; }
    public bool FinishFails { get; set; }

    /// <summary>Every job was begun too often.</summary>
    public bool InVain { get; set; }

    public ConcurrentQueue<(int Done, int Of)> Told { get; } = new();
    public List<byte[]> Files { get; } = [];
    public HashSet<string> Kept { get; } = new(StringComparer.Ordinal);
    public List<byte[]> Evidence { get; } = [];
    public List<(IReadOnlyList<Table> Tables, Programme Programme, string By)> Candidates { get; } = [];
    public Programme Programme { get; set; } = EmptyProgramme.Value;
    public IReadOnlyList<Table> Tables { get; set; } = [];
    public IReadOnlyList<AuditEntry> Trail { get; set; } = [];
    public IReadOnlyList<Visit> Visits { get; set; } = [];
    public Broadcast? Broadcast { get; set; }
    public int Chunk { get; set; } = 100;
    public ConcurrentQueue<string> Lines { get; } = new();

    public void Put(params Job[] jobs)
    {
        foreach (var job in jobs) _jobs.Writer.TryWrite(new(1, 1, job));
    }

    /// <summary>The next job that is finished.</summary>
    public ValueTask<(JobRow Row, JobResult Result)> Finished() => _finished.Reader.ReadAsync(TestContext.Current.CancellationToken);

    public bool NothingFinished => !_finished.Reader.TryPeek(out _);

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Lines.Enqueue(formatter(state, exception));
}
