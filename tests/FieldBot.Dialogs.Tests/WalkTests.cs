using CsCheck;
using FieldBot.Dialogs.Catalogue;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;
using FieldBot.Dialogs.Tests.Fixtures;

namespace FieldBot.Dialogs.Tests;

/// <summary>Random walks over the whole conversation: whatever people do, it never throws, always answers and loses no draft.</summary>
public class WalkTests
{
    private static readonly string[] Typed =
    [
        "126", "0", "-1", "99999999", "一百二十六", "126", "3.5万", "abc", "<b>&", "", "   ", "😀", "昭化区射箭镇工会", "昭化", "没有", "两个月没发工资，有人要打人", "干部001、干部003",
        "昨天", "3月28日", "2099-01-01", "V-1", "v2", "V-99", "【走访】\n单位:昭化\n日期:今天\nQV05 见面:3\nQW01 在岗:20", "[visit]\nUnit: U01\nDate: yesterday",
    ];

    private static readonly Input[] Odd =
    [
        new Input.Unexpected("sticker"), new Input.Place(32.3, 105.9), new Input.Place(0, 0, Forwarded: true), new Input.Contact(false), new Input.Reachable(false),
        new Input.Media(new(FileKind.Photo, "p1", "p1", 10), Album: "a"), new Input.Media(new(FileKind.Voice, "v1", "v1", 10, 5)), new Input.Media(new(FileKind.Video, "x", "x", 10)),
        new Input.Edited(new Input.Text("7")), new Input.Edited(new Input.Place(1, 2)), new Input.Pressed("f1.o0"), new Input.Pressed("f999999999999.x"), new Input.Pressed("nonsense"), new Input.Pressed("v.1.yes"),
        new Input.Media(new(FileKind.Document, "d1", "d1", 10), Name: "项目.xlsx"), new Input.Media(new(FileKind.Document, "d2", "d2", 10), Name: "名单.csv"), new Input.Media(new(FileKind.Document, "d3", "d3", 10)),
        new Input.Pressed("g.for.C002"), new Input.Pressed("g.week.x"), new Input.Pressed("adm.m.K01.stop.yes"), new Input.Pressed("adm.cast.99"), new Input.Pressed("aud..99"), new Input.Pressed("plan.void.1.yes"),
        new Input.Pressed("plan.of.G01.0"), new Input.Pressed("abs.end.1"), new Input.Pressed("set.from.1200"), new Input.Pressed("adm.back.1.yes.1"), new Input.Pressed("post.99"), new Input.Pressed("post.u.U02.echo.202203"), new Input.Pressed("post.u.U01.new.yes"), new Input.Pressed("adm.rec.fr"),
        new Input.Pressed("i.1.Rise"), new Input.Pressed("i.1.3"), new Input.Pressed("i.1.rateNothing"), new Input.Pressed("i.1.Register.w0"), new Input.Pressed("il."), new Input.Pressed("il.x9"), new Input.Pressed("f1."), new Input.Pressed("visits.99"), new Input.Pressed("report"), new Input.Pressed("rep.v1.QM01.PAY"), new Input.Pressed("rep.v1.QV06."), new Input.Pressed("rep.v0.x"), new Input.Pressed("link.1.yes"), new Input.LinkOpened("m_nothing"), new Input.LinkOpened("%%%"),
    ];

    private static readonly string[] Commands = ["start", "visit", "visits", "cancel", "help", "settings", "offline", "nothing", "group", "plan", "admin", "audit", "report"];

    [Fact]
    public void Never_throws_and_always_answers() =>
        Gen.Select(Gen.Int[0, 11], Gen.Int[0, 1_000_000]).List[1, 160].Sample(Walk, iter: 1000, seed: "0000KOIPevJ3");

    [Fact]
    public void Back_and_the_same_answer_is_where_one_was() =>
        Gen.Select(Gen.Int[0, 6], Gen.Int[0, 1_000_000]).List[1, 60].Sample(steps =>
        {
            var world = new World();
            var me = world.Person("C030");
            world.Play(me, new Input.Command("visit", ""));
            foreach (var step in steps)
            {
                Forward(world, me, step.Item2);
                if (me.Session.Form is not { Editing: false } before || before.Step == Form.Review) continue;
                if (step.Item1 > 0 || Button(me, "上一步") is not { } back) continue;
                world.Play(me, new Input.Pressed(back), me.Shown[^1].Id);
                var at = me.Session.Form!.Step;
                var keep = Labelled(me, "不改");
                // What was passed over has no answer to keep: it is passed over again.
                world.Play(me, new Input.Pressed(keep ?? Button(me, "跳过") ?? throw new InvalidOperationException($"no way forward at {at}")), me.Shown[^1].Id);
                Assert.Equal(before.Step, me.Session.Form!.Step);
                Assert.Equal(before.Answers, me.Session.Form.Answers);
            }
        }, iter: 300, seed: "0000KOIPevJ3");

