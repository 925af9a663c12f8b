using System.Globalization;
using System.Text.RegularExpressions;
using FieldBot.Dialogs;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Issues;
using FieldBot.Dialogs.Programmes;

namespace FieldBot.Storage.Tests.Simulation;

/// <summary>What people do in their chats, tap by tap; what was confirmed to them is written into the book.</summary>
internal sealed partial class Errands(PaperBook book, Exchange exchange, IReadOnlyList<Table> tables)
{
    /// <summary>What a card says when the move was made.</summary>
    private static readonly Dictionary<IssueMove, string> Said = new()
    {
        [IssueMove.Decline] = "不予受理", [IssueMove.Dispatch] = "交办给", [IssueMove.Sign] = "签收了", [IssueMove.Start] = "已联系，开始办理", [IssueMove.Bounce] = "退回（", [IssueMove.Progress] = "记了进展",
        [IssueMove.Note] = "记了内部备注", [IssueMove.Ask] = "请反映人补充", [IssueMove.Answer] = "作了补充", [IssueMove.Hold] = "挂起了", [IssueMove.Resume] = "恢复办理", [IssueMove.AskExtension] = "申请延期",
        [IssueMove.GrantExtension] = "同意延期", [IssueMove.RefuseExtension] = "不同意延期", [IssueMove.Urge] = "催办", [IssueMove.Supervise] = "督办", [IssueMove.Escalate] = "请上一级帮忙", [IssueMove.Assign] = "转给",
        [IssueMove.Refer] = "转给外部", [IssueMove.Merge] = "合并", [IssueMove.Withdraw] = "撤回了", [IssueMove.Finish] = "报办结", [IssueMove.PassCheck] = "审核通过", [IssueMove.SendBack] = "审核退回",
        [IssueMove.SayYes] = "解决了", [IssueMove.SayPartly] = "解决了一部分", [IssueMove.SayNo] = "说没有解决", [IssueMove.Rate] = "谢谢", [IssueMove.Redo] = "定为重办", [IssueMove.Hush] = "不想再被问",
    };

    private readonly Dictionary<string, string[]> _kinds = tables.Single(t => t.Name == "categories").Rows.ToDictionary(r => r[0], r => r[3].Split('|').Except(r[7].Split('|'), StringComparer.Ordinal).ToArray(), StringComparer.Ordinal);
    private readonly HashSet<string> _evidence = [.. tables.Single(t => t.Name == "categories").Rows.Where(r => r[5].Length > 0).Select(r => r[0])];

    /// <summary>Issues for which photos were sent on the way: they are not asked for again.</summary>
    private readonly HashSet<int> _shown = [];

    private int _photos;

    /// <summary>Moves that somebody else was faster with.</summary>
    public int Overtaken { get; private set; }

    public int TakenBack { get; private set; }

    public Dictionary<IssueMove, int> Made { get; } = [];

