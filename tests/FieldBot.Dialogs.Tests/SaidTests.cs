using FieldBot.Dialogs.Texts;

namespace FieldBot.Dialogs.Tests;

public sealed class SaidTests
{
    [Theory]
    [InlineData("zh-Hans")]
    [InlineData("en")]
    public void Values_are_read_where_the_text_has_its_places(string language)
    {
        var said = "<b>!</b>\n" + Wording.In(language).Say("status.numbers", ("met", "7/24（29%）"), ("covered", "—"), ("visits", 1234), ("cadres", 25), ("attendances", 26), ("open", 1), ("due", 0), ("overdue", 0), ("registered", 2), ("solved", "1/2（50%）")) + "\n\n…";
        var read = Said.In(said, "status.numbers", language)!;
        Assert.Equal(("7/24（29%）", "—", "1234", "26"), (read["met"], read["covered"], read["visits"], read["attendances"]));
    }

    [Fact]
    public void A_value_at_the_end_goes_on_to_the_end_of_its_line() => Assert.Equal("全程（3月30日到4月1日）", Said.In("时段：全程（3月30日到4月1日）\n…", "filter.button", "zh-Hans")!["value"]);

    [Fact]
    public void What_was_not_said_is_not_read() => Assert.Null(Said.In("见面的组 <b>7/24</b>", "status.numbers", "zh-Hans"));
}
