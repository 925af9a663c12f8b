using System.Collections.Immutable;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;
using FieldBot.Dialogs.Tests.Fixtures;

namespace FieldBot.Dialogs.Tests;

/// <summary>The longest names and the largest groups: every card still fits into one message of Telegram, whatever button one taps.</summary>
public sealed class LargeTests
{
    private const int Units = 150, Members = 300;

    private static readonly Lazy<(Programme Programme, IReadOnlyList<Table> Tables)> Large = new(Make);

    [Theory]
    [InlineData("C001", "group", "plan", "visit", "visits", "settings", "help", "start")]
    [InlineData("C002", "visit", "visits", "report", "plan", "settings")]
    [InlineData("K01", "admin", "audit", "settings", "help", "start")]
    [InlineData("K04", "audit", "plan")]
    [InlineData("L01", "plan", "help", "status", "export", "brief")]
    public void Every_card_fits(string who, params string[] commands)
    {
        foreach (var language in (string[])["zh-hans", "en"])
            foreach (var command in commands) Explore(who, language, command, depth: 3);
    }

    [Fact]
    public void A_visit_with_three_hundred_colleagues_fits()
    {
        var world = Filled();
        var me = world.Person("C002");
        world.Play(me, new Input.Command("visit", ""));
        // Forward with the first button that leads there, and everybody ticked.
        for (var turn = 0; turn < 60 && me.Session.Form is { } form; turn++)
        {
            var labels = me.Shown[^1].Message.Buttons.SelectMany(r => r).ToList();
            if (form.Step == "QV01" && form.Ticked.IsEmpty) world.Play(me, new Input.Text(string.Join('、', Enumerable.Range(500, Members).Select(n => $"C{n}"))));
            else if (labels.Find(b => b.Label is "提交" or "跳过" || b.Label.StartsWith("选好了", StringComparison.Ordinal) && !form.Ticked.IsEmpty) is { } on) world.Play(me, new Input.Pressed(on.Data), me.Shown[^1].Id);
            else if (labels.Find(b => b.Data.Contains(".o", StringComparison.Ordinal)) is { } first) world.Play(me, new Input.Pressed(first.Data), me.Shown[^1].Id);
            else world.Play(me, new Input.Text("3"));
        }

        Assert.Null(me.Session.Form);
        Assert.Equal(Members + 1, world.Records.Visit(41)!.Participants.Length);
    }

    [Fact]
    public void The_difference_of_a_whole_programme_fits()
    {
        var world = Filled();
        var admin = world.Person("K01");
        foreach (var tables in new[] { Sample.Tables, Large.Value.Tables })
        {
            var number = world.Records.AddCandidate(ProgrammeReader.Read(tables, 1).Programme!, tables, "K01", world.Now);
            world.Play(admin, new Input.JobDone(new Job.CheckWorkbook("card", "K01", new(FileKind.Document, "d", "d", 1)), new JobResult.Checked(number)));
            var apply = admin.Shown.SelectMany(s => s.Message.Buttons).SelectMany(r => r).Last(b => b.Data.StartsWith("adm.apply", StringComparison.Ordinal));
            world.Play(admin, new Input.Pressed(apply.Data), admin.Shown[^1].Id);
        }

        Assert.Equal(3, world.Programme.Version);
    }

    [Fact]
    public void Many_faults_fit()
    {
        var world = Filled();
        ImmutableArray<Fault> faults = [.. Enumerable.Range(2, 5000).Select(n => new Fault("人员", n, "姓名", $"“{new string('长', 200)}”太长", new string('字', 200)))];
        world.Play(world.Person("K01"), new Input.JobDone(new Job.CheckWorkbook("card", "K01", new(FileKind.Document, "d", "d", 1)), new JobResult.Faulty(faults, [.. faults.Select(f => $"人员!B{f.Row}")], new("key", "x.xlsx"))));
    }

    [Fact]
    public void Links_for_a_citys_programme_come_at_once_and_for_more_nothing_is_offered_that_would_be_refused()
    {
        var (world, large) = (new World(), Filled());
        Assert.Equal(Sample.Programme.Members.Length - 1, Assert.IsType<Job.MakeLinks>(Assert.Single(Asked(world, "adm.links.all.new").Jobs)).Members.Length);
        Assert.DoesNotContain(Asked(large, "adm.links.all").Replies.SelectMany(r => r.Message.Buttons).SelectMany(r => r), b => b.Data.StartsWith("adm.links.all.", StringComparison.Ordinal));
        Assert.Empty(Asked(large, "adm.links.all.new").Jobs);
    }

    private static Outcome Asked(World world, string data) => world.Play(world.Person("K01"), new Input.Pressed(data), 1);

