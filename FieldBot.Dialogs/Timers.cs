using FieldBot.Dialogs.Catalogue;
using FieldBot.Dialogs.Issues;

namespace FieldBot.Dialogs;

/// <summary>What happens when a timer is due. The turn is nobody's: there is no chat to answer, so everything that is said names whom it is for.</summary>
internal static class Timers
{
    public static void Due(Talk talk, string subject)
    {
        if (subject == IssueReminders.Day) IssueReminders.MorningHasCome(talk);
        else if (subject.StartsWith(IssueReminders.Person, StringComparison.Ordinal)) IssueReminders.Remind(talk, subject[IssueReminders.Person.Length..]);
        else if (subject.StartsWith(Records.Digest.Prefix, StringComparison.Ordinal)) Summaries.Digests.DigestPost.Due(talk, subject);
        else if (Concerns.ConcernCode.Is(subject)) Concerns.ConcernRelay.Due(talk, subject);
        else if (RecordNumber.In(subject, 'I') is { } number && talk.Facts.Records.Issue(number) is { } issue) IssueTimers.Due(talk, issue);
    }
}
