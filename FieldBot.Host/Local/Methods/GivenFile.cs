namespace FieldBot.Host.Local.Methods;

/// <summary>The file that a request sends: a part of it, or one that the server has.</summary>
internal static class GivenFile
{
    public const int MostPhotoBytes = 10 << 20;

    private const string Attached = "attach://";

    /// <param name="given">What the parameter says: attach:// and the name of a part, or a file_id; null: the part has the name of the field.</param>
    /// <param name="field">The kind of file: photo, voice, document.</param>
    public static StoredFile Of(BotRequest request, string? given, string field, int mostBytes, FileShelf files)
    {
        var part = given?.StartsWith(Attached, StringComparison.Ordinal) == true ? given[Attached.Length..] : field;
        if (!request.Files.TryGetValue(part, out var upload)) return Known(given, field, files);
        if (upload.Content.Length == 0) throw BotApiError.Bad("file must be non-empty");
        if (upload.Content.Length > mostBytes) throw new BotApiError(413, "Request Entity Too Large");
        return files.Add(FolderOf(field), upload.Name, upload.Content);
    }

    private static StoredFile Known(string? id, string field, FileShelf files)
    {
        if (string.IsNullOrEmpty(id)) throw BotApiError.Bad($"there is no {field} in the request");
        var file = files.ById(id) ?? throw BotApiError.Bad("wrong file identifier/HTTP URL specified");
        // A photo that Telegram has cannot be sent as a document, nor the other way round.
        return file.Folder == FolderOf(field) ? file : throw BotApiError.Bad("type of file mismatch");
    }

    private static string FolderOf(string field) => field == "voice" ? "voice" : field + "s";
}
