using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using FieldBot.Dialogs.Exports;
using Table = FieldBot.Dialogs.Programmes.Table;

namespace FieldBot.Host.Exports;

/// <summary>Points as GeoJSON (RFC 7946): longitude and latitude in WGS-84. What it is stands beside the features.</summary>
internal sealed class MapFile : IDisposable
{
    private readonly Utf8JsonWriter _json;

    public MapFile(Stream to)
    {
        // Chinese names stay readable; whatever reads the file is no web page.
        _json = new(to, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        _json.WriteStartObject();
        _json.WriteString("type", "FeatureCollection");
        _json.WriteStartArray("features");
    }

    public void Add(MapPoint point)
    {
        _json.WriteStartObject();
        _json.WriteString("type", "Feature");
        _json.WriteStartObject("geometry");
        _json.WriteString("type", "Point");
        _json.WriteStartArray("coordinates");
        _json.WriteNumberValue(point.Longitude);
        _json.WriteNumberValue(point.Latitude);
        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.WriteStartObject("properties");
        _json.WriteString("kind", point.Kind);
        foreach (var (name, value) in point.About) Write(name, value);
        _json.WriteEndObject();
        _json.WriteEndObject();
    }

    public void Flush() => _json.Flush();

    public void About(Table about)
    {
        _json.WriteEndArray();
        _json.WriteStartArray("about");
        foreach (var row in about.Rows) _json.WriteStringValue(string.Join(": ", row));
        _json.WriteEndArray();
        _json.WriteEndObject();
    }

    public void Dispose() => _json.Dispose();

    private void Write(string name, object? value)
    {
        switch (value)
        {
            case null: _json.WriteNull(name); return;
            case long number: _json.WriteNumber(name, number); return;
            case DateOnly day: _json.WriteString(name, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)); return;
            default: _json.WriteString(name, Convert.ToString(value, CultureInfo.InvariantCulture)); return;
        }
    }
}
