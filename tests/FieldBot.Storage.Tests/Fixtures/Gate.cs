using FieldBot.Dialogs;

namespace FieldBot.Storage.Tests.Fixtures;

/// <summary>Holds the writer in a turn, so that what is given meanwhile is taken as one batch.</summary>
internal sealed class Gate : IDisposable
{
    private const long Holding = long.MaxValue;
    private readonly ManualResetEventSlim _entered = new(), _open = new();

    public Func<Turn, Outcome> Before(Func<Turn, Outcome> handle) => turn => turn.Inbound.DeliveryId == Holding ? Hold(turn) : handle(turn);

    /// <summary>Gives the deliveries as one batch.</summary>
    public Task<Task<Handled>[]> Together(Store store, params Delivery[] deliveries) => Together(store, () => { }, deliveries);

    /// <inheritdoc cref="Together(Store, Delivery[])"/>
    /// <param name="also">What is asked of the store behind them, in the same batch.</param>
    public async Task<Task<Handled>[]> Together(Store store, Action also, params Delivery[] deliveries)
    {
        var held = store.Handle(Post.Text(Holding, "", from: 999));
        _entered.Wait(TestContext.Current.CancellationToken);
        var handled = deliveries.Select(store.Handle).ToArray();
        also();
        _open.Set();
        await held;
        await ((Task)Task.WhenAll(handled)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        return handled;
    }

    public void Dispose()
    {
        _entered.Dispose();
        _open.Dispose();
    }

    private Outcome Hold(Turn turn)
    {
        _entered.Set();
        _open.Wait(CancellationToken.None);
        return Echo.Nothing(turn);
    }
}
