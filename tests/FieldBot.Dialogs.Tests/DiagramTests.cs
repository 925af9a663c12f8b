using FieldBot.Dialogs.Catalogue;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Tests.Fixtures;
using FieldBot.Dialogs.Texts;
using Stateless.Graph;

namespace FieldBot.Dialogs.Tests;

/// <summary>The machine as a picture, and the form's shape as a list: both stand in the repository, and a difference has to be accepted on purpose.</summary>
public class DiagramTests
{
    private static readonly Form[] Forms = [VisitForm.Of(Sample.Programme), ReportForm.Only, MoveForm.Only, ConcernForm.Only, SayForm.Only];

    public static TheoryData<string> Shaped => [.. Forms.Select(f => f.Id)];

    /// <summary>The moves of issues are drawn as the machine of the issue; of their form only the shape matters.</summary>
    public static TheoryData<string> Drawn => [.. Forms.Where(f => f != MoveForm.Only && f != SayForm.Only).Select(f => f.Id)];

    private static Draft Blank(string id)
    {
        var form = Forms.First(f => f.Id == id);
        return new(form, new(form.Id, form.Version, 1, "unit", System.Collections.Immutable.ImmutableSortedDictionary<string, Answer>.Empty, "card"),
            new(DateTimeOffset.UnixEpoch, Sample.Programme, Sample.Programme.Member("C002"), new MemoryRecords()), Wording.In("zh-Hans"));
    }

    [Theory]
    [MemberData(nameof(Drawn))]
    public void The_diagram_of_the_form_is_the_machine(string id)
    {
        var machine = new FormMachine(Blank(id), "unit", whole: true);
        Accepted.Same(Path.Combine(Sample.Root(), "FieldBot.Dialogs", "Diagrams", $"{id}.mmd"), MermaidGraph.Format(machine.Machine.GetInfo()));
    }

    /// <summary>Drafts in flight name their steps. Who changes the shape raises the form's version and keeps the old snapshot.</summary>
    [Theory]
    [MemberData(nameof(Shaped))]
    public void The_shape_of_the_form_is_the_one_of_its_version(string id)
    {
        var form = Blank(id).Form;
        var shape = string.Join('\n', form.Steps.Select(s => $"{s.Name} {AnswerReader.Kind(s.Ask)}{(s.Required ? "" : " optional")}{(s.Condition is { } c ? $" when {c}" : "")}"));
        Accepted.Same(Path.Combine(Sample.Root(), "tests", "FieldBot.Dialogs.Tests", "Shapes", $"{id}.v{form.Version}.txt"), shape);
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
