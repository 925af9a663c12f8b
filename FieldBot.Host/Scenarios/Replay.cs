using System.Collections.Immutable;
using FieldBot.Dialogs.Programmes;
using FieldBot.Host.Local;
using FieldBot.Storage;

namespace FieldBot.Host.Scenarios;

/// <summary>Plays a scenario day by day: each row at its time, through the dialogs, and a leader's question after work.</summary>
/// <param name="rows">In the order of their times.</param>
internal sealed class Replay(Store store, SimulatedClock clock, Programme programme, Member leader, ImmutableArray<ScenarioRow> rows)
{
    /// <summary>The leader asks so long after the working day.</summary>
    private static readonly TimeSpan AfterWork = TimeSpan.FromMinutes(30);

    private static readonly TimeOnly UsualEnd = new(18, 0);

    private readonly Phones _phones = new(store, clock, programme.Settings.Language);
    private readonly Dictionary<string, long> _accounts = LocalPeople.Of(programme).Where(p => p.Code.Length > 0).ToDictionary(p => p.Code, p => p.Chat, StringComparer.Ordinal);

    /// <summary>Messages and taps so far.</summary>
    public int Turns => _phones.Turns;

    /// <summary>Whoever looks at the data in local mode later finds the same accounts.</summary>
    public async Task Bind()
    {
        foreach (var member in rows.Select(r => r.Member).Append(leader.Code).Distinct(StringComparer.Ordinal)) await store.Bind(member, _accounts[member]);
    }

    /// <param name="evening">Told each evening's figures and the time at which they were asked for.</param>
    /// <param name="played">Told how many rows were played.</param>
    /// <returns>The row that came to nothing, with what the bot said last; null: all were played.</returns>
    public async Task<(ScenarioRow Row, string Said)?> Play(Func<EveningFigures, DateTime, Task> evening, Action<int> played, CancellationToken stop)
    {
        var done = 0;
        foreach (var day in rows.GroupBy(r => r.Day))
        {
            foreach (var row in day)
            {
                stop.ThrowIfCancellationRequested();
                MoveTo(row.At);
                if (await new Cadre(store, _phones, programme, _accounts[row.Member], row).Play() is { } said) return (row, said);
                played(++done);
            }

            var hours = programme.Settings.WorkingHours;
            MoveTo(day.Key.ToDateTime(hours.IsDefaultOrEmpty ? UsualEnd : hours[^1].To) + AfterWork);
            var asked = programme.LocalTime(clock.GetUtcNow());
            await evening(await new Evening(store, _phones, programme, leader, _accounts[leader.Code]).Ask(day.Key), asked);
        }

        return null;
    }

    private void MoveTo(DateTime local) => clock.MoveTo(TimeOf(local, programme));

    public static DateTimeOffset TimeOf(DateTime local, Programme programme) => new(local, programme.Settings.TimeZone.GetUtcOffset(local));
}
