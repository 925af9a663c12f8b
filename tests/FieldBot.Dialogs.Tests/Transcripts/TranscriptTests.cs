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

    private static string Folder([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;
}
