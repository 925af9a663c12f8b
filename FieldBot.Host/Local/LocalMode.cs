using System.Security.Cryptography;
using FieldBot.Dialogs;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;
using FieldBot.Host.Local.Page;
using FieldBot.Storage;

namespace FieldBot.Host.Local;

/// <summary>A start that failed, in one line that is fit to print.</summary>
internal sealed class LocalModeException(string message, Exception inner) : Exception(message, inner);

/// <summary>The program without a token: a Bot API and a chat page of its own on this computer, and the sample programme with its people.</summary>
internal sealed class LocalMode : IAsyncDisposable
{
    public const string PortKey = "FieldBot:Local:Port";
    public const int DefaultPort = 5080;
    public const string Folder = "local";

    private readonly LocalBotApi _api;

    private LocalMode(LocalBotApi api) => _api = api;

    /// <summary>Where the bot finds its Bot API, and people the page.</summary>
    public string BaseUrl => _api.BaseUrl;

    /// <summary>Good for this run only.</summary>
    public string Token => _api.Telegram.Token;

    public LocalTelegram Telegram => _api.Telegram;

    /// <param name="store">Of a trial folder: <see cref="Folder"/> in the data folder.</param>
    /// <param name="sample">Tables of the sample programme as they stand in its files.</param>
    public static async Task<LocalMode> Start(Store store, IReadOnlyList<Table> sample, int port, TimeProvider clock)
    {
        var programme = store.Programme.Version > 0 ? store.Programme
            : await Import(store, SampleWeeks.Shift(sample, store.Programme.DayOf(clock.GetUtcNow())));
        var people = LocalPeople.Of(programme);
        // Numbers of updates and messages go on where no earlier run has been: the store remembers those.
        var telegram = new LocalTelegram($"1000001:{RandomNumberGenerator.GetHexString(32, lowercase: true)}", clock);
        foreach (var person in people)
        {
            telegram.AddUser(person.Chat, person.Name, met: person.Code.Length > 0);
            if (person.Code.Length > 0 && !store.IsBound(person.Code)) await store.Bind(person.Code, person.Chat);
        }
        LocalRoom.Make(telegram, people);
        try { return new(await LocalBotApi.Start(telegram, port, new ChatPage(telegram, people))); }
        catch (IOException taken)
        {
            throw new LocalModeException($"{PortKey} = {port}：端口已被占用；允许：1 到 65535 的空闲端口，0 表示任选一个 / the port is in use; allowed: a free port from 1 to 65535, or 0 for any", taken);
        }
    }

    private static async Task<Programme> Import(Store store, IReadOnlyList<Table> tables)
    {
        var number = await store.KeepCandidate(tables, ProgrammeReader.Stored(tables, 1) ?? throw new InvalidOperationException("The sample programme cannot be read."), AuditTrail.CommandLine);
        await store.Act(AuditTrail.CommandLine, facts => OfficeWork.Apply(facts, number));
        return store.Programme;
    }

    public ValueTask DisposeAsync() => _api.DisposeAsync();
}
