using System.Globalization;

namespace FieldBot.Dialogs.Records;

/// <summary>On every working day, or once a week.</summary>
public enum Rhythm { Daily, Weekly }

/// <summary>
/// What is told at a chosen time without being asked: to a member, or in a room of a group chat. There is one of each rhythm at most.
/// </summary>
/// <param name="At">Where the programme lives.</param>
public sealed record Digest(Rhythm Rhythm, TimeOnly At)
{
    /// <summary>Begins the subject of every timer of a digest.</summary>
    public const string Prefix = "digest:";

    /// <summary>Code of the member who reads it; null: it goes to the <see cref="Room"/>.</summary>
    public string? Member { get; init; }

    public GroupRoom? Room { get; init; }

    /// <summary>Of a weekly one; on the next working day where this one is 休.</summary>
    public DayOfWeek Day { get; init; } = DayOfWeek.Monday;

    /// <summary>In a room: the area that it tells of; null: all.</summary>
    public string? Area { get; init; }

    /// <summary>In a room: the language in which it is told.</summary>
    public string? Language { get; init; }

    /// <summary>Whoever chose it.</summary>
    public required string By { get; init; }

    /// <summary>The figures that it compares with, and since when they were known.</summary>
    public DigestFigures Last { get; init; } = new();

    public required DateTimeOffset LastAt { get; init; }

    /// <summary>Names it and its timer: "digest:d:@C029", "digest:w:12.3".</summary>
    public string Subject => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{(Rhythm == Rhythm.Daily ? 'd' : 'w')}:{(Room is { } room ? $"{room.Chat}.{room.Topic}" : $"@{Member}")}");

    /// <summary>Whose it is, as the audit trail names it.</summary>
    public string Whose => Room is { } room ? GroupChat.Name(room) : Member!;
}

/// <summary>What a digest compares with the time before; of the whole programme up to now, but for what is open now.</summary>
public sealed record DigestFigures(long Met = 0, long Covered = 0, long Visits = 0, long Open = 0, long Overdue = 0, long Registered = 0, long Solved = 0);
