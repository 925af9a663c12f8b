using FieldBot.Dialogs;
using FieldBot.Dialogs.Records;
using FieldBot.Storage.Tests.Fixtures;

namespace FieldBot.Storage.Tests.Records;

/// <summary>合并: the visits of a unit that turned out to be another one are the other's from then on, and say so.</summary>
public sealed class UnitTests : IDisposable
{
    private readonly Premises _premises = new();

    public void Dispose() => _premises.Dispose();

    [Fact]
    public async Task Visits_of_a_merged_unit_move_and_say_so()
    {
        var added = new AddedUnit(new("N1", "new", "kind"), "G01", "C002", Post.Date);
        using (var store = _premises.Open())
        {
            await Act(store, new Event.UnitAdded(added), new Event.VisitRecorded(Visits.One(1, "N1")), new Event.VisitRecorded(Visits.One(2, "N12")), new Event.VisitRecorded(Visits.One(3, "N1", day: 1).Void()));
            await Act(store, new Event.UnitSettled(added with { MergedInto = "U01" }));
            Assert.Null(await store.Ask(f => f.Records.LastVisit("N1")));
        }

        using var after = _premises.Open();
        var visits = after.Visits().ToList();
        Assert.Equal(["U01", "N12", "N1"], visits.Select(v => v.Unit));
        Assert.Equal(("merged", "C001", "new"), visits[0].Changes is [{ Old: Dialogs.Forms.Answer.Words old } change] ? (change.What, change.By, old.Text) : default);
        Assert.Equal("V-1", await after.Ask(f => f.Records.LastVisit("U01")?.Id));
        Assert.Equal("V-1", await after.Ask(f => f.Records.VisitOn("G01", "U01", Visits.Day)?.Id));
        Assert.Equal("U01", Assert.Single(after.AddedUnits()).MergedInto);
    }

    private static Task Act(Store store, params Event[] events) => store.Act("C001", _ => new(Session.New, [.. events], []));
}
