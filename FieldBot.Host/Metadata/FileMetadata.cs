namespace FieldBot.Host.Metadata;

/// <summary>
/// Takes out of a file what it tells beside what it shows or lets hear: where and when it was taken, with whose phone, by whom. Picture and
/// sound themselves are not touched, and which way is up stays.
/// <para>
/// What a file is, its first bytes say. Of a JPEG, PNG, WebP, Ogg Opus or MP3 only the parts are kept that show or sound, each as it is. In a
/// damaged one they are kept as far as they can be told apart; its metadata never is. In HEIC, AVIF, MP4 and MOV the metadata is written
/// over; in a damaged one of those, as far as it is found. What is none of these is kept as it is, byte for byte: a PDF or a document of an
/// office program cannot be cleaned without being written anew, and tells what its author let it tell.
/// </para>
/// </summary>
internal static class FileMetadata
{
    public static byte[] Strip(byte[] content) =>
        JpegParts.Is(content) ? JpegParts.Strip(content)
        : PngParts.Is(content) ? PngParts.Strip(content)
        : WebpParts.Is(content) ? WebpParts.Strip(content)
        : HeifParts.Is(content) ? HeifParts.Strip(content)
        : OggParts.Is(content) ? OggParts.Strip(content)
        : MovieParts.Is(content) ? MovieParts.Strip(content)
        : Mp3Parts.Is(content) ? Mp3Parts.Strip(content)
        : content;
}
