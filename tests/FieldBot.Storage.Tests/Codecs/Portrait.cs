using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace FieldBot.Storage.Tests.Codecs;

/// <summary>All that a value shows, as text: records compare their lists by reference, and a field that nobody writes must be noticed.</summary>
internal static class Portrait
{
    /// <param name="seen">Told each property and its portrait.</param>
    public static string Of(object? value, Action<string, string>? seen = null) => value switch
    {
        null => "null",
        string s => $"\"{s}\"",
        DateTimeOffset t => t.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        DateOnly d => d.ToString("O", CultureInfo.InvariantCulture),
        bool or IFormattable => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        ITuple tuple => $"({string.Join(", ", Enumerable.Range(0, tuple.Length).Select(n => Of(tuple[n], seen)))})",
        IEnumerable many => $"[{string.Join(", ", many.Cast<object?>().Select(v => Of(v, seen)))}]",
        _ => $"{value.GetType().Name} {{ {string.Join(", ", value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(p => Of(value, p, seen)))} }}",
    };

    private static string Of(object value, PropertyInfo property, Action<string, string>? seen)
    {
        var portrait = Of(property.GetValue(value), seen);
        seen?.Invoke($"{value.GetType().Name}.{property.Name}", portrait);
        return $"{property.Name} = {portrait}";
    }
}
