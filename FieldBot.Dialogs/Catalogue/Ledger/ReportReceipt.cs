using System.Collections.Immutable;
using FieldBot.Dialogs.Issues;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>What is said once an issue is registered: its number, what happens next, until when, and who sees it; where somebody may be in danger, the emergency numbers first.</summary>
internal static class ReportReceipt
{
    /// <param name="into">The issue that it joined; null: it stands by itself.</param>
    /// <param name="ended">The issue that was to be joined was ended in the meantime.</param>
    public static void Show(Talk talk, Issue issue, Issue? into, bool ended, string card)
    {
        var lines = new List<string>();
        if (issue.Crisis) lines.Add(InDanger(talk, issue) + "\n");
        lines.Add(talk.Words.Say("report.registered", ("id", issue.Id), ("about", IssueWords.About(issue, talk.Facts, talk.Words))));
        if (ended) lines.Add(talk.Words.Say("report.similar.ended"));
        lines.Add(into is null ? Next(talk, issue) : talk.Words.Say("report.next.joined", ("id", into.Id), ("count", into.Voices)));
        if ((into ?? issue).State != IssueState.UnderCheck) lines.Add(talk.Words.Say("report.until", ("deadline", IssueWords.Deadline(into ?? issue, talk.Facts, talk.Words))));
        lines.Add(Seen(talk, issue));
        talk.Card(new OutgoingMessage(string.Join('\n', lines), card, Buttons: [Actions(talk, into ?? issue)]));
    }

    /// <summary>[查看] where it exists for whoever reads this, and the way to the next report.</summary>
    public static ImmutableArray<Button> Actions(Talk talk, Issue issue)
    {
        Button again = new(talk.Words.Plain("report.again"), "report");
        return IssueRights.MaySee(talk.Me, issue, talk.Facts) ? [new(talk.Words.Plain("report.look"), $"i.{issue.Number}"), again] : [again];
    }

    private static string InDanger(Talk talk, Issue issue)
    {
        var reached = IssuePeople.OnCall(issue, talk.Facts).Where(m => m != talk.Me.Code).Select(m => Notices.Urgent(m, talk.Facts)?.Reader).OfType<string>().Distinct(StringComparer.Ordinal).Count();
        return talk.Words.Say("report.crisis", ("phones", talk.Words.List(talk.Facts.Programme.Settings.EmergencyPhones))) + "\n"
            + (reached > 0 ? talk.Words.Say("report.crisis.told", ("count", reached)) : talk.Words.Say("report.crisis.nobody"));
    }

    private static string Next(Talk talk, Issue issue) => issue.State switch
    {
        IssueState.UnderCheck => talk.Words.Say("report.next.check"),
        IssueState.Accepted => talk.Words.Say("report.next.accepted"),
        IssueState.Dispatched => talk.Words.Say("report.next.dispatched"),
        _ => talk.Words.Say("report.next.hand"),
    };

    private static string Seen(Talk talk, Issue issue)
    {
        if (Categories.Of(issue, talk.Facts) is { } category && Categories.Restricted(category)) return talk.Words.Say(category.Handlers.Contains(talk.Me.Code) ? "report.sees.handlers" : "report.sees.restricted");
        var seen = issue.Team is { } team ? talk.Words.Say("report.sees.group", ("group", IssueWords.GroupName(team, issue, talk.Facts))) : talk.Words.Say("report.sees.office");
        return issue.Urgent || issue.Crisis ? $"{seen}\n{talk.Words.Say("report.sees.oncall")}" : seen;
    }
}
