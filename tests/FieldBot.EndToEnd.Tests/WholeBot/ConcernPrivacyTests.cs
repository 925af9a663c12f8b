using System.Globalization;
using System.Text;
using System.Text.Json;
using FieldBot.EndToEnd.Tests.Harness;
using FieldBot.Host.Local;

namespace FieldBot.EndToEnd.Tests.WholeBot;

/// <summary>
/// Who spoke up is in no byte of what the program keeps, logs, exports or tells anybody else. Each of three workers has a name, a username, a
/// phone and an id of their own, in their account and in what they send; two write a name and a phone for whoever handles it.
/// </summary>
public sealed class ConcernPrivacyTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>The forms are written here by other means than the search makes them.</summary>
    [Fact]
    public async Task The_search_finds_what_is_there_in_every_form()
    {
        const string Name = "诸葛planted";
        const long Id = 1_987_654_321;
        byte[] Somewhere(params byte[] bytes) => [.. "before"u8, .. bytes, .. "behind"u8];
        static byte[] Base64(int shift, byte[] bytes) => Encoding.ASCII.GetBytes(Convert.ToBase64String([.. Enumerable.Repeat((byte)'x', shift), .. bytes, .. "behind"u8]));
        var name = new (string Form, byte[] Bytes)[]
        {
            ("UTF-8", "诸葛planted"u8.ToArray()), ("UTF-16 LE", new UnicodeEncoding(bigEndian: false, byteOrderMark: false).GetBytes(Name)), ("UTF-16 BE", new UnicodeEncoding(bigEndian: true, byteOrderMark: false).GetBytes(Name)),
            ("base64 behind 0", Base64(0, "诸葛planted"u8.ToArray())), ("base64 behind 1", Base64(1, "诸葛planted"u8.ToArray())), ("base64 behind 2", Base64(2, "诸葛planted"u8.ToArray())),
        };
        var id = new (string Form, byte[] Bytes)[]
        {
            ("decimal UTF-8", "1987654321"u8.ToArray()), ("decimal UTF-16 LE", Encoding.Unicode.GetBytes("1987654321")), ("decimal UTF-16 BE", Encoding.BigEndianUnicode.GetBytes("1987654321")),
            ("decimal base64 behind 1", Base64(1, "1987654321"u8.ToArray())), ("hexadecimal", "767932b1"u8.ToArray()), ("capital hexadecimal", "767932B1"u8.ToArray()),
            ("Int64 LE", [0xB1, 0x32, 0x79, 0x76, 0, 0, 0, 0]), ("Int64 BE", [0, 0, 0, 0, 0x76, 0x79, 0x32, 0xB1]), ("Int64 LE base64 behind 2", Base64(2, [0xB1, 0x32, 0x79, 0x76, 0, 0, 0, 0])),
            ("double", BitConverter.GetBytes((double)Id)), ("seven bits a byte", [0xE2, 0xCA, 0xC9, 0xE7, 0x0E]),
            ("Int32 LE behind 0", [0, 0xB1, 0x32, 0x79, 0x76]), ("Int32 BE behind 2", [2, 0x76, 0x79, 0x32, 0xB1]),
        };
        using var folder = new TemporaryFolder();
        foreach (var (form, bytes) in name.Concat(id))
        {
            await File.WriteAllBytesAsync(Path.Combine(folder.Path, "a.db"), Somewhere(bytes), Stop);
            var found = ByteSearch.Files(folder.Path).SelectMany(f => ByteSearch.In(f.Place, f.Bytes, [.. ByteSearch.Forms(Name), .. ByteSearch.Forms(Id)]));
            Assert.Contains($"a.db: {form}", found);
        }

        // Also within an archive, and not where there is nothing.
        await File.WriteAllBytesAsync(Path.Combine(folder.Path, "a.db"), Somewhere("诸葛"u8.ToArray()), Stop);
        await using (var archive = new System.IO.Compression.ZipArchive(File.Create(Path.Combine(folder.Path, "b.xlsx")), System.IO.Compression.ZipArchiveMode.Create))
        await using (var entry = await archive.CreateEntry("sheet.xml").OpenAsync(Stop)) await entry.WriteAsync(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(Name, 50))), Stop);
        Assert.Equal(["b.xlsx/sheet.xml: UTF-8"], ByteSearch.Files(folder.Path).SelectMany(f => ByteSearch.In(f.Place, f.Bytes, ByteSearch.Forms(Name))));
    }

    [Fact]
    public async Task No_byte_tells_who_spoke_up()
    {
        await using var bot = await RunningBot.Start();
        var intake = await bot.EnrolAs("K07", "il.w0");
        var leader = await bot.EnrolAs("C001", "g.home");
        var keeper = await bot.EnrolAs("K03", null);
        var poster = await bot.Poster();
        var anonymous = new Suspect(bot.Telegram.AddUser(7_213_456_789_012, "planted-first-a", "zh-hans", username: "planted_user_a", phone: "+8613911110001"), "诸葛planted-given-a", "13911110011");
        var named = new Suspect(bot.Telegram.AddUser(7_998_877_665_544, "planted-first-b", "zh-hans", username: "planted_user_b", phone: "+8613911110002"), "司马planted-given-b", "13911110012");
        var shared = new Suspect(bot.Telegram.AddUser(1_987_654_321, "planted-first-c", "zh-hans", username: "planted_user_c", phone: "+8613911110003"), null, null);
        Suspect[] suspects = [anonymous, named, shared];

        // The first one with a picture, a document and a voice note that hold their name, and with a contact, which nobody wants.
        var worker = anonymous.User;
        await worker.Opens(poster, "出了什么事");
        await worker.Hears("名片", () => worker.SendContact());
        await worker.Says("有人打了我", "是哪方面的事");
        await worker.SendsPlanted("一共 3 个附件");
        await worker.Taps("安全隐患", "照片里有脸");
        await worker.Taps("照发", "这部手机");
        await worker.Taps("是，只有我", "请核对");
        var code = await worker.Submits();
        await intake.Handed(leader);
        await leader.Asks("是谁打的？");
        await worker.Taps("查看", "是谁打的？");
        await worker.Taps("回答", "打字、语音、照片都行");
        await worker.SendsPlanted("一共 2 个附件");
        await worker.Taps("照发", "收到了，谢谢");
        await bot.Kept(6);
        await leader.Hears("反映人：职工-", () => leader.SendText("I-1"));
        Assert.Equal(["附件1.jpg", "附件2.jpg", "附件3.oga", "附件4.jpg", "附件5.jpg", "附件6.oga"], (await leader.Files("佐证（6）", 6)).Select(f => f.FileName).Order(StringComparer.Ordinal));
        await leader.Hears("反映人：职工-", () => leader.SendText("I-1"));
        await leader.Taps("更多", "反映人：职工-");
        await leader.Taps("申请知道是谁", "凭什么申请");
        await leader.Taps("反映人同意", "为什么要知道");
        await leader.Says("要当面核实", "申请知道反映人是谁");
        await worker.Taps("查看", "有人想知道您是谁");
        await worker.Taps("同意", "写下您愿意说的名字");
        await worker.Says(anonymous.Given!, "怎么联系您");
        await worker.Says(anonymous.Contact!, "您同意了");
        await keeper.Taps("批准", "批准了身份申请");
        await leader.Hears(anonymous.Given!);

        // The second one gives a name and a contact, which the handler looks at.
        await named.User.Drafts(poster, "三个月没发工资", Speaking.Calm);
        await named.User.Urgently();
        await named.User.Taps("＋留名字", "怎么称呼您");
        await named.User.Says(named.Given!, "请核对");
        await named.User.Taps("＋留联系方式", "怎么联系您");
        await named.User.Says(named.Contact!, "请核对");
        var gone = await named.User.Submits();
        var receipt = Rule.Says((await named.User.Taps("要回执码", "回执码：")).Text, "[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}").Value;
        await intake.Handed(leader, "I-2");
        await leader.Hears("反映人：职工-", () => leader.SendText("I-2"));
        await leader.Taps("反映人的联系方式", named.Given!);

        // The third one's phone is not theirs alone.
        await shared.User.Drafts(poster, "宿舍漏雨", "^生活后勤$");
        await shared.User.Urgently();
        await shared.User.Taps("修改", "要改哪一项");
        await shared.User.Taps("手机只有您用", "这部手机");
        await shared.User.Taps("不是，别人也会看", "请核对");
        await shared.User.Submits();
        await shared.User.Taps("抄好了", "这里的消息删了");
        await intake.Handed(leader, "I-3");

        // What was begun and is not sent yet.
        await shared.User.Opens(poster, "出了什么事");
        await shared.User.Says($"我叫{shared.User.Name}，电话{shared.User.Number}", "是哪方面的事");

        // The copy, and then the second one's wish to be forgotten.
        Assert.Equal(0, await bot.Host.Terminate());
        using var copies = new TemporaryFolder();
        var copy = new HostProcess(copies.Path, bot.Server.Api.BaseUrl, LocalServer.Token, keys: bot.Host.KeyFolder);
        Copy(bot.Host.DataFolder, copy.DataFolder);
        bot.Host.Start();
        await named.User.Says("/mine", $"职工-{gone}");
        await named.User.Taps($"职工-{gone}", "您说的");
        await named.User.Taps("删除我的信息", "要删除");
        await named.User.Taps("删除", "删了。职工-");
        await leader.Hears("和反映人已没有联系", () => leader.SendText("I-2"));

        var places = new List<(string Place, byte[] Bytes)>(ByteSearch.Files(bot.Host.DataFolder).Select(f => ("running: " + f.Place, f.Bytes)));
        places.AddRange(await Exported(bot));
        Assert.Equal(0, await bot.Host.Terminate());
        places.AddRange(ByteSearch.Files(bot.Host.DataFolder).Select(f => ("stopped: " + f.Place, f.Bytes)));
        places.AddRange(ByteSearch.Files(copy.DataFolder).Select(f => ("copied: " + f.Place, f.Bytes)));

        // The copy opens with the keys of now. What was not erased is there.
        await using (copy)
        {
            copy.Start();
            await anonymous.User.Says("/mine", $"职工-{code}");
            await named.User.Says("/mine", "这里没有您说过的事");
            await named.User.Says($"/receipt {receipt}", "没有这个回执码");
            var card = await leader.Hears("反映人：职工-", () => leader.SendText("I-2"));
            Assert.Contains("和反映人已没有联系", card.Text, StringComparison.Ordinal);
            Assert.DoesNotContain(card.AllButtons, b => b.Label.Contains("反映人", StringComparison.Ordinal));
            Assert.Equal(0, await copy.Terminate());
            places.AddRange(ByteSearch.Files(copy.DataFolder).Select(f => ("opened copy: " + f.Place, f.Bytes)));
            places.Add(("log of the copy", Encoding.UTF8.GetBytes(copy.Said)));
        }

        places.Add(("log", Encoding.UTF8.GetBytes(bot.Host.Said)));
        Assert.Empty(suspects.SelectMany(s => places.SelectMany(p => ByteSearch.In(p.Place, p.Bytes, s.Forms))).Distinct(StringComparer.Ordinal));
        // The search would have found it: what was said stands there.
        Assert.Contains(places, p => p.Place.StartsWith("stopped: ", StringComparison.Ordinal) && p.Bytes.AsSpan().IndexOf("有人打了我"u8) >= 0);
        Assert.Contains(places, p => p.Place.StartsWith("issues.xlsx/", StringComparison.Ordinal) && p.Bytes.AsSpan().IndexOf("三个月没发工资"u8) >= 0);

        // Nobody was told, but the handler whom the keeper let know, and who was given a name.
        var told = suspects.SelectMany(s => bot.Server.Calls.Where(c => !IsTo(c.Request, s.User)).Where(c => Sent(c.Request).Any(b => ByteSearch.In("", b, s.Forms).Any()))).ToList();
        Assert.All(told, c => Assert.Equal((leader.Id, true), (c.Request.Number("chat_id"), c.Request.Text("text")?.Contains("反映人留下的信息，请勿外传", StringComparison.Ordinal))));
        Assert.Equal([$"I-1{anonymous.Given}{anonymous.Contact}", $"I-2{named.Given}{named.Contact}"], told.Select(c => c.Request.Text("text")!).Select(t => string.Concat(
            new[] { "I-1", "I-2", anonymous.Given!, anonymous.Contact!, named.Given!, named.Contact! }.Where(w => t.Contains(w, StringComparison.Ordinal)))));
        // Not even then what the account itself would tell.
        Assert.Empty(leader.Told(bot, anonymous.User).Concat(leader.Told(bot, named.User)));
        // It went as bytes, and no file was known to Telegram already.
        Assert.All(bot.Server.Calls.Select(c => c.Request).Where(r => r.Method is "sendPhoto" or "sendVoice" or "sendDocument"), r => Assert.Single(r.Files));
    }

    /// <summary>Everything that the command line writes, also what is restricted.</summary>
    private static async Task<IEnumerable<(string Place, byte[] Bytes)>> Exported(RunningBot bot)
    {
        var folder = Directory.CreateDirectory(Path.Combine(bot.Folder, "exports")).FullName;
        var said = new StringBuilder();
        foreach (var (file, command) in new (string, string[])[]
        {
            ("issues.csv", ["export", "issues", "--csv"]), ("issues.xlsx", ["export", "issues", "--xlsx"]), ("visits.csv", ["export", "visits", "--csv"]), ("audit.csv", ["export", "audit", "--csv"]), ("posters.zip", ["posters", "--group", "G09", "--out"]),
            ("restricted.csv", ["export", "issues", "--restricted", "--csv"]), ("restricted.xlsx", ["export", "issues", "--restricted", "--xlsx"]), ("restricted-visits.csv", ["export", "visits", "--restricted", "--csv"]),
        })
        {
            var (code, output, error) = await bot.Host.Command([.. command, Path.Combine(folder, file)]);
            Assert.True(code == 0 && File.Exists(Path.Combine(folder, file)), output + error);
            said.Append(output).Append(error);
        }

        var verified = await bot.Host.Command("verify");
        return ByteSearch.Files(folder).Append(("what the commands said", Encoding.UTF8.GetBytes(said.Append(verified.Output).Append(verified.Error).ToString())));
    }

    private static bool IsTo(BotRequest call, LocalUser user) => call.Number("chat_id") == user.Id || call.Text("scope")?.Contains(user.Id.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal) == true;

    /// <summary>The query of a tap is named by Telegram; all else that goes out with a call.</summary>
    private static IEnumerable<byte[]> Sent(BotRequest call) => call.Parameters.Where(p => p.Key != "callback_query_id")
        .Select(p => Encoding.UTF8.GetBytes(p.Value is null ? "" : p.Value.GetValueKind() == JsonValueKind.String ? p.Value.GetValue<string>() : p.Value.ToJsonString()))
        .Concat(call.Files.Values.SelectMany(f => ByteSearch.Unpacked("", f.Content).Select(c => c.Bytes).Append(Encoding.UTF8.GetBytes(f.Name))));

    private static void Copy(string from, string to)
    {
        foreach (var folder in Directory.EnumerateDirectories(from, "*", SearchOption.AllDirectories).Prepend(from)) Directory.CreateDirectory(Path.Combine(to, Path.GetRelativePath(from, folder)));
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories)) File.Copy(file, Path.Combine(to, Path.GetRelativePath(from, file)));
    }

    /// <param name="Given">What they write as their name and contact, for the handler.</param>
    private sealed record Suspect(LocalUser User, string? Given, string? Contact)
    {
        public IReadOnlyList<(string Form, byte[] Bytes)> Forms { get; } =
        [
            .. new[] { User.Name, User.Username, User.Number.TrimStart('+'), Given, Contact }.OfType<string>().SelectMany(t => ByteSearch.Forms(t).Select(f => ($"{t} as {f.Form}", f.Bytes))),
            .. ByteSearch.Forms(User.Id).Select(f => ($"id of {User.Name} as {f.Form}", f.Bytes)),
        ];
    }
}

file static class PlantedActs
{
    /// <summary>A photo, a document and a voice note, with the sender's name in what stands beside picture and sound and in the document's name.</summary>
    public static async Task SendsPlanted(this LocalUser worker, string words)
    {
        var before = worker.View.Version;
        worker.SendPhoto(Planted.Photo(worker.Name));
        worker.SendDocument($"{worker.Name}-{worker.Number}.jpg", Planted.Photo(worker.Name));
        worker.SendVoice(Planted.Voice(worker.Name));
        await worker.Hears(words, before);
    }

    /// <summary>At the summary: what goes to the union at once, whatever its category.</summary>
    public static async Task Urgently(this LocalUser worker)
    {
        await worker.Taps("＋急不急", "急不急");
        await worker.Taps("很急，等不了", "请核对");
    }
}
