using System.Collections.Immutable;

namespace FieldBot.Dialogs.Forms;

/// <summary>What a turn did to a form in flight.</summary>
/// <param name="Line">To be shown above the question, as HTML.</param>
/// <param name="AskPlace">The reply keyboard that shares a place is wanted.</param>
internal sealed record FormResult(FormState State, Draft Draft, string? Line = null, bool AskPlace = false);

/// <summary>One input to a form in flight: read and validated first, then the machine is fired. Pure; draws and stores nothing.</summary>
internal static class FormTurn
{
    /// <summary>Something typed, sent or shared.</summary>
    public static FormResult Give(Draft draft, FormState state, Input input, long message)
    {
        if (input is Input.Media { Album: { } album } more && album == state.Album && Photos(draft) is { } shelf && shelf.Name != state.Step) return More(draft, state, input) ?? RestOfAlbum(draft, state, shelf, more);
        if (state.Step == Form.Review) return More(draft, state, input) ?? AtReview(draft, state, input);
        var step = draft.Form.Step(state.Step)!;
        // What was said already is not replaced by what is said next.
        if (!state.Editing && draft.Given(step.Name) is Answer.Words && More(draft, state, input) is { } joined) return joined;
        var reading = AnswerReader.Read(step, input, draft);
        if (reading is Reading.Refused or Reading.Search && More(draft, state, input) is { } belongs) return belongs;
        return reading switch
        {
            Reading.Given { Partial: true } g => new(state with { Answers = draft.Answers = draft.Answers.SetItem(step.Name, g.Answer), Album = (input as Input.Media)?.Album }, draft),
            Reading.Given g => WithAlbum(Answered(draft, state, step, g.Answer, message), input),
            Reading.Search s => new(state with { Search = s.Text, Page = 0 }, draft),
            Reading.Refused r => new(state, draft, r.Line),
            var other => throw new InvalidOperationException(other.GetType().Name),
        };
    }

    /// <summary>Whoever speaks goes on speaking: it belongs to what was said before.</summary>
    private static FormResult? More(Draft draft, FormState state, Input input)
    {
        if (draft.Form.TakesMore(draft, state.Step, input) is not var (answers, line)) return null;
        draft.Answers = answers;
        // An edit of the first message would take back what came after it.
        return new(state with { Answers = answers, LastMessage = 0, LastStep = null, Album = (input as Input.Media)?.Album }, draft, line);
    }

    /// <summary>The message that gave the last answer was edited: its answer is corrected, and what it makes next is asked.</summary>
    public static FormResult Correct(Draft draft, FormState state, Input input)
    {
        var step = draft.Form.Step(state.LastStep!)!;
        if (AnswerReader.Read(step, input, draft) is not Reading.Given { Partial: false } given)
            return new(state, draft, draft.Words.Say("edited.unclear"));
        if (step.Check(draft, given.Answer) is { } why) return new(state, draft, why);
        draft.Take(step, given.Answer);
        var line = draft.Words.Say("edited.done", ("question", step.Label(draft)));
        var stands = state.Step == Form.Review ? draft.FirstOpen() == Form.Review : draft.Stops(draft.Form.Step(state.Step)!);
        return stands ? new(state with { Answers = draft.Answers }, draft, line)
            : new FormResult(Move(draft, state with { Step = step.Name }, m => m.Fire(FormTrigger.Answer)), draft, line);
    }

    /// <summary>A tap on the current card; <paramref name="code"/> is what <see cref="FormCard"/> gave the button.</summary>
    public static FormResult Press(Draft draft, FormState state, string code)
    {
        var argument = code[1..];
        return code[0] switch
        {
            'b' when May(FormTrigger.Back) => new(Move(draft, state, m => m.Fire(FormTrigger.Back)), draft),
            's' when May(FormTrigger.Skip) => Skipped(draft, state),
            'x' => new(Move(draft, state, m => m.Fire(FormTrigger.Cancel)), draft),
            'y' when May(FormTrigger.Confirm) => new(Move(draft, state, m => m.Fire(FormTrigger.Confirm)), draft),
            'p' when int.TryParse(argument, out var page) => new(state with { Page = page }, draft),
            'a' => new(state with { Page = 0, Search = null }, draft),
            'e' when May(FormTrigger.Edit) && draft.Form.Step(argument) is not null => new(Move(draft, state, m => m.Edit(argument)), draft),
            'g' => new(state, draft, AskPlace: true),
            _ when draft.Form.Step(state.Step) is { } step => AtStep(draft, state, step, code[0], argument),
            _ => new(state, draft),
        };

        bool May(FormTrigger trigger) => new FormMachine(draft, state.Step).May(trigger);
    }

