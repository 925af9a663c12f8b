using QRCoder;
using SkiaSharp;

namespace FieldBot.Host.Posters;

/// <summary>A QR code. A quarter of it may be dirty or torn (level Q), as it is beside a gate.</summary>
internal static class QrPicture
{
    /// <summary>White that belongs around it, in modules.</summary>
    public const int Quiet = 4;

    /// <param name="least">How wide it is at least, its quiet zone not counted.</param>
    /// <param name="dot">Size of a dot of the picture: each module is so many whole dots, so that its edges are sharp.</param>
    public static void Draw(SKCanvas canvas, string content, SKPoint centre, float least, float dot)
    {
        using var code = QRCodeGenerator.GenerateQrCode(content, QRCodeGenerator.ECCLevel.Q);
        var rows = code.ModuleMatrix;
        var module = MathF.Ceiling(least / (rows.Count - 2 * Quiet) / dot) * dot;
        var (left, top) = (Whole(centre.X - module * rows.Count / 2, dot), Whole(centre.Y - module * rows.Count / 2, dot));
        using var path = new SKPath();
        for (var row = 0; row < rows.Count; row++)
            for (var from = 0; from < rows.Count; from++)
            {
                if (!rows[row][from]) continue;
                var to = from;
                while (to < rows.Count && rows[row][to]) to++;
                path.AddRect(new(left + from * module, top + row * module, left + to * module, top + (row + 1) * module));
                from = to;
            }

        using var black = new SKPaint { Color = SKColors.Black, IsAntialias = false };
        canvas.DrawPath(path, black);
    }

    private static float Whole(float at, float dot) => MathF.Round(at / dot) * dot;
}
