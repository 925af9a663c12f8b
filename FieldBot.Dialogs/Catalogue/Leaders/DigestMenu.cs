using System.Collections.Immutable;
using System.Globalization;
using FieldBot.Dialogs.Calendars;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;
using FieldBot.Dialogs.Summaries.Digests;
using FieldBot.Dialogs.Texts;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>The words and the buttons by which digests are chosen, for a member and for a room alike.</summary>
/// <param name="prefix">Begins the data of every button.</param>
/// <param name="card">Key of the card.</param>
internal sealed class DigestMenu(Talk talk, string prefix, string card)
{
    private static readonly ImmutableArray<TimeOnly> Times = [new(7, 30), new(8, 0), new(8, 30), new(12, 0), new(17, 30), new(18, 0)];

    private static readonly ImmutableArray<DayOfWeek> Days = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    private Wording Words => talk.Words;

    /// <summary>What is chosen, and when each comes next.</summary>
    public string Lines(IReadOnlyList<Digest> digests) => digests.Count == 0 ? Words.Say("digest.none") : string.Join('\n', digests.Select(Line));

    /// <summary>To choose what is not there yet, to change and to stop what is.</summary>
    public ImmutableArray<ImmutableArray<Button>> Rows(IReadOnlyList<Digest> digests)
    {
        var chosen = digests.Select(d => d.Rhythm).ToHashSet();
        ImmutableArray<Button> offered = [.. Enum.GetValues<Rhythm>().Where(r => !chosen.Contains(r)).Select(r => To(Words.Plain($"digest.do.{r}"), new(r)))];
        var rows = Enum.GetValues<Rhythm>().Where(chosen.Contains).Select(r => ImmutableArray.Create(To(Words.Plain($"digest.change.{r}"), new(r)), To(Words.Plain($"digest.stop.{r}"), new(r) { Stop = true })));
        return offered.IsEmpty ? [.. rows] : [.. rows, offered];
    }

    /// <summary>Asks for what is still to be chosen.</summary>
    /// <param name="typed">Another time may be typed.</param>
    public OutgoingMessage Ask(DigestChoice choice, bool typed)
    {
        if (choice.NeedsDay)
            return new(Words.Say("digest.day"), card, Buttons: [.. Forms.Rows.Of(Days.Select(d => To(Words.Weekday(d), choice with { Day = d }))), Back()]);
        var times = Times.Select(t => To(Clock(t), choice with { At = t }));
        if (typed) times = times.Append(To(Words.Plain("digest.other"), choice with { Type = true }));
        return new(Words.Say("digest.time", ("when", choice.Rhythm == Rhythm.Daily ? Words.Plain("digest.do.Daily") : EveryWeek(choice.Day!.Value))), card, Buttons: [.. Forms.Rows.Of(times), Back()]);
    }

    /// <summary>每个工作日 08:30.</summary>
    public static string When(Digest digest, Wording words) => digest.Rhythm == Rhythm.Daily ? words.Plain("digest.when.Daily", ("time", Clock(digest.At)))
        : words.Plain("digest.when.Weekly", ("day", words.Weekday(digest.Day)), ("time", Clock(digest.At)));

    public static string Clock(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Those that there are once this one was chosen.</summary>
    public static IReadOnlyList<Digest> With(IReadOnlyList<Digest> digests, Digest chosen) => [.. digests.Where(d => d.Rhythm != chosen.Rhythm).Append(chosen).OrderBy(d => d.Rhythm)];

    public Button To(string label, DigestChoice choice) => new(label, $"{prefix}.{choice.Write()}");

    public ImmutableArray<Button> Back() => [new(Words.Plain("button.back"), prefix)];

    private string EveryWeek(DayOfWeek day) => Words.Plain("digest.weekly", ("day", Words.Weekday(day)));

    private string Line(Digest digest)
    {
        var programme = talk.Facts.Programme;
        var next = DigestClock.Next(digest, talk.Facts.Now, programme);
        var line = Words.Say("digest.line", ("when", When(digest, Words)), ("next", Words.DateFor(programme.DayOf(next), talk.Facts.Today)));
        var quiet = new QuietTime(programme.Settings.TimeZone, digest.Member is { } member ? Notices.QuietHours(member, talk.Facts) : programme.Settings.QuietHours).EndsAt(next);
        return quiet == next ? line : line + Words.Aside(Words.Say("digest.line.quiet", ("time", Words.Time(programme.LocalTime(quiet)))));
    }
}
