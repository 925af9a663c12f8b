using FieldBot.Dialogs;
using FieldBot.Dialogs.Records;
using FieldBot.Dialogs.Tests.Fixtures;
using FieldBot.Storage.Tests.Fixtures;

namespace FieldBot.Storage.Tests.People;

/// <summary>Opens links as people do, through the real dialogs.</summary>
internal sealed class Enroller
{
    private long _delivery;

    public async Task<Store> Opened(Premises premises)
    {
        var store = premises.Open(Conversation.Handle);
        await store.Import(Sample.Tables);
        return store;
    }

    /// <summary>Opens a link and says yes where that is asked.</summary>
    public async Task Use(Store store, NewLink link, long from)
    {
        if (await Open(store, link.Token, from) is { } yes) await Press(store, yes, from);
    }

    /// <summary>The data of the button that says yes, or null when the link is refused.</summary>
    public async Task<string?> Open(Store store, string token, long from)
    {
        store.Rows();
        await store.Handle(Post.Of(++_delivery, new Input.LinkOpened("m_" + token), from));
        return Assert.Single(store.Rows()).Message.Buttons is [[var yes, ..], ..] && yes.Data.EndsWith(".yes", StringComparison.Ordinal) ? yes.Data : null;
    }

    public Task Press(Store store, string data, long from) => store.Handle(Post.Of(++_delivery, new Input.Pressed(data), from));
}
