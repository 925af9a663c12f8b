using FieldBot.Dialogs;
using FieldBot.Storage;

namespace FieldBot.Host.Exports;

/// <summary>Asks the records, a little at a time: between two questions everybody else has their turn.</summary>
internal interface IAsk
{
    Task<T> Of<T>(Func<Facts, T> ask);
}

internal sealed class StoreAsk(Store store) : IAsk
{
    public Task<T> Of<T>(Func<Facts, T> ask) => store.Ask(ask);
}
