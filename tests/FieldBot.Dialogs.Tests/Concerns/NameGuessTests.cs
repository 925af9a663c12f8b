using FieldBot.Dialogs.Concerns;

namespace FieldBot.Dialogs.Tests.Concerns;

public sealed class NameGuessTests
{
    [Theory]
    [InlineData("是王建国师傅吧", "王建国师傅")]
    [InlineData("请打 13812345678", "13812345678")]
    [InlineData("@zhangsan 你好", "@zhangsan")]
    [InlineData("您是李雷吗", "您是李雷吗")]
    [InlineData("Are you John?", "Are you John")]
    public void What_looks_like_a_guess_is_asked_about(string text, string guess) => Assert.Equal(guess, NameGuess.In(text));

    [Theory]
    [InlineData("配件要等到下周三")]
    [InlineData("欠薪 24000 元已付清")]
    [InlineData("请找项目部经理办公室")]
    [InlineData("您是不是方便周五来一趟")]
    public void Other_words_pass(string text) => Assert.Null(NameGuess.In(text));
}
