using System.Text;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;
using FieldBot.Dialogs.Texts;

namespace FieldBot.Dialogs.Summaries.Digests;

/// <summary>What one digest has to tell now, from how things stand.</summary>
internal sealed class DigestText
{
    private readonly Digest _digest;
    private readonly Summary _summary;
    private readonly Facts _facts;

    /// <param name="reader">Whose digest it is; null: everybody in a room reads it.</param>
    public DigestText(Digest digest, Member? reader, Facts facts)
    {
        var query = new Query(Subject.Overview, Period.Of(PeriodKind.All, facts)) { Area = digest.Area };
        _digest = digest;
        _summary = reader is null ? Summary.InPublic(query, facts) : Summary.Of(reader, query, facts);
        _facts = facts with { Me = reader ?? Summary.Anybody };
        Figures = FiguresOf(_summary);
    }

    public DigestFigures Figures { get; }

    public Query Query => _summary.Query;

    /// <summary>Something changed since the last one, or needs attention.</summary>
    public bool Speaks => _summary.Reach is not { Groups.IsEmpty: true, Units.IsEmpty: true } && (Figures != _digest.Last || Needs(Wording.In(Phrasebook.Chinese)).Count > 0);

    public string In(Wording words)
    {
        var text = new StringBuilder(words.Say("digest.head", ("scope", SummaryWords.Scope(Query, _facts, words)), ("since", words.Date(_facts.Programme.DayOf(_digest.LastAt), _facts.Today))));
        text.Append("\n\n").Append(SummaryWords.Numbers(_summary, words, _digest.Last));
        if (_digest.Room is null) text.Append('\n').Append(SummaryWords.Ended(_summary, words, _digest.Last));
        else text.Append('\n').Append(words.Say("digest.public"));
        if (_digest is { Room: not null, Rhythm: Rhythm.Weekly, Area: null }) text.Append("\n\n").Append(Concerns(words));
        if (Needs(words) is { Count: > 0 } needs) text.Append("\n\n").Append(SummaryWords.Attention(needs, words));
        return text.ToString();
    }

    private IReadOnlyList<(string Text, Query Query)> Needs(Wording words) => Attention.Of(_summary, _facts, words);

    /// <summary>
    /// What workers brought in the week before, as whole as it is and of all areas together: of parts of it, or day by day, somebody who knows
    /// the place would know who it was.
    /// </summary>
    private string Concerns(Wording words)
    {
        var settings = _facts.Programme.Settings;
        var monday = Period.Of(PeriodKind.Week, _facts).From;
        var week = Period.Between(monday.AddDays(-7), monday.AddDays(-1));
        var totals = Totals.Of(_summary.Reach, week, _facts);
        return words.Say("digest.public.concerns", ("week", SummaryWords.Period(week, words)), ("registered", SummaryWords.Guarded(totals[Measure.Concerns], settings, words)), ("closed", SummaryWords.Guarded(totals[Measure.ConcernsClosed], settings, words)),
            ("satisfied", SummaryWords.Guarded(new Share(totals[Measure.Satisfied], totals[Measure.Rated]), settings, words)));
    }

    // In public there is no figure in which what workers brought could be told from the rest.
    private static DigestFigures FiguresOf(Summary summary) => new(summary.GroupsMet.Part, summary.Coverage.Part, summary.Totals[Measure.Visits], summary.Open.Length, summary.Overdue.Length,
        summary.Public ? 0 : summary.Totals[Measure.Registered], summary.Public ? 0 : summary.Totals[Measure.Solved]);
}
