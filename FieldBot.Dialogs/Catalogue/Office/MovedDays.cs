using FieldBot.Dialogs.Access;
using FieldBot.Dialogs.Calendars;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Texts;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>The last day of an action that an import moves.</summary>
internal sealed record MovedDay(PlannedAction Action, DateOnly Old, DateOnly New)
{
    public string In(Wording words, DateOnly today) => $"{Action.In(words.Language)} {words.Date(Old, today)} → {words.Date(New, today)}";
}

/// <summary>A holiday that was added, or other weeks: the last day of what is still open moves, be it the programme's or a group's own.</summary>
internal static class MovedDays
{
    private const int Named = 10;

    /// <summary>Those that this person may see: what groups set themselves is not for whoever only administers.</summary>
    public static IEnumerable<MovedDay> Seen(Talk talk, Programme fresh) => Planned(talk, fresh).Concat(Moved(talk, fresh,
        talk.Facts.Records.OwnActions.Where(o => Rights.May(Act.SeePlan, talk.Facts.Me, new(o.Group), talk.Facts.Programme)).Select(o => (o.Action, o.Action.ToWeek))));

    /// <summary>Leaders hear of what their groups have before them.</summary>
    /// <param name="most">So many leaders; a whole programme that changes is told in another way.</param>
    public static void Tell(Talk talk, Programme fresh, int most)
    {
        var planned = Planned(talk, fresh).ToList();
        var own = talk.Facts.Records.OwnActions.ToLookup(o => o.Group, o => (o.Action, o.Action.ToWeek), StringComparer.Ordinal);
        foreach (var leader in fresh.Members.Where(m => m.Is(Role.GroupLeader) && m.Code != talk.By).Take(most))
        {
            List<MovedDay> moved = [.. planned, .. Moved(talk, fresh, own[leader.Group!])];
            if (moved.Count > 0) talk.TellDuty(leader.Code, w => new(w.Say("apply.days.told", ("days", w.List(moved.Take(Named).Select(m => m.In(w, talk.Facts.Today)))))));
        }
    }

    private static IEnumerable<MovedDay> Planned(Talk talk, Programme fresh) =>
        Moved(talk, fresh, fresh.Actions.Select(a => (a, talk.Facts.Programme.Actions.FirstOrDefault(o => o.Code == a.Code)?.ToWeek)));

    /// <param name="actions">Each with the last week that it had before.</param>
    private static IEnumerable<MovedDay> Moved(Talk talk, Programme fresh, IEnumerable<(PlannedAction Action, int? Was)> actions)
    {
        var (before, after, today) = (Weeks.Of(talk.Facts.Programme), Weeks.Of(fresh), talk.Facts.Today);
        foreach (var (action, was) in actions)
            if (action.ToWeek is { } to && was is { } week && before.DueOf(week) is var due && after.DueOf(to) is var now && due != now && (due >= today || now >= today))
                yield return new(action, due, now);
    }
}
