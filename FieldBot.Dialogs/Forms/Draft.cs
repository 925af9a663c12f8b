using System.Collections.Immutable;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;
using FieldBot.Dialogs.Texts;

namespace FieldBot.Dialogs.Forms;

/// <summary>A form with the answers given so far, and what is known beside them. Lives for one turn.</summary>
internal sealed class Draft(Form form, FormState state, Facts facts, Wording words)
{
    private readonly Dictionary<string, Visit?> _lastVisits = new(StringComparer.Ordinal);
    private readonly Dictionary<string, object?> _memo = new(StringComparer.Ordinal);
    private ImmutableSortedDictionary<string, Answer> _answers = state.Answers;

    public Form Form => form;

    public Facts Facts => facts;

    public Programme Programme => facts.Programme;

    public Wording Words => words;

    public string? Subject => state.Subject;

    public bool Editing { get; set; } = state.Editing;

    public DateTimeOffset StartedAt => state.StartedAt;

    public ImmutableSortedDictionary<string, Answer> Answers
    {
        get => _answers;
        set
        {
            _answers = value;
            _memo.Clear();
        }
    }

    /// <summary>Takes an answer. Those that hung on another one here are asked anew.</summary>
    public void Take(Step step, Answer answer)
    {
        var changed = Given(step.Name) is { } before && before != answer;
        Answers = (changed ? Answers.RemoveRange(step.Resets) : Answers).SetItem(step.Name, answer);
    }

    /// <summary>Something worked out from the answers, once for as long as they stay.</summary>
    public T Memo<T>(string key, Func<Draft, T> work)
    {
        if (!_memo.TryGetValue(key, out var value)) _memo[key] = value = work(this);
        return (T)value!;
    }

    /// <summary>What was given or passed over at this step, even if it is hidden just now.</summary>
    public Answer? Given(string step) => Answers.GetValueOrDefault(step);

    /// <summary>The answer that counts: given or taken over, at a step that belongs to the form now; null when passed over.</summary>
    public Answer? Of(string step)
    {
        if (form.Step(step) is not { } s || !Belongs(s)) return null;
        return (Given(step) ?? s.Carried(this)) is var a and not Answer.Skipped ? a : null;
    }

    public string? Chosen(string step) => Of(step) is Answer.Choice { Values: [var first, ..] } ? first : null;

    public bool Belongs(Step step) => step.When?.Invoke(this) ?? true;

    /// <summary>The flow stops here.</summary>
    public bool Stops(Step step) => Belongs(step) && (step.Asked?.Invoke(this) ?? true);

    /// <summary>First step after this one at which the flow stops; the review when there is none.</summary>
    public string After(int index)
    {
        for (var i = index + 1; i < form.Steps.Length; i++)
            if (Stops(form.Steps[i])) return form.Steps[i].Name;
        return End;
    }

    /// <summary>Something was given or passed over here, and it agrees with the other answers as they are now. A choice of nothing is still to be made.</summary>
    public bool Stands(Step step) => Given(step.Name) is { } given and not Answer.Choice { Values: [] } && AnswerReader.Excess(step, given, this) is null;

    /// <summary>First step without an answer that stands; the review when all have one.</summary>
    /// <param name="passing">A step that is being answered or skipped, and is not asked again at once.</param>
    public string FirstOpen(string? passing = null)
    {
        foreach (var step in form.Steps)
            if (step.Name != passing && Stops(step) && !Stands(step)) return step.Name;
        return End;
    }

    /// <summary>The step before; null at the beginning.</summary>
    public string? Before(string state)
    {
        for (var i = state == Form.Review ? form.Steps.Length - 1 : form.IndexOf(state) - 1; i >= 0; i--)
            if (Stops(form.Steps[i])) return form.Steps[i].Name;
        return null;
    }

    /// <summary>"3/8": place of the step among those that are asked as things stand; the review, where there is one, is the last.</summary>
    public (int At, int Of) Progress(string state)
    {
        int at = 0, all = 0;
        foreach (var step in form.Steps)
        {
            if (!Stops(step) && step.Name != state) continue;
            all++;
            if (step.Name == state) at = all;
        }

        if (End == Form.Review) all++;

        return (at == 0 ? all : at, all);
    }

    /// <summary>The unit's last visit, looked up once a turn.</summary>
    public Visit? LastVisit(string unit)
    {
        if (!_lastVisits.TryGetValue(unit, out var visit)) _lastVisits[unit] = visit = facts.Records.LastVisit(unit);
        return visit;
    }

    private string End => form.Immediate(this) ? Form.Done : Form.Review;
}
