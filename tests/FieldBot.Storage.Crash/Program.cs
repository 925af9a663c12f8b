using System.Globalization;
using FieldBot.Storage;
using FieldBot.Storage.Durability;
using FieldBot.Storage.Tests.Durability;

// Commits until it is killed; prints each number once its commit is acknowledged.
using var output = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
if (args is ["timers", var data, var keys]) await FireTimers(data, keys);
else if (args is ["concerns", var folder, var keyFolder]) await SpeakUp(folder, keyFolder);
else if (args is ["tallies", var place, var keyPlace]) await Count(place, keyPlace);
else Commit(args[0], int.Parse(args[1], CultureInfo.InvariantCulture));

void Commit(string folder, int checkpoints)
{
    using var engine = DurableEngine.Open(folder, "fieldbot");
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
}

async Task FireTimers(string dataFolder, string keyFolder)
{
    using var store = Store.Open(new(dataFolder, keyFolder, Trial: true), TimerChain.Handle, TimeProvider.System);
    await store.Act("C001", TimerChain.Begin);
    output.WriteLine("open");
    while (true)
    {
        var fired = await store.Ask(TimerChain.Length);
        output.WriteLine(fired.ToString(CultureInfo.InvariantCulture));
    }
}

async Task Count(string dataFolder, string keyFolder)
{
    using var store = Store.Open(new(dataFolder, keyFolder, Trial: true), TallyChain.Handle, TimeProvider.System);
    output.WriteLine("open");
    for (var n = await store.Ask(TallyChain.Length); ; n++)
    {
        await store.Handle(TallyChain.Next(n + 1));
        output.WriteLine((n + 1).ToString(CultureInfo.InvariantCulture));
    }
}

async Task SpeakUp(string dataFolder, string keyFolder)
{
    using var store = Store.Open(new(dataFolder, keyFolder, Trial: true), ConcernChain.Handle, TimeProvider.System);
    output.WriteLine("open");
    for (var n = await store.Ask(ConcernChain.Length); ; n++)
    {
        await store.Handle(ConcernChain.Next(n + 1));
        output.WriteLine((n + 1).ToString(CultureInfo.InvariantCulture));
    }
}
