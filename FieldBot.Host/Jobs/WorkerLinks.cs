using FieldBot.Storage;

namespace FieldBot.Host.Jobs;

/// <summary>The store's door to the worker links, for jobs and for the command line.</summary>
internal static class WorkerLinks
{
    // TO BE WIRED when the store has it: store.WorkerLink(unit, by).
    public static Task<string> Of(Store store, string unit, string by) => throw new NotSupportedException($"{nameof(Store)}.WorkerLink is not merged yet ({store.Programme.Version}, {unit}, {by})");
}
