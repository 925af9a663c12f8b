using System.Collections.Immutable;
using CsCheck;
using FieldBot.Dialogs;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;
using FieldBot.Dialogs.Tests.Fixtures;
using FieldBot.Storage.Tests.Codecs;
using FieldBot.Storage.Tests.Fixtures;

namespace FieldBot.Storage.Tests.Records;

/// <summary>Whatever happens to the smaller records: the store says what records in memory say, at once and after a restart.</summary>
public sealed class RecordsTests
{
    private static readonly string[] Groups = ["G01", "G012"], People = ["C001", "C0012"], Units = ["N1", "N12"];

    private static readonly Gen<Event> Events = Gen.OneOf(
        Gen.Select(Gen.Int[1, 3], Person, Gen.Int[0, 3], Gen.Bool).Select((n, who, day, ended) => (Event)new Event.AbsenceSet(new(n, who, Visits.Day, Visits.Day.AddDays(day), null, who, Post.Date, ended ? Post.Date : null))),
        Gen.Select(Person, Gen.Bool).Select((who, muted) => (Event)new Event.PreferencesChanged(who, new(null, null, muted))),
        Gen.Select(Gen.Int[1, 4], Gen.Bool).Select((n, ended) => (Event)new Event.ActionRecorded(new(n, Groups[n % 2], "R04", Visits.Day, "C001", Post.Date, "", [], ended ? Post.Date : null))),
        Gen.Select(Gen.Int[1, 3], Gen.Int[0, 1]).Select((n, g) => (Event)new Event.ActionAdded(new(new($"{Groups[g]}-{n}", Prescribed: false, "x", "", n, null, null), Groups[g], "C001", Post.Date))),
        Gen.Int[0, 1].Select(u => (Event)new Event.UnitAdded(Unit(u))),
        Gen.Int[0, 1].Select(u => (Event)new Event.UnitSettled(Unit(u) with { ConfirmedBy = "C001" })),
        Gen.Select(Gen.Int[0, 1], Gen.Int[0, 1], Gen.Int[1, 9]).Select((g, u, day) => (Event)new Event.UnitSkipped(new(Groups[g], Units[u], "C001", Post.Date, "x", Visits.Day.AddDays(day)))),
        Gen.Int[1, 2].Select(n => (Event)new Event.BroadcastBegun(new(n, "all", "", "x", "K01", Post.Date, ["C001"], 1))),
        Gen.Select(Gen.Int[1, 2], Gen.Int[1, 5]).Select((n, next) => (Event)new Event.BroadcastSpread(n, next)),
        Gen.Select(Gen.Int[0, 1], Any.Form).Select((g, form) => (Event)new Event.DraftLeft(new(0, "C001", Groups[g], form, Post.Date))),
        Gen.Int[1, 4].Select(n => (Event)new Event.DraftTaken(n, "C002")));

    private static Gen<string> Person => Gen.Int[0, 1].Select(n => People[n]);

    [Fact]
    public void The_store_says_what_memory_says() => Events.Array[1, 25].Sample(Play, iter: 40, threads: 1);

    private static void Play(Event[] events)
    {
        using var premises = new Premises();
        var memory = new MemoryRecords();
        var sound = new List<Event>();
        using (var store = premises.Open())
        {
            foreach (var e in events.Select(e => Fitting(e, memory)).Where(e => e is not null))
            {
                memory.Apply(e!, null, "C001", Post.Date);
                sound.Add(e!);
                store.Act("C001", _ => new(Session.New, [e!], [])).GetAwaiter().GetResult();
            }

            Assert.Equal(Told(memory), store.Ask(f => Told(f.Records)).GetAwaiter().GetResult());
        }

        using var after = premises.Open();
        Assert.Equal(Told(memory), after.Ask(f => Told(f.Records)).GetAwaiter().GetResult());
        Assert.Equal(memory.Trail.Select(e => (e.What, e.On)), after.Audit().Select(e => (e.What, e.On)));
    }

    /// <summary>The dialogs never have something happen twice, nor to what is not there.</summary>
    private static Event? Fitting(Event e, MemoryRecords now) => e switch
    {
        Event.AbsenceSet a => a with { Absence = a.Absence with { Number = Math.Min(a.Absence.Number, now.NextAbsence) } },
        Event.ActionRecorded a when a.Action.Number >= now.NextAction => a with { Action = a.Action with { Number = now.NextAction } },
        Event.ActionRecorded a => a with { Action = now.Action(a.Action.Number)! with { VoidedAt = a.Action.VoidedAt } },
        Event.ActionAdded a when now.OwnActions.Any(o => o.Action.Code == a.Action.Action.Code) => null,
        Event.UnitAdded u when now.AddedUnits.Any(o => o.Unit.Code == u.Unit.Unit.Code) => null,
        Event.UnitSettled u when now.AddedUnits.All(o => o.Unit.Code != u.Unit.Unit.Code) => null,
        Event.BroadcastBegun b when now.Broadcast(b.Broadcast.Number) is not null => null,
        Event.BroadcastSpread b when now.Broadcast(b.Number) is null => null,
        Event.DraftLeft d => d with { Draft = d.Draft with { Number = now.NextLeftDraft } },
        _ => e,
    };

    private static string Told(IRecords r) => string.Join('\n',
    [
        Portrait.Of((r.NextAbsence, r.NextAction, r.NextLeftDraft)),
        .. r.Absences.OrderBy(a => a.Number).Select(a => Portrait.Of(a)),
        .. People.Select(p => Portrait.Of(r.PreferencesOf(p))),
        .. r.LeftDrafts.Select(d => Portrait.Of(d)),
        .. r.AddedUnits.Select(u => Portrait.Of(u)),
        .. Groups.SelectMany(g => Units.Select(u => Portrait.Of(r.SkippedUnit(g, u)))),
        .. Groups.Select(g => Portrait.Of(r.ActionsOf(g))),
        Portrait.Of(r.Action(1)),
        Portrait.Of(r.OwnActions),
        Portrait.Of((r.Broadcast(1), r.Broadcast(3))),
        Portrait.Of(r.Broadcasts),
    ]);

    private static AddedUnit Unit(int n) => new(new(Units[n], $"unit {n}", "kind"), "G01", "C001", Post.Date);
}
