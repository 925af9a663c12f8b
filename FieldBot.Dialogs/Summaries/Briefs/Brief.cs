using System.Collections.Immutable;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Texts;

namespace FieldBot.Dialogs.Summaries.Briefs;

public enum BriefKind
{
    /// <summary>工作动态 of the last whole week.</summary>
    Week,

    /// <summary>工作动态 of the last four whole weeks: figures of workers' concerns are told of whole weeks only.</summary>
    Month,

    /// <summary>问题清单: what is open now.</summary>
    Issues,

    /// <summary>中期小结: since the beginning.</summary>
    Midterm,
}

/// <param name="Heading">Null: the section stands without one.</param>
public sealed record BriefSection(string? Heading, ImmutableArray<string> Paragraphs);

/// <summary>A draft made of the records, for somebody to edit before it goes anywhere. No person is in it.</summary>
public sealed record Brief(string Title, ImmutableArray<BriefSection> Sections)
{
    internal static Brief Of(BriefKind kind, Member me, Facts facts, Wording words)
    {
        var period = PeriodOf(kind, facts);
        var summary = Summary.Of(Nobody(me), new(Subject.Overview, period), facts);
        var scope = SummaryWords.Scope(summary.Query, facts, words);
        var title = words.Plain($"brief.title.{kind}", ("scope", scope), ("days", words.Days(period.From, period.To)), ("date", words.Date(facts.Today)));
        if (kind == BriefKind.Issues) return new(title, [.. BriefList.Sections(summary, facts, words), Foot(words)]);
        return new(title, [BriefFigures.Visits(summary, facts, words), BriefFigures.Issues(summary, facts, words, wholeWeeks: kind != BriefKind.Midterm), .. kind == BriefKind.Midterm ? [BriefFigures.Plan(summary, facts, words)] : Array.Empty<BriefSection>(),
            BriefCases.Section(summary, facts, words), BriefProblems.Section(summary, facts, words), Foot(words)]);
    }

    /// <summary>As it is copied from the chat: plain text, a line for each paragraph.</summary>
    public string Text => string.Join("\n\n", Sections.Select(s => string.Join('\n', s.Heading is { } heading ? [heading, .. s.Paragraphs] : s.Paragraphs)).Prepend(Title));

    private static Period PeriodOf(BriefKind kind, Facts facts)
    {
        var monday = Period.Of(PeriodKind.Week, facts).From;
        return kind switch
        {
            BriefKind.Week => Period.Between(monday.AddDays(-7), monday.AddDays(-1)),
            BriefKind.Month => Period.Between(monday.AddDays(-28), monday.AddDays(-1)),
            _ => Period.Of(PeriodKind.All, facts),
        };
    }

    /// <summary>A brief goes on to others: what is for named members only is not in it, whoever drafts it.</summary>
    private static Member Nobody(Member me) => me with { Code = "", Roles = [.. me.Roles.Where(r => r is Role.GroupLeader or Role.Leader or Role.Auditor)] };

    private static BriefSection Foot(Wording words) => new(null, [words.Plain("brief.foot")]);
}
