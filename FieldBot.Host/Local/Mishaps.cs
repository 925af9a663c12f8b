namespace FieldBot.Host.Local;

/// <summary>What goes wrong with one call.</summary>
/// <param name="Done">Whether the call takes effect all the same: the bot cannot know.</param>
internal sealed record Mishap(MishapKind Kind, bool Done, int RetryAfter = 0, Task? Until = null)
{
    public static Mishap TooMany(int retryAfter) => new(MishapKind.TooMany, Done: false, retryAfter);

    public static readonly Mishap ServerError = new(MishapKind.ServerError, Done: false);

    /// <summary>The connection is cut before anything is done.</summary>
    public static readonly Mishap CutBefore = new(MishapKind.Cut, Done: false);

    /// <summary>Done, then the connection is cut: the answer never arrives.</summary>
    public static readonly Mishap CutAfter = new(MishapKind.Cut, Done: true);

    /// <summary>Done, but the answer waits for the task.</summary>
    public static Mishap Slow(Task until) => new(MishapKind.Slow, Done: true, Until: until);
}

internal enum MishapKind { TooMany, ServerError, Cut, Slow }

/// <summary>Faults that a test plans: the next calls of a method, or a share of all calls by a seeded die.</summary>
internal sealed class Mishaps
{
    private readonly Lock _gate = new();
    private readonly List<(string Method, long? Chat, Mishap Mishap)> _planned = [];
    private readonly List<(double Rate, Mishap Mishap)> _rates = [];

    public Random Chance { get; set; } = new(1);

    /// <summary>The next call of the method (in that chat, if one is named) meets the mishap. Several queue up.</summary>
    public void Next(string method, Mishap mishap, long? chat = null)
    {
        lock (_gate) _planned.Add((method, chat, mishap));
    }

    /// <summary>A share of all calls but getUpdates.</summary>
    public void Often(double rate, Mishap mishap)
    {
        lock (_gate) _rates.Add((rate, mishap));
    }

    public Mishap? For(BotRequest request)
    {
        lock (_gate)
        {
            if (_planned.Count == 0 && _rates.Count == 0) return null;
            var chat = request.Number("chat_id");
            var planned = _planned.FindIndex(p => p.Method.Equals(request.Method, StringComparison.OrdinalIgnoreCase) && (p.Chat is null || p.Chat == chat));
            if (planned >= 0)
            {
                var mishap = _planned[planned].Mishap;
                _planned.RemoveAt(planned);
                return mishap;
            }
            if (request.Method.Equals("getUpdates", StringComparison.OrdinalIgnoreCase)) return null;
            foreach (var (rate, mishap) in _rates)
                if (Chance.NextDouble() < rate) return mishap;
            return null;
        }
    }
}
