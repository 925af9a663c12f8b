namespace FieldBot.Storage;

/// <param name="Folder">The data folder.</param>
/// <param name="KeyFolder">Where the keys lie that seal Telegram ids and evidence: apart from the data, so that a copy of the data alone tells nothing.</param>
/// <param name="Trial">试用 or 真实: a folder is one of them for good, so that demo people never meet real data.</param>
public sealed record StoreOptions(string Folder, string KeyFolder, bool Trial);
