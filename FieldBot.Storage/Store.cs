using System.Threading.Channels;
using FieldBot.Dialogs;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;

namespace FieldBot.Storage;

#pragma warning disable CA1065, CA1001, CA1063, CA1816, CS1591
/// <summary>Stand-in: the surface only, until the real one is merged.</summary>
public sealed class Store : IDisposable
{
    public Programme Programme { get; set; } = EmptyProgramme.Value;
    public Dictionary<string, long> Bound { get; } = [];
    public Func<IReadOnlyList<Table>, Programme>? OnImport { get; set; }
    public Task<Programme> Import(IReadOnlyList<Table> tables) => Task.FromResult(Programme = OnImport!(tables));
    public Task Bind(string member, long address) { Bound[member] = address; return Task.CompletedTask; }
    public bool IsBound(string member) => Bound.ContainsKey(member);
    public void Dispose() { }
}
