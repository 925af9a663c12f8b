using System.Globalization;
using System.Text;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Issues;
using FieldBot.Dialogs.Records;
using FieldBot.Dialogs.Texts;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>Several people on one matter are one issue: what is open at the same unit in the same category is offered before a new one is made.</summary>
internal static class ReportSimilar
{
    public const string New = "new";

    private const int Days = 14, Most = 8;

    /// <summary>The newest first. What was solved on the spot stands by itself, and joining what is done already would hide that something is not.</summary>
    public static IReadOnlyList<Issue> Of(Draft draft) => draft.Memo("similar", LookUp);

    public static IReadOnlyList<Option> Options(Draft draft) =>
        [.. Of(draft).Select(i => new Option(Value(i), $"{i.Id} {IssueWords.Brief(40, i, draft.Facts, draft.Words)}")), new(New, draft.Words.Plain("report.similar.new"))];

    public static string Prompt(Draft draft)
    {
        var text = new StringBuilder(draft.Words.Say("report.similar", ("count", Of(draft).Count)));
        foreach (var issue in Of(draft))
            text.Append('\n').Append(draft.Words.Say("report.similar.one", ("id", issue.Id), ("ago", draft.Words.Ago(issue.At, draft.Facts.Now)), ("text", IssueWords.Brief(120, issue, draft.Facts, draft.Words)), ("state", IssueWords.State(issue, draft.Words))));
        return text.ToString();
    }

    /// <summary>The issue that was chosen, as it stands now; null: a new one, or it was ended since.</summary>
    public static Issue? Chosen(Draft draft) => draft.Chosen(ReportForm.Similar) is { } value ? Of(draft).FirstOrDefault(i => Value(i) == value) : null;

    private static string Value(Issue issue) => issue.Number.ToString(CultureInfo.InvariantCulture);

    private static IReadOnlyList<Issue> LookUp(Draft draft)
    {
        if (draft.Facts.Me is not { } me || draft.Chosen(ReportForm.Unit) is not { } chosen || draft.Chosen(ReportForm.Category) is not { } category || draft.Chosen(ReportForm.Urgency) == ReportForm.Spot) return [];
        var unit = Units.Settled(chosen, draft.Facts);
        return [.. draft.Facts.Records.OpenIssues
            // What a worker said stands on cards that cannot be passed on, and nowhere else.
            .Where(i => !i.Guarded && i.Category == category && i.DoneAt is null && draft.Facts.Now - i.At <= TimeSpan.FromDays(Days) && Units.Settled(i.Unit, draft.Facts) == unit && IssueRights.MaySee(me, i, draft.Facts))
            .OrderByDescending(i => i.Number).Take(Most)];
    }
}
