using System.Collections.Immutable;
using System.Globalization;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Issues;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>One more word of a worker on their own concern: an answer, something to add, why it is not solved, or who they are.</summary>
internal static class SayForm
{
    public const int Version = 1;
    public const string Concern = "concern", Move = "move", Name = "name", Contact = "contact", Text = "text", Photos = "photos", Faces = "faces";

    private const int MaxText = ConcernForm.MaxText, MostFiles = 20;

    public static readonly Form Only = Build();

    public static IssueMove MoveOf(Draft draft) => draft.Given(Move) is Answer.Choice { Values: [var move] } ? Enum.Parse<IssueMove>(move) : IssueMove.Add;

    public static IEnumerable<FileRef> Files(Draft draft)
    {
        if (draft.Given(Text) is Answer.Words { File: { } file }) yield return file;
        foreach (var photo in (draft.Given(Photos) as Answer.Files)?.Items ?? []) yield return photo;
    }

    public static int Pictures(Draft draft) => Files(draft).Count(f => f.Kind is not (FileKind.Voice or FileKind.Audio));

    /// <summary>What the office asked last.</summary>
    private static string Question(Draft draft) => MoveOf(draft) is IssueMove.Answer or IssueMove.Consent && draft.Given(Concern) is Answer.Choice { Values: [var code] } && draft.Facts.Records.Concern(code)?.Number is { } number && draft.Facts.Records.Issue(number) is { } issue
        ? issue.Entries.LastOrDefault(e => e.Move == (MoveOf(draft) == IssueMove.Consent ? IssueMove.AskIdentity : IssueMove.Ask))?.Text ?? "" : "";

    private static (ImmutableSortedDictionary<string, Answer> Answers, string Line)? Takes(Draft draft, string step, Input input)
    {
        // Written while it is asked whether the words before belong here: they are one.
        if (input is Input.Text more && step == Text && draft.Given(Text) is Answer.Words said)
            return said.Text.Length + more.Value.Length >= MaxText ? (draft.Answers, draft.Words.Say("concern.full.given", ("max", MaxText)))
                : (draft.Answers.SetItem(Text, said with { Text = $"{said.Text}\n{more.Value.Trim()}".Trim() }), draft.Words.Say("concern.added.text"));
        if (input is not Input.Media { File: { TooBig: false } file } media || MoveOf(draft) == IssueMove.Consent) return null;
        var items = (draft.Given(Photos) as Answer.Files)?.Items ?? [];
        if (Files(draft).Any(f => f.UniqueId == file.UniqueId) || items.Length >= MostFiles) return (draft.Answers, draft.Words.Say("photos.enough", ("max", MostFiles)));
        var answers = draft.Answers.SetItem(Photos, new Answer.Files(items.Add(file)));
        if (!answers.ContainsKey(Text)) answers = answers.SetItem(Text, new Answer.Words(media.Caption?.Trim() ?? ""));
        return (answers, draft.Words.Say("concern.added.files", ("count", items.Length + 1)));
    }

    private static Form Build() => new(SayDialog.Name, Version,
    [
        Hidden(Concern), Hidden(Move),
        new Step(Name, new Ask.Words(40, Evidence: false))
        {
            When = d => MoveOf(d) == IssueMove.Consent, Condition = "says who they are", Required = false,
            Prompt = d => d.Words.Say("say.consent", ("why", Question(d))), Label = d => d.Words.Plain("concern.name.label"),
        },
        new Step(Contact, new Ask.Words(60, Evidence: false))
        {
            When = d => MoveOf(d) == IssueMove.Consent, Condition = "says who they are", Required = false,
            Prompt = d => d.Words.Say("concern.contact"), Label = d => d.Words.Plain("concern.contact.label"),
        },
        new Step(Text, new Ask.Words(MaxText, Evidence: true, Lines: true, AnyFile: true))
        {
            When = d => MoveOf(d) != IssueMove.Consent, Condition = "says something",
            Keep = "say.keep",
            Beside = d => d.Given(Text) is not null && MoveOf(d) == IssueMove.Add ? [[new(d.Words.Plain("worker.again"), "w.say.other")]]
                : MoveOf(d) is IssueMove.Answer or IssueMove.SayNo ? [[new(d.Words.Plain("concern.skip"), "w.say.rather-not")]] : [],
            Prompt = d => d.Words.Say($"say.{MoveOf(d)}", ("question", Question(d))), Label = d => d.Words.Plain("concern.matter.label"),
        },
        new Step(Photos, new Ask.Photos(MostFiles))
        {
            Asked = _ => false, Required = false,
            Prompt = d => d.Words.Say("concern.photos"), Label = d => d.Words.Plain("visit.photos.label"),
        },
        new Step(Faces, new Ask.One(d => [new(Pictures(d).ToString(CultureInfo.InvariantCulture), d.Words.Plain("concern.faces.send"))]))
        {
            When = d => Pictures(d) > 0, Condition = "pictures were sent", Reviewed = false,
            Beside = d => [[new(d.Words.Plain("concern.faces.swap"), "w.say.swap")]],
            Prompt = d => d.Words.Say("concern.faces"), Label = d => d.Words.Plain("visit.photos.label"),
        },
    ])
    { Title = "say.title", Skip = "concern.skip", TakesMore = Takes, Immediate = _ => true };

    private static Step Hidden(string name) => new(name, new Ask.Words(60)) { Asked = _ => false, Reviewed = false, Prompt = _ => "", Label = _ => "" };
}
