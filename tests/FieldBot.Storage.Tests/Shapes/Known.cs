using System.Collections.Immutable;
using FieldBot.Dialogs;
using FieldBot.Dialogs.Concerns;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Issues;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;
using FieldBot.Dialogs.Summaries;

namespace FieldBot.Storage.Tests.Shapes;

/// <summary>The values whose bytes lie beside this file. Every kind of answer and every optional part is in them.</summary>
internal static class Known
{
    private static readonly DateTimeOffset At = new(2022, 4, 6, 1, 2, 3, 456, TimeSpan.Zero);
    private static readonly DateOnly Day = new(2022, 4, 6);

    private static readonly ImmutableSortedDictionary<string, Answer> Answers = new Dictionary<string, Answer>
    {
        ["a-skipped"] = Answer.Skipped.Instance,
        ["b-choice"] = new Answer.Choice(["是", "b"]),
        ["c-number"] = new Answer.Number(-1234567890.12m),
        ["d-words"] = new Answer.Words("走访 \U0001F600", File(FileKind.Voice)),
        ["e-words"] = new Answer.Words(""),
        ["f-day"] = new Answer.Day(Day),
        ["g-place"] = new Answer.Spot(32.3048, -105.949),
        ["h-place"] = new Answer.Spot(null, null, "湖边"),
        ["i-files"] = new Answer.Files([File(FileKind.Photo), File(FileKind.Document)]),
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    public static readonly Session Session = new()
    {
        Language = "zh-Hans", LanguageChosen = true, Turn = 300, LastTap = 299, LastTapOn = 4711, PendingLink = 12, PlaceKeyboard = true,
        Form = new("visit", 1, 2, "Q3", Answers, "visit-7")
        {
            Editing = true, Ticked = ["一", "two"], Page = 3, Search = "昭化", Album = "album", Subject = "V-12", LastMessage = 4710, LastStep = "Q2", StartedAt = At, TouchedAt = At.AddSeconds(1),
        },
        Parked = new("absence", 1, 2, "to", Answers, "absence-3") { StartedAt = At, TouchedAt = At },
        HintedAt = At.AddHours(2),
        Asked = "q0w~A03",
        Worker = new() { Opened = ["#7K2M", "#0000"], OpenedUntil = At.AddMinutes(30), Guesses = 3, GuessAgainAt = At.AddMinutes(5), Sent = [At, At.AddMinutes(1)] },
    };

    public static readonly OutgoingMessage Message =
        new("<b>好</b>", "visit-7", Below: true, [[new("是", "f1.y"), new("否", "f1.n")], [new("返回", "home")]], ReplyKeyboard.AskPlace, "位置", 4712) { Broadcast = 9, File = new("key", "项目.xlsx"), Evidence = new(File(FileKind.Voice), "附件1", "<b>没有了</b>", Anew: true), Protected = true, Wipe = true, Delete = 4711, Identity = new("#7K2M", Account: true), KeepPicture = true, Picture = new("picture", "进展.png"), Topic = 77 };

    public static readonly Visit Visit = new(12, 2, "G01", "U01", Day, "earlier", At, At.AddMinutes(1), At.AddMinutes(2), Late: true, Full: false, ["C001", "C002"],
        new(32.3048, 105.949, "湖边"), Answers, [File(FileKind.Photo)], [new("K1", "Q3")])
    {
        FullOffered = true, VoidedAt = At.AddDays(1), EnteredBy = "C001",
        Changes = [new(At, "C002", "corrected", "Q3", new Answer.Number(3), "看错了"), new(At.AddDays(1), "C001", "voided")],
    };

    private static readonly Issue Moved = new(17, 2, IssueSource.Visit, "C001", "G01", "U01", "PAY", "拖欠农民工工资", "三个月没发工资", 35, 123456.70m, new(32.3048, 105.949, "湖边"), [File(FileKind.Photo)], "复杂", Urgent: true, At)
    {
        State = IssueState.CalledBack, Crisis = true, Visit = 12, Question = "Q3", Team = "G02", Handler = "C003", Handlers = ["C002", "C003"],
        SignBy = At.AddHours(7), ContactBy = At.AddHours(14), SolveBy = At.AddDays(15), SignedAt = At.AddHours(1), ContactedAt = At.AddHours(2),
        DoneAt = At.AddDays(3), CheckedBy = "S001", CheckedAt = At.AddDays(4), ClosedAt = At.AddDays(5), Ending = Ending.PartlySolved, Result = "补发了两个月", Verdict = Verdict.Partly, Satisfaction = Satisfaction.Acceptable,
        ExtendedDays = 5, Extension = new("C003", 3, "等拨款", At.AddDays(1)), HoldUntil = Day.AddDays(9), ReferredTo = "人社局", AskResultAt = At.AddDays(30), Asking = true, Bounces = 1, Redos = 2, Level = Level.Area,
        Supervision = new("L01", "请快办", Day.AddDays(2), At.AddDays(2)), Rung = Bells.Sign | Bells.Again, AskNoMore = true, MergedInto = 9, Joined = [18, 21],
        Summary = "讨薪", Direct = true, Identity = new("C003", "要核对工资表", IdentityGround.Demand, "川检〔2022〕7号", At.AddDays(6)) { Consent = false, Granted = true, DecidedBy = "B001" },
        ForUnit = new("请补发", "C003", At.AddDays(7)) { ApprovedBy = "L01", Answer = "月底补发" },
    };

    public static readonly Issue Issue = Moved with
    {
        Entries = [new(At, "C001", IssueMove.Register), new(At.AddHours(1), AuditTrail.Clock, IssueMove.Note, "记下", "G02", [File(FileKind.Voice)], Internal: true)],
        Before = Moved with { State = IssueState.UnderCheck, Group = null, Kind = null, People = null, Amount = null, Place = null, Visit = null, Extension = null, HoldUntil = null, Supervision = null, Ending = null, MergedInto = null },
    };

    public static readonly ImmutableArray<Table> Tables = [new("units", "units.csv", ["编码", "名称"], [["U01", "工会"], ["U02", ""]]), new("empty", "empty.csv", [], [])];

    public static readonly Preferences Preferences = new(new(20, 30), null, Muted: true);

    public static readonly Absence Absence = new(4, "C002", Day, Day.AddDays(3), "C003", "C001", At, At.AddDays(1));

    public static readonly LeftDraft LeftDraft = new(5, "C002", "G01", Session.Form!, At);

    public static readonly GroupAction Action = new(6, "G01", "R04", Day, "C001", At, "政策宣讲", [File(FileKind.Photo)], At.AddDays(1));

    public static readonly OwnAction OwnAction = new(new("G01-1", Prescribed: false, "夜校", "", 2, null, 3), "G01", "C001", At);

    public static readonly Broadcast Broadcast = new(7, "group", "G01", "开会", "K01", At, ["C001", "C002"], 3, 2);

    public static readonly KeptFile KeptFile = new("unique", "0123456789abcdef0123456789abcdef", FileKind.Document, 70_000, ".pdf");

    public static readonly ImmutableArray<TableChange> Changes = [new("units", new(12, [new("U01", "工会", [])]), new(1, [new("U02", "", ["名称"])]), RowChanges.None, Reordered: true)];

    public static readonly ImmutableArray<Job> Jobs =
        [new Job.CheckWorkbook("card", "K01", File(FileKind.Document)), new Job.WriteWorkbook("card"), new Job.MakeLinks("card", "K01", ["C001", "C002"]), new Job.Spread("card", 7), new Job.ExportAudit("card"), new Job.KeepEvidence("card", "V-12", File(FileKind.Photo), Apart: true),
        new Job.CheckReturn("card", 2, 3), new Job.PrintPosters("card", "C001", ["U01", "U02"], "en"), new Job.PrintEcho("card", "U01", new(2022, 4, 1), ["食堂加了菜", "x"], "zh-Hans"),
        new Job.DrawSummary("card", "L01", "q0w~A03", "en"), new Job.ExportRecords("card", "L01", "q0w~A03", ExportKind.Map, "zh-Hans")];

    public static readonly Concern Concern = new("#7K2M") { Number = 17, Waiting = Issue with { Before = null }, Muted = true, Shared = true, Name = "老王", Contact = "139", Shown = 2 };

    public static readonly ImmutableArray<Tally> Tallies =
    [
        new(new("G01", "U01"), new(2022, 3, 30), Measure.Visits, "", 2), new(new("G01", "U01"), new(2022, 3, 30), Measure.Sum, "B03", -70_000), new(new("G01", "U01"), new(2022, 3, 31), Measure.Cents, "PAY!r", 123_456_789_012),
        new(new("G01", "U01"), new(2022, 3, 1), Measure.Planned, "走访", 1), new(new("G01", "U01"), new(2022, 3, 31), Measure.Visits, "", 1),
    ];

    public static ChatState Chat() => Left(Session, Message);

    /// <summary>A chat that is to be forgotten, with a message that can still be deleted.</summary>
    public static ChatState Left(Session session, OutgoingMessage message)
    {
        var chat = Chat(session, message);
        chat.Trace(4711, At.AddSeconds(1));
        chat.Forgotten = true;
        return chat;
    }

    public static ChatState Chat(Session session, OutgoingMessage message)
    {
        var chat = new ChatState(3, 12345) { Session = session };
        foreach (var delivery in (long[])[9, 8, 1_000_000_007]) chat.Handle(delivery);
        chat.Queue(message);
        chat.Queue(new("sent", "home"));
        chat.Sent(2, 4713, At);
        return chat;
    }

    public static FileRef File(FileKind kind) => new(kind, "id", "unique", 70_000, 9);
}
