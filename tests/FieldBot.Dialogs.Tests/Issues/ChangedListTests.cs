using FieldBot.Dialogs.Tests.Fixtures;

namespace FieldBot.Dialogs.Tests.Issues;

/// <summary>The list from which somebody chooses changes while they look at it: a tap means what its button says.</summary>
public sealed class ChangedListTests
{
    private readonly Case _case = new();
    private readonly Person _me;

    public ChangedListTests()
    {
        _me = _case.World.Person("C030");
        _case.Register("C029");
    }

    [Fact]
    public void Who_joins_a_similar_issue_joins_the_one_on_the_button_though_a_newer_one_came_before_it()
    {
        Ask();
        var seen = Button("I-1 ");
        _case.Register("C031");
        Tap(seen);
        Tap(Button("提交"));
        Assert.Equal(1, _case.Issue(3).MergedInto);
    }

    [Fact]
    public void One_that_was_ended_meanwhile_is_not_taken_for_another()
    {
        _case.Register("C031");
        Ask();
        var seen = Button("I-2 ");
        _case.Turn("C031", talk => Dialogs.Issues.IssueMoves.Make(talk, _case.Issue(2), Dialogs.Issues.IssueMove.Withdraw, new("误报")));
        Tap(seen);
        Assert.Contains("已有 1 件类似，并入吗？", _me.Text, StringComparison.Ordinal);
    }

    /// <summary>A report, as far as the question whether it is one of the similar ones.</summary>
    private void Ask()
    {
        _case.World.Play(_me, new Input.Command("report", ""));
        foreach (var answer in (string[])["U02", "PAY", "加班费", "加班没有钱", "12", "3000", "工地"]) _case.World.Play(_me, new Input.Text(answer));
        Tap(Button("完成"));
        _case.World.Play(_me, new Input.Text("calm"));
    }

    private (long Message, Button Button) Button(string label) => _me.Everything.Last(b => b.Button.Label.StartsWith(label, StringComparison.Ordinal));

    private void Tap((long Message, Button Button) seen) => _case.World.Play(_me, new Input.Pressed(seen.Button.Data), seen.Message);
}
