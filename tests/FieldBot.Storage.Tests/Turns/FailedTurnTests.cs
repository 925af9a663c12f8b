using System.Collections.Immutable;
using FieldBot.Dialogs;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;
using FieldBot.Storage.Tests.Fixtures;

namespace FieldBot.Storage.Tests.Turns;

/// <summary>A turn that throws is a bug of ours: it is handled with an apology, and nobody else notices.</summary>
public sealed class FailedTurnTests : IDisposable
{
    private const string Secret = "the secret of the worker";
    private readonly Premises _premises = new();
    private static readonly string Apology = Conversation.Apology(Session.New).Html;

    public static TheoryData<string> Failures => ["throws", "unapplied", "unknown link", "data"];

    public void Dispose() => _premises.Dispose();

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task A_turn_that_fails_is_handled_with_an_apology_and_changes_nothing(string failure)
    {
        using (var store = _premises.Open(turn => Handle(turn, failure)))
        {
            await store.Say(1, "good");
            Assert.False((await store.Say(2, Secret)).Repeat);
            Assert.True((await store.Say(2, Secret)).Repeat);
            Assert.Equal(["turn 0", Apology], store.Rows().Words());
            Assert.False(store.Fatal.IsCompleted);
        }

        using var again = _premises.Open(turn => Handle(turn, failure));
        Assert.True((await again.Say(2, Secret)).Repeat);
        await again.Say(3, "good");
        Assert.Equal(["turn 0", Apology, "turn 1"], again.Rows().Words());
    }

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task The_neighbours_in_the_batch_are_untouched_and_nothing_is_lost(string failure)
    {
        using var gate = new Gate();
        using (var store = _premises.Open(gate.Before(turn => Handle(turn, failure))))
        {
            var handled = await gate.Together(store, Post.Text(1, "good"), Post.Text(2, Secret), Post.Text(3, Secret, from: 2), Post.Text(4, "good", from: 3), Post.Text(5, "good"));
            Assert.All(await Task.WhenAll(handled), h => Assert.False(h.Repeat));
            Assert.Equal(["turn 0", Apology, Apology, "turn 0", "turn 1"], store.Rows().Words());
        }

        using var again = _premises.Open();
        Assert.Equal(["turn 0", Apology, "turn 1", Apology, "turn 0"], again.Rows().OrderBy(r => r.Address).ThenBy(r => r.Id).Words());
        for (var id = 1; id <= 5; id++) Assert.True((await again.Say(id, "x", from: id switch { 3 => 2, 4 => 3, _ => 1 })).Repeat);
    }

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task The_log_tells_kind_length_and_step_but_never_the_text(string failure)
    {
        using var store = _premises.Open(turn => Handle(turn, failure));
        await store.Say(2, Secret);
        var line = Assert.Single(_premises.Log);
        Assert.Contains($"input Text, {Secret.Length} characters, step none", line, StringComparison.Ordinal);
        Assert.All(Secret.Split(' ').Where(w => w.Length > 3), word => Assert.DoesNotContain(word, line, StringComparison.Ordinal));
        Assert.DoesNotContain('\n', line);
    }

    [Fact]
    public async Task Work_that_fails_fails_alone()
    {
        using var gate = new Gate();
        using var store = _premises.Open(gate.Before(Echo.Handle));
        var import = Task.FromResult(EmptyProgramme.Value);
        var links = Task.FromResult<IReadOnlyList<NewLink>>([]);
        await gate.Together(store, () =>
        {
            import = store.Import([]);
            links = store.CreateLinks(["C001"]);
        }, Post.Text(1, "a"));
        await Assert.ThrowsAsync<ArgumentException>(() => import);
        Assert.Single(await links);
        Assert.Equal(["a"], store.Rows().Words());
    }

    private static Outcome Handle(Turn turn, string failure)
    {
        if (turn.Input is not Input.Text { Value: Secret }) return Echo.Say(turn, $"turn {turn.Session.Turn}");
        var unit = new Event.UnitAdded(new(new("N1", "new", "kind"), "G01", "C001", turn.Facts.Now));
        var draft = new Event.DraftLeft(new(1, "C001", "G01", new("visit", 1, 1, "unit", ImmutableSortedDictionary<string, Answer>.Empty, "card"), turn.Facts.Now));
        return failure switch
        {
            "throws" => throw new InvalidOperationException(Secret),
            "unapplied" => Echo.Do(turn, unit, draft, draft),
            "unknown link" => Echo.Do(turn, unit, new Event.MemberBound(77, "C001", turn.Facts.Now)),
            _ => throw new LiteDB.LiteException(0, Secret),
        };
    }
}
