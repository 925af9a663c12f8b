using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;
using FieldBot.Dialogs.Texts;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>What is said once a visit stands: the receipt with its number, what happens next and who sees it; and the notice to those named in it.</summary>
internal static class VisitReceipt
{
    /// <param name="key">receipt.recorded, receipt.joined or receipt.corrected.</param>
    public static void Show(Talk talk, Visit visit, string card, string key)
    {
        var programme = talk.Facts.Programme;
        var text = talk.Words.Say(key, ("id", visit.Id), ("unit", VisitRecords.UnitName(visit, talk)), ("date", talk.Words.DateFor(visit.Day, talk.Facts.Today)),
            ("late", visit.Late ? talk.Words.Plain("receipt.late") : ""), ("people", talk.Words.List(visit.Participants.Select(c => programme.Member(c)?.Name ?? c), VisitRecords.Crew)),
            ("group", programme.Group(visit.Group)?.Name ?? visit.Group));
        if (ReportSuggestion.Open(talk, visit).Count is > 0 and var count) text += "\n" + talk.Words.Say("receipt.suggested", ("count", count));
        talk.Card(new OutgoingMessage(text, card, Buttons: [.. ReportSuggestion.Buttons(talk, visit), .. Actions(talk, visit), [new(talk.Words.Plain("home.visits"), "visits.0")]]));
    }

    /// <summary>更正 and 作废, for whoever may.</summary>
    public static IEnumerable<System.Collections.Immutable.ImmutableArray<Button>> Actions(Talk talk, Visit visit) => VisitRules.MayChange(talk.Facts.Me!, visit, talk.Facts)
        ? [[.. VisitRules.MayCorrect(talk.Me, visit, talk.Facts) ? [new Button(talk.Words.Plain("visit.fix"), $"v.{visit.Number}.fix")] : Array.Empty<Button>(), new(talk.Words.Plain("visit.void"), $"v.{visit.Number}.void")]]
        : visit.VoidedAt is null && visit.Participants.Contains(talk.Facts.Me!.Code) ? [[new(talk.Words.Plain("visit.not-me"), $"v.{visit.Number}.notme")]] : [];

    /// <summary>代补录: told to the one whose visit it is.</summary>
    public static OutgoingMessage Entered(Visit visit, Talk talk, Wording words) => new(
        words.Say("visit.entered.told", ("who", talk.Facts.Me!.Name), ("id", visit.Id), ("unit", VisitRecords.UnitName(visit, talk)), ("date", words.Date(visit.Day))),
        Buttons: [[new(words.Plain("visit.look"), $"v.{visit.Number}")]]);

    /// <summary>更正 by the leader: told to the one whose visit it is.</summary>
    public static OutgoingMessage Corrected(Visit visit, Talk talk, Wording words) => new(
        words.Say("visit.corrected.told", ("who", talk.Me.Name), ("id", visit.Id), ("unit", VisitRecords.UnitName(visit, talk)), ("date", words.Date(visit.Day))),
        Buttons: [[new(words.Plain("visit.look"), $"v.{visit.Number}")]]);

    public static OutgoingMessage Named(Visit visit, Talk talk, Wording words) => new(
        words.Say("visit.named", ("who", talk.Facts.Me!.Name), ("id", visit.Id), ("unit", VisitRecords.UnitName(visit, talk)), ("date", words.Date(visit.Day))),
        Buttons: [[new(words.Plain("visit.not-me"), $"v.{visit.Number}.notme")]]);
}
