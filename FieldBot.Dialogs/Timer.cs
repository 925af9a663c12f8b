namespace FieldBot.Dialogs;

/// <summary>Sets the one timer of a subject: an issue, a member, or the day. Null puts it away.</summary>
public sealed record Timer(string Subject, DateTimeOffset? At);
