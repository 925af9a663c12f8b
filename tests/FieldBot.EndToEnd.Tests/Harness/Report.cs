namespace FieldBot.EndToEnd.Tests.Harness;

/// <summary>How a cadre of the sample programme reports an issue, and how its handler brings it to the check, in Chinese.</summary>
internal static class Report
{
    public const string Receipt = @"已登记 (?<receipt>I-\d+)";

    public const string NoEvidence = "^工时休假$", WithEvidence = "^生活后勤$", Restricted = "^女职工与特殊保护$";

    /// <param name="words">What happened, by which the issue is found again.</param>
    /// <param name="category">Matches the label of its category.</param>
    public static IReadOnlyList<Rule> Rules(string words, string category = NoEvidence) =>
    [
        new("请核对", Press: "^提交$"),
        new("是哪个单位", Press: "工会|服务中心"),
        new("是哪一类问题", Press: category),
        new("具体是哪一种", Press: "^跳过$"),
        new("说说是什么事", Text: words),
        // No issue has this number: asked twice, it is not taken for the name of one that is similar.
        new("涉及多少人", Text: "1200"),
        new("在什么地方", Place: true),
        new("有照片或文件吗.*\n.*已加 0 张", Photo: true),
        new("有照片或文件吗", Press: "^完成$"),
        new("有多急", Press: "^不急$"),
        new("件类似", Press: "^另立一件$"),
        new(null, Press: "^继续填$"),
    ];

    /// <summary>From the issue's card to 办结待审: one note of progress, then the result. Opens with /issues I-…</summary>
    public static IReadOnlyList<Rule> Moves(string words) =>
    [
        new("请核对", Press: "^提交$"),
        new("有什么进展", Text: Progress(words) + "{act}"),
        new("怎么结束的", Press: "^已解决$"),
        new("做了什么", Text: Done(words)),
        new("请发办结佐证.*\n.*至少一张", Photo: true),
        new("请发办结佐证", Press: "^完成$"),
        new($"记了进展：{Progress(words)}", Press: "^办结$"),
        new("办理中", Press: "^记进展$"),
        new(null, Press: "^继续填$"),
    ];

    public static string Progress(string words) => $"progress-{words}-";

    public static string Done(string words) => $"done-{words}";

    /// <summary>What the one who finishes it sees at the end.</summary>
    public static string Finished(string words) => $"报办结：{Done(words)}";
}
