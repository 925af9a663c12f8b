using FieldBot.Dialogs.Programmes;

namespace FieldBot.Dialogs.Summaries;

/// <summary>Small figures of ratings and of what workers brought are not told where others read them: whoever knows the place would know who it was.</summary>
internal static class Few
{
    public static bool Hides(long count, ProgrammeSettings settings) => count > 0 && count < settings.HideBelow;

    /// <summary>Which of these may be told beside their sum: none that is small, and where one alone would be left out, the next smallest neither, for it could be reckoned.</summary>
    public static IReadOnlyList<bool> Told(IReadOnlyList<long> counts, ProgrammeSettings settings)
    {
        var told = counts.Select(c => !Hides(c, settings)).ToList();
        if (told.Count(t => !t) == 1 && counts.Select((c, i) => (Count: c, At: i)).Where(c => told[c.At] && c.Count > 0).OrderBy(c => c.Count).ToList() is [var next, ..]) told[next.At] = false;
        return told;
    }
}
