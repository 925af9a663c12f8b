using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;
using FieldBot.Dialogs.Summaries;
using FieldBot.Dialogs.Texts;

namespace FieldBot.Dialogs.Exports;

/// <summary>Whose export it is, of what, and as of when: the programme and the hour stay as they were when it began, however long it takes.</summary>
internal sealed class ExportScope(Member me, Query query, Wording words, Facts begun)
{
    private (IRecords Records, Reach Reach) _reach = (begun.Records, new(me, query, begun with { Me = me }));

    public Member Me => me;

    public Query Query => query;

    public Wording Words => words;

    public Programme Programme => begun.Programme;

    public DateTimeOffset Now => begun.Now;

    /// <summary>The records as they are by now, seen by the one whose export it is.</summary>
    public Facts At(Facts facts) => begun with { Me = me, Records = facts.Records };

    public Reach Reach(Facts facts)
    {
        // Records that were taken back are read anew.
        if (!ReferenceEquals(_reach.Records, facts.Records)) _reach = (facts.Records, new(me, query, At(facts)));
        return _reach.Reach;
    }

    /// <summary>What part of the records it is, in words; the reader's whole scope where nothing was chosen.</summary>
    public string Where(Facts facts) => SummaryWords.Scope(query with { Category = null, State = null }, facts with { Me = me }, words);
}
