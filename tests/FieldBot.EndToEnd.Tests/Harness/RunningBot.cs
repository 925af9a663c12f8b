using System.Globalization;
using FieldBot.Host.Local;

namespace FieldBot.EndToEnd.Tests.Harness;

/// <summary>When anonymous concerns are passed on to the union: in half a day, or with the next minute.</summary>
internal enum Relay { Later, Minute }

/// <summary>The built Host on a folder of its own with the sample programme, at work against the local Bot API.</summary>
internal sealed class RunningBot : IAsyncDisposable
{
    private const long FirstId = 8_412_000_001;

    private readonly TemporaryFolder _folder = new();
    private readonly BotApiSchema? _schema = BotApiSchema.Load();
    private IReadOnlyDictionary<string, string> _links = new Dictionary<string, string>();
    private int _members, _others, _strangers;

    private RunningBot(LocalServer server, bool paced)
    {
        Server = server;
        Host = new(_folder.Path, server.Api.BaseUrl, LocalServer.Token, paced);
    }

    public LocalServer Server { get; }

    public HostProcess Host { get; }

    public string Folder => _folder.Path;

    public LocalTelegram Telegram => Server.Telegram;

    /// <param name="paced">Telegram's limits are kept, and whoever sends more than a person writes is told from others.</param>
    /// <param name="working">Today and tomorrow are working days, whatever the test's calendar says.</param>
    public static async Task<RunningBot> Start(bool paced = false, Relay relay = Relay.Later, bool working = false)
    {
        var bot = new RunningBot(await LocalServer.Start(), paced);
        var (code, output, error) = await bot.Host.Command("programme", "import", bot.ProgrammeNow(relay, working));
        Assert.True(code == 0, $"import: {code}\n{output}\n{error}");
        bot._links = await bot.Host.Links();
        bot.Host.Start();
        return bot;
    }

    /// <summary>An account of the next cadre of the programme, by its personal link.</summary>
    public async Task<LocalUser> Enrol(string language = "zh-hans")
    {
        var number = Interlocked.Increment(ref _members);
        return await Enrol(number, $"C{number:000}", "visit", language);
    }

    /// <summary>The account of this member.</summary>
    /// <param name="button">One that stands on their home card; null: there is none.</param>
    public Task<LocalUser> EnrolAs(string member, string? button) => Enrol(500 + Interlocked.Increment(ref _others), member, button, "zh-hans");

    /// <summary>
    /// Somebody who is no member: a worker, once they speak. The name stands as first_name, the username as username in every update of theirs,
    /// the phone on a contact that they send, so that a test can look for them in what the program keeps and says.
    /// </summary>
    public LocalUser Stranger(string name, string username, string phone, string language = "zh-hans") =>
        Telegram.AddUser(FirstId + 900_000 + Interlocked.Increment(ref _strangers), name, language, username: username, phone: phone);

    private async Task<LocalUser> Enrol(int number, string member, string? button, string language)
    {
        var user = Telegram.AddUser(FirstId + number, $"planted-name-{number}", language);
        user.SendText($"/start {_links[member]}");
        await user.Until(v => v.Card?.AllButtons.Count() == 2, Player.Patience, TestContext.Current.CancellationToken);
        user.Press(user.View.Card!, user.View.Card!.AllButtons.First());
        await user.Until(v => v.Messages.Values.Any(m => m.FromBot && (button is null ? m.Text.Contains("绑定好了", StringComparison.Ordinal) : m.AllButtons.Any(b => b.Data == button))), Player.Patience, TestContext.Current.CancellationToken);
        return user;
    }

    /// <summary>The sample programme, under way today, with its quiet hours half a day away: whatever the hour, notices come at once.</summary>
    private string ProgrammeNow(Relay relay, bool working)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Folder, "programme")).FullName;
        var now = TimeZoneInfo.ConvertTime(DateTimeOffset.UtcNow, TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai")).DateTime;
        var far = TimeOnly.FromDateTime(now).AddHours(12);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Sample"), "*.csv"))
            File.WriteAllLines(Path.Combine(folder, Path.GetFileName(file)), File.ReadLines(file).Select(l => l.Split(',')[0] switch
            {
                "开始日期" => "开始日期,2024-01-01",
                "见面截止" => "见面截止,2024-01-05",
                "结束日期" => "结束日期,2099-12-31",
                "免打扰" => string.Create(CultureInfo.InvariantCulture, $"免打扰,{far:HH:mm}-{far.AddMinutes(1):HH:mm}"),
                "匿名诉求转达时刻" => "匿名诉求转达时刻," + string.Join('|', (relay == Relay.Later ? [far] : Enumerable.Range(1, 6).Select(m => far.AddHours(12).AddMinutes(m))).Select(t => t.ToString("HH:mm", CultureInfo.InvariantCulture))),
                _ => l,
            }));
        if (working) Work(Path.Combine(folder, "calendar.csv"), now);
        return folder;
    }

    private static void Work(string calendar, DateTime today)
    {
        var days = new[] { today, today.AddDays(1) };
        var names = days.Select(d => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).ToList();
        File.WriteAllLines(calendar, [.. File.ReadLines(calendar).Where(l => !names.Contains(l.Split(',')[0])), .. days.Where(d => d.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday).Select(d => string.Create(CultureInfo.InvariantCulture, $"{d:yyyy-MM-dd},班,"))]);
    }

    /// <summary>What the description of the Bot API says against the calls so far; null where it is not at hand.</summary>
    public IReadOnlyList<string>? Faults() => _schema is null ? null : [.. _schema.Faults(Server.Calls)];

    /// <summary>Some lives end while the bot still starts, most after a number of calls that nobody can foretell.</summary>
    public async Task KillOften(int kills, int seed, IReadOnlyList<Task> playing)
    {
        var chance = new Random(seed);
        for (var kill = 0; kill < kills; kill++)
        {
            if (chance.Next(5) == 0) await Task.Delay(chance.Next(700), TestContext.Current.CancellationToken);
            else await Server.Heard(Server.Calls.Count + chance.Next(1, 200), TestContext.Current.CancellationToken);
            await Host.Kill();
            Host.Start();
            if (playing.FirstOrDefault(p => p.IsFaulted) is { } failed) await failed;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Server.DisposeAsync();
        _folder.Dispose();
        if (Faults() is { } faults) Assert.Empty(faults);
    }
}
