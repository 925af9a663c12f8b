using FieldBot.Dialogs.Issues;

namespace FieldBot.Dialogs.Summaries;

/// <summary>Under which keys an issue counts: the one place that says so. What hangs on the hour, such as what is overdue, is no counter: it is read from the open issues.</summary>
public static class IssueCounts
{
    public const string Registered = "issues", Open = "issues-open", Merged = "issues-merged";

    public static string In(IssueState state) => $"issues-in-{state}";

    /// <summary>Struck off with this ending.</summary>
    public static string Ended(Ending ending) => $"issues-ended-{ending}";

    /// <summary>It counts once under each of them: for the group that has it, or that reported it while none has.</summary>
    public static IEnumerable<CountKey> Of(Issue issue)
    {
        yield return Key(Registered);
        yield return Key(In(issue.State));
        if (issue.Open) yield return Key(Open);
        else if (issue.Ending is { } ending) yield return Key(Ended(ending));
        if (issue.MergedInto is not null) yield return Key(Merged);

        CountKey Key(string what) => new(what, issue.Team ?? issue.Group ?? "", issue.Unit, issue.Category);
    }
}
