using System.Collections.Immutable;
using FieldBot.Dialogs;
using FieldBot.Dialogs.Issues;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;
using FieldBot.Dialogs.Tests.Fixtures;

namespace FieldBot.Storage.Tests.Fixtures;

/// <summary>Issues of which only what a test speaks of matters.</summary>
internal static class Issues
{
    public static Issue One(int number, string unit = "U01", string? group = "G01", string reporter = "C001", string category = "PAY") =>
        new(number, 1, IssueSource.Cadre, reporter, group, unit, category, null, "x", null, null, null, [], "一般", Urgent: false, Post.Date)
        {
            State = IssueState.Registered, Entries = [new(Post.Date, reporter, IssueMove.Register)],
        };

    /// <summary>Its limits as the calendar in force counts them.</summary>
    public static Issue Counted(this Issue issue, Programme? programme = null) => IssueClock.Counted(issue, programme ?? EmptyProgramme.Value, new MemoryRecords());

    public static Issue Given(this Issue issue, string team, params string[] handlers) =>
        issue.Moves(IssueMove.Sign) with { State = IssueState.Signed, Team = team, Handler = handlers[^1], Handlers = [.. handlers] };

    public static Issue Ends(this Issue issue, Ending ending = Ending.Solved) => issue.Moves(IssueMove.SayYes) with { State = IssueState.StruckOff, Ending = ending, ClosedAt = Post.Date };

    public static Issue MergesInto(this Issue issue, int number) => issue.Ends(Ending.Duplicate) with { MergedInto = number };

    /// <summary>As the dialogs set them: whatever becomes of an issue, its timer is the next thing that is due with it.</summary>
    public static ImmutableArray<Dialogs.Timer> Timers(IEnumerable<Event> events, Facts facts) =>
        [.. events.Select(e => (e as Event.IssueRegistered)?.Issue ?? (e as Event.IssueMoved)?.Issue).OfType<Issue>().Select(i => new Dialogs.Timer(i.Id, IssueClock.Next(i, facts.Programme)))];

    private static Issue Moves(this Issue issue, IssueMove move) => issue with { Entries = issue.Entries.Add(new(Post.Date, "C001", move)), Before = issue with { Entries = [], Before = null } };
}
