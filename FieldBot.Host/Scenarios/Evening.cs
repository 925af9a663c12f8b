using System.Globalization;
using FieldBot.Dialogs;
using FieldBot.Dialogs.Catalogue;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Summaries;
using FieldBot.Dialogs.Summaries.Pictures;
using FieldBot.Dialogs.Texts;
using FieldBot.Storage;

namespace FieldBot.Host.Scenarios;

/// <summary>What an evening's /status comes to, wherever it is told.</summary>
/// <param name="Records">As they are counted.</param>
/// <param name="Words">As the card says them.</param>
/// <param name="Drawn">As its picture shows them.</param>
/// <param name="Exported">As they stand in the exported file.</param>
internal sealed record EveningFigures(DateOnly Day, StandFigures? Records, StandFigures? Words, StandFigures? Drawn, StandFigures? Exported, Picture? Picture);

/// <summary>The leader who asks how it goes after work: sends /status, taps the period that is all of the programme, and reads.</summary>
internal sealed class Evening(Store store, Phones phones, Programme programme, Member leader, long address)
{
    private readonly string _language = programme.Settings.Language;

    public async Task<EveningFigures> Ask(DateOnly day)
    {
        await phones.Send(address, new Input.Command("status", ""));
        var period = Said.Label("filter.p", _language);
        await Tap(b => Said.In(b.Label, "filter.button", _language)?["filter"] == period);
        await Tap(b => b.Label.StartsWith(Said.Label("period.All", _language), StringComparison.Ordinal));
        var picture = phones.DrawnFor(address) is { } draw ? await store.Ask(f => SummaryPictures.Of(draw.By, draw.Query, f, draw.Language)) : null;
        return new(day, await store.Ask(f => StandFigures.Of(leader.Code, f)), phones.On(address) is { } card ? InWords(card.Content.Html) : null, InPicture(picture as StatusPicture), await ExportedTotals.Read(store, _language), picture);
    }

    private Task Tap(Predicate<Button> which) => phones.On(address)?.Buttons.FirstOrDefault(b => which(b)) is { } button ? phones.Tapped(address, button) : Task.CompletedTask;

    private StandFigures? InWords(string html)
    {
        if (Said.In(html, "status.numbers", _language) is not { } said) return null;
        var (met, covered) = (Part(said["met"]), Part(said["covered"]));
        return new(met.Part, met.Of, Number(said["cadres"]), covered.Part, covered.Of, Number(said["visits"]), Number(said["attendances"]));
    }

    private StandFigures? InPicture(StatusPicture? picture)
    {
        if (picture is null) return null;
        var (met, covered) = (Figure("figure.met"), Figure("figure.covered"));
        var (people, visits) = (Said.In(met?.Note ?? "", "figure.cadres", _language), Said.In(covered?.Note ?? "", "figure.visits", _language));
        return new(Number(met?.Value), Number(met?.Of), Number(people?["cadres"]), Number(covered?.Value), Number(covered?.Of), Number(visits?["visits"]), Number(visits?["attendances"]));

        Figure? Figure(string label) => picture.Numbers.FirstOrDefault(n => n.Label == Said.Label(label, _language));
    }

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>7/24（29%）: the share after the number is left to whoever reads it.</summary>
    private static (int? Part, int? Of) Part(string text) =>
        text.Split('/') is [var part, var of] ? (Number(part), Number(new string([.. of.TakeWhile(char.IsAsciiDigit)]))) : (null, null);
}