    private static void Walk(List<(int, int)> steps)
    {
        var world = new World();
        var people = new[] { world.Person("C029"), world.Person("C030", "en"), world.Person("L03"), world.Person("stranger"), world.Person("C001"), world.Person("C002"), world.Person("K01") };
        var person = people[steps.Count % people.Length];
        foreach (var (kind, pick) in steps)
        {
            var buttons = person.Shown.TakeLast(3).SelectMany(s => s.Message.Buttons.SelectMany(r => r).Select(b => (s.Id, b.Data))).ToList();
            if (kind == 11 && world.Jobs.Count > 0) person = world.Jobs[0].Person;
            var (input, message) = kind switch
            {
                <= 4 when buttons.Count > 0 => ((Input)new Input.Pressed(buttons[pick % buttons.Count].Data), buttons[pick % buttons.Count].Id),
                5 when person.Everything.Count > 0 => (new Input.Pressed(person.Everything[pick % person.Everything.Count].Button.Data), person.Everything[pick % person.Everything.Count].Message),
                6 => (Odd[pick % Odd.Length], 0),
                7 => (new Input.Command(Commands[pick % Commands.Length], ""), 0),
                8 => (new Input.Text(Typed[pick % Typed.Length]), 0),
                10 => (Favourite(person), 0),
                11 when world.Jobs.Count > 0 => (Done(world, pick), 0),
                _ => (new Input.Command("visit", ""), 0),
            };
            if (kind == 9) { world.Now += TimeSpan.FromHours(pick % 30); person = people[pick % people.Length]; }
            var admin = world.Programme.Member(person.Member ?? "")?.Is(Role.Admin) == true;
            var outcome = world.Play(person, input, message);
            var answered = outcome.Replies.Length > 0 || outcome.Toast is not null;
            // A double tap and what needs no word (blocking, a live location) stay silent; a stranger's taps too.
            Assert.True(answered || input is Input.Reachable or Input.JobDone or Input.Edited or Input.Pressed { Data: ['f', ..] or ['l', ..] }, $"silence at {input}");
            Assert.True(admin || !outcome.Events.Any(e => e is Event.ProgrammeApplied or Event.ProgrammeReturned or Event.BroadcastBegun), $"{person.Member} may not");
            Assert.Contains(world.Programme.Members, m => m.Is(Role.Admin) && world.Records.IsBound(m.Code));
            if (person.Session.Form is { } form) Assert.True(DialogTable.Of(form).Of(world.Records.ProgrammeOf(form.Programme)!).Knows(form.Step), form.Step);
        }
    }

    private static Input Favourite(Person person) => person.Member switch
    {
        "K01" => new Input.Media(new(FileKind.Document, "d1", "d1", 10), Name: "项目.xlsx"),
        "C001" => new Input.Command("group", ""),
        "C002" => new Input.Command("plan", ""),
        _ => new Input.Command("settings", ""),
    };

    private static readonly string[] Edits =
    [
        "members -C002", "members -C029", "members +C002,干部002,组员,G01,G01", "members C001 角色=组员", "members C001 角色=组长", "members K01 角色=审计", "members K02 角色=管理员",
        "questions -QV05", "questions -QP02", "groups G01 蹲点单位=U01|U02", "units +U17,新工地工会,在建项目,A03", "calendar +2022-04-01,休,测试", "",
    ];

    /// <summary>A job that waits is done, or fails; whoever asked hears of it.</summary>
    private static Input.JobDone Done(World world, int pick)
    {
        var (_, job) = world.Jobs[0];
        world.Jobs.RemoveAt(0);
        return new(job, job switch
        {
            _ when pick % 7 == 0 => new JobResult.Failed(JobResult.Failed.Broken),
            Job.CheckWorkbook check => Check(world, check, Edited.Tables(world.Records.TablesOf(world.Programme.Version), Edits[pick % Edits.Length])),
            Job.MakeLinks links => new JobResult.Links([.. links.Members.Select(m => new NewLink(m, $"t{pick}", world.Now + Link.Lifetime))], "bot"),
            Job.Spread => new JobResult.Done(),
            Job.PrintPosters or Job.PrintEcho => new JobResult.Posters([new("key", "f.pdf")]),
            _ => new JobResult.Written(new("key", "f.csv")),
        });
    }

    private static JobResult Check(World world, Job.CheckWorkbook job, IReadOnlyList<Table> tables) => ProgrammeReader.Read(tables, 1) is { Programme: { } programme }
        ? new JobResult.Checked(world.Records.AddCandidate(programme, tables, job.By, world.Now))
        : new JobResult.Faulty([.. ProgrammeReader.Read(tables, 1).Faults], [.. ProgrammeReader.Read(tables, 1).Faults.Select(f => f.File)], null);

    /// <summary>One answer that the card asks for: a button, or something typed where there is none.</summary>
    private static void Forward(World world, Person me, int pick)
    {
        if (me.Session.Form is null) { world.Play(me, new Input.Command("visit", "")); return; }
        var draft = me.Session.Form;
        var step = DialogTable.Of(draft).Of(world.Records.ProgrammeOf(draft.Programme)!).Step(draft.Step);
        if (step?.Ask is Ask.Whole or Ask.Money) { world.Play(me, new Input.Text((pick % 90).ToString(System.Globalization.CultureInfo.InvariantCulture))); return; }
        if (step?.Ask is Ask.Words) { world.Play(me, new Input.Text("词")); return; }
        var buttons = me.Shown[^1].Message.Buttons.SelectMany(r => r).Where(b => b.Label is not ("取消" or "上一步" or "发送位置" or "修改" or "提交")).ToList();
        if (buttons.Count == 0) { world.Play(me, new Input.Text("1")); return; }
        world.Play(me, new Input.Pressed(buttons[pick % buttons.Count].Data), me.Shown[^1].Id);
    }

    private static string? Button(Person me, string label) => me.Shown[^1].Message.Buttons.SelectMany(r => r).FirstOrDefault(b => b.Label == label)?.Data;

    private static string? Labelled(Person me, string prefix) => me.Shown[^1].Message.Buttons.SelectMany(r => r).FirstOrDefault(b => b.Label.StartsWith(prefix, StringComparison.Ordinal))?.Data;
}
