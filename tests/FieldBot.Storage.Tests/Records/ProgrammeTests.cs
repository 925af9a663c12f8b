using System.Collections.Immutable;
using FieldBot.Dialogs;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;
using FieldBot.Dialogs.Tests.Fixtures;
using FieldBot.Storage.Tests.Fixtures;

namespace FieldBot.Storage.Tests.Records;

/// <summary>Every import is a version of its own, and none is ever lost.</summary>
public sealed class ProgrammeTests : IDisposable
{
    private readonly Premises _premises = new();

    public void Dispose() => _premises.Dispose();

    [Fact]
    public async Task Imports_are_versions_one_two_three_and_the_last_is_in_force_after_a_restart_too()
    {
        using (var store = _premises.Open())
        {
            Assert.Equal(0, store.Programme.Version);
            Assert.Equal(1, (await store.Import(Named("first"))).Version);
            Assert.Equal(2, (await store.Import(Named("second"))).Version);
            Assert.Equal((2, "second"), (store.Programme.Version, store.Programme.Settings.Name));
        }

        using var after = _premises.Open();
        Assert.Equal((2, "second"), (after.Programme.Version, after.Programme.Settings.Name));
        Assert.Equal(3, (await after.Import(Named("third"))).Version);
        Assert.Equal(["third", "second", "first"], after.Versions().Select(p => p.Settings.Name));
    }

    [Fact]
    public void An_empty_folder_has_the_empty_programme()
    {
        using var store = _premises.Open();
        Assert.Same(EmptyProgramme.Value, Assert.Single(store.Versions()));
    }

    [Fact]
    public async Task A_session_in_flight_keeps_its_version()
    {
        var seen = new List<(int Session, string InForce, string? Kept, bool Future)>();
        using (var before = _premises.Open(Begin))
        {
            await before.Import(Named("first"));
            await before.Say(1, "begin");
            await before.Import(Named("second"));
        }

        using var store = _premises.Open(turn =>
        {
            var version = turn.Session.Form!.Programme;
            seen.Add((version, turn.Facts.Programme.Settings.Name, turn.Facts.Records.ProgrammeOf(version)?.Settings.Name, turn.Facts.Records.ProgrammeOf(3) is not null));
            return Echo.Nothing(turn);
        });
        await store.Say(2, "go on");
        await store.Import(Named("third"));
        await store.Say(3, "go on");
        Assert.Equal([(1, "second", "first", false), (1, "third", "first", true)], seen);
    }

    [Fact]
    public async Task A_form_of_the_real_dialogs_is_finished_with_the_programme_it_began_with()
    {
        Session session = Session.New;
        using var store = _premises.Open(turn =>
        {
            var outcome = Conversation.Handle(turn);
            session = outcome.Session;
            return outcome;
        });
        await store.Import(Sample.Tables);
        await store.Bind("C001", 1);
        await store.Handle(Post.Of(1, new Input.Command("visit", "")));
        Assert.Equal(1, session.Form?.Programme);
        await store.Import(Named("second"));
        await store.Say(2, "U01");
        Assert.Equal(1, session.Form?.Programme);
        Assert.Equal(2, store.Programme.Version);
    }

    [Fact]
    public async Task Tables_with_faults_change_nothing()
    {
        using var store = _premises.Open();
        await store.Import(Named("first"));
        await Assert.ThrowsAsync<ArgumentException>(() => store.Import([.. Sample.Tables.Where(t => t.Name != "members")]));
        Assert.Equal("first", store.Programme.Settings.Name);
        Assert.Equal(2, (await store.Import(Named("second"))).Version);
    }

    [Fact]
    public async Task What_was_imported_is_what_the_tables_say()
    {
        using (var store = _premises.Open()) await store.Import(Sample.Tables);
        using var after = _premises.Open();
        Assert.Equal(Sample.Programme.Members, after.Programme.Members, (a, b) => a.Code == b.Code && a.Name == b.Name && a.Roles.SequenceEqual(b.Roles));
        Assert.Equal(Sample.Programme.Units, after.Programme.Units);
        Assert.Equal(Sample.Programme.Questions.Select(q => (q.Code, q.Text)), after.Programme.Questions.Select(q => (q.Code, q.Text)));
    }

    [Fact]
    public async Task A_candidate_waits_through_restarts_until_it_is_applied_once()
    {
        int number;
        using (var store = _premises.Open())
        {
            await store.Import(Named("first"));
            number = await store.Candidate(Named("second"), "K01");
            Assert.Equal("first", store.Programme.Settings.Name);
        }

        using var after = _premises.Open();
        var candidate = await after.Ask(f => f.Records.Candidate(number));
        Assert.Equal((number, 1, "K01", "second"), (candidate!.Number, candidate.Base, candidate.By, candidate.Programme.Settings.Name));
        Assert.Equal("programme", Assert.Single(candidate.Changes).Table);
        for (var twice = 0; twice < 2; twice++) await after.Act("K01", f => OfficeWork.Apply(f, number));
        Assert.Equal((2, "second"), (after.Programme.Version, after.Programme.Settings.Name));
        Assert.Null(await after.Ask(f => f.Records.Candidate(number)));
        Assert.Equal([(2, "K01"), (1, AuditTrail.CommandLine)], (await after.Ask(f => f.Records.Versions)).Select(v => (v.Version, v.By)));
    }

    [Fact]
    public async Task The_number_of_a_candidate_never_comes_back()
    {
        using var store = _premises.Open();
        var first = await store.Candidate(Named("first"));
        await store.Act("K01", _ => new(Session.New, [new Event.CandidateDropped(first)], []));
        Assert.True(await store.Candidate(Named("first")) > first);
    }

    [Fact]
    public async Task Candidates_that_nobody_came_back_to_go_with_the_next_import()
    {
        using var store = _premises.Open();
        var old = await store.Candidate(Named("old"));
        _premises.Clock.Advance(TimeSpan.FromDays(6));
        var young = await store.Candidate(Named("young"));
        _premises.Clock.Advance(TimeSpan.FromDays(2));
        await store.Import(Named("first"));
        Assert.Equal((false, true), await store.Ask(f => (f.Records.Candidate(old) is not null, f.Records.Candidate(young) is not null)));
    }

    [Fact]
    public async Task A_return_puts_an_earlier_version_in_force_and_keeps_the_later()
    {
        using (var store = _premises.Open())
        {
            await store.Import(Named("first"));
            await store.Import(Named("second"));
            await store.Act("K01", f => OfficeWork.Return(f, 1));
            Assert.Equal((1, "first"), (store.Programme.Version, store.Programme.Settings.Name));
        }

        using var after = _premises.Open();
        Assert.Equal((1, "first"), (after.Programme.Version, after.Programme.Settings.Name));
        Assert.Equal(["second", "first"], after.Versions().Select(p => p.Settings.Name));
        Assert.Equal("programme", Assert.Single(await after.Ask(f => f.Records.ChangesTo(2))).Table);
        Assert.Equal(3, (await after.Import(Named("third"))).Version);
        await after.Act("K01", f => OfficeWork.Return(f, 99));
        Assert.Equal(3, after.Programme.Version);
    }

    private static Outcome Begin(Turn turn) =>
        new(turn.Session with { Form = new("visit", 1, turn.Facts.Programme.Version, "unit", ImmutableSortedDictionary<string, Answer>.Empty, "card") }, [], []);

    private static ImmutableArray<Table> Named(string name) =>
        [.. Sample.Tables.Select(t => t.Name == "programme" ? t with { Rows = [.. t.Rows.Select(r => r[0] == "名称" ? r.SetItem(1, name) : r)] } : t)];
}