    private static FormResult AtStep(Draft draft, FormState state, Step step, char code, string argument) => (code, step.Ask) switch
    {
        ('k', _) when draft.Stands(step) => Answered(draft, state, step, draft.Given(step.Name)!),
        ('l', _) when FormCard.Offered(step, draft) is { } last => Answered(draft, state, step, last),
        ('o', Ask.One one) when OptionCode.Find(one.Options(draft), argument) is { } o => Answered(draft, state, step, Answer.One(o.Value)),
        ('q', Ask.One { Pinned: { } pinned }) when OptionCode.Find(pinned(draft), argument) is { } o => Answered(draft, state, step, Answer.One(o.Value)),
        ('o', Ask.Several several) when OptionCode.Find(several.Options(draft), argument) is { } o => Ticked(draft, state, step, several, o.Value),
        ('d', Ask.Several several) => TickingDone(draft, state, step, several),
        // By the day itself: after midnight the first of the list is another one than on the card.
        ('o', Ask.Day { Days: { } days }) when int.TryParse(argument, out var number) && days(draft).FirstOrDefault(d => d.DayNumber == number) is { DayNumber: > 0 } day => Answered(draft, state, step, new Answer.Day(day)),
        ('d', Ask.Photos) when step.Required && draft.Given(step.Name) is not Answer.Files { Items.Length: > 0 } => new(state, draft, draft.Words.Say("photos.needed")),
        ('d', Ask.Photos) => Answered(draft, state, step, draft.Given(step.Name) is Answer.Files { Items.Length: > 0 } files ? files : Answer.Skipped.Instance),
        ('c', Ask.Photos) => new(state with { Answers = draft.Answers = draft.Answers.Remove(step.Name) }, draft),
        // What was tapped is gone from the list: the card shows what there is now.
        ('o' or 'q', Ask.One) => new(state, draft, draft.Words.Say("list.gone")),
        _ => new(state, draft),
    };

    /// <param name="message">The message that gave the answer; 0: a tap.</param>
    private static FormResult Answered(Draft draft, FormState state, Step step, Answer answer, long message = 0)
    {
        if (step.Check(draft, answer) is { } why) return new(state, draft, why);
        draft.Take(step, answer);
        return new(Move(draft, message == 0 ? state : state with { LastMessage = message, LastStep = step.Name }, m => m.Fire(FormTrigger.Answer)), draft);
    }

    private static FormResult Skipped(Draft draft, FormState state)
    {
        draft.Answers = draft.Answers.SetItem(state.Step, Answer.Skipped.Instance);
        return new(Move(draft, state, m => m.Fire(FormTrigger.Skip)), draft);
    }

    private static FormResult Ticked(Draft draft, FormState state, Step step, Ask.Several several, string value)
    {
        if (value == several.Exclusive) return Answered(draft, state, step, Answer.One(value));
        return new(state with { Ticked = state.Ticked.Contains(value) ? state.Ticked.Remove(value) : state.Ticked.Add(value) }, draft);
    }

    private static FormResult TickingDone(Draft draft, FormState state, Step step, Ask.Several several) =>
        state.Ticked.Length > 0 ? Answered(draft, state, step, AnswerReader.InOrder(several.Options(draft), state.Ticked))
            : step.Required ? new(state, draft, draft.Words.Say("several.none"))
            : Skipped(draft, state);

    /// <summary>Photos may be sent to the summary straight away; anything else is answered by what the buttons do.</summary>
    private static FormResult AtReview(Draft draft, FormState state, Input input)
    {
        if (input is not Input.Media { File.Kind: FileKind.Photo or FileKind.Document } || Photos(draft) is not { } photos)
            return new(state, draft, draft.Words.Say("expected.review", ("button", ReviewCard.Sending(draft)), ("photos", Photos(draft) is null ? "" : draft.Words.Plain("expected.review.photos"))).TrimEnd());
        if (AnswerReader.Read(photos, input, draft) is var reading && reading is not Reading.Given given) return new(state, draft, (reading as Reading.Refused)?.Line);
        draft.Answers = draft.Answers.SetItem(photos.Name, given.Answer);
        return new(Move(draft, state, m => m.Edit(photos.Name)) with { Album = (input as Input.Media)?.Album }, draft);
    }

    private static Step? Photos(Draft draft) => draft.Form.Steps.FirstOrDefault(s => s.Ask is Ask.Photos && draft.Belongs(s));

    private static FormResult WithAlbum(FormResult result, Input input) => result with { State = result.State with { Album = (input as Input.Media)?.Album } };

    /// <summary>A question takes one photo as its answer. The others of the same album are no answers to the questions after it: they join the photos.</summary>
    private static FormResult RestOfAlbum(Draft draft, FormState state, Step photos, Input.Media media)
    {
        if (AnswerReader.Read(photos, media, draft) is var reading && reading is not Reading.Given given) return new(state, draft, (reading as Reading.Refused)?.Line);
        draft.Answers = draft.Answers.SetItem(photos.Name, given.Answer);
        return new(state with { Answers = draft.Answers }, draft, draft.Words.Say("photos.rest", ("count", ((Answer.Files)given.Answer).Items.Length)));
    }

    /// <summary>Fires the machine and takes over its state; what belonged to the old step is put away.</summary>
    private static FormState Move(Draft draft, FormState state, Action<FormMachine> fire)
    {
        draft.Editing = state.Editing;
        var machine = new FormMachine(draft, state.Step);
        fire(machine);
        var editing = draft.Editing && machine.State != Form.Review;
        return Enter(draft, state with { Step = machine.State, Answers = draft.Answers, Editing = editing, Page = 0, Search = null, Album = null });
    }

    /// <summary>A step with several choices begins with what was chosen before.</summary>
    private static FormState Enter(Draft draft, FormState state)
    {
        var step = draft.Form.Step(state.Step);
        var before = step?.Ask is Ask.Several ? draft.Given(step.Name) ?? step.Offered(draft) : null;
        return state with { Ticked = before is Answer.Choice c && (step!.Ask as Ask.Several)!.Exclusive is var alone && !c.Values.Contains(alone ?? "") ? c.Values : ImmutableArray<string>.Empty };
    }
}
