using System.Collections.Immutable;
using System.Text;
using FieldBot.Dialogs.Access;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Summaries;
using FieldBot.Dialogs.Texts;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>/status: five numbers and what needs attention, of a part of the records and a period. Each number opens its list.</summary>
internal static class SummaryCard
{
    public const string Card = "status";

    /// <summary>Shows a query in place of the card that was tapped; below it; refreshes it.</summary>
    public const string Here = "s", Below = "sb", Again = "sr", Also = "sm";

    public static void Open(Talk talk)
    {
        if (!Rights.MayAny(Act.SeeSummary, talk.Me)) { Home.NotFor(talk, "status"); return; }
        Show(talk, First(talk.Facts), below: true);
    }

    /// <summary>What is shown to whoever has not asked for anything yet.</summary>
    public static Query First(Facts facts) => new(Subject.Overview, Period.Of(PeriodKind.Week, facts));

    public static void Press(Talk talk, string how, string code, string seen)
    {
        if (!Rights.MayAny(Act.SeeSummary, talk.Me) || QueryCode.Read(code, talk.Facts) is not { } query) { Home.OldCard(talk); return; }
        if (how == Again && seen == Mark(Text(Summary.Of(talk.Me, query, talk.Facts), talk.Facts, talk.Words, timed: false)))
        {
            talk.Toast = talk.Words.Plain("status.same", ("time", talk.Words.Time(talk.Facts.Programme.LocalTime(talk.Facts.Now))));
            return;
        }

        Show(talk, query, below: how == Below);
    }

    /// <param name="line">Said above it, as HTML.</param>
    public static void Show(Talk talk, Query query, bool below, string? line = null)
    {
        if (query.Subject != Subject.Overview) { SummaryList.Show(talk, query, below, line); return; }
        var summary = Summary.Of(talk.Me, query, talk.Facts);
        var card = Draw(talk, summary);
        if (line is not null) card = card with { Html = line + "\n" + card.Html };
        if (below) talk.CardBelow(card); else talk.Card(card);
        if (summary.IsEmpty) return;
        var code = QueryCode.Write(query, talk.Facts);
        talk.Session = talk.Session with { Asked = code };
        talk.Start(new Job.DrawSummary(Card, talk.Me.Code, code, talk.Words.Language));
    }

    /// <summary>The picture is there. Whoever has asked for something else meanwhile gets that one's.</summary>
    public static void Drawn(Talk talk, Job.DrawSummary job, OutgoingFile picture)
    {
        if (!Rights.MayAny(Act.SeeSummary, talk.Facts.Me) || QueryCode.Read(job.Query, talk.Facts) is not { } query) return;
        if (query.Subject != Subject.Overview) { talk.CardBelow(new(SummaryPictures.Alt(query, talk), job.Card) { Picture = picture }); return; }
        if (talk.Session.Asked == job.Query) talk.Edit(Draw(talk, Summary.Of(talk.Me, query, talk.Facts)) with { Picture = picture });
    }

    private static OutgoingMessage Draw(Talk talk, Summary summary) =>
        new(Text(summary, talk.Facts, talk.Words, timed: true), Card, Buttons: summary.IsEmpty ? SummaryFilters.Rows(talk, summary.Query) : Buttons(talk, summary)) { KeepPicture = true };

    /// <param name="timed">With the moment at which it was so.</param>
    public static string Text(Summary summary, Facts facts, Wording words, bool timed)
    {
        var text = new StringBuilder(words.Say("status.head", ("scope", SummaryWords.Scope(summary.Query, facts, words)), ("period", SummaryWords.Period(summary.Query.Period, words))));
        if (timed) text.Append(words.Say("status.at", ("time", words.Time(facts.Programme.LocalTime(facts.Now)))));
        if (summary.IsEmpty) return text.Append("\n\n").Append(words.Say(summary.Reach.ScopeIsEmpty ? "status.empty" : "status.nothing")).ToString();
        text.Append("\n\n").Append(SummaryWords.Numbers(summary, words)).Append('\n').Append(SummaryWords.Ended(summary, words));
        var attention = Attention.Of(summary, facts, words);
        if (attention.Count == 0) return text.Append("\n\n").Append(words.Say("status.calm")).ToString();
        return text.Append("\n\n").Append(SummaryWords.Attention(attention, words)).ToString();
    }

