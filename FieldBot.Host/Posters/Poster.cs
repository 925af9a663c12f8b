using FieldBot.Dialogs.Concerns;

namespace FieldBot.Host.Posters;

/// <summary>A poster's two files.</summary>
/// <param name="Name">Without extension.</param>
internal sealed record Poster(string Name, byte[] Png, byte[] Pdf)
{
    /// <param name="link">What the code holds.</param>
    public static Poster Of(PosterFont font, PosterText text, string link)
    {
        using var sheet = UnitPoster.Draw(font, text, link);
        return Of(sheet, text.File);
    }

    /// <inheritdoc cref="Of(PosterFont, PosterText, string)"/>
    public static Poster Of(PosterFont font, EchoText text, string link)
    {
        using var sheet = EchoPoster.Draw(font, text, link);
        return Of(sheet, text.File);
    }

    /// <param name="bot">Telegram's name of the bot; null where there is no address to open: then it is what one sends to it.</param>
    public static string Link(string? bot, string token) => bot is null ? $"/start {WorkerLink.Prefix}{token}" : WorkerLink.Address(bot, token);

    private static Poster Of(PosterSheet sheet, string name) => new(PosterName.Of(name), sheet.Png(), sheet.Pdf(name));
}
