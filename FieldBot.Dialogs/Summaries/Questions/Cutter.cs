namespace FieldBot.Dialogs.Summaries.Questions;

/// <summary>Cuts a text into pieces so that as little as possible is left over, in as few pieces as possible.</summary>
internal sealed class Cutter(string text)
{
    private const int Left = 100, Taken = 10;

    public List<Piece> Cut(IEnumerable<Piece> candidates)
    {
        var byStart = candidates.Where(c => c.Length > 0 && c.End <= text.Length).ToLookup(c => c.At);
        var cost = new int[text.Length + 1];
        var best = new Piece[text.Length + 1];
        for (var at = text.Length - 1; at >= 0; at--)
        {
            cost[at] = cost[at + 1] + (char.IsLetterOrDigit(text[at]) ? Left : 0);
            best[at] = new(at, 1, null);
            foreach (var piece in byStart[at])
            {
                var with = cost[piece.End] + Taken + Dearer(piece);
                if (with >= cost[at]) continue;
                cost[at] = with;
                best[at] = piece;
            }
        }

        return Joined(best);
    }

    /// <summary>Of two ways that are as good, the one that says more exactly what is meant.</summary>
    private static int Dearer(Piece piece) => piece.Hit switch
    {
        Hit.Thing { Named.Length: > 1 } => 3,
        Hit.When { Stretch: null } => 4,
        Hit.Days => 2,
        Hit.Thing or Hit.Nothing => 1,
        _ => 0,
    };

    /// <summary>Characters that are left over side by side are one piece; signs and spaces are none, and part them.</summary>
    private List<Piece> Joined(Piece[] best)
    {
        var pieces = new List<Piece>();
        for (var at = 0; at < text.Length;)
        {
            var piece = best[at];
            at = piece.End;
            if (piece.Hit is null)
            {
                // Astral characters are letters in halves.
                if (!char.IsLetterOrDigit(text[piece.At]) && !char.IsSurrogate(text[piece.At])) continue;
                if (pieces.Count > 0 && pieces[^1] is { Hit: null } last && last.End == piece.At) { pieces[^1] = last with { Length = last.Length + 1 }; continue; }
            }

            pieces.Add(piece);
        }

        return pieces;
    }
}
