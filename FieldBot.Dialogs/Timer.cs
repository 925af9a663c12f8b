namespace FieldBot.Dialogs;

/// <summary>
/// Sets the one timer of a subject; it comes back once as <see cref="Input.TimerDue"/>. A later one for the same subject replaces it. When its
/// time comes, the subject has none until that turn sets it anew.
/// </summary>
/// <param name="Subject">What it is about: an issue (I-17), a member to be reminded (@C002), a digest (digest:d:@C029), or "day".</param>
/// <param name="At">When it is due, never earlier and as soon after as may be: a time that is past is due at once. Null puts it away.</param>
public sealed record Timer(string Subject, DateTimeOffset? At);
