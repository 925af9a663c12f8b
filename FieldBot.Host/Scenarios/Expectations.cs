using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using FieldBot.Dialogs.Summaries;
using FieldBot.Host.Hosting;

namespace FieldBot.Host.Scenarios;

/// <summary>The figures that a scenario comes to by the evening of each day.</summary>
internal sealed class Expectations(ImmutableSortedDictionary<DateOnly, StandFigures> evenings, int? cadres)
{
    public ImmutableSortedDictionary<DateOnly, StandFigures> Evenings => evenings;

    /// <summary>How many members the groups have in all; null: not told.</summary>
    public int? Cadres => cadres;

    public static Expectations Read(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            using var json = JsonDocument.Parse(file);
            var root = json.RootElement;
            var days = root.GetProperty("by_evening_of").EnumerateObject().ToImmutableSortedDictionary(
                d => DateOnly.ParseExact(d.Name, "yyyy-MM-dd", CultureInfo.InvariantCulture),
                d => new StandFigures(Number(d.Value, "groups_met"), Number(root, "groups"), Number(d.Value, "cadres"), Number(d.Value, "units_met"), Number(root, "units"), Number(d.Value, "visits"), Number(d.Value, "attendances")));
            return days.IsEmpty ? throw Wrong(path) : new(days, Number(root, "cadres"));
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw Wrong(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw SettingsException.Of("--expected", path, "没有这个文件，或读不出来；允许：一个可以读的 JSON 文件", "no such file, or it cannot be read; allowed: a JSON file that can be read");
        }
    }

    private static int? Number(JsonElement of, string name) => of.TryGetProperty(name, out var number) ? number.GetInt32() : null;

    private static SettingsException Wrong(string path) => SettingsException.Of("--expected", path,
        "格式不对；允许：groups、units 和 by_evening_of，里面每天有 groups_met、cadres、units_met、visits、attendances", "not as expected; allowed: groups, units and by_evening_of, with these figures for each day");
}
