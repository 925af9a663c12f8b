using System.Collections.Immutable;
using CsCheck;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Summaries;
using FieldBot.Dialogs.Summaries.Questions;
using FieldBot.Dialogs.Tests.Fixtures;

namespace FieldBot.Dialogs.Tests.Asking;

public class QuestionReaderTests
{
    [Fact]
    public void It_says_which_words_became_what()
    {
        var understood = Assert.IsType<QuestionReading.Understood>(Asked.Read("昭化区这周最久的5件欠薪问题没办完"));
        Assert.Equal([new Part(Slot.Subject, "问题 没办完"), new(Slot.Area, "昭化区"), new(Slot.Category, "欠薪"), new(Slot.Period, "这周"), new(Slot.Most, "5件"), new(Slot.Order, "最久")], understood.Parts);
    }

    [Fact]
    public void A_filter_that_does_not_fit_is_shown_as_ignored() =>
        Assert.Contains(new Part(Slot.Ignored, "欠薪"), Assert.IsType<QuestionReading.Understood>(Asked.Read("昭化区欠薪覆盖率")).Parts);

    [Fact]
    public void A_text_of_2000_characters_is_too_long()
    {
        Assert.IsType<QuestionReading.TooLong>(Asked.Read(new string('问', 2000)));
        Assert.IsType<QuestionReading.TooLong>(Asked.Read(string.Concat(Enumerable.Repeat("哪些超期", 51))));
        Assert.IsNotType<QuestionReading.TooLong>(Asked.Read("哪些超期" + new string(' ', 2000)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("？？？")]
    [InlineData("😀")]
    [InlineData("吃了吗")]
    [InlineData("昭化区吃了几顿")]
    [InlineData("12351")]
    [InlineData("good morning my friend")]
    public void What_is_not_understood_gets_three_questions_that_are(string text)
    {
        var near = Assert.IsType<QuestionReading.NotUnderstood>(Asked.Read(text)).Near;
        Assert.Equal(3, near.Length);
        Assert.Equal(3, near.Distinct().Count());
        Assert.All(near, n => Assert.IsType<QuestionReading.Understood>(Asked.Read(n)));
    }

    [Theory]
    [InlineData("除了昭化区哪些超期")]
    [InlineData("哪些没超期")]
    [InlineData("which are not overdue")]
    public void Nothing_is_read_as_its_opposite(string text) => Assert.IsType<QuestionReading.NotUnderstood>(Asked.Read(text));

    [Fact]
    public void A_word_that_several_units_have_is_asked_back()
    {
        var two = With(p => [.. p.Units, new("U90", "苍溪县红旗水库工会", "企业", "A08"), new("U91", "苍溪县红旗大桥工会", "企业", "A08")]);
        Assert.Equal("Which U90 U91", Asked.Line("苍溪县红旗走访了几次", Asked.Facts(two)));
        Assert.Equal("Visits U91", Asked.Line("红旗大桥走访了几次", Asked.Facts(two)));
    }

    [Fact]
    public void A_leader_of_one_area_is_told_that_another_is_not_theirs()
    {
        var facts = Asked.Facts(scope: ["A03"]);
        Assert.Equal("Outside A08", Asked.Line("苍溪县哪些超期", facts));
        Assert.Equal("Outside G12", Asked.Line("第12组进展", facts));
        Assert.Equal("Outside U15", Asked.Line("利州区快递行业工会走访了几次", facts));
        Assert.Equal("Overdue A03", Asked.Line("昭化区哪些超期", facts));
        Assert.Equal("Overview G09", Asked.Line("第9组进展", facts));
    }

    [Fact]
    public void A_leader_whose_area_was_removed_can_still_ask_and_gets_no_places_of_others()
    {
        var facts = Asked.Facts(scope: ["A77"]);
        Assert.Equal("Overdue", Asked.Line("哪些超期", facts));
        Assert.Equal("Outside A03", Asked.Line("昭化区哪些超期", facts));
        Assert.Equal("NoSuch 火星区", Asked.Line("火星区哪些超期", facts));
        var near = Assert.IsType<QuestionReading.NotUnderstood>(QuestionReader.Read("吃了吗", facts)).Near;
        Assert.DoesNotContain(facts.Programme.Areas, a => near.Any(n => n.Contains(a.Name, StringComparison.Ordinal)));
        Assert.Equal(3, near.Length);
    }

    [Fact]
    public void An_empty_programme_knows_the_questions_and_no_place()
    {
        var facts = Asked.Facts(EmptyProgramme.Value);
        Assert.Equal("Overdue", Asked.Line("哪些超期", facts));
        Assert.Equal("NoSuch 昭化区", Asked.Line("昭化区哪些超期", facts));
        Assert.Equal("NoSuch 第3组", Asked.Line("第3组进展", facts));
        Assert.Equal("Impossible 第3周", Asked.Line("第3周走访了几次", facts));
        Assert.Equal(3, Assert.IsType<QuestionReading.NotUnderstood>(QuestionReader.Read("吃了吗", facts)).Near.Length);
    }

    [Fact]
    public void A_group_that_was_taken_out_is_known_to_have_been_there()
    {
        var facts = Asked.Facts();
        var records = (MemoryRecords)facts.Records;
        records.Keep(ProgrammeReader.Read(Edited.Tables(Sample.Tables, "groups -G07; members -C022; members -C023; members -C024; members -C025"), 2) switch { { Programme: { } p } => p, var r => throw new InvalidOperationException(string.Join('\n', r.Faults)) });
        Assert.Equal("NoSuch 第7组 near G06 G08 G05 former G07", Asked.Line("第7组进展", facts with { Programme = records.ProgrammeOf(2)! }));
    }

    [Fact]
    public void The_programmes_own_words_come_before_the_built_in_ones()
    {
        var own = With(p => p.Units, new Ask("红灯", new Meaning.Asks(Subject.Overdue)), new Ask("哪些超期", new Meaning.Asks(Subject.Ages)));
        Assert.Equal("Overdue A03", Asked.Line("昭化区红灯", Asked.Facts(own)));
        Assert.Equal("Ages", Asked.Line("哪些超期", Asked.Facts(own)));
    }

    [Fact]
    public void Every_subject_has_three_forms_in_Chinese_and_two_in_English()
    {
        foreach (var subject in Enum.GetValues<Subject>())
        {
            Assert.True(BuiltInAsks.Chinese.Count(a => a.Meaning is Meaning.Asks asks && asks.Subject == subject) >= 3, $"{subject}");
            Assert.True(BuiltInAsks.English.Count(a => a.Meaning is Meaning.Asks asks && asks.Subject == subject) >= 2, $"{subject}");
        }

        Assert.True(BuiltInAsks.Chinese.Count(a => a.Meaning is Meaning.Asks) >= 150);
        Assert.True(BuiltInAsks.English.Count(a => a.Meaning is Meaning.Asks) >= 100);
    }

    private static readonly ImmutableArray<string> Scraps =
        ["昭化", "区", "第", "3", "99", "组", "月", "号", "30", "到", "从", "-", "/", ".", "最近", "天", "没", "去", "超期", "工资", "I-", "这周", "next", " ", "week", "of", "march", "between", "and", "半", "个", "年", "2月30号", "前", "后", "不", "？"];

    [Fact]
    public void Any_text_is_read_without_a_fault()
    {
        Gen.String[Gen.Char, 0, 220].Sample(text => Assert.NotNull(Asked.Read(text)), iter: 500);
        Gen.Int[0, Scraps.Length - 1].Array[1, 20].Sample(parts => Assert.NotNull(Asked.Read(string.Concat(parts.Select(p => Scraps[p])))), iter: 2000);
    }

    private static Programme With(Func<Programme, ImmutableArray<Unit>> units, params Ask[] asks)
    {
        var p = Sample.Programme;
        return new()
        {
            Version = 5, Settings = p.Settings, Areas = p.Areas, Units = units(p), Groups = [.. p.Groups.Select(g => g.Code == "G20" ? g with { Units = [.. units(p).Where(u => u.Area == "A08").Select(u => u.Code)] } : g)],
            Members = p.Members, Questions = p.Questions, Categories = p.Categories, Limits = p.Limits, Actions = p.Actions, Calendar = p.Calendar, Terms = p.Terms, Asks = [.. asks, .. p.Asks],
        };
    }
}
