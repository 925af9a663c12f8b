namespace FieldBot.EndToEnd.Tests.Harness;

/// <summary>How a cadre of the sample programme fills in a visit, in Chinese and in the short form.</summary>
internal static class Visit
{
    public const string Receipt = @"已记录 (?<receipt>V-\d+)";

    /// <param name="words">Goes into 职工说得最多的一件事, by which the visit is found again.</param>
    public static IReadOnlyList<Rule> Rules(string words) =>
    [
        new("请核对", Press: "^提交$"),
        new("什么时候去的", Press: "^现在$"),
        new("本组.*已记录", Press: "^另记一次$"),
        new("要发位置吗", Place: true),
        new("这次填哪种", Press: "^简表"),
        new("有变化吗", Press: "^都不变$"),
        new("在岗职工人数\\s+请输入数字", Text: "60"),
        new("请输入数字", Text: "12"),
        new("请输入金额", Text: "3.5万"),
        new("职工说得最多的一件事", Text: words),
        new("可以选几项", Press: "^(没有|未开展|只有我|都没有)$"),
        new(null, Press: "^(正常生产|主体施工|全部|按月足额|继续走访|继续填)$"),
    ];
}