    private static ImmutableArray<ImmutableArray<Button>> Buttons(Talk talk, Summary summary)
    {
        var query = summary.Query;
        var words = talk.Words;
        Button To(string key, Subject subject, object count) => new(words.Plain(key, ("count", count)), $"{Below}.{QueryCode.Write(query with { Subject = subject }, talk.Facts)}");
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<Button>>();
        rows.Add([To("status.do.met", Subject.GroupsMet, Plain(summary.GroupsMet)), To("status.do.covered", Subject.Coverage, Plain(summary.Coverage))]);
        rows.Add([To("status.do.open", Subject.Open, summary.Open.Length), To("status.do.overdue", Subject.Overdue, summary.Overdue.Length), To("status.do.solved", Subject.Solved, summary.Totals[Measure.Solved])]);
        var attention = Attention.Of(summary, talk.Facts, words);
        if (attention.Count > 0) rows.Add([.. attention.Select((a, i) => new Button(words.Plain("status.do.attention", ("number", i + 1)), $"{Below}.{QueryCode.Write(a.Query, talk.Facts)}"))]);
        rows.AddRange(SummaryFilters.Rows(talk, query));
        rows.Add([new(words.Plain("status.do.more"), $"{Also}.{QueryCode.Write(query, talk.Facts)}"), new(words.Plain("status.do.again"), $"{Again}.{QueryCode.Write(query, talk.Facts)}.{Mark(Text(summary, talk.Facts, words, timed: false))}")]);
        return rows.ToImmutable();
    }

    /// <summary>What is wanted less often, in place of the numbers' buttons.</summary>
    public static void More(Talk talk, string code)
    {
        if (!Rights.MayAny(Act.SeeSummary, talk.Me) || QueryCode.Read(code, talk.Facts) is not { } query) { Home.OldCard(talk); return; }
        var (words, summary) = (talk.Words, Summary.Of(talk.Me, query, talk.Facts));
        Button To(string key, Subject subject) => new(words.Plain(key), $"{Below}.{QueryCode.Write(query with { Subject = subject }, talk.Facts)}");
        List<Button> parts = [];
        // What there is only one of is not parted.
        if (query is { Area: null, Group: null, Unit: null } && Reach.Areas(talk.Me, talk.Facts).Length > 1) parts.Add(To("status.do.areas", Subject.ByArea));
        if (summary.Reach.Groups.Length > 1) parts.Add(To("status.do.groups", Subject.ByGroup));
        if (summary.Reach.Units.Length > 1) parts.Add(To("status.do.units", Subject.ByUnit));
        if (query.Category is null) parts.Add(To("status.do.categories", Subject.ByCategory));
        parts.Add(To("status.do.rates", Subject.Rates));
        parts.Add(To("status.do.plan", Subject.Plan));
        parts.Add(To("status.do.answers", Subject.Answers));
        parts.Add(new(words.Plain("status.do.pictures"), $"sp.{code}"));
        parts.Add(new(words.Plain("status.do.export"), $"sx.{code}"));
        parts.Add(new(words.Plain("status.do.digest"), DigestCard.ToOpen));
        talk.Session = talk.Session with { Asked = null };
        talk.Card(Draw(talk, summary) with { Buttons = [.. Rows.Of(parts), [new(words.Plain("button.back"), $"{Here}.{code}")]] });
    }

    private static string Plain(Share share) => $"{share.Part}/{share.Whole}";

    /// <summary>Tells two texts apart in few characters.</summary>
    private static string Mark(string text)
    {
        var hash = 2166136261u;
        foreach (var c in text) hash = (hash ^ c) * 16777619u;
        return (hash & 0xFFFFFF).ToString("x6", System.Globalization.CultureInfo.InvariantCulture);
    }
}
