using System.Collections.Immutable;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Texts;

namespace FieldBot.Dialogs.Concerns;

/// <summary>What stands on a unit's poster. Names stay as the programme has them; the rest is in the poster's language.</summary>
/// <param name="Call">The large line: that one may speak, and need not give a name.</param>
/// <param name="Scan">Where to scan: not where others look on.</param>
/// <param name="Account">Which account is the right one, and what to do where none can be opened.</param>
/// <param name="File">What the poster's file is called, without extension.</param>
public sealed record PosterText(string Organiser, string Unit, string Call, string Scan, string Account, string File)
{
    /// <param name="bot">Telegram's name of the bot; null where there is none to look for.</param>
    public static PosterText Of(Programme programme, Unit unit, string? bot, string language)
    {
        var words = Wording.In(language);
        var phones = words.List(programme.Settings.Hotlines);
        var account = (bot is null ? "" : words.Plain("poster.account", ("bot", bot)) + "\n")
            + (phones.Length == 0 ? words.Plain("poster.unopened.no-phone") : words.Plain("poster.unopened", ("phones", phones)));
        return new(programme.Settings.Host, unit.Name, words.Plain("poster.call"), words.Plain("poster.scan"), account, words.Plain("poster.file", ("unit", unit.Name)));
    }
}

/// <summary>What stands on a 回音 poster.</summary>
/// <param name="Lines">What was done, as it was approved.</param>
/// <param name="Invitation">The unit's own poster, whose code stands below.</param>
public sealed record EchoText(string Title, string About, string Month, ImmutableArray<string> Lines, PosterText Invitation, string File)
{
    public static EchoText Of(Programme programme, Unit unit, DateOnly month, ImmutableArray<string> lines, string? bot, string language)
    {
        var words = Wording.In(language);
        var named = words.Month(month);
        return new(words.Plain("echo.poster.title"), words.Plain("echo.poster.about"), named, lines, PosterText.Of(programme, unit, bot, language), words.Plain("echo.poster.file", ("unit", unit.Name), ("month", named)));
    }
}
