using FieldBot.Dialogs.Issues;
using FieldBot.Dialogs.Programmes;

namespace FieldBot.Host.Tests.Commands;

/// <summary>A small programme, and issues of it.</summary>
internal static class Ledger
{
    public static readonly DateTimeOffset Morning = new(2022, 4, 6, 9, 30, 0, TimeSpan.FromHours(8));

    public static readonly Programme Programme = Version(1, "一号标段");

    public static Programme Version(int version, string unit, params Category[] more) => new()
    {
        Version = version, Settings = EmptyProgramme.Value.Settings with { Name = "蹲点" }, Areas = [new("A01", "市本级", ""), new("A02", "昭化区", "")],
        Groups = [new("G01", "第1组", "A01", ["U01"]), new("G02", "第2组", "A01", [])], Units = [new("U01", unit, "在建项目", "A02")],
        Members = [.. new[] { "一", "二", "三" }.Select((n, i) => new Member($"C00{i + 1}", $"干部{n}", [Role.Cadre], "G01", []))],
        Categories = [new("PAY", "劳动报酬", "Wages", ["拖欠"], "复杂", [], []), new("SPE", "女职工", "Women", [], "复杂", [], ["C003"]), .. more],
        Limits = [], Actions = [], Calendar = [], Questions = [], Terms = EmptyProgramme.Value.Terms,
    };

    public static Issue Of(int number, string text = "三个月没发工资", string category = "PAY") =>
        new(number, 1, IssueSource.Visit, "C001", "G01", "U01", category, null, text, null, null, null, [], "复杂", Urgent: false, Morning)
        {
            State = IssueState.Registered, SolveBy = Morning.AddDays(7), Entries = [new(Morning, "C001", IssueMove.Register)],
        };

    public static IssueEntry Entry(int day, IssueMove move, string text = "") => new(Morning.AddDays(day), "C002", move, text);
}
