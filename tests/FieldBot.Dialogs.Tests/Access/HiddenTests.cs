using System.Collections.Immutable;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;
using FieldBot.Dialogs.Tests.Fixtures;

namespace FieldBot.Dialogs.Tests.Access;

/// <summary>What one may not see does not exist: whoever asks for it gets word for word what they get for a thing that is not there.</summary>
public sealed class HiddenTests
{
    /// <summary>Something that exists, and the same of which there is none, as somebody might ask for it.</summary>
    private static readonly (Input There, Input Nowhere)[] Asked =
    [
        (new Input.Text("V-7"), new Input.Text("V-9")),
        .. Pressed("v.7", "v.9"), .. Pressed("v.7.fix", "v.9.fix"), .. Pressed("v.7.void", "v.9.void"), .. Pressed("v.7.yes", "v.9.yes"), .. Pressed("v.7.notme", "v.9.notme"), .. Pressed("v.7.leave", "v.9.leave"), .. Pressed("v.7.from2", "v.9.from2"),
        .. Pressed("g.home", "none"), .. Pressed("g.week.-1", "none"), .. Pressed("g.for", "none"), .. Pressed("g.for.C002", "g.for.C999"), .. Pressed("g.links", "none"), .. Pressed("g.link.C002", "g.link.C999"), .. Pressed("g.link.C002.yes", "g.link.C999.yes"),
        .. Pressed("g.units", "none"), .. Pressed("g.unit.N1", "g.unit.N9"), .. Pressed("g.unit.N1.ok", "g.unit.N9.ok"), .. Pressed("g.unit.N1.merge", "g.unit.N9.merge"), .. Pressed("g.draft.1", "g.draft.9"),
        .. Pressed("plan.of.G01.0", "plan.of.G99.0"), .. Pressed("plan.do.R04", "plan.do.R99"), .. Pressed("plan.void.1", "plan.void.9"), .. Pressed("plan.void.1.yes", "plan.void.9.yes"), .. Pressed("plan.do.G01-1", "plan.do.G01-9"),
        .. Pressed("abs.end.1", "abs.end.9"), .. Pressed("rep.v7.QM01.PAY", "rep.v9.QM01.PAY"), .. Pressed("report", "none"), (new Input.Command("report", ""), new Input.Command("nothing", "")),
        // Further pages, menus and dialogs of the same.
        .. Pressed("g.fors.0", "none"), .. Pressed("g.links.0", "none"), .. Pressed("plan.groups.0", "none"), .. Pressed("plan.add", "none"), .. Pressed("plan.done", "none"),
        .. Pressed("adm.links.groups.0", "none"), .. Pressed("adm.links.roles", "none"), .. Pressed("adm.links.r.Cadre", "adm.links.r.Nobody"), .. Pressed("adm.links.g.G01.new", "adm.links.g.G99.new"), .. Pressed("adm.links.all.again", "none"),
        .. Pressed("adm", "none"), .. Pressed("adm.prog", "none"), .. Pressed("adm.get", "none"), .. Pressed("adm.apply.1", "adm.apply.9"), .. Pressed("adm.drop.1", "adm.drop.9"), .. Pressed("adm.vers.0", "none"), .. Pressed("adm.ver.1", "adm.ver.9"),
        .. Pressed("adm.back.1", "adm.back.9"), .. Pressed("adm.back.1.yes.1", "adm.back.9.yes.1"), .. Pressed("adm.people.0", "none"), .. Pressed("adm.unbound.0", "none"), .. Pressed("adm.find", "none"), .. Pressed("adm.m.C001", "adm.m.C999"),
        .. Pressed("adm.m.C001.link", "adm.m.C999.link"), .. Pressed("adm.m.C001.stop", "adm.m.C999.stop"), .. Pressed("adm.m.C001.stop.yes", "adm.m.C999.stop.yes"), .. Pressed("adm.m.C001.away", "adm.m.C999.away"), .. Pressed("adm.links", "none"),
        .. Pressed("adm.links.all", "none"), .. Pressed("adm.links.g.G01", "adm.links.g.G99"), .. Pressed("adm.casts", "none"), .. Pressed("adm.cast", "none"), .. Pressed("adm.cast.1", "adm.cast.9"),
        .. Pressed("aud..0", "none"), .. Pressed("aud.V-7.0", "none"), .. Pressed("aud.export", "none"),
        (new Input.Command("group", ""), new Input.Command("nothing", "")), (new Input.Command("plan", ""), new Input.Command("nothing", "")), (new Input.Command("export", ""), new Input.Command("nothing", "")), .. Pressed("sx.q0w", "none"), .. Pressed("sx.q0w.x", "none"),
        (new Input.Command("admin", ""), new Input.Command("nothing", "")), (new Input.Command("audit", "V-7"), new Input.Command("nothing", "V-7")),
        (new Input.Text("谁看过 V-7"), new Input.Text("谁看过 V-9")),
        (new Input.Media(new(FileKind.Document, "d", "d", 10), Name: "项目.xlsx"), new Input.Media(new(FileKind.Document, "d", "d", 10), Name: "别的.docx")),
    ];

