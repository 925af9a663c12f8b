using FieldBot.Dialogs;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Texts;
using FieldBot.Host.Local;
using FieldBot.Storage;

namespace FieldBot.Host.Scenarios;

/// <summary>A cadre who records a visit: reads what the bot shows, and taps or types what a person would.</summary>
internal sealed class Cadre(Store store, Phones phones, Programme programme, long address, ScenarioRow row)
{
    /// <summary>No visit takes more taps.</summary>
    private const int MostTurns = 200;

    private readonly string _language = programme.Settings.Language;
    private readonly Answers _answers = new(programme, row.Day);

    /// <summary>Records the visit, or joins the group's.</summary>
    /// <returns>Null: it stands. Else what the bot showed last.</returns>
    public async Task<string?> Play()
    {
        await phones.Send(address, new Input.Command("visit", ""));
        for (var turn = 0; turn < MostTurns && phones.On(address) is { } shown && Next(shown) is { } input; turn++) await phones.Send(address, input);
        var stands = await store.Ask(f => f.Records.VisitOn(row.Group, row.Unit, row.Day)?.Participants.Contains(row.Member) == true);
        return stands ? null : Text(phones.Said(address)).Split('\n')[0];
    }

    /// <summary>Null: there is nothing more to answer, or nothing that this row answers.</summary>
    private Input? Next(Shown shown)
    {
        if (shown.Content.Keyboard == ReplyKeyboard.AskPlace) return row.Place is var (latitude, longitude) ? new Input.Place(latitude, longitude) : null;
        // The receipt: its buttons belong to no form.
        if (!shown.Buttons.Any(IsAnswer)) return null;
        if (Labelled("button.confirm") is { } send) return Tap(send);
        var unit = programme.Unit(row.Unit)!.Name;
        if (Labelled("visit.unit.new") is not null) return shown.Buttons.FirstOrDefault(b => IsAnswer(b) && b.Label == unit) is { } listed ? Tap(listed) : new Input.Text(unit);
        // The group's only unit was taken for granted.
        if (!Text(shown.Content.Html).Contains(unit, StringComparison.Ordinal)) return Labelled("button.back") is { } back ? Tap(back) : null;
        // Today, and never another day.
        if (Labelled("when.other") is not null) return Labelled("when.now") is { } now ? Tap(now) : null;
        if ((Labelled("visit.join.join") ?? Labelled("visit.join.open")) is { } join) return Tap(join);
        if (Labelled("button.place") is { } place) return (row.Place is null ? Labelled("button.skip") : place) is { } shared ? Tap(shared) : null;
        if (Question(shown) is { } question) return _answers.To(question, shown.Buttons);
        return shown.Buttons.FirstOrDefault(IsAnswer) is { } first ? Tap(first) : null;

        Button? Labelled(string key) => shown.Buttons.FirstOrDefault(b => b.Label == Said.Label(key, _language));
    }

    private Question? Question(Shown shown)
    {
        var lines = Text(shown.Content.Html).Split('\n').ToHashSet(StringComparer.Ordinal);
        return programme.Questions.FirstOrDefault(q => lines.Contains(q.In(_language)));
    }

    private static string Text(string html) => HtmlText.Parse(html).Text;

    /// <summary>A button of the form in flight.</summary>
    private static bool IsAnswer(Button button) => button.Data is ['f', >= '0' and <= '9', ..];

    private static Input.Pressed Tap(Button button) => new(button.Data);
}
