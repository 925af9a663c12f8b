using System.Collections.Immutable;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Summaries;
using FieldBot.Dialogs.Summaries.Questions;
using FieldBot.Dialogs.Texts;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>A question typed in plain words: answered with the card or list that it asks for, or with what is not clear about it.</summary>
internal static class AskCard
{
    private const string Card = "ask";

    public static void Answer(Talk talk, string text)
    {
        var words = talk.Words;
        switch (QuestionReader.Read(text, talk.Facts))
        {
            case QuestionReading.Understood { Query: var query, Parts: var parts }:
                SummaryCard.Show(talk, query, below: true, parts.Where(p => p.Slot == Slot.Ignored).Select(p => p.Words).ToList() is { Count: > 0 } ignored ? words.Say("ask.ignored", ("words", words.List(ignored))) : null);
                return;
            case QuestionReading.AboutIssue { Number: var issue }: IssueCard.Show(talk, issue); return;
            case QuestionReading.AboutVisit { Number: var visit }: VisitRecords.Show(talk, visit); return;
            case QuestionReading.AboutPerson: Say(talk, words.Say("ask.person"), First(talk)); return;
            case QuestionReading.OffTopic { What: var what }: Say(talk, words.Say("ask.off-topic", ("what", Cut.To(30, what))), First(talk)); return;
            case QuestionReading.OutsideScope { Place: var place }: Say(talk, words.Say("ask.outside", ("place", place.Name), ("scope", SummaryWords.Scope(SummaryCard.First(talk.Facts), talk.Facts, words))), First(talk)); return;
            case QuestionReading.NoSuch { Former: { } former }: Say(talk, words.Say("ask.former", ("place", former.Name)), First(talk)); return;
            case QuestionReading.NoSuch { What: var what, Nearest: var nearest }: Say(talk, words.Say(nearest.IsEmpty ? "ask.none" : "ask.none.near", ("what", Cut.To(40, what))), [.. nearest.Select(n => To(talk, n)).OfType<Button>()]); return;
            case QuestionReading.TwoAtOnce { A: var a, B: var b }: Say(talk, words.Say("ask.two", ("a", a.Name), ("b", b.Name)), [.. ((Button?[])[To(talk, a), To(talk, b)]).OfType<Button>()]); return;
            case QuestionReading.Which { What: var what, Candidates: var candidates }: Say(talk, words.Say("ask.which", ("what", Cut.To(40, what))), [.. candidates.Select(c => To(talk, c)).OfType<Button>()]); return;
            case QuestionReading.ImpossiblePeriod { What: var what }: Say(talk, words.Say("ask.period", ("what", Cut.To(40, what)), ("today", words.Date(talk.Facts.Today))), First(talk)); return;
            case QuestionReading.TooLong: Say(talk, words.Say("ask.long", ("most", QuestionReader.Longest)), First(talk)); return;
            case QuestionReading.NotUnderstood { Near: var near }: Near(talk, near); return;
        }
    }

    /// <summary>What is like it, each at a tap.</summary>
    private static void Near(Talk talk, ImmutableArray<string> near)
    {
        var buttons = near.Select(question => QuestionReader.Read(question, talk.Facts) is QuestionReading.Understood { Query: var query } ? new Button(Rows.Fit(question), Below(query, talk)) : null).OfType<Button>().ToImmutableArray();
        Say(talk, talk.Words.Say(buttons.IsEmpty ? "ask.unclear.alone" : "ask.unclear"), buttons);
    }

    private static void Say(Talk talk, string text, ImmutableArray<Button> buttons) => talk.CardBelow(new(text, Card, Buttons: [.. buttons.Select(b => ImmutableArray.Create(b)), .. Home.Buttons(talk) is { IsEmpty: false } home ? [home] : ImmutableArray<ImmutableArray<Button>>.Empty]));

    private static ImmutableArray<Button> First(Talk talk) => [new(talk.Words.Plain("sum.list.overview"), Below(SummaryCard.First(talk.Facts), talk))];

    /// <summary>A place or a category that can be asked about; null: it is a period, or gone.</summary>
    private static Button? To(Talk talk, Named named)
    {
        var (programme, first) = (talk.Facts.Programme, SummaryCard.First(talk.Facts));
        var me = talk.Me;
        var query = programme.Group(named.Code) is { } group && !Reach.Sees(me, group, talk.Facts) || programme.Unit(named.Code) is { } unit && !Reach.Sees(me, unit, talk.Facts) || programme.Area(named.Code) is not null && Reach.Areas(me, talk.Facts).All(a => a.Code != named.Code) ? null
            : programme.Group(named.Code) is not null ? first with { Group = named.Code } : programme.Unit(named.Code) is not null ? first with { Unit = named.Code }
            : programme.Area(named.Code) is not null ? first with { Area = named.Code } : programme.Category(named.Code) is not null ? first with { Subject = Subject.Open, Category = named.Code } : null;
        return query is null ? null : new(Rows.Fit(named.Name), Below(query, talk));
    }

    private static string Below(Query query, Talk talk) => $"{SummaryCard.Below}.{QueryCode.Write(query, talk.Facts)}";
}
