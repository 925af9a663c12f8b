using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace FieldBot.Host.Local;

/// <summary>
/// Telegram's HTML taken apart into the text that is seen and its entities. What the real server refuses is refused with its words. A bare
/// ampersand is refused too: the documentation forbids it, and here it means that somebody's words went out unescaped.
/// </summary>
internal sealed class HtmlText
{
    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        ["b"] = "bold", ["strong"] = "bold", ["i"] = "italic", ["em"] = "italic", ["u"] = "underline", ["ins"] = "underline",
        ["s"] = "strikethrough", ["strike"] = "strikethrough", ["del"] = "strikethrough", ["code"] = "code", ["pre"] = "pre",
        ["a"] = "text_link", ["blockquote"] = "blockquote", ["tg-spoiler"] = "spoiler",
    };

    private readonly string _source;
    private readonly StringBuilder _text = new();
    private readonly List<TextEntity> _entities = [];
    private readonly Stack<(string Name, int Start, string? Url)> _open = new();
    private int _at;

    private HtmlText(string source) => _source = source;

    public static (string Text, ImmutableArray<TextEntity> Entities) Parse(string source)
    {
        var html = new HtmlText(source);
        while (html._at < source.Length) html.Next();
        if (html._open.TryPeek(out var open)) throw Bad($"Can't find end tag corresponding to start tag \"{open.Name}\"");
        return (html._text.ToString(), [.. html._entities.OrderBy(e => e.Offset).ThenByDescending(e => e.Length)]);
    }

    private void Next()
    {
        var c = _source[_at];
        if (c == '&') Character();
        else if (c == '<' && _at + 1 < _source.Length && _source[_at + 1] == '/') EndTag();
        else if (c == '<') StartTag();
        else { _text.Append(c); _at++; }
    }

    private void Character()
    {
        var end = _source.IndexOf(';', _at);
        var decoded = end < 0 || end - _at > 10 ? null : Decode(_source[(_at + 1)..end]);
        if (decoded is null) throw Bad($"Unescaped \"&\" at byte offset {Bytes(_at)}");
        _text.Append(decoded);
        _at = end + 1;
    }

    private static string? Decode(string name)
    {
        if (name is "lt") return "<";
        if (name is "gt") return ">";
        if (name is "amp") return "&";
        if (name is "quot") return "\"";
        if (!name.StartsWith('#')) return null;
        var ok = name.StartsWith("#x", StringComparison.OrdinalIgnoreCase)
            ? int.TryParse(name.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            : int.TryParse(name.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out code);
        return ok && code != 0 && Rune.IsValid(code) ? new Rune(code).ToString() : null;
    }

    private void StartTag()
    {
        var from = _at;
        var close = _source.IndexOf('>', from);
        var tag = (close < 0 ? _source[(from + 1)..] : _source[(from + 1)..close]).Trim();
        var space = tag.IndexOfAny([' ', '\n', '\t']);
        var name = (space < 0 ? tag : tag[..space]).ToLowerInvariant();
        if (close < 0) throw Bad($"Unclosed start tag at byte offset {Bytes(from)}");
        var spoiler = name == "span" && tag.Contains("class=\"tg-spoiler\"", StringComparison.Ordinal);
        if (!Types.ContainsKey(name) && !spoiler) throw Bad($"Unsupported start tag \"{name}\" at byte offset {Bytes(from)}");
        _open.Push((name, _text.Length, name == "a" ? Href(tag) : null));
        _at = close + 1;
    }

    private static string? Href(string tag)
    {
        var from = tag.IndexOf("href=\"", StringComparison.OrdinalIgnoreCase);
        var to = from < 0 ? -1 : tag.IndexOf('"', from + 6);
        return to < 0 ? null : Parse(tag[(from + 6)..to]).Text;
    }

    private void EndTag()
    {
        var from = _at;
        var close = _source.IndexOf('>', from);
        if (close < 0) throw Bad($"Unclosed end tag at byte offset {Bytes(from)}");
        var name = _source[(from + 2)..close].Trim().ToLowerInvariant();
        if (!_open.TryPop(out var open)) throw Bad($"Unexpected end tag at byte offset {Bytes(from)}");
        if (name.Length > 0 && name != open.Name) throw Bad($"Unmatched end tag at byte offset {Bytes(from)}, expected \"</{open.Name}>\", found \"</{name}>\"");
        _at = close + 1;
        var length = _text.Length - open.Start;
        if (length > 0 && (open.Name != "a" || open.Url is not null))
            _entities.Add(new(Types.GetValueOrDefault(open.Name, "spoiler"), open.Start, length, open.Url));
    }

    private int Bytes(int at) => Encoding.UTF8.GetByteCount(_source.AsSpan(0, at));

    private static BotApiError Bad(string what) => BotApiError.Bad($"can't parse entities: {what}");
}
