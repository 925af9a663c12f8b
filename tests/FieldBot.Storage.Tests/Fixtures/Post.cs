using FieldBot.Dialogs;

namespace FieldBot.Storage.Tests.Fixtures;

/// <summary>Deliveries, and what waits to be sent.</summary>
internal static class Post
{
    public static readonly DateTimeOffset Date = new(2022, 3, 30, 1, 0, 0, TimeSpan.Zero);

    public static Delivery Text(long id, string text, long from = 1) => Of(id, new Input.Text(text), from);

    public static Delivery Of(long id, Input input, long from = 1) => new(id, from, input, Message: id, Date);

    public static async Task<Handled> Say(this Store store, long id, string text, long from = 1) => await store.Handle(Text(id, text, from));

    /// <summary>The rows of all that was handled by now.</summary>
    public static List<OutboxRow> Rows(this Store store)
    {
        // Answered in a later batch: by then the earlier ones have let their rows out.
        store.IsBound("");
        var rows = new List<OutboxRow>();
        while (store.Outbox.TryRead(out var row)) rows.Add(row);
        return rows;
    }

    public static List<string> Words(this IEnumerable<OutboxRow> rows) => [.. rows.Select(r => r.Message.Html)];
}
