using FieldBot.Dialogs.Access;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;
using FieldBot.Dialogs.Texts;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>录音: somebody reads aloud what protects those who speak, for whoever would rather hear than read it (听一听).</summary>
internal sealed class RecordingDialog() : Dialog("recording")
{
    public static readonly RecordingDialog Instance = new();

    /// <summary>What a recording's file belongs to; its language follows.</summary>
    public const string Record = "recording-";

    private const string Language = "language", Voice = "voice";

    private static readonly Form Only = Build();

    public override Form Of(Programme programme) => Only;

    public override bool Answered(FormState form) => form.Answers.ContainsKey(Voice);

    public override void Restart(Talk talk) => Begin(talk, LanguageIn(talk.Session.Form!));

    public static void Menu(Talk talk)
    {
        var made = Phrasebook.Languages.Where(l => talk.Facts.Records.Recording(l) is not null).Select(l => talk.Words.Plain($"recording.in.{l}")).ToList();
        talk.Card(new OutgoingMessage(talk.Words.Say("recording.head") + "\n" + (made.Count == 0 ? talk.Words.Say("recording.none") : talk.Words.Say("recording.made", ("languages", talk.Words.List(made)))), AdminHome.Card, Buttons: [
            [.. Phrasebook.Languages.Select(l => new Button(talk.Words.Plain($"recording.in.{l}"), $"adm.rec.{l}"))], [new(talk.Words.Plain("button.back"), "adm")]]));
    }

    public static void Begin(Talk talk, string language)
    {
        if (!FormTalk.MakeRoom(talk, Instance.Id)) return;
        FormTalk.Begin(talk, Only, Voice, (Language, Answer.One(language)));
    }

    public override void Complete(Talk talk, Draft draft, FormState state)
    {
        if (!Rights.MayAny(Act.ManageProgramme, talk.Me)) { talk.Card(state.Card, talk.Words.Say("old.card"), Home.Buttons(talk)); return; }
        var (language, file) = (LanguageIn(state), ((Answer.Words)draft.Of(Voice)!).File!);
        talk.Happened(new Event.RecordingMade(language, file));
        Evidence.Keep(talk, Record + language, [file]);
        talk.Card(state.Card, talk.Words.Say("recording.done", ("language", talk.Words.Plain($"recording.in.{language}"))), [new(talk.Words.Plain("button.back"), "adm.rec")]);
    }

    /// <summary>What is read aloud, in the words of the language in which it is read.</summary>
    private static string ToRead(Draft draft) => draft.Chosen(Language) is { } language && Wording.In(language) is var words
        ? words.Say("concern.protection", ("phones", words.List(draft.Programme.Settings.EmergencyPhones)), ("hotlines", words.List(draft.Programme.Settings.Hotlines))) : "";

    private static string LanguageIn(FormState form) => ((Answer.Choice)form.Answers[Language]).Values[0];

    private static Form Build() => new("recording", 1,
    [
        new Step(Language, new Ask.Words(20)) { Asked = _ => false, Reviewed = false, Prompt = _ => "", Label = _ => "" },
        new Step(Voice, new Ask.Voice()) { Prompt = d => d.Words.Say("recording.read", ("text", new Html(ToRead(d)))), Label = d => d.Words.Plain("recording.title") },
    ])
    {
        Title = "recording.title", Immediate = _ => true,
        About = d => d.Chosen(Language) is { } language ? d.Words.Plain($"recording.in.{language}") : null,
    };
}
