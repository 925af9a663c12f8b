using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using FieldBot.Dialogs.Reading;
using FieldBot.Dialogs.Texts;

namespace FieldBot.Dialogs.Forms;

/// <summary>What an input means at a step.</summary>
internal abstract record Reading
{
    private Reading() { }

    /// <param name="Partial">The answer grows by itself (photos): it is kept, and the step goes on waiting.</param>
    public sealed record Given(Answer Answer, bool Partial = false) : Reading;

    /// <summary>The list is narrowed to what was typed.</summary>
    public sealed record Search(string Text) : Reading;

    /// <summary>One line, as HTML, that says what is wrong and what to do.</summary>
    public sealed record Refused(string Line) : Reading;
}

/// <summary>Reads what was typed, sent or shared as the answer to a step. Taps are read by <see cref="FormTurn"/>, from the card's codes.</summary>
internal static class AnswerReader
{
    public static Reading Read(Step step, Input input, Draft draft) => (step.Ask, input) switch
    {
        (Ask.One one, Input.Text t) => Pick(one, t.Value, draft),
        (Ask.Several several, Input.Text t) => PickSeveral(several, t.Value, draft),
        (Ask.Whole whole, Input.Text t) => Number(step, whole, t.Value, draft),
        (Ask.Money, Input.Text t) => Amount(t.Value, draft),
        (Ask.Words words, Input.Text t) => Text(words, t.Value, draft),
        (Ask.Words { Evidence: true } words, Input.Media m) => Evidence(words, m, draft),
        (Ask.Day day, Input.Text t) => Date(day, t.Value, draft),
        (Ask.Place, Input.Place { Forwarded: true }) => Refuse(draft, "place.forwarded"),
        (Ask.Place, Input.Place p) => new Reading.Given(new Answer.Spot(p.Latitude, p.Longitude)),
        (Ask.Place, Input.Text t) => Spot(t.Value, draft),
        (Ask.Voice, Input.Media { File.Kind: FileKind.Voice or FileKind.Audio } m) => m.File.TooBig ? TooBig(m, draft) : new Reading.Given(new Answer.Words("", m.File)),
        (Ask.Photos photos, Input.Media m) => Photo(step, photos, m, draft),
        (Ask.Photos, _) when step.Required => Refuse(draft, "expected.photos.needed", ("got", draft.Words.Plain($"got.{Got(input)}"))),
        _ => Refuse(draft, $"expected.{Kind(step.Ask)}", ("got", draft.Words.Plain($"got.{Got(input)}"))),
    };

    /// <summary>Name of the kind of answer, for phrase keys.</summary>
    public static string Kind(Ask ask) => ask switch
    {
        Ask.One { Search: true } => "list",
        Ask.One => "one",
        Ask.Several => "several",
        Ask.Whole => "whole",
        Ask.Money => "money",
        Ask.Words => "words",
        Ask.Day => "day",
        Ask.Place => "place",
        Ask.Voice => "voice",
        Ask.Photos => "photos",
        _ => throw new InvalidOperationException($"a kind without words: {ask.GetType().Name}"),
    };

    private static string Got(Input input) => input switch
    {
        Input.Text => "text",
        Input.Media { File.Kind: FileKind.Photo } => "photo",
        Input.Media { File.Kind: FileKind.Voice or FileKind.Audio or FileKind.VideoNote } => "voice",
        Input.Media => "file",
        Input.Place => "place",
        Input.Contact => "contact",
        Input.Unexpected { Kind: "sticker" } => "sticker",
        _ => "other",
    };

    private static Reading.Refused Refuse(Draft draft, string key, params ReadOnlySpan<(string, object)> values) => new(draft.Words.Say(key, values));

    private static Reading Pick(Ask.One one, string text, Draft draft)
    {
        var options = one.Options(draft).Concat(one.Pinned?.Invoke(draft) ?? []).ToList();
        if (options.Find(o => Same(o.Label, text) || Same(o.Value, text)) is { } exact) return new Reading.Given(Answer.One(exact.Value));
        if (one.Search) return new Reading.Search(text.Trim());
        var near = options.FindAll(o => o.Label.Contains(text.Trim(), StringComparison.OrdinalIgnoreCase));
        return near is [var only] ? new Reading.Given(Answer.One(only.Value)) : Refuse(draft, "expected.one", ("got", draft.Words.Plain("got.text")));
    }

