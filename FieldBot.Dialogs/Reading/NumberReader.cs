namespace FieldBot.Dialogs.Reading;

/// <summary>A number as people type it, with the words that usually stand around it. A text with two numbers is not a number.</summary>
internal static class NumberReader
{
    private static readonly string[] Before = ["一共有", "一共", "总共有", "总共", "合计", "共计", "共有", "共", "大约", "大概", "约", "差不多", "有", "见了", "about", "around", "approx.", "approx", "total", "in all", "~", "≈", ":"];

    private static readonly string[] After =
        ["左右", "上下", "人次", "职工", "工人", "农民工", "女职工", "会员", "人", "名", "个", "位", "户", "次", "件", "家", "%", "people", "persons", "person", "workers", "worker", "members", "member", "in all", "in total", "。", ".", "!", ",", ";"];

    public static bool TryRead(string text, out decimal value) => Numeral.TryRead(Characters.Without(Characters.Plain(text), Before, After), out value);
}
