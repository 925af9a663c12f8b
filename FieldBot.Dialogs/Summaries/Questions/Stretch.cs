namespace FieldBot.Dialogs.Summaries.Questions;

/// <summary>Days as they were said, which may reach into the future.</summary>
/// <param name="Kind">What the card calls it, where it has a word for it.</param>
internal readonly record struct Stretch(DateOnly From, DateOnly To, PeriodKind Kind = PeriodKind.Days);
