namespace FieldBot.Storage;

/// <summary>Why the store cannot be opened or written, in one line fit to print.</summary>
public sealed class StoreException(string message) : Exception(message);
