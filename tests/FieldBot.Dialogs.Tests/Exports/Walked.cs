using System.Collections.Immutable;
using FieldBot.Dialogs.Exports;

namespace FieldBot.Dialogs.Tests.Exports;

/// <summary>A sheet read from its start to its end.</summary>
internal static class Walked
{
    public static IReadOnlyList<ImmutableArray<ExportCell>> Rows(ExportSheet sheet, Facts facts)
    {
        var rows = new List<ImmutableArray<ExportCell>>();
        for (ExportCursor? at = ExportCursor.Start; at is not null;)
        {
            var page = sheet.Read(at, facts);
            // Whoever asks again for the same place gets the same.
            Assert.Equal(page.Rows().Count, sheet.Read(at, facts).Rows().Count);
            rows.AddRange(page.Rows());
            at = page.Next;
        }

        Assert.All(rows, r => Assert.Equal(sheet.Columns.Length, r.Length));
        return rows;
    }

    public static IReadOnlyList<MapPoint> Points(ExportMap map, Facts facts)
    {
        var points = new List<MapPoint>();
        foreach (var part in map.Parts)
            for (ExportCursor? at = ExportCursor.Start; at is not null;)
            {
                var page = part(at, facts);
                points.AddRange(page.Points);
                at = page.Next;
            }

        return points;
    }
}