    private static Reading PickSeveral(Ask.Several several, string text, Draft draft)
    {
        var options = several.Options(draft);
        var parts = text.Split(['、', ',', '\uFF0C', ';', '\uFF1B', '\n', '/'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var chosen = new List<string>();
        foreach (var part in parts)
        {
            if (options.FirstOrDefault(o => Same(o.Label, part) || Same(o.Value, part)) is not { } option)
                return Refuse(draft, "several.unknown", ("text", Short(part)));
            chosen.Add(option.Value);
        }

        if (chosen.Count == 0) return Refuse(draft, "expected.several", ("got", draft.Words.Plain("got.text")));
        if (several.Exclusive is { } alone && chosen.Contains(alone) && chosen.Distinct(StringComparer.Ordinal).Count() > 1)
            return Refuse(draft, "several.exclusive", ("text", draft.Words.Answer(Answer.One(alone), draft.Programme)));
        return new Reading.Given(InOrder(options, chosen));
    }

    /// <summary>The chosen values in the order of the list, so that the same choice is always the same answer.</summary>
    public static Answer.Choice InOrder(IReadOnlyList<Option> options, IEnumerable<string> chosen)
    {
        var set = chosen.ToHashSet(StringComparer.Ordinal);
        return new([.. options.Select(o => o.Value).Where(set.Contains)]);
    }

    private static Reading Number(Step step, Ask.Whole whole, string text, Draft draft)
    {
        if (!NumberReader.TryRead(text, out var value)) return Refuse(draft, "number.unclear", ("text", Short(text)));
        if (value != decimal.Truncate(value)) return Refuse(draft, "number.whole", ("text", Short(text)));
        if (value < whole.Min || value > whole.Max)
            return Refuse(draft, "number.range", ("value", draft.Words.Number(value)), ("min", draft.Words.Number(whole.Min)), ("max", draft.Words.Number(whole.Max)));
        var answer = new Answer.Number(value);
        return Excess(step, answer, draft) is { } why ? why : new Reading.Given(answer);
    }

    /// <summary>A number above the answer that is its ceiling; null when there is no such thing.</summary>
    public static Reading.Refused? Excess(Step step, Answer answer, Draft draft) =>
        step.Ask is Ask.Whole { Ceiling: { } other } && answer is Answer.Number { Value: var value } && draft.Of(other) is Answer.Number { Value: var ceiling } && value > ceiling
            ? Refuse(draft, "number.ceiling", ("value", draft.Words.Number(value)), ("ceiling", draft.Words.Number(ceiling)), ("question", draft.Form.Step(other)!.Label(draft)))
            : null;

    private static Reading Amount(string text, Draft draft)
    {
        if (!MoneyReader.TryRead(text, out var value)) return Refuse(draft, "money.unclear", ("text", Short(text)));
        return value is < 0 or > 999_999_999_999.99m ? Refuse(draft, "money.range") : new Reading.Given(new Answer.Number(decimal.Round(value, 2)));
    }

    private static Reading Text(Ask.Words words, string text, Draft draft)
    {
        var trimmed = words.Evidence || words.Lines ? text.Trim() : string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (!trimmed.EnumerateRunes().Any(Visible)) return Refuse(draft, "expected.words", ("got", draft.Words.Plain("got.text")));
        return trimmed.Length > words.Max
            ? Refuse(draft, "words.long", ("length", trimmed.Length), ("max", words.Max))
            : new Reading.Given(new Answer.Words(trimmed));
    }

    // Fillers and the empty Braille pattern are letters and symbols by their class, and yet nothing is seen of them.
    private static bool Visible(Rune rune) => rune.Value is not (0x2800 or 0x3164 or 0xFFA0 or 0x115F or 0x1160)
        && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.NonSpacingMark);

    private static Reading Evidence(Ask.Words words, Input.Media media, Draft draft)
    {
        if (!words.AnyFile && media.File.Kind is not (FileKind.Photo or FileKind.Voice or FileKind.Audio))
            return Refuse(draft, "expected.words", ("got", draft.Words.Plain($"got.{Got(media)}")));
        if (media.File.TooBig) return TooBig(media, draft);
        var caption = media.Caption?.Trim() ?? "";
        return caption.Length > words.Max
            ? Refuse(draft, "words.long", ("length", caption.Length), ("max", words.Max))
            : new Reading.Given(new Answer.Words(caption, media.File));
    }

    private static Reading Date(Ask.Day day, string text, Draft draft)
    {
        var days = day.Days?.Invoke(draft) ?? [];
        if (!DateReader.TryRead(text, draft.Facts.Today, out var value, days.Count > 0 ? days.Max() : null)) return Refuse(draft, "date.unclear", ("text", Short(text)));
        return day.Days is not null && !days.Contains(value)
            ? Refuse(draft, "date.range", ("date", draft.Words.Date(value)), ("from", draft.Words.Date(days.Min())), ("to", draft.Words.Date(days.Max())))
            : new Reading.Given(new Answer.Day(value));
    }

    private static Reading Spot(string text, Draft draft) => text.Trim() switch
    {
        "" => Refuse(draft, "expected.place", ("got", draft.Words.Plain("got.text"))),
        { Length: > 200 } t => Refuse(draft, "words.long", ("length", t.Length), ("max", 200)),
        var t => new Reading.Given(new Answer.Spot(null, null, t)),
    };

    private static Reading Photo(Step step, Ask.Photos photos, Input.Media media, Draft draft)
    {
        if (media.File.Kind is not (FileKind.Photo or FileKind.Document)) return Refuse(draft, step.Required ? "expected.photos.needed" : "expected.photos", ("got", draft.Words.Plain($"got.{Got(media)}")));
        if (media.File.TooBig) return TooBig(media, draft);
        var items = (draft.Given(step.Name) as Answer.Files)?.Items ?? [];
        if (items.Any(f => f.UniqueId == media.File.UniqueId)) return new Reading.Given(new Answer.Files(items), Partial: true);
        return step.Already(draft) + items.Length >= photos.Max
            ? Refuse(draft, "photos.enough", ("max", photos.Max))
            : new Reading.Given(new Answer.Files(items.Add(media.File)), Partial: true);
    }

    /// <summary>It could never be kept: better said now than when the record stands.</summary>
    private static Reading.Refused TooBig(Input.Media media, Draft draft) =>
        Refuse(draft, "file.big", ("size", (media.File.Bytes + (1 << 20) - 1) >> 20), ("most", FileRef.MostBytes >> 20));

    private static bool Same(string a, string b) => string.Equals(a.Trim(), b.Trim(), StringComparison.OrdinalIgnoreCase);

    private static string Short(string text) => Cut.To(41, text);
}
