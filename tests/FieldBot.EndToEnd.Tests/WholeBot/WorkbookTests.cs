using System.Collections.Immutable;
using System.Text.RegularExpressions;
using FieldBot.Dialogs.Programmes;
using FieldBot.EndToEnd.Tests.Harness;
using FieldBot.Host.Local;
using FieldBot.Host.Workbooks;

namespace FieldBot.EndToEnd.Tests.WholeBot;

/// <summary>The programme through the chat: fetched, changed in a spreadsheet, sent back, put in force, and what people have of it.</summary>
public sealed class WorkbookTests
{
    private const long NewAccount = 8_412_900_001;

    [Fact]
    public async Task A_colleague_who_was_added_in_the_workbook_gets_a_link_binds_and_later_leads()
    {
        await using var bot = await RunningBot.Start();
        var leader = await bot.EnrolAs("C001", "g.home");
        var admin = await bot.EnrolAs("K01", "adm");

        await Apply(bot, admin, "张三", AddMember("C999", "张三", "组员", "G01", "G01"));
        var newcomer = await Bind(bot, leader, await Link(admin, "C999"));
        Assert.Equal(["visit", "visits", "offline", "report", "issues", "handover", "plan", "help", "cancel", "settings"], await Menu(bot, newcomer));

        await Apply(bot, admin, "张三", Change("C999", "角色", "组长"));
        Assert.Equal(["visit", "visits", "offline", "report", "status", "digest", "brief", "issues", "handover", "plan", "export", "group", "help", "cancel", "settings"], await Menu(bot, newcomer));
    }

    [Fact]
    public async Task A_faulty_workbook_comes_back_marked_and_changes_nothing()
    {
        await using var bot = await RunningBot.Start();
        var admin = await bot.EnrolAs("K01", "adm");
        var faulty = AddMember("C999", "张三", "组员", "G99", "G01")(await Fetch(bot, admin));
        var marked = await bot.Gets(admin, "错误标注.xlsx", () => Send(admin, faulty));
        var told = await admin.Hears("有 1 处错误");
        Assert.Matches(@"人员!D\d+ .*G99", told.Text);
        Assert.Empty(told.AllButtons);

        // Mended in the copy that came back, it is good.
        var (tables, unread) = WorkbookReader.Read(new MemoryStream(marked));
        Assert.Empty(unread);
        var before = admin.View.Version;
        await Send(admin, Change("C999", "工作组", "G01")(tables));
        Assert.Contains("C999", (await admin.Hears("没有错误", before)).Text, StringComparison.Ordinal);
        Assert.StartsWith("* 1\t", (await bot.Host.Command("programme", "versions")).Output, StringComparison.Ordinal);
    }

    /// <summary>Fetches the workbook, changes it, sends it, sees the difference and puts it in force.</summary>
    private static async Task Apply(RunningBot bot, LocalUser admin, string shown, Func<ImmutableArray<Table>, ImmutableArray<Table>> change)
    {
        var tables = change(await Fetch(bot, admin));
        var before = admin.View.Version;
        await Send(admin, tables);
        Assert.Contains(shown, (await admin.Hears("没有错误", before)).Text, StringComparison.Ordinal);
        before = admin.View.Version;
        await admin.Tap("adm.apply.");
        await admin.Hears("已应用", before);
    }

    private static async Task<ImmutableArray<Table>> Fetch(RunningBot bot, LocalUser admin)
    {
        await admin.Hears("管理", () => admin.SendText("/admin"));
        await admin.Tap("adm.prog");
        var (tables, faults) = WorkbookReader.Read(new MemoryStream(await bot.Gets(admin, "项目.xlsx", () => admin.Tap("adm.get"))));
        Assert.Empty(faults);
        return tables;
    }

    private static Task Send(LocalUser admin, ImmutableArray<Table> tables)
    {
        admin.SendDocument("项目.xlsx", WorkbookWriter.Write(tables));
        return Task.CompletedTask;
    }

    /// <summary>Found by code, then [生成链接].</summary>
    private static async Task<string> Link(LocalUser admin, string code)
    {
        await admin.Hears("管理", () => admin.SendText("/admin"));
        await admin.Tap("adm.people.");
        await admin.Tap("adm.find");
        await admin.Hears("姓名或编码");
        await admin.Hears("范围", () => admin.SendText(code));
        var before = admin.View.Version;
        await admin.Tap($"adm.m.{code}.link");
        return Regex.Match((await admin.Hears("?start=m_", before)).Text, @"(?<=start=)m_[A-Za-z0-9_-]+", RegexOptions.None, TimeSpan.FromSeconds(1)).Value;
    }

    /// <summary>Somebody without an account opens the link; their leader hears of it.</summary>
    private static async Task<LocalUser> Bind(RunningBot bot, LocalUser leader, string payload)
    {
        var newcomer = bot.Telegram.AddUser(NewAccount, "planted-name-new", "zh-hans");
        await newcomer.Hears("张三", () => newcomer.SendText($"/start {payload}"));
        var before = newcomer.View.Version;
        await newcomer.Tap("link.");
        await newcomer.Hears("绑定好了", before);
        await leader.Hears("张三 已绑定账号");

        // It serves once.
        var second = bot.Telegram.AddUser(NewAccount + 1, "planted-name-second", "zh-hans");
        Assert.Empty((await second.Hears("链接", () => second.SendText($"/start {payload}"))).AllButtons);
        return newcomer;
    }

    /// <summary>The menu follows the answer that made it due, and comes before the next one.</summary>
    private static async Task<IEnumerable<string>> Menu(RunningBot bot, LocalUser user)
    {
        for (var asked = 0; asked < 2; asked++) await user.Hears("/settings", () => user.SendText("/help"));
        return bot.Telegram.Profile.MenuOf(user.Id).Select(c => c.Name);
    }

    private static Func<ImmutableArray<Table>, ImmutableArray<Table>> AddMember(params string[] cells) => tables => Members(tables, rows => rows.Add([.. cells]));

    private static Func<ImmutableArray<Table>, ImmutableArray<Table>> Change(string code, string column, string value) => tables =>
    {
        var at = tables.Single(t => t.Name == "members").Header.IndexOf(column);
        return Members(tables, rows => [.. rows.Select(r => r[0] == code ? r.SetItem(at, value) : r)]);
    };

    private static ImmutableArray<Table> Members(ImmutableArray<Table> tables, Func<ImmutableArray<ImmutableArray<string>>, ImmutableArray<ImmutableArray<string>>> change) =>
        [.. tables.Select(t => t.Name == "members" ? t with { Rows = change(t.Rows) } : t)];
}
