using FieldBot.Dialogs.Programmes;

namespace FieldBot.Dialogs.Concerns;

/// <summary>Whoever brought a concern, as they act on it: under its pseudonym, with the one role that reaches nothing but it.</summary>
internal static class Worker
{
    public static Member As(string code) => new(code, code, [Role.Worker], null, []);
}