    /// <param name="urgency">calm, urgent or spot.</param>
    /// <param name="join">Whether it may join a similar one, where one is offered.</param>
    public IEnumerable<Sent[]> Report(Phone phone, string unit, string category, string urgency, int kind, string text, bool join, Action<PaperIssue> registered)
    {
        var me = book.People.Of(phone.Owner)!;
        // The only unit of a group is not asked for.
        string[] answers = [.. me.Group.Length > 0 && book.People.Units[me.Group].Length == 1 ? [] : (string[])[unit], category, _kinds[category][kind % _kinds[category].Length], text, "12", .. category == "PAY" ? ["36000"] : Array.Empty<string>(), "工地门口"];
        yield return [new(new Input.Command("report", "")), .. answers.Select(Phone.Say)];
        yield return [phone.Tap("完成")];
        yield return [Phone.Say(urgency), .. urgency == "spot" ? [Phone.Say("当场修好了")] : Array.Empty<Sent>()];
        if (phone.Card.Contains("佐证", StringComparison.Ordinal) && !phone.Card.Contains("请核对", StringComparison.Ordinal))
        {
            yield return [Phone.Photo(++_photos)];
            yield return [phone.Tap("完成")];
        }

        int? into = null;
        do
        {
            // A colleague may have reported a similar one while this form was filled in: then it is asked once more.
            if (!phone.Card.Contains("请核对", StringComparison.Ordinal))
            {
                into = join && Numbers().Match(phone.Card) is { Success: true } offered ? int.Parse(offered.Groups["n"].Value, CultureInfo.InvariantCulture) : null;
                yield return [Phone.Say(into is { } number ? $"{number}" : "new")];
                // What one wanted to join was ended meanwhile: it is not offered any more.
                if (phone.Card.Contains("没有看懂", StringComparison.Ordinal))
                {
                    into = null;
                    yield return [phone.Tap("另立一件")];
                }
            }

            yield return [phone.Tap("提交")];
        }
        while (phone.Card.Contains("件类似，并入吗", StringComparison.Ordinal));

        var receipt = Registered().Match(phone.Card);
        Assert.True(receipt.Success, phone.Card);
        var joined = phone.Card.Contains("已并入", StringComparison.Ordinal);
        // What one wanted to join may have been ended while the form was filled in; then it stands by itself, and the card says so.
        Assert.True(!joined || into is not null, phone.Card);
        var issue = Written(phone.Owner, int.Parse(receipt.Groups["n"].Value, CultureInfo.InvariantCulture), unit, category, urgency);
        book.Register(issue);
        if (urgency == "spot") _shown.Add(issue.Number);
        if (joined) book.Make(issue, IssueMove.Merge, new() { Into = into!.Value }, phone.Owner, issue.At);
        if (issue.Urgent && urgency != "spot") ToldAtOnce(issue, phone.Owner);
        registered(issue);
    }

    /// <summary>A move on the card of an issue, with whatever its form asks.</summary>
    /// <param name="made">What the issue is by now; not called when somebody else was faster.</param>
    public IEnumerable<Sent[]> Move(Phone phone, int number, IssueMove move, Details details, bool takeBack, Action<PaperIssue, bool> made)
    {
        yield return [phone.Press($"i.{number}.{move}.w0")];
        var text = move switch { IssueMove.Finish => "做完了，已经答复", _ => "按规定办" };
        Sent[] answers = move switch
        {
            IssueMove.Dispatch or IssueMove.Assign => [Phone.Say(details.To!)],
            IssueMove.Merge => [Phone.Say($"I-{details.Into}")],
            IssueMove.Refer => [Phone.Say("市人社局"), Phone.Say(text)],
            IssueMove.Hold or IssueMove.Supervise or IssueMove.AskExtension => [Phone.Say($"{details.Until:yyyy-MM-dd}"), Phone.Say(text)],
            IssueMove.Finish => [Phone.Say($"{details.Ending}"), Phone.Say(text)],
            IssueMove.Progress when details.To == "photo" => [Phone.Photo(++_photos)],
            IssueMove.Decline or IssueMove.Withdraw or IssueMove.Bounce or IssueMove.Escalate or IssueMove.SendBack or IssueMove.RefuseExtension or IssueMove.Ask or IssueMove.Answer or IssueMove.Progress or IssueMove.Note or IssueMove.SayNo => [Phone.Say(text)],
            _ => [],
        };
        var passed = phone.Card.Contains("现在不能做了", StringComparison.Ordinal);
        if (!passed && answers.Length > 0)
        {
            yield return answers;
            // What it was to be merged into was ended meanwhile.
            if (move == IssueMove.Merge && phone.Card.Contains("并入哪一件", StringComparison.Ordinal))
            {
                yield return [phone.Tap("取消")];
                Overtaken++;
                yield break;
            }

            // The first photo may be one of several.
            if (move == IssueMove.Progress && details.To == "photo" && phone.Card.Contains("还有照片", StringComparison.Ordinal)) yield return [phone.Tap("完成")];
            if (move == IssueMove.Finish)
            {
                if (_evidence.Contains(book[number].Category) && details.Ending is Ending.Solved or Ending.PartlySolved && !_shown.Contains(number))
                {
                    yield return [Phone.Photo(++_photos)];
                    yield return [phone.Tap("完成")];
                    _shown.Add(number);
                }

                yield return [phone.Tap("提交")];
            }

            passed = phone.Card.Contains("现在不能做了", StringComparison.Ordinal);
        }

        if (move == IssueMove.Rate && !passed) yield return [phone.Press($"i.{number}.rate{details.Satisfaction}.w0")];
        if (passed)
        {
            Overtaken++;
            yield break;
        }

        var line = phone.Card.Split("\n\n")[0];
        Assert.True(line.Contains(Said[move], StringComparison.Ordinal) || (move is IssueMove.SayYes or IssueMove.SayPartly && line.Contains("记下了", StringComparison.Ordinal)), $"{phone.Owner} {move} I-{number} ({book[number].State}) at {exchange.Now}:\n{phone.Card}");
        book.Make(book[number], move, details, phone.Owner, exchange.Now);
        if (move == IssueMove.Progress && details.To == "photo") _shown.Add(number);
        Made[move] = Made.GetValueOrDefault(move) + 1;
        if (!takeBack)
        {
            made(book[number], false);
            yield break;
        }

        yield return [phone.Press($"i.{number}.back.w0")];
        // Somebody else went on with it in the meantime.
        if (phone.Card.StartsWith("➤ 不能撤销了", StringComparison.Ordinal))
        {
            made(book[number], false);
            yield break;
        }

        Assert.StartsWith("➤ 撤销了，回到上一步", phone.Card, StringComparison.Ordinal);
        TakenBack++;
        made(book.TakeBack(book[number]), true);
    }

