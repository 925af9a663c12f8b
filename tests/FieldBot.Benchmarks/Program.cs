using System.Globalization;
using FieldBot.Benchmarks;
using FieldBot.Host.Commands;

// dotnet run -c Release --project tests/FieldBot.Benchmarks -- make-programme <folder> [members] [six|sample]
// dotnet run -c Release --project tests/FieldBot.Benchmarks -- turns [chats,chats,…] [seconds]
// dotnet run -c Release --project tests/FieldBot.Benchmarks -- import [members] [units]
// dotnet run -c Release --project tests/FieldBot.Benchmarks -- exports [visits] [issues]
// dotnet run -c Release --project tests/FieldBot.Benchmarks -- beside <folder with load/ and yardstick/> [users,users,…] [seconds]
// dotnet run -c Release --project tests/FieldBot.Benchmarks -- ledger <folder with load/> [users] [issues]
// dotnet run -c Release --project tests/FieldBot.Benchmarks -- concerns <folder with load/> [workers,workers,…] [think ms,think ms,…]
// dotnet run -c Release --project tests/FieldBot.Benchmarks -- pictures [folder to leave them in]
// dotnet run -c Release --project tests/FieldBot.Benchmarks -- summaries [visits] [issues]
var root = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "..", ".."));
int Number(int at, int otherwise) => args.Length > at ? int.Parse(args[at], CultureInfo.InvariantCulture) : otherwise;
switch (args)
{
    case ["make-programme", var folder, ..]:
        ProgrammeMaker.Write(folder, Path.Combine(root, "FieldBot.Host", "Sample"), Number(2, 500), six: args is [_, _, _, "six"]);
        return 0;
    case ["turns", ..]:
        var tables = Directory.CreateTempSubdirectory("fieldbot-programme-").FullName;
        ProgrammeMaker.Write(tables, Path.Combine(root, "FieldBot.Host", "Sample"), 500, six: true);
        foreach (var chats in args.Length > 1 ? args[1].Split(',') : ["1", "50", "500"])
            await Turns.Run(ProgrammeFolder.Read(tables).Tables, int.Parse(chats, CultureInfo.InvariantCulture), Number(2, 5));
        return 0;
    case ["import", ..]:
        Import.Run(root, Number(1, 10_000), Number(2, 3000));
        return 0;
    case ["import-measure", var made, ..]:
        await Import.Measure(made, Number(2, 10_000), Number(3, 3000));
        return 0;
    case ["summaries", ..]:
        await Summaries.Run(root, Number(1, 1_000_000), Number(2, 200_000));
        return 0;
    case ["summaries-measure", var records]:
        await Summaries.Measure(records);
        return 0;
    case ["exports", ..]:
        await ExportTimes.Run(root, Number(1, 100_000), Number(2, 20_000));
        return 0;
    case ["beside", var shared, ..] when Directory.Exists(Path.Combine(shared, "load")):
        var work = Directory.CreateTempSubdirectory("fieldbot-beside-").FullName;
        var beside = new Beside(root, work);
        beside.Build(Path.GetFullPath(shared), "load", "yardstick");
        beside.Compare(args.Length > 2 ? [.. args[2].Split(',').Select(u => int.Parse(u, CultureInfo.InvariantCulture))] : [1, 50, 500], Number(3, 10));
        return 0;
    case ["ledger", var shared, ..] when Directory.Exists(Path.Combine(shared, "load")):
        return new LedgerLoad(root, Directory.CreateTempSubdirectory("fieldbot-ledger-").FullName).Run(Path.GetFullPath(shared), Number(2, 50), Number(3, 2500));
    case ["concerns", var shared, ..] when Directory.Exists(Path.Combine(shared, "load")):
        int[] Numbers(int at, string otherwise) => [.. (args.Length > at ? args[at] : otherwise).Split(',').Select(n => int.Parse(n, CultureInfo.InvariantCulture))];
        return await new ConcernLoad(root, Directory.CreateTempSubdirectory("fieldbot-concerns-").FullName).Run(Path.GetFullPath(shared), Numbers(2, "500"), Numbers(3, "1500,0"));
    case ["pictures", ..]:
        PictureTimes.Run(args.ElementAtOrDefault(1));
        return 0;
    default:
        Console.Error.WriteLine("make-programme <folder> [members] [six|sample]\nturns [1,50,500] [seconds]\nimport [members] [units]\nexports [visits] [issues]\nbeside <folder that holds load/ and yardstick/> [1,50,500] [seconds]\nledger <folder that holds load/> [users] [issues]\nconcerns <folder that holds load/> [500,1000] [1500,0 ms to think]\npictures [folder]\nsummaries [visits] [issues]");
        return 2;
}
