using System.Globalization;
using System.Text;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Programmes;
using Humanizer;

namespace FieldBot.Dialogs.Texts;

/// <summary>How things are said in one language: texts with their places filled, dates, spans, answers. The only user of Humanizer.</summary>
internal sealed class Wording
{
    private readonly Phrasebook _book;
    private readonly CultureInfo _culture;

    private Wording(string language)
    {
        Language = language;
        _book = Phrasebook.Of(language);
        _culture = CultureInfo.GetCultureInfo(language == Phrasebook.Chinese ? "zh-CN" : "en-GB");
    }

    private static readonly Wording InChinese = new(Phrasebook.Chinese);
    private static readonly Wording InEnglish = new(Phrasebook.English);

    public static Wording In(string? language) => language == Phrasebook.English ? InEnglish : InChinese;

    public string Language { get; }

    public bool Chinese => Language == Phrasebook.Chinese;

    /// <summary>A text as Telegram's HTML: what is filled in is escaped, the text itself may carry tags.</summary>
    public string Say(string key, params ReadOnlySpan<(string Name, object Value)> values) => Fill(_book[key], values, escape: true);

    /// <summary>A text without markup, for button labels and toasts.</summary>
    public string Plain(string key, params ReadOnlySpan<(string Name, object Value)> values) => Fill(_book[key], values, escape: false);

    public static string Escape(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>3月31日 / 31 March.</summary>
    public string Date(DateOnly day) => Chinese ? $"{day.Month}月{day.Day}日" : day.ToString("d MMMM", _culture);

    /// <summary>With the year where it is not the current one: 2021年3月31日 / 31 March 2021.</summary>
    public string Date(DateOnly day, DateOnly today) => day.Year == today.Year ? Date(day) : Chinese ? $"{day.Year}年{Date(day)}" : $"{Date(day)} {day.Year}";

    /// <summary>3月31日(周四) / Thu 31 March, and 今天 / today where it is.</summary>
    public string DateFor(DateOnly day, DateOnly today) => (today.DayNumber - day.DayNumber) switch
    {
        0 => Plain("day.today", ("date", Date(day))),
        1 => Plain("day.yesterday", ("date", Date(day))),
        _ => Chinese ? $"{Date(day)}\uFF08{day.ToString("ddd", _culture)}\uFF09" : day.ToString("ddd d MMMM", _culture),
    };

    /// <summary>周一 / Monday.</summary>
    public string Weekday(DayOfWeek day) => Chinese ? _culture.DateTimeFormat.GetAbbreviatedDayName(day) : _culture.DateTimeFormat.GetDayName(day);

    /// <summary>From the first day to the last, or the one day.</summary>
    public string Days(DateOnly from, DateOnly to) => from == to ? Date(from) : Plain("day.span", ("from", Date(from)), ("to", Date(to)));

    /// <summary>2022年3月 / March 2022.</summary>
    public string Month(DateOnly day) => Chinese ? $"{day.Year}年{day.Month}月" : day.ToString("MMMM yyyy", _culture);

    public string Time(DateTime local) => local.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>"2 天前" / "2 days ago".</summary>
    public string Ago(DateTimeOffset then, DateTimeOffset now) => then.Humanize(now, _culture);

    public string Number(decimal value) => value.ToString(value == decimal.Truncate(value) ? "0" : "0.00", CultureInfo.InvariantCulture);

    public string List(IEnumerable<string> items) => string.Join(Chinese ? "、" : ", ", items);

    /// <summary>The first of many, and how many more there are.</summary>
    public string List(IEnumerable<string> items, int most) => items.ToList() is var all && all.Count > most
        ? Plain("list.first", ("items", List(all.Take(most))), ("rest", all.Count - most)) : List(all);

    /// <summary>What stands in brackets after something.</summary>
    public string Aside(string text) => Chinese ? $"\uFF08{text}\uFF09" : $" ({text})";

    /// <summary>An answer as people read it; values of choices are looked up in the programme's terms.</summary>
    public string Answer(Answer? answer, Programme programme, Func<string, string>? label = null) => answer switch
    {
        null => Plain("answer.none"),
        Forms.Answer.Choice { Values: [] } => Plain("answer.none"),
        Forms.Answer.Skipped => Plain("answer.skipped"),
        Forms.Answer.Choice c => List(c.Values.Select(v => label?.Invoke(v) ?? programme.Term(v, Language))),
        Forms.Answer.Number n => Number(n.Value),
        Forms.Answer.Words { File: { } file } w => w.Text.Length == 0 ? Evidence(file) : w.Text + Aside(Evidence(file)),
        Forms.Answer.Words w => w.Text,
        Forms.Answer.Day d => Date(d.Value),
        Forms.Answer.Spot { Text: { } text } => text,
        Forms.Answer.Spot => Plain("answer.spot"),
        Forms.Answer.Files f => Plain("answer.files", ("count", f.Items.Length)),
        _ => throw new InvalidOperationException($"an answer without words: {answer.GetType().Name}"),
    };

    public string Evidence(FileRef file) => file.Kind switch
    {
        FileKind.Photo => Plain("file.photo"),
        FileKind.Voice or FileKind.Audio or FileKind.VideoNote => Plain("file.voice", ("seconds", file.Seconds)),
        _ => Plain("file.other"),
    };

    /// <summary>Several files in a few words: 照片 ×3、语音 9 秒.</summary>
    public string Evidence(IEnumerable<FileRef> files) => List(files.GroupBy(Evidence, StringComparer.Ordinal).Select(g => g.Count() == 1 ? g.Key : $"{g.Key} ×{g.Count()}"), 6);

    private static string Fill(string text, ReadOnlySpan<(string Name, object Value)> values, bool escape)
    {
        if (values.IsEmpty) return text;
        var filled = new StringBuilder(text.Length + 32);
        var at = 0;
        while (text.IndexOf('{', at) is >= 0 and var open && text.IndexOf('}', open) is > 0 and var close)
        {
            filled.Append(text, at, open - at).Append(Value(text.AsSpan(open + 1, close - open - 1), values, escape));
            at = close + 1;
        }

        return filled.Append(text, at, text.Length - at).ToString();
    }

    private static string Value(ReadOnlySpan<char> name, ReadOnlySpan<(string Name, object Value)> values, bool escape)
    {
        foreach (var (n, v) in values)
        {
            if (!name.SequenceEqual(n)) continue;
            var text = Convert.ToString(v, CultureInfo.InvariantCulture) ?? "";
            return escape && v is not Html ? Escape(text) : text;
        }

        throw new KeyNotFoundException($"no value for {{{name}}}");
    }
}

/// <summary>Text that is HTML already and is not escaped again.</summary>
internal readonly record struct Html(string Text)
{
    public override string ToString() => Text;
}
