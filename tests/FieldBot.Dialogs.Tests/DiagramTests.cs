using FieldBot.Dialogs.Catalogue;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Tests.Fixtures;
using FieldBot.Dialogs.Texts;
using Stateless.Graph;

namespace FieldBot.Dialogs.Tests;

/// <summary>The machine as a picture, and the form's shape as a list: both stand in the repository, and a difference has to be accepted on purpose.</summary>
public class DiagramTests
{
    private static Draft Blank() => new(VisitForm.Of(Sample.Programme),
        new(VisitForm.Id, VisitForm.Version, 1, VisitForm.Unit, System.Collections.Immutable.ImmutableSortedDictionary<string, Answer>.Empty, "card"),
        new(DateTimeOffset.UnixEpoch, Sample.Programme, Sample.Programme.Member("C002"), new MemoryRecords()), Wording.In("zh-Hans"));

    [Fact]
    public void The_diagram_of_the_visit_is_the_machine()
    {
        var machine = new FormMachine(Blank(), VisitForm.Unit, whole: true);
        Accepted.Same(Path.Combine(Sample.Root(), "FieldBot.Dialogs", "Diagrams", "visit.mmd"), MermaidGraph.Format(machine.Machine.GetInfo()));
    }

    /// <summary>Drafts in flight name their steps. Who changes the shape raises <see cref="VisitForm.Version"/> and keeps the old snapshot.</summary>
    [Fact]
    public void The_shape_of_the_visit_is_the_one_of_its_version()
    {
        var shape = string.Join('\n', Blank().Form.Steps.Select(s => $"{s.Name} {AnswerReader.Kind(s.Ask)}{(s.Required ? "" : " optional")}{(s.Condition is { } c ? $" when {c}" : "")}"));
        Accepted.Same(Path.Combine(Sample.Root(), "tests", "FieldBot.Dialogs.Tests", "Shapes", $"visit.v{VisitForm.Version}.txt"), shape);
    }
}

/// <summary>A file that must say what the program says; FIELDBOT_ACCEPT=1 writes it.</summary>
internal static class Accepted
{
    public static void Same(string file, string actual)
    {
        var text = actual.ReplaceLineEndings("\n").TrimEnd() + "\n";
        if (Environment.GetEnvironmentVariable("FIELDBOT_ACCEPT") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }

        Assert.True(File.Exists(file), $"{file} is missing: FIELDBOT_ACCEPT=1 dotnet test writes it");
        Assert.Equal(File.ReadAllText(file).ReplaceLineEndings("\n"), text);
    }
}
