using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace FieldBot.Benchmarks;

/// <summary>
/// Measures FieldBot beside another bot in one run: the same load generator, the same numbers of users, one after the other. Both tools are
/// built from copies of their folders. Quote ratios, never absolute rates.
/// </summary>
internal sealed class Beside(string root, string work)
{
    private readonly string _yardstick = Path.Combine(work, "yardstick", "bin", "Release", "net10.0", "yardstick");

    public string Generator { get; } = Path.Combine(work, "load", "bin", "Release", "net10.0", "botapi-load");

    public string Host { get; } = Path.Combine(root, "FieldBot.Host", "bin", "Release", "net10.0", "FieldBot.Host");

    public string Scenario(string name) => Path.Combine(root, "tests", "FieldBot.Benchmarks", "Scenarios", $"{name}.json");

    public void Build(string shared, params ReadOnlySpan<string> tools)
    {
        foreach (var tool in tools)
        {
            var to = Path.Combine(work, tool);
            if (!Directory.Exists(to)) Copy(Path.Combine(shared, tool), to);
            // Away from this repository's own build settings.
            File.WriteAllText(Path.Combine(work, "Directory.Build.props"), "<Project />");
            File.WriteAllText(Path.Combine(work, "Directory.Packages.props"), "<Project />");
            Run("dotnet", ["build", "-c", "Release", "-v", "q", to], []);
        }

        Run("dotnet", ["build", "-c", "Release", "-v", "q", Path.Combine(root, "FieldBot.Host")], []);
    }

    public void Compare(int[] users, int seconds)
    {
        Console.WriteLine($"{"users",5} {"bot",-18} {"updates/s",10} {"p50 ms",8} {"p99 ms",8} {"memory MB",10} {"start ms",9}  {"x bar",6}");
        foreach (var count in users)
        {
            var bar = 0.0;
            foreach (var store in new[] { "sqlite", "group" })
            {
                var file = Path.Combine(work, $"y-{store}-{count}.db");
                foreach (var old in Directory.GetFiles(work, $"y-{store}-{count}.db*")) File.Delete(old);
                var json = Load(count, seconds, Path.Combine(work, "load", "scenarios", "checkin.json"), null, [_yardstick],
                    new() { ["BOT_STORE"] = store, ["BOT_DB"] = file });
                if (store == "sqlite") bar = Rate(json);
                Print(count, $"yardstick {store}", json, bar);
            }

            Print(count, "FieldBot", FieldBot(count, seconds), bar);
        }
    }

    private JsonElement FieldBot(int users, int seconds)
    {
        var environment = Prepare(users, Path.Combine(work, $"f-{users}"), six: true, out var data);
        return Load(users, seconds, Scenario("six"), data, [Host], environment);
    }

    /// <summary>A data folder with a programme of so many members, and the users' file with a link for each.</summary>
    public Dictionary<string, string> Prepare(int users, string folder, bool six, out string data)
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        ProgrammeMaker.Write(Path.Combine(folder, "programme"), Path.Combine(root, "FieldBot.Host", "Sample"), Math.Max(users, 4), six);
        var environment = new Dictionary<string, string>
        {
            ["FieldBot__Telegram__Token"] = "1000001:load-test-token-load-test-token", ["FieldBot__Telegram__BaseUrl"] = "http://127.0.0.1:1",
            ["FieldBot__Telegram__Pacing"] = "off", ["FieldBot__DataFolder"] = Path.Combine(folder, "data"),
        };
        Run(Host, ["programme", "import", Path.Combine(folder, "programme")], environment);
        using var links = JsonDocument.Parse(Run(Host, ["links", "--json"], environment));
        data = Path.Combine(folder, "users.csv");
        File.WriteAllLines(data, links.RootElement.EnumerateArray().Where(l => l.GetProperty("member").GetString()!.StartsWith('C'))
            .Select(l => l.GetProperty("payload").GetString() ?? "").Take(users).Prepend("payload"));
        return environment;
    }

    private JsonElement Load(int users, int seconds, string scenario, string? data, string[] bot, Dictionary<string, string> environment) =>
        Play(["--users", $"{users}", "--warmup-seconds", "3", "--duration", $"{seconds}", "--abandon", "--scenario", scenario], data, bot, environment);

    /// <summary>Runs the load generator, which starts and ends the bot; gives its summary.</summary>
    public JsonElement Play(string[] how, string? data, string[] bot, Dictionary<string, string> environment)
    {
        string[] arguments = ["--port", "0", "--token", "1000001:load-test-token-load-test-token", .. how,
            .. data is null ? (string[])[] : ["--data", data], "--bot-log", Path.Combine(work, "bot.log"), "--", .. bot, .. data is null ? (string[])[] : ["--FieldBot:Telegram:BaseUrl={url}"]];
        return JsonDocument.Parse(Run(Generator, arguments, Without(environment, "FieldBot__Telegram__BaseUrl"), mayFail: true)).RootElement;
    }

    private static Dictionary<string, string> Without(Dictionary<string, string> all, string key) => all.Where(p => p.Key != key).ToDictionary(StringComparer.Ordinal);

    private static double Rate(JsonElement json) => json.GetProperty("updates").GetProperty("perSecond").GetDouble();

    private static void Print(int users, string bot, JsonElement json, double bar)
    {
        double Number(params string[] path)
        {
            var at = json;
            foreach (var name in path)
                if (!at.TryGetProperty(name, out at)) return double.NaN;
            return at.ValueKind == JsonValueKind.Number ? at.GetDouble() : double.NaN;
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{users,5} {bot,-18} {Rate(json),10:0} {Number("turnaroundMs", "p50"),8:0.0} {Number("turnaroundMs", "p99"),8:0.0} {Number("bot", "rssMaxMiB"),10:0} {Number("startup", "firstReplyMs"),9:0}  {Rate(json) / bar,6:0.00}"));
        if (!json.TryGetProperty("problems", out var problems)) return;
        foreach (var problem in problems.EnumerateArray().Take(3)) Console.WriteLine($"      ! {problem}");
    }

    internal static string Run(string program, string[] arguments, Dictionary<string, string> environment, bool mayFail = false)
    {
        var start = new ProcessStartInfo(program) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0 && !mayFail) throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{errors.Result}\n{output}");
        return output;
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.GetFiles(from)) { using var source = File.OpenRead(file); using var target = File.Create(Path.Combine(to, Path.GetFileName(file))); source.CopyTo(target); }
        foreach (var folder in Directory.GetDirectories(from).Where(f => Path.GetFileName(f) is not ("bin" or "obj"))) Copy(folder, Path.Combine(to, Path.GetFileName(folder)));
    }
}
