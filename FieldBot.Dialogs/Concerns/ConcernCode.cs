using System.Text;
using FieldBot.Dialogs.Reading;

namespace FieldBot.Dialogs.Concerns;

/// <summary>Pseudonyms and receipt codes: letters that are read out and copied by hand without being mistaken for one another.</summary>
public static class ConcernCode
{
    /// <summary>Thirty-one signs, a prime: without I, L, O, S and U, which are read as 1, 1, 0, 5 and V.</summary>
    public const string Signs = "0123456789ABCDEFGHJKMNPQRTVWXYZ";

    /// <summary>No code of a member begins with it: whoever has it is a worker.</summary>
    public const char Mark = '#';

    /// <summary>Signs of a pseudonym; and of a receipt with the one that checks it.</summary>
    public const int PseudonymLength = 4, ReceiptLength = 12;

    public static bool Is(string? member) => member is [Mark, ..];

    /// <summary>#7K2M.</summary>
    /// <param name="drawn">Numbers drawn by chance, each below <see cref="Signs"/>'s length.</param>
    public static string Pseudonym(ReadOnlySpan<byte> drawn) => Mark + Text(drawn[..PseudonymLength]);

    /// <summary>A receipt whose last sign checks the others.</summary>
    /// <param name="drawn">Numbers drawn by chance, one fewer than a receipt has signs.</param>
    public static string Receipt(ReadOnlySpan<byte> drawn)
    {
        var code = Text(drawn[..(ReceiptLength - 1)]);
        return code + Check(code);
    }

    /// <summary>7K2M-9QXR-4TDB, as it is shown.</summary>
    public static string Grouped(string receipt) => string.Join('-', receipt.Chunk(4).Select(c => new string(c)));

    /// <summary>What somebody typed as the receipt it means; null: it is none, and nothing has to be looked up.</summary>
    public static string? ReceiptIn(string typed)
    {
        var code = new StringBuilder(ReceiptLength);
        foreach (var c in Characters.Plain(typed).ToUpperInvariant())
        {
            if (char.IsWhiteSpace(c) || c is '-' or '.' or '_' or '\u2014' or '\u2013') continue;
            var sign = c switch { 'O' => '0', 'I' or 'L' => '1', 'S' => '5', 'U' => 'V', _ => c };
            if (!Signs.Contains(sign) || code.Length == ReceiptLength) return null;
            code.Append(sign);
        }

        var read = code.ToString();
        return read.Length == ReceiptLength && Check(read[..^1]) == read[^1] ? read : null;
    }

    /// <summary>Each place weighs differently and the modulus is a prime: one wrong sign, or two that changed places, never pass.</summary>
    private static char Check(string code)
    {
        var sum = 0;
        for (var i = 0; i < code.Length; i++) sum += (i + 1) * Signs.IndexOf(code[i]);
        return Signs[sum % Signs.Length];
    }

    private static string Text(ReadOnlySpan<byte> drawn)
    {
        var text = new StringBuilder(drawn.Length);
        foreach (var number in drawn) text.Append(Signs[number]);
        return text.ToString();
    }
}
