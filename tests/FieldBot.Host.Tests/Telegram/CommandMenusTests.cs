using System.Collections.Immutable;
using FieldBot.Dialogs;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;
using FieldBot.Host.Telegram;

namespace FieldBot.Host.Tests.Telegram;

/// <summary>When a chat's menu is set anew: not with every message, and always when it differs from the one set last.</summary>
public sealed class CommandMenusTests
{
    private static readonly Member Cadre = new("C001", "x", [Role.Cadre], "G01", []);

    private readonly CommandMenus _menus = new();

    [Fact]
    public void The_first_answer_after_a_start_brings_the_menu_and_no_other_does()
    {
        Assert.Equal(CommandMenu.Of(Cadre, "en"), After(Cadre));
        Assert.Null(After(Cadre));
    }

    [Fact]
    public void Other_roles_bring_another_menu_and_equal_ones_none()
    {
        After(Cadre);
        Assert.Null(After(Cadre with { Name = "renamed by an import" }));
        var leader = Cadre with { Roles = [Role.Cadre, Role.GroupLeader] };
        Assert.Equal(CommandMenu.Of(leader, "en"), After(leader));
        Assert.Equal(CommandMenu.Of(Cadre, "en"), After(Cadre));
    }

    [Fact]
    public void A_language_brings_its_menu_and_start_repairs_it()
    {
        After(Cadre);
        Assert.Equal(CommandMenu.Of(Cadre, "zh-Hans"), After(Cadre, language: "zh-Hans"));
        Assert.Equal(CommandMenu.Of(Cadre, "zh-Hans"), After(Cadre, new Input.Command("start", ""), "zh-Hans"));
    }

    [Fact]
    public void Who_lost_access_is_a_stranger_again()
    {
        Assert.Null(After(null));
        After(Cadre);
        Assert.Equal(CommandMenu.Stranger("en"), After(null));
        Assert.Null(After(null));
    }

    [Fact]
    public void Who_is_bound_by_this_very_turn_has_the_menu_at_once() =>
        Assert.Equal(["start", "admin", "audit", "help", "cancel", "settings"],
            After(null, happened: new Event.MemberBound(1, EmptyProgramme.Admin, default))!.Value.Commands().Select(c => c.Command));

    [Fact]
    public void A_menu_that_could_not_be_set_stays_due_unless_a_newer_one_is()
    {
        After(Cadre);
        _menus.Again(1, CommandMenu.Of(Cadre, "en"));
        Assert.Equal(CommandMenu.Of(Cadre, "en"), _menus.Take(1));
        _menus.Due(1, CommandMenu.Of(Cadre, "zh-Hans"));
        _menus.Again(1, CommandMenu.Of(Cadre, "en"));
        Assert.Equal(CommandMenu.Of(Cadre, "zh-Hans"), _menus.Take(1));
    }

    private CommandMenu? After(Member? me, Input? input = null, string language = "en", Event? happened = null)
    {
        var outcome = new Outcome(Session.New with { Language = language }, happened is null ? [] : [happened], []);
        _menus.Watch(_ => outcome)(new(Session.New, new(default, EmptyProgramme.Value, me, null!), new(1, 1, input ?? new Input.Text("x"), 1, default)));
        return _menus.Take(1);
    }
}
