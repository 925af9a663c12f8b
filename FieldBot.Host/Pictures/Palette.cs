using SkiaSharp;

namespace FieldBot.Host.Pictures;

/// <summary>
/// One set for Telegram's light and dark theme: a card of its own that is darker than white and does not glare on black. What is written is
/// told from the card at 5:1 and better; the colours stay apart for whoever sees no red or green, and a pattern or a sign stands beside each.
/// </summary>
internal static class Palette
{
    public static readonly SKColor Card = new(0xF3, 0xF1, 0xEA), Border = new(0xC4, 0xC0, 0xB4), Grid = new(0xDA, 0xD6, 0xCA), Band = new(0xE8, 0xE4, 0xD9);
    public static readonly SKColor Ink = new(0x1D, 0x26, 0x30), Quiet = new(0x4B, 0x57, 0x63), Paper = new(0xFF, 0xFF, 0xFF);

    /// <summary>Solved, done, visited: solid.</summary>
    public static readonly SKColor Done = new(0x1F, 0x5F, 0x99);

    /// <summary>Open: striped.</summary>
    public static readonly SKColor Open = new(0xC9, 0x5F, 0x12), OpenLight = new(0xF0, 0xB9, 0x82);

    /// <summary>Registered: dotted.</summary>
    public static readonly SKColor Came = new(0x6B, 0x77, 0x84), CameLight = new(0xC3, 0xCA, 0xD1);

    public static readonly SKColor Late = new(0xA8, 0x1E, 0x1E);
}
