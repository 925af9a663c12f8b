using System.Globalization;
using FieldBot.Dialogs;

namespace FieldBot.Host.Telegram;

/// <summary>Who brought a concern. It exists in memory, for the moment in which it is sent.</summary>
/// <param name="Address">Telegram's id of the account; null: no chat is tied to the concern.</param>
internal sealed record Identity(string? Name, string? Contact, long? Address)
{
    // Records print themselves, and this one must stand in no log.
    public override string ToString() => nameof(Identity);
}

/// <summary>Puts an identity into the text that has a place for it.</summary>
internal static class IdentityLines
{
    /// <param name="identity">Null: it was erased.</param>
    /// <param name="language">Of the reader.</param>
    public static string Fill(string html, OutgoingIdentity asked, Identity? identity, string? language) =>
        html.Replace(OutgoingIdentity.Place, string.Join('\n', Lines(asked, identity, IdentityWords.In(language))), StringComparison.Ordinal);

    private static List<string> Lines(OutgoingIdentity asked, Identity? identity, IdentityWords words)
    {
        if (identity is null) return [words.Gone];
        var lines = new List<string>();
        if (Said(identity.Name) is { } name) lines.Add(words.Name + name);
        if (Said(identity.Contact) is { } contact) lines.Add(words.Contact + contact);
        if (asked.Account && identity.Address is { } address) lines.Add(words.Account + Link(address.ToString(CultureInfo.InvariantCulture)));
        if (lines.Count == 0) lines.Add(words.Nothing);
        return lines;
    }

    private static string Link(string id) => $"<a href=\"tg://user?id={id}\">{id}</a>";

    /// <summary>One line, with nothing in it that Telegram would take for markup.</summary>
    private static string? Said(string? value) => string.IsNullOrWhiteSpace(value) ? null
        : value.ReplaceLineEndings(" ").Trim().Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
}

/// <summary>What stands before each part of an identity, and in its place.</summary>
/// <param name="Gone">It was erased.</param>
/// <param name="Nothing">It was not, but there is nothing to tell.</param>
internal sealed record IdentityWords(string Name, string Contact, string Account, string Gone, string Nothing)
{
    private static readonly IdentityWords Chinese = new("称呼：", "联系方式：", "Telegram 账号 ", "身份信息已删除。", "没有留下身份信息。");

    private static readonly IdentityWords English = new("Name: ", "Contact: ", "Telegram account ", "The identity was deleted.", "No identity was left.");

    public static IdentityWords In(string? language) => language is null or "zh-Hans" ? Chinese : English;
}
