namespace FieldBot.Dialogs.Records;

/// <summary>Evidence that lies in the data folder, and so outlives Telegram's copy.</summary>
/// <param name="UniqueId">Telegram's file_unique_id, by which records name the file.</param>
/// <param name="Key">Its random name in the folder.</param>
/// <param name="Bytes">Length of what is kept; less than was sent where a picture told more than what it shows.</param>
/// <param name="Extension">Such as .jpg; empty where none is known.</param>
public sealed record KeptFile(string UniqueId, string Key, FileKind Kind, long Bytes, string Extension);
