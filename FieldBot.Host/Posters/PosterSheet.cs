using SkiaSharp;

namespace FieldBot.Host.Posters;

/// <summary>An A4 sheet, drawn once: as a picture for a phone, and to print, where every letter is an outline and no font is carried along.</summary>
internal sealed class PosterSheet : IDisposable
{
    /// <summary>In points.</summary>
    public const float Width = 595.2f, Height = 841.9f, Millimetre = 72 / 25.4f;

    private const int DotsPerInch = 150;

    /// <summary>A dot of the picture, in points.</summary>
    public const float Dot = 72f / DotsPerInch;

    private readonly SKPicture _drawn;

    public PosterSheet(Action<SKCanvas> draw)
    {
        using var recorder = new SKPictureRecorder();
        draw(recorder.BeginRecording(new(0, 0, Width, Height)));
        _drawn = recorder.EndRecording();
    }

    public byte[] Png()
    {
        using var surface = SKSurface.Create(new SKImageInfo((int)MathF.Round(Width / Dot), (int)MathF.Round(Height / Dot), SKColorType.Gray8, SKAlphaType.Opaque));
        surface.Canvas.Clear(SKColors.White);
        surface.Canvas.Scale(1 / Dot);
        surface.Canvas.DrawPicture(_drawn);
        return GreyPng.Write(surface.PeekPixels());
    }

    public byte[] Pdf(string title)
    {
        using var bytes = new MemoryStream();
        using (var document = SKDocument.CreatePdf(bytes, new SKDocumentPdfMetadata { Title = title, Creator = "FieldBot", RasterDpi = DotsPerInch }))
        {
            using var canvas = document.BeginPage(Width, Height);
            canvas.DrawPicture(_drawn);
            document.EndPage();
            document.Close();
        }

        return bytes.ToArray();
    }

    public void Dispose() => _drawn.Dispose();
}
