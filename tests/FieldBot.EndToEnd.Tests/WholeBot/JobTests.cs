using System.Text;
using FieldBot.EndToEnd.Tests.Harness;
using FieldBot.Host.Local;

namespace FieldBot.EndToEnd.Tests.WholeBot;

/// <summary>Long work from the button to the file in the chat.</summary>
public sealed class JobTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_auditor_exports_the_audit_trail()
    {
        await using var bot = await RunningBot.Start();
        var auditor = await bot.EnrolAs("K04", "aud..0");
        auditor.SendText("/audit");
        await auditor.Until(v => v.Card?.Button("导出") is not null, Player.Patience, Stop);
        auditor.Press("导出");
        var file = (await auditor.Until(v => v.LastFromBot?.Kind == MessageKind.Document, Player.Patience, Stop)).LastFromBot!;
        var lines = Encoding.UTF8.GetString(bot.Telegram.Files.ById(file.FileId!)!.Content).Split("\r\n");
        Assert.Equal("审计.csv", file.FileName);
        Assert.Equal("\uFEFF编号,时间,人员,姓名,动作,对象,说明", lines[0]);
        Assert.Contains(lines, line => line.Contains(",K04,审计员,绑定了,K04,", StringComparison.Ordinal));
        Assert.Contains("audit", bot.Telegram.Profile.MenuOf(auditor.Id).Select(c => c.Name));
        // What was sent is kept no longer; an orderly end has marked all of it.
        await bot.Host.Terminate();
        Assert.Empty(Directory.GetFiles(Path.Combine(bot.Host.DataFolder, "files")));
    }

    [Fact]
    public async Task An_administrator_gets_the_programme_as_a_workbook_and_sends_it_back()
    {
        await using var bot = await RunningBot.Start();
        var admin = await bot.EnrolAs("K01", "adm");
        await admin.Tap("adm");
        await admin.Tap("adm.prog");
        await admin.Tap("adm.get");
        var file = (await admin.Until(v => v.LastFromBot?.Kind == MessageKind.Document, Player.Patience, Stop)).LastFromBot!;
        Assert.Equal("项目.xlsx", file.FileName);

        // What comes back as it went out has no faults, and changes nothing.
        var content = bot.Telegram.Files.ById(file.FileId!)!.Content;
        await admin.Hears("一样", () => admin.SendDocument("项目.xlsx", content));

        // What is no workbook is told so, and nothing comes back marked.
        await admin.Hears("没有导入", () => admin.SendDocument("坏.xlsx", "no workbook"u8.ToArray()));
        Assert.Single(admin.View.Messages.Values, m => m.FromBot && m.Kind == MessageKind.Document);
    }
}
