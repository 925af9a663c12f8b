using System.Collections.Frozen;
using System.Text.Json.Nodes;

namespace FieldBot.Host.Local.Methods;

internal delegate JsonNode BotMethod(BotRequest request);

/// <summary>Every method that the local server knows, but getUpdates, which waits.</summary>
internal static class MethodTable
{
    public static FrozenDictionary<string, BotMethod> Of(LocalTelegram telegram) =>
        new[] { new SendMethods(telegram).All, new EditMethods(telegram).All, new DeleteMethods(telegram).All, new TapMethods(telegram).All, new FileMethods(telegram).All, new CommandMethods(telegram).All, new ProfileMethods(telegram).All }
            .SelectMany(group => group)
            .ToFrozenDictionary(m => m.Item1, m => m.Item2, StringComparer.OrdinalIgnoreCase);
}
