using System.Collections.Immutable;

namespace FieldBot.Dialogs.Forms;

/// <summary>An answer as it is kept: in a draft by step, in a record by question.</summary>
public abstract record Answer
{
    private Answer() { }

    /// <summary>The chosen values: one, or several, in the order of the list.</summary>
    public sealed record Choice(ImmutableArray<string> Values) : Answer
    {
        public bool Equals(Choice? other) => other is not null && Values.SequenceEqual(other.Values, StringComparer.Ordinal);
        public override int GetHashCode() => Values.Length == 0 ? 0 : HashCode.Combine(Values.Length, Values[0]);
    }

    /// <summary>A count, or an amount in yuan with at most two decimals.</summary>
    public sealed record Number(decimal Value) : Answer
    {
        // A decimal remembers how it was typed, 10.0 or 10. Divided so it is the same number in its shortest form.
        public decimal Value { get; } = Value / 1.0000000000000000000000000000m;
    }

    /// <summary>Text; or a voice note or photo given in its stead.</summary>
    public sealed record Words(string Text, FileRef? File = null) : Answer;

    public sealed record Day(DateOnly Value) : Answer;

    /// <summary>A shared place (自报), or one typed as words (then no coordinates).</summary>
    public sealed record Spot(double? Latitude, double? Longitude, string? Text = null) : Answer;

    public sealed record Files(ImmutableArray<FileRef> Items) : Answer
    {
        public bool Equals(Files? other) => other is not null && Items.SequenceEqual(other.Items);
        public override int GetHashCode() => Items.Length;
    }

    /// <summary>The person chose to pass this question over; it is not asked again.</summary>
    public sealed record Skipped : Answer
    {
        public static readonly Skipped Instance = new();
    }

    public static Choice One(string value) => new([value]);
}