    /// <summary>What each may do with some of it all the same: the beginnings of what they may ask for.</summary>
    private static readonly (string Who, string[] May)[] Outsiders =
    [
        ("C005", ["report", "/report", "/export", "sx", "g.home", "g.week", "g.for", "g.links", "g.units", "/group", "/plan", "plan.groups", "plan.do.R04", "plan.add", "plan.done"]), // leader of another group: their own group's
        ("C006", ["report", "/report", "/plan", "plan.groups", "plan.do.R04", "plan.add", "plan.done"]), // of another group
        ("C002", ["v.7", "V-7", "rep.v7", "report", "/report", "/plan", "plan.of.G01", "plan.groups", "plan.do", "plan.add", "plan.done"]), // of the group, but not its leader, and the author of nothing
        ("L04", ["/plan", "plan.groups", "/export", "sx"]), // a leader of another area
        ("N02", []), ("K02", []), ("K05", []), ("K06", ["report", "/report"]), ("K03", []),
        ("K04", ["v.7", "V-7", "/export", "sx", "/plan", "plan.of", "plan.groups", "aud", "/audit", "谁看过"]), // the auditor reads everything
        ("K01", ["g.link.", "adm", "/admin", "aud", "/audit", "谁看过", "abs.end", "项目.xlsx"]), // the administrator sees no records
        ("stranger", []),
    ];

    public static TheoryData<string> People => [.. Outsiders.Select(o => o.Who)];

    [Theory]
    [MemberData(nameof(People))]
    public void What_one_may_not_see_does_not_exist(string who)
    {
        var may = Outsiders.First(o => o.Who == who).May;
        foreach (var (there, nowhere) in Asked.Where(a => !may.Any(m => Name(a.There).StartsWith(m, StringComparison.Ordinal))))
            Assert.True(Told(who, there) == Told(who, nowhere), $"{who} {Name(there)}:\n{Told(who, there)}\ninstead of\n{Told(who, nowhere)}");
    }

    /// <summary>Else the test above would say nothing.</summary>
    [Theory]
    [InlineData("C001", "v.7", "g.home", "g.for.C002", "g.unit.N1", "g.draft.1", "plan.of.G01.0", "plan.void.1", "abs.end.1")]
    [InlineData("K01", "adm.apply.1", "adm.m.C001", "adm.cast.1", "adm.ver.1", "aud..0")]
    [InlineData("K04", "v.7", "aud.V-7.0", "aud.export", "plan.of.G01.0")]
    [InlineData("L03", "v.7", "sx.q0w", "sx.q0w.x")]
    public void Whoever_may_gets_something_else(string who, params string[] data) =>
        Assert.All(data, d => Assert.NotEqual(Told(who, new Input.Pressed("none")), Told(who, new Input.Pressed(d))));

    private static IEnumerable<(Input, Input)> Pressed(string there, string nowhere) => [(new Input.Pressed(there), new Input.Pressed(nowhere))];

    private static string Name(Input input) => input switch
    {
        Input.Pressed p => p.Data,
        Input.Command c => "/" + c.Name,
        Input.Text t => t.Value,
        Input.Media m => m.Name!,
        _ => throw new InvalidOperationException(),
    };

    /// <summary>All that comes of it, with the name of what was asked for left out, as that is only repeated.</summary>
    private static string Told(string who, Input input)
    {
        var world = Filled();
        var person = world.Person(who);
        var outcome = world.Play(person, input, 77);
        var said = outcome.Replies.Select(r => $"{r.To} {r.Message.Card} {r.Message.Html.Replace("V-7", "?", StringComparison.Ordinal).Replace("V-9", "?", StringComparison.Ordinal).Replace($"/{(input as Input.Command)?.Name}", "?", StringComparison.Ordinal)} " +
            string.Join(' ', r.Message.Buttons.SelectMany(b => b).Select(b => b.Label.Replace("V-7", "?", StringComparison.Ordinal).Replace("V-9", "?", StringComparison.Ordinal))));
        return string.Join('\n', [.. said, $"toast {outcome.Toast}", .. outcome.Events.Select(e => e.ToString()), .. outcome.Jobs.Select(j => j.ToString())]);
    }

    /// <summary>A world with one of everything, all of group G01.</summary>
    private static World Filled()
    {
        var world = new World();
        var at = world.Now.AddHours(-1);
        foreach (var member in (string[])["C001", "C003"]) world.Person(member);
        var form = new FormState("visit", 3, 1, "unit", ImmutableSortedDictionary<string, Answer>.Empty, "card");
        Event[] events =
        [
            .. Enumerable.Range(1, 8).Select(n => new Event.VisitRecorded(Visit(n, at))),
            new Event.UnitAdded(new(new("N1", "新单位", "在建项目"), "G01", "C003", at)), new Event.DraftLeft(new(1, "C004", "G01", form, at)), new Event.AbsenceSet(new(1, "C003", world.Programme.DayOf(at), world.Programme.DayOf(at).AddDays(3), null, "C003", at)),
            new Event.ActionRecorded(new(1, "G01", "R04", world.Programme.DayOf(at), "C003", at, "", [])), new Event.ActionAdded(new(new("G01-1", Prescribed: false, "夜校", "", null, null, null), "G01", "C001", at)),
            new Event.BroadcastBegun(new(1, "all", "", "x", "K01", at, ["C001"], 0)),
        ];
        foreach (var e in events) world.Records.Apply(e, null, "C003", at);
        world.Records.AddCandidate(world.Programme, Edited.Tables(Sample.Tables, "calendar +2022-04-01,休,测试"), "K01", at);
        return world;
    }

    private static Visit Visit(int number, DateTimeOffset at) => new(number, 1, "G01", "U01", DateOnly.FromDateTime(at.Date), "now", at, at, at, Late: false, Full: false, ["C003", "C001"], null, ImmutableSortedDictionary<string, Answer>.Empty, [], []);
}
