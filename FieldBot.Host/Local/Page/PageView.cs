namespace FieldBot.Host.Local.Page;

/// <summary>A chat in the words of the page's script.</summary>
internal static class PageView
{
    private const int Shown = 150;

    /// <param name="me">Who looks.</param>
    /// <param name="nameOf">Of those who write in a group.</param>
    public static object Of(ChatView view, IReadOnlyList<LocalCommand> menu, long me, Func<long, string> nameOf) => new
    {
        view.Version,
        view.Blocked,
        Messages = view.Messages.Values.TakeLast(Shown).Select(m => One(m, me, nameOf)),
        Keyboard = view.ReplyKeyboard.Select(row => row.Select(key => new { key.Label, Place = key.AsksPlace, Contact = key.AsksContact })),
        Answers = view.Answers.TakeLast(10).Select(a => new { a.Query, a.Text, a.Alert }),
        Group = view.Group is not { } group ? null : new
        {
            group.Title, group.Super, group.Deleted, Bot = group.BotIsIn, Runs = group.Members.GetValueOrDefault(me), Moved = group.MovedTo == 0 ? null : group.MovedTo.ToString(System.Globalization.CultureInfo.InvariantCulture),
            Topics = group.Topics.Select(t => new { Id = t.Key, t.Value.Name, t.Value.Closed }),
        },
        Menu = menu.Select(c => new { c.Name, c.Description }),
    };

    private static object One(LocalMessage m, long me, Func<long, string> nameOf) => new
    {
        m.Id,
        Mine = !m.FromBot && (m.From == 0 || m.From == me),
        From = m.FromBot || m.From == 0 || m.From == me ? "" : nameOf(m.From),
        m.Topic,
        Kind = m.Kind.ToString().ToLowerInvariant(),
        m.Text,
        Entities = m.Entities.Select(e => new { e.Type, e.Offset, e.Length, e.Url }),
        Buttons = m.Buttons.Select(row => row.Select(b => new { b.Label, b.Data, b.Url })),
        File = m.FileId,
        m.FileName,
        m.Latitude,
        m.Longitude,
        m.Forwarded,
        m.Protected,
        Edited = m.EditedAt is not null,
        m.Date,
    };
}
