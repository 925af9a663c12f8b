namespace FieldBot.Storage.Tests.Simulation;

/// <summary>What is reported on a day, by whom: most by cadres at their units, some by intake for callers, at night only what cannot wait.</summary>
internal sealed class Reports(PaperBook book, Exchange exchange, Errands errands, Course course, int most)
{
    private const int Seed = 20220330, OnDay = 18;

    private static readonly string[] Categories = ["PAY", "PAY", "PAY", "CON", "CON", "INS", "SAF", "HEA", "TIM", "SPE", "LIV", "LIV", "LIV", "UNI", "VEN", "AID", "NEW", "ASK", "SUG", "OTH"];

    private readonly Random _chance = new(Seed);
    private int _left = most;

    public void Of(DateOnly day, int hour)
    {
        // The last working day takes what is left.
        var last = day == new DateOnly(2022, 6, 30) && hour == 15;
        for (var n = last ? _left : Math.Min(_left, hour == 22 ? 1 : _chance.Next(OnDay - 4, OnDay + 5)); n > 0; n--) One(day, hour);
    }

    private void One(DateOnly day, int hour)
    {
        var groups = book.People.Units.Keys.Order(StringComparer.Ordinal).ToList();
        var people = book.People.All.Where(p => (_left % 6 == 0 ? p.Roles.Contains("受理") : p.Group == groups[_left % 24]) && !book.People.Away(p.Code, day)).ToList();
        var who = people[_chance.Next(people.Count)];
        var units = who.Group.Length > 0 ? book.People.Units[who.Group] : who.City ? [.. book.People.Units.Values.SelectMany(u => u).Distinct().Order(StringComparer.Ordinal)] : ["U01", "U02", "U03"];
        var unit = units[_chance.Next(units.Length)];
        var category = hour == 22 ? "SAF" : Categories[_chance.Next(Categories.Length)];
        var urgency = _chance.Next(100) switch { < 6 => "spot", < 12 when category != "SAF" => "urgent", _ => "calm" };
        var text = _chance.Next(100) == 0 ? "仓库着火了" : $"第 {_left} 件难处";
        var (kind, join) = (_chance.Next(10), _chance.Next(100) < 6);
        _left--;
        exchange.Send(who.Code, phone => errands.Report(phone, unit, category, urgency, kind, text, join, course.Begin));
    }
}
