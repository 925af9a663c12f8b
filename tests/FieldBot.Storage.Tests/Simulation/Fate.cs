using FieldBot.Dialogs.Issues;

namespace FieldBot.Storage.Tests.Simulation;

/// <summary>What will become of an issue, drawn when it is reported: always the same for the same number.</summary>
internal sealed class Fate
{
    private readonly HashSet<string> _will = new(StringComparer.Ordinal);
    private readonly Random _chance;

    // Chances in a thousand. They make every move common enough to be seen in every month.
    private static readonly (string What, int Chance)[] Chances =
    [
        ("decline", 60), ("refer", 30), ("bounce", 120), ("bounce twice", 30), ("assign", 60), ("progress", 350), ("photo", 80), ("note", 40), ("ask", 40), ("supervise", 50), ("escalate", 25), ("hold", 50),
        ("resume", 15), ("extend", 90), ("refuse", 20), ("merge", 40), ("withdraw", 35), ("urge", 30), ("send back", 60), ("no", 70), ("no twice", 20), ("no later", 60), ("silent", 130), ("partly", 90), ("rate", 550), ("hush", 250),
        ("yes later", 250), ("taken back", 40), ("two at once", 50), ("slow sign", 150),
    ];

    public Fate(int number)
    {
        // No secret: the same every time is what is wanted.
        _chance = new(7919 * number + 17);
        foreach (var (what, chance) in Chances)
            if (_chance.Next(1000) < chance) _will.Add(what);
        Pace = _chance.Next(100) switch { < 62 => 0, < 80 => 1, _ => 2 };
        Ending = _chance.Next(100) switch { < 70 => Ending.Solved, < 80 => Ending.PartlySolved, < 95 => Ending.Explained, _ => Ending.Unreachable };
        Satisfaction = (Satisfaction)_chance.Next(4);
    }

    /// <summary>0: in good time, 1: on the last day, 2: too late.</summary>
    public int Pace { get; }

    public Ending Ending { get; }

    public Satisfaction Satisfaction { get; }

    /// <summary>When somebody goes on with it.</summary>
    public DateTime Then { get; set; }

    public bool Will(string what) => _will.Contains(what);

    /// <summary>Whether it happens, now and not again.</summary>
    public bool Now(string what) => _will.Remove(what);

    public int Days(int from, int to) => _chance.Next(from, to + 1);
}
