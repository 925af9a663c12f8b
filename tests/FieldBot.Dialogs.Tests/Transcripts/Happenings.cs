using System.Collections.Immutable;
using System.Globalization;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Issues;
using FieldBot.Dialogs.Records;
using FieldBot.Dialogs.Tests.Fixtures;
using FieldBot.Dialogs.Tests.Issues;

namespace FieldBot.Dialogs.Tests.Transcripts;

/// <summary>What happens elsewhere, without its dialogs: so that there is something to sum up.</summary>
internal sealed class Happenings(World world)
{
    /// <summary>Visits of spring 2022 that took place by now: the first of a group records, colleagues join.</summary>
    public void Scenario()
    {
        foreach (var row in Sample.Scenario)
        {
            var at = new DateTimeOffset(DateTime.ParseExact(row[0], "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), TimeSpan.FromHours(8));
            if (at > world.Now) continue;
            var day = DateOnly.FromDateTime(at.Date);
            if (world.Records.VisitOn(row[2], row[3], day) is not { } visit) Record(row[3], at, [row[1]]);
            else if (!visit.Participants.Contains(row[1])) Apply(new Event.VisitChanged(visit with { Participants = visit.Participants.Add(row[1]), Changes = visit.Changes.Add(new(at, row[1], "joined")) }), row[1]);
        }
    }

    /// <param name="what">Unit, then who was there, the author first.</param>
    public void Visited(string[] what) => Record(what[0], world.Now, [.. what[1..]]);

    /// <param name="what">Who reports it, unit, category; and "urgent".</param>
    public void Registered(string[] what) => new Case(world).Register(what[0], what[1], what[2], what.Contains("urgent"));

    /// <param name="what">Who moves it, its number, the move; and how it ended.</param>
    public void Moved(string[] what)
    {
        var number = int.Parse(what[1], CultureInfo.InvariantCulture);
        var details = what is [_, _, _, var ending] ? new MoveDetails { Ending = Enum.Parse<Ending>(ending), Text = "办好了。", Files = [new(FileKind.Photo, "photo", "photo")] } : MoveDetails.None;
        if (!new Case(world).Move(what[0] == "clock" ? null : what[0], number, Enum.Parse<IssueMove>(what[2]), details)) throw new InvalidOperationException("not permitted");
    }

    private void Record(string unit, DateTimeOffset at, ImmutableArray<string> who)
    {
        var group = world.Programme.Member(who[0])!.Group!;
        var answers = ImmutableSortedDictionary<string, Answer>.Empty.Add("QV05", new Answer.Number(10 + world.Records.NextVisit)).Add("QC01", Answer.One(world.Records.NextVisit % 3 == 0 ? "部分" : "全部"));
        Apply(new Event.VisitRecorded(new(world.Records.NextVisit, world.Programme.Version, group, unit, DateOnly.FromDateTime(at.Date), "now", at, at, at, false, false, who, null, answers, [], [])), who[0]);
    }

    private void Apply(Event e, string by) => world.Records.Apply(e, null, by, world.Now);
}
