namespace FieldBot.Host.Pictures;

/// <summary>
/// Takes out of a picture what it tells beside what it shows: where and when it was taken, with whose phone, by whom. The picture itself is
/// not touched, and which way is up stays.
/// <para>
/// What a file is, its first bytes say. Of a JPEG, PNG or WebP only the parts are kept that show the picture, each as it is. In a damaged
/// one they are kept as far as they can be told apart; its metadata never is. In HEIC and AVIF the metadata is written over; in a damaged
/// one of those, as far as it is found. What is none of these (a document, a voice note, a kind of picture that is not known here) is kept
/// as it is, byte for byte.
/// </para>
/// </summary>
internal static class PictureMetadata
{
    public static byte[] Strip(byte[] content) =>
        JpegParts.Is(content) ? JpegParts.Strip(content)
        : PngParts.Is(content) ? PngParts.Strip(content)
        : WebpParts.Is(content) ? WebpParts.Strip(content)
        : HeifParts.Is(content) ? HeifParts.Strip(content)
        : content;
}
