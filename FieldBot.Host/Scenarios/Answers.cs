using System.Collections.Immutable;
using System.Globalization;
using FieldBot.Dialogs;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Texts;

namespace FieldBot.Host.Scenarios;

/// <summary>
/// Answers the programme's questions by what each of them says of itself: the first choice that neither suggests an issue nor alarms anybody, and
/// a number within its range.
/// </summary>
internal sealed class Answers(Programme programme, DateOnly today)
{
    /// <summary>The number that is given where the range allows it.</summary>
    private const decimal Number = 20;

    private readonly Dictionary<string, decimal> _given = new(StringComparer.Ordinal);
    private readonly string _language = programme.Settings.Language;

    public Input? To(Question question, ImmutableArray<Button> buttons) => question.Kind switch
    {
        QuestionKind.Integer => new Input.Text(Whole(question).ToString(CultureInfo.InvariantCulture)),
        QuestionKind.Money => new Input.Text("100"),
        // Whoever has nothing to tell skips it.
        QuestionKind.Text => Button("button.skip", buttons) is { } skip && !question.Required ? Tap(skip) : new Input.Text("演示"[..Math.Min(2, (int)question.Max)]),
        QuestionKind.Date => new Input.Text(today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        // Nobody is named: the others say themselves that they were there.
        QuestionKind.Members => Tap(buttons[0]),
        QuestionKind.Multiple when buttons.Any(IsTicked) => Tap(buttons.First(b => Said.In(b.Label, "button.done", _language) is not null)),
        _ => Tap(buttons.FirstOrDefault(b => b.Label == programme.Term(Choice(question), _language)) ?? buttons[0]),
    };

    private static string Choice(Question question) =>
        question.Choices.FirstOrDefault(c => !question.Suggests.Any(s => s.Choices.Contains(c)) && !question.Notifies.Any(n => n.Choice == c)) ?? question.Choices[0];

    private decimal Whole(Question question)
    {
        var most = question.Ceiling is { } other && _given.TryGetValue(other, out var ceiling) ? Math.Min(ceiling, question.Max) : question.Max;
        return _given[question.Code] = Math.Max(question.Min, Math.Min(Number, most));
    }

    private bool IsTicked(Button button) => Said.In(button.Label, "button.ticked", _language) is not null;

    private Button? Button(string key, ImmutableArray<Button> buttons) => buttons.FirstOrDefault(b => b.Label == Said.Label(key, _language));

    private static Input.Pressed Tap(Button button) => new(button.Data);
}
