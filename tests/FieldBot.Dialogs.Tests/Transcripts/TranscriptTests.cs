using System.Runtime.CompilerServices;

namespace FieldBot.Dialogs.Tests.Transcripts;

/// <summary>Each *.txt beside this file is a dialog. FIELDBOT_ACCEPT=1 writes what the bot says now; the difference is the review.</summary>
public class TranscriptTests
{
    public static TheoryData<string> Scripts => [.. Directory.GetFiles(Folder(), "*.txt").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Scripts))]
    public void Says_what_the_transcript_says(string name)
    {
        var file = Path.Combine(Folder(), $"{name}.txt");
        var expected = File.ReadAllText(file).ReplaceLineEndings("\n").TrimEnd() + "\n";
        var actual = Transcript.Play(expected).TrimEnd() + "\n";
        if (Environment.GetEnvironmentVariable("FIELDBOT_ACCEPT") == "1") File.WriteAllText(file, actual);
        else Assert.Equal(expected, actual);
    }

    /// <summary>The transcript of the repeat visit shows what the person did; here it is counted.</summary>
    [Fact]
    public void A_repeat_visit_with_nothing_changed_takes_at_most_twelve_acts()
    {
        var second = File.ReadLines(Path.Combine(Folder(), "visit-repeat.txt")).SkipWhile(l => l != "~ +8d").TakeWhile(l => !l.StartsWith("= VisitRecorded V-2", StringComparison.Ordinal)).ToList();
        Assert.Contains(second, l => l.Contains("都不变", StringComparison.Ordinal)); // the last visit's answers, at one tap
        Assert.InRange(second.Count(l => l.StartsWith("> ", StringComparison.Ordinal) && l != "> /start"), 5, 12);
    }

    private static string Folder([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;
}
