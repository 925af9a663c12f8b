using FieldBot.Dialogs.Summaries.Questions;
using FieldBot.Dialogs.Tests.Fixtures;

namespace FieldBot.Dialogs.Tests.Asking;

public class QuestionTableTests
{
    private static string PathOf(string file) => Path.Combine(Sample.Root(), "tests", "FieldBot.Dialogs.Tests", "Asking", file);

    private static IEnumerable<(string Question, string Meant)> Rows(string file) => File.ReadLines(PathOf(file)).Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split(" => ", 2)).Select(p => (p[0].Trim(), p[1].Trim()));

    [Fact]
    public void Each_question_is_understood_as_it_is_meant()
    {
        var wrong = Rows("questions.txt").Select(r => (r.Question, r.Meant, Read: Asked.Line(r.Question))).Where(r => r.Read != r.Meant).Select(r => $"{r.Question} => {r.Read}   (meant {r.Meant})").ToList();
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void Each_row_of_the_built_in_table_means_what_it_says()
    {
        var facts = Asked.Facts();
        var lexicon = new Lexicon(facts.Programme);
        var wrong = new List<string>();
        foreach (var form in lexicon.Forms)
        {
            var text = AskText.Filled(form.Ask.Text, s => NearQuestions.Filling(s, NearQuestions.LanguageOf(form), lexicon, facts));
            if (text is null || QuestionReader.Read(text, facts) is not QuestionReading.Understood u || u.Query.Subject != form.Asks.Subject) wrong.Add($"{form.Ask.Text} ({form.Asks}): {text} => {Asked.Line(text ?? "")}");
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Theory]
    [InlineData("questions-later.txt")]
    [InlineData("questions-afresh.txt")]
    public void Of_those_that_were_written_later_all_are_understood_but_the_known_misses(string file)
    {
        var rows = Rows(file).Select(r => (Question: r.Question.TrimStart('✗', ' '), Missed: r.Question[0] == '✗', r.Meant)).ToList();
        Assert.Equal(50, rows.Count);
        var wrong = rows.Select(r => (r, Read: Asked.Line(r.Question))).Where(r => (r.Read.Split(" ?")[0] == r.r.Meant) == r.r.Missed).Select(r => $"{r.r.Question} => {r.Read}   (meant {r.r.Meant})").ToList();
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }
}