    private static void Explore(string who, string language, string command, int depth)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        Walk([]);

        // Replayed from the start for each way, as a session is not copied.
        void Walk(ImmutableArray<string> way)
        {
            var world = Filled();
            var person = world.Person(who, language);
            world.Play(person, new Input.Command(command, ""));
            foreach (var data in way) world.Play(person, new Input.Pressed(data), person.Shown[^1].Id);
            if (way.Length == depth || person.Shown.Count == 0) return;
            foreach (var data in person.Shown[^1].Message.Buttons.SelectMany(r => r).Select(b => b.Data).Where(d => seen.Add(Kind(d))).ToList()) Walk(way.Add(data));
        }
    }

    /// <summary>One of each kind of button is enough: names and numbers are left out.</summary>
    private static string Kind(string data) => string.Concat(data.Where(c => !char.IsAsciiDigit(c)));

    private static World Filled()
    {
        var world = new World(Large.Value.Programme, Large.Value.Tables);
        var at = world.Now.AddHours(-1);
        foreach (var member in (string[])["C001", "C002", "K01"]) world.Person(member);
        for (var n = 1; n <= 40; n++)
        {
            world.Records.Apply(new Event.VisitRecorded(Visit(n, at)), null, "C002", at);
            world.Records.Apply(new Event.UnitAdded(new(new($"N{n}", Long($"新单位{n}", 60), "在建项目"), "G01", "C002", at)), null, "C002", at);
            world.Records.Apply(new Event.AbsenceSet(new(n, $"C{500 + n}", world.Programme.DayOf(at), world.Programme.DayOf(at).AddDays(300), "C002", "C001", at)), null, "C001", at);
            world.Records.Apply(new Event.ActionRecorded(new(n, "G01", "R06", world.Programme.DayOf(at), "C002", at, Long("做了", 500), [])), null, "C002", at);
            world.Records.Apply(new Event.BroadcastBegun(new(n, "all", "", Long("通知", 3000), "K01", at, ["C001"], 0)), null, "K01", at);
        }

        return world;
    }

    private static Visit Visit(int number, DateTimeOffset at) => new(number, 1, "G01", $"U{100 + number}", DateOnly.FromDateTime(at.Date), "now", at, at, at, Late: false, Full: true,
        [.. Enumerable.Range(500, 60).Select(n => $"C{n}").Prepend("C002")], null, ImmutableSortedDictionary<string, Answer>.Empty, [], []);

    private static string Long(string start, int length) => start + new string('长', Math.Max(0, length - start.Length));

    private static (Programme, IReadOnlyList<Table>) Make()
    {
        var tables = Sample.Tables.Select(t => t.Name switch
        {
            "units" => t with { Rows = t.Rows.AddRange(Enumerable.Range(100, Units).Select(n => Row(t, $"U{n}", ("名称", Long($"单位{n}", 60)), ("类型", "在建项目"), ("所属区域", "A03")))) },
            "areas" => t with { Rows = [.. t.Rows.Select(r => Set(t, r, ("名称", Long(r[1], 60))))] },
            "categories" => t with { Rows = [.. t.Rows.Select(r => Set(t, r, ("一级类目", Long(r[1], 40)), ("English", Long(r[2], 100))))] },
            "groups" => t with { Rows = [.. t.Rows.Select(r => r[0] == "G01" ? r : Set(t, r, ("名称", Long(r[1], 60)))).Select(r => r[0] == "G01" ? Set(t, r, ("蹲点单位", string.Join('|', Enumerable.Range(100, Units).Select(n => $"U{n}").Prepend("U01")))) : r)] },
            "members" => t with { Rows = t.Rows.AddRange(Enumerable.Range(500, Members).Select(n => Row(t, $"C{n}", ("姓名", Long($"<&>{n}", 40)), ("角色", "组员"), ("工作组", "G01"), ("范围", "G01")))) },
            _ => t,
        }).ToImmutableArray();
        return (ProgrammeReader.Read(tables, 1) is { Programme: { } p } ? p : throw new InvalidOperationException(string.Join('\n', ProgrammeReader.Read(tables, 1).Faults.Take(5))), tables);
    }

    private static ImmutableArray<string> Row(Table table, string code, params (string Column, string Value)[] cells) => Set(table, [code, .. table.Header.Skip(1).Select(_ => "")], cells);

    private static ImmutableArray<string> Set(Table table, ImmutableArray<string> row, params (string Column, string Value)[] cells)
    {
        foreach (var (column, value) in cells) row = row.SetItem(table.Header.IndexOf(column), value);
        return row;
    }
}
