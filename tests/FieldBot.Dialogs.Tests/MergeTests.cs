using System.Collections.Immutable;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Tests.Fixtures;

namespace FieldBot.Dialogs.Tests;

public sealed class MergeTests
{
    [Fact]
    public void A_merge_whose_unit_is_not_found_answers_when_it_is_begun_again()
    {
        var world = new World();
        var leader = world.Person("C001");
        leader.Session = leader.Session with
        {
            Form = new("merge-unit", 1, world.Programme.Version, Form.Review, ImmutableSortedDictionary<string, Answer>.Empty.Add("which", Answer.One("X9")).Add("into", Answer.One("U01")), "form1")
            { StartedAt = world.Now.AddDays(-2), TouchedAt = world.Now.AddDays(-2) },
        };
        world.Play(leader, new Input.Text("?"));
        var (message, again) = leader.Find("重新开始");
        world.Play(leader, new Input.Pressed(again.Data), message);
        Assert.Equal("没有等待确认的新单位。", leader.Text);
        Assert.Null(leader.Session.Form);
    }
}
