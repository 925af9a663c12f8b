using FieldBot.Dialogs.Concerns;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Issues;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;

namespace FieldBot.Dialogs.Summaries;

/// <summary>
/// What a record counts as: the one place that says so. It hangs on the record and on the version of the programme under which it was made,
/// so that it can be counted anew at any time. What hangs on the hour, such as what is open or overdue, is read from the open issues.
/// </summary>
public static class Tallies
{
    /// <summary>Stands behind the category of what is for named members only: 直接交市总工会, and what was restricted when it was registered.</summary>
    public const string Direct = "!d", Sealed = "!r";

    public static IEnumerable<Tally> Of(Visit visit, Func<int, Programme?> versions)
    {
        if (visit.VoidedAt is not null) yield break;
        var place = new Place(visit.Group, visit.Unit);
        yield return new(place, visit.Day, Measure.Visits, "", 1);
        foreach (var member in visit.Participants) yield return new(place, visit.Day, Measure.Attendance, member, 1);
        if (versions(visit.Programme) is not { } programme) yield break;
        foreach (var action in programme.Actions)
            if (action.Counts is ActionCount.Visits on && visit.Answers.GetValueOrDefault(on.Question) is Answer.Choice said && said.Values.Any(on.Values.Contains) != on.Not)
                yield return new(place, visit.Day, Measure.Planned, action.Code, 1);
        foreach (var question in programme.Summed)
        {
            var answer = visit.Answers.GetValueOrDefault(question.Code);
            if (answer is Answer.Number { Value: var number } && question.Summed!.Values.IsEmpty) yield return new(place, visit.Day, Measure.Sum, question.Code, (long)decimal.Round(number));
            if (answer is not (Answer.Number or Answer.Choice { Values.Length: > 0 })) continue;
            yield return new(place, visit.Day, Measure.Said, question.Code, 1);
            if (answer is Answer.Choice choice && choice.Values.Any(question.Summed!.Values.Contains)) yield return new(place, visit.Day, Measure.Agreed, question.Code, 1);
        }
    }

    public static IEnumerable<Tally> Of(GroupAction action) => action.VoidedAt is not null ? [] : [new(new(action.Group, ""), action.Day, Measure.Actions, action.Action, 1)];

    public static IEnumerable<Tally> Of(Issue issue, Func<int, Programme?> versions)
    {
        var programme = versions(issue.Programme) ?? EmptyProgramme.Value;
        var label = LabelOf(issue, programme);
        var place = PlaceOf(issue);
        var guarded = ConcernCode.Is(issue.Reporter);
        var day = programme.DayOf(issue.At);
        yield return At(Measure.Registered);
        if (guarded) yield return At(Measure.Concerns);
        if ((issue.ContactedAt ?? issue.DoneAt) is not null) yield return At(Measure.Responded);
        if (issue is not { Open: false, ClosedAt: { } closed, Ending: { } ending }) yield break;

        day = programme.DayOf(closed);
        yield return At(Measure.Closed);
        if (guarded) yield return At(Measure.ConcernsClosed);
        var end = EndOf(ending);
        yield return At(end);
        if (end is Measure.OutOfRemit or Measure.Void) yield break;

        if ((issue.DoneAt ?? closed) <= issue.SolveBy) yield return At(Measure.OnTime);
        if (day.DayNumber - programme.DayOf(issue.At).DayNumber is > 0 and var days) yield return At(Measure.Days, days);
        if (issue.Redos > 0) yield return At(Measure.Redone);
        if (issue.ExtendedDays > 0) yield return At(Measure.Extended);
        if (issue.Bounces > 0) yield return At(Measure.Bounced);
        if (issue.Satisfaction is { } satisfaction)
        {
            yield return At(Measure.Rated);
            if (satisfaction is Satisfaction.VerySatisfied or Satisfaction.Satisfied) yield return At(Measure.Satisfied);
        }

        if (end == Measure.Solved && issue.Amount is > 0 and var amount) yield return At(Measure.Cents, (long)decimal.Round(amount * 100));

        Tally At(Measure what, long value = 1) => new(place, day, what, label, value);
    }

    /// <summary>It counts for the group that has it, or that reported it while none has.</summary>
    public static Place PlaceOf(Issue issue) => new(issue.Team ?? issue.Group ?? "", issue.Unit);

    private static string LabelOf(Issue issue, Programme programme) => issue.Direct ? issue.Category + Direct
        : programme.Category(issue.Category) is { } category && Categories.Restricted(category) ? issue.Category + Sealed : issue.Category;

    public static Measure EndOf(Ending ending) => ending switch
    {
        Ending.Solved => Measure.Solved,
        Ending.PartlySolved => Measure.PartlySolved,
        Ending.Explained => Measure.Explained,
        Ending.Unreachable => Measure.Unreachable,
        Ending.Referred or Ending.Declined => Measure.OutOfRemit,
        _ => Measure.Void,
    };
}
