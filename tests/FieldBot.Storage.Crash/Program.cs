using System.Globalization;
using FieldBot.Storage.Durability;
using FieldBot.Storage.Tests.Durability;

// Commits until it is killed; prints each number once its commit is acknowledged.
using var engine = DurableEngine.Open(args[0], "fieldbot");
using var output = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
var checkpoints = int.Parse(args[1], CultureInfo.InvariantCulture);
output.WriteLine("open");
for (var n = Work.Count(engine); ; n++)
{
    Work.Commit(engine, n);
    engine.WaitDurable();
    output.WriteLine(n.ToString(CultureInfo.InvariantCulture));
    if (n % checkpoints == checkpoints - 1)
    {
        engine.Checkpoint();
    }
}
