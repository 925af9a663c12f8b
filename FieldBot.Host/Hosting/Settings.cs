using FieldBot.Storage;

namespace FieldBot.Host.Hosting;

/// <summary>What the program is told from outside; checked before anything starts.</summary>
/// <param name="Token">Null: local mode.</param>
/// <param name="BaseUrl">Null: Telegram's own Bot API.</param>
/// <param name="Paced">Whether Telegram's speed limits are kept.</param>
internal sealed record Settings(string? Token, Uri? BaseUrl, bool Paced, string DataFolder, string KeyFolder, int LocalPort)
{
    public const string Prefix = "FieldBot:";
    public const string TokenKey = "FieldBot:Telegram:Token", BaseUrlKey = "FieldBot:Telegram:BaseUrl", PacingKey = "FieldBot:Telegram:Pacing",
        DataFolderKey = "FieldBot:DataFolder", KeyFolderKey = "FieldBot:KeyFolder", LocalPortKey = "FieldBot:Local:Port";

    public static readonly IReadOnlyList<string> Keys = [TokenKey, BaseUrlKey, PacingKey, DataFolderKey, KeyFolderKey, LocalPortKey];

    /// <summary>The folder of the run at hand: trial data live in a folder of their own below, with keys of their own.</summary>
    public StoreOptions Store => Token is null
        ? new(Path.Combine(DataFolder, "local"), Path.Combine(KeyFolder, "local"), Trial: true)
        : new(DataFolder, KeyFolder, Trial: false);

    // Records print themselves; a token must not.
    public override string ToString() => $"settings of {DataFolder}";
}

/// <summary>A setting is wrong: one line that names the key, the value and what is allowed.</summary>
internal sealed class SettingsException(string line) : Exception(line)
{
    public static SettingsException Of(string key, string value, string chinese, string english) => new($"{key} = {Secrets.Hide(value)}：{chinese} / {english}");
}