    public IEnumerable<Sent[]> Leave(Phone phone, DateOnly from, DateOnly to, string deputy)
    {
        yield return [phone.Press("abs.new")];
        // A leader may say it of others too, and is asked of whom.
        string[] answers = [.. book.People.Of(phone.Owner)!.Roles.Contains("组长") ? [phone.Owner] : Array.Empty<string>(), $"{from:yyyy-MM-dd}", $"{to:yyyy-MM-dd}", deputy];
        yield return [.. answers.Select(Phone.Say)];
        yield return [phone.Tap("提交")];
        Assert.StartsWith("<b>已记下</b>", phone.Card, StringComparison.Ordinal);
        book.People.Absences.Add((phone.Owner, from, to, deputy));
    }

    public IEnumerable<Sent[]> Mute(Phone phone)
    {
        yield return [phone.Press("set.mute")];
        book.People.Muted.Add(phone.Owner);
    }

    private PaperIssue Written(string reporter, int number, string unit, string category, string urgency)
    {
        var me = book.People.Of(reporter)!;
        var limit = book.LimitOf(category, urgency == "urgent");
        var ownGroup = me.Group.Length > 0 ? me.Group : null;
        var issue = new PaperIssue { Number = number, Reporter = reporter, Group = ownGroup, Unit = unit, Category = category, Urgent = !limit.Working, Limit = limit, At = exchange.Now };
        (issue.State, issue.Team, issue.Handler) = issue.Restricted ? (IssueState.Dispatched, null, "C001") : ownGroup is null ? (IssueState.Accepted, null, null) : (IssueState.InHand, ownGroup, reporter);
        if (issue.State == IssueState.InHand) (issue.SignedAt, issue.ContactedAt) = (issue.At, issue.At);
        if (urgency == "spot") (issue.State, issue.Handler, issue.SignedAt, issue.ContactedAt, issue.DoneAt, issue.Ending) = (IssueState.UnderCheck, issue.Handler ?? reporter, issue.At, issue.At, issue.At, Ending.Solved);
        return issue;
    }

    /// <summary>What is urgent is told to those on call at once, at whatever hour.</summary>
    private void ToldAtOnce(PaperIssue issue, string reporter)
    {
        foreach (var member in book.People.All.Where(p => p.Roles.Contains("值班") && p.Code != reporter))
            Assert.True(exchange.Notices.Exists(n => n.Reader == member.Code && n.Html.Contains($"I-{issue.Number}", StringComparison.Ordinal)), $"{member.Code} did not hear of I-{issue.Number} at once");
    }

    [GeneratedRegex("已登记 I-(?<n>[0-9]+)", RegexOptions.NonBacktracking)]
    private static partial Regex Registered();

    [GeneratedRegex("I-(?<n>[0-9]+)", RegexOptions.NonBacktracking)]
    private static partial Regex Numbers();
}
