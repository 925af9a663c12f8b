using FieldBot.Storage.Vault;

namespace FieldBot.Storage.Tests.Fixtures;

/// <summary>Keys that are the same in every run, for bytes that must be.</summary>
internal static class Keys
{
    // One for each thread: only the writer's uses a vault, and its cipher is no more than that.
    [ThreadStatic]
    private static KeyVault? _made;

    public static KeyVault Vault => _made ??= Make();

    private static KeyVault Make()
    {
        using var premises = new Premises();
        Directory.CreateDirectory(premises.Keys);
        File.WriteAllBytes(premises.KeyFile, [1, .. Enumerable.Range(1, 64).Select(n => (byte)n)]);
        return KeyVault.Open(premises.Keys, fresh: false);
    }
}
