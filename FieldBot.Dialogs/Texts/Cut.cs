namespace FieldBot.Dialogs.Texts;

/// <summary>Shortens what is shown; what is stored stays whole.</summary>
internal static class Cut
{
    /// <summary>At most so many characters, the last of them "…" when something is missing; no emoji is cut in two.</summary>
    public static string To(int most, string text) => text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 2]) ? most - 2 : most - 1)] + "…";
}
