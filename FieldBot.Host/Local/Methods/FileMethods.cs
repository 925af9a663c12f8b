using System.Text.Json.Nodes;

namespace FieldBot.Host.Local.Methods;

/// <summary>getFile; the download itself is at /file/bot…/path.</summary>
internal sealed class FileMethods(LocalTelegram telegram)
{
    private const int MostBytes = 20 << 20;

    public IEnumerable<(string, BotMethod)> All => [("getFile", GetFile)];

    private JsonNode GetFile(BotRequest request)
    {
        var file = telegram.Files.ById(request.Text("file_id") ?? "") ?? throw BotApiError.Bad("invalid file_id");
        if (file.Content.Length > MostBytes) throw BotApiError.Bad("file is too big");
        return new JsonObject { ["file_id"] = file.Id, ["file_unique_id"] = file.UniqueId, ["file_size"] = file.Content.Length, ["file_path"] = file.Path };
    }
}
