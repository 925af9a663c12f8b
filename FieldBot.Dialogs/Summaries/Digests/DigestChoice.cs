using System.Globalization;
using FieldBot.Dialogs.Records;

namespace FieldBot.Dialogs.Summaries.Digests;

/// <summary>How far somebody got with choosing when a digest comes, in the data of a button.</summary>
/// <param name="Day">Of a weekly one; null: not chosen yet.</param>
/// <param name="At">Null: not chosen yet.</param>
internal sealed record DigestChoice(Rhythm Rhythm, DayOfWeek? Day = null, TimeOnly? At = null)
{
    private const string Stops = "x", Types = "o", Daily = "d", Weekly = "w";

    /// <summary>It is to come no more.</summary>
    public bool Stop { get; init; }

    /// <summary>The time is to be typed.</summary>
    public bool Type { get; init; }

    /// <summary>A weekly one still needs its day.</summary>
    public bool NeedsDay => Rhythm == Rhythm.Weekly && Day is null;

    /// <summary>Null: it is none.</summary>
    public static DigestChoice? Read(ReadOnlySpan<string> what) => what switch
    {
        [Daily, .. var rest] => Read(new(Rhythm.Daily), rest),
        [Weekly, Stops] => new(Rhythm.Weekly) { Stop = true },
        [Weekly] => new(Rhythm.Weekly),
        [Weekly, [>= '1' and <= '5'] day, .. var rest] => Read(new(Rhythm.Weekly, (DayOfWeek)(day[0] - '0')), rest),
        _ => null,
    };

    public string Write()
    {
        List<string> parts = [Rhythm == Rhythm.Daily ? Daily : Weekly];
        if (Day is { } day) parts.Add(((int)day).ToString(CultureInfo.InvariantCulture));
        if (At is { } at) parts.Add(at.ToString("HHmm", CultureInfo.InvariantCulture));
        if (Stop) parts.Add(Stops);
        if (Type) parts.Add(Types);
        return string.Join('.', parts);
    }

    private static DigestChoice? Read(DigestChoice so, ReadOnlySpan<string> rest) => rest switch
    {
        [] => so,
        [Stops] => so with { Stop = true },
        [Types] => so with { Type = true },
        [var time] when TimeOnly.TryParseExact(time, "HHmm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) => so with { At = at },
        _ => null,
    };
}
