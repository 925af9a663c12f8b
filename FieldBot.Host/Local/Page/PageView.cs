namespace FieldBot.Host.Local.Page;

/// <summary>A chat in the words of the page's script.</summary>
internal static class PageView
{
    private const int Shown = 150;

    public static object Of(ChatView view, IReadOnlyList<LocalCommand> menu) => new
    {
        view.Version,
        view.Blocked,
        Messages = view.Messages.Values.TakeLast(Shown).Select(One),
        Keyboard = view.ReplyKeyboard.Select(row => row.Select(key => new { key.Label, Place = key.AsksPlace, Contact = key.AsksContact })),
        Answers = view.Answers.TakeLast(10).Select(a => new { a.Query, a.Text, a.Alert }),
        Menu = menu.Select(c => new { c.Name, c.Description }),
    };

    private static object One(LocalMessage m) => new
    {
        m.Id,
        Mine = !m.FromBot,
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
