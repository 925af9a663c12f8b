using System.Collections.Immutable;
using FieldBot.Dialogs.Access;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;
using FieldBot.Dialogs.Texts;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>回音: what hangs at the gate is drafted from the records, and read, mended and approved by a person first.</summary>
internal sealed class EchoDialog() : Dialog("echo")
{
    public static readonly EchoDialog Instance = new();

    private const string Unit = "unit", Month = "month", Text = "text";

    private const int Longest = 600;

    private static readonly Form Only = Build();

    public override Form Of(Programme programme) => Only;

    /// <summary>The draft can be made again; what somebody wrote cannot.</summary>
    public override bool Answered(FormState form) => form.LastStep is not null;

    public override void Restart(Talk talk)
    {
        var (unit, month) = About(talk.Session.Form!);
        Begin(talk, unit, month, afresh: true);
    }

    public static void Begin(Talk talk, string unit, DateOnly month, bool afresh = false)
    {
        if (Posters.Unit(talk.Facts, unit) is null) { Home.OldCard(talk); return; }
        if (!FormTalk.MakeRoom(talk, Instance.Id)) return;
        if (!afresh && talk.Session.Form is { } mine && FormTalk.Answered(mine)) { FormTalk.AskToResume(talk); return; }
        var lines = EchoDraft.Lines(unit, month, talk.Facts, Wording.In(LanguageOf(talk.Facts)));
        var known = ImmutableSortedDictionary.Create<string, Answer>(StringComparer.Ordinal).Add(Unit, Answer.One(unit)).Add(Month, new Answer.Day(month));
        if (!lines.IsEmpty) known = known.Add(Text, new Answer.Words(string.Join('\n', lines)));
        FormTalk.Begin(talk, new FormState(Instance.Id, 1, talk.Facts.Programme.Version, lines.IsEmpty ? Text : Form.Review, known, "") { StartedAt = talk.Facts.Now, TouchedAt = talk.Facts.Now });
    }

    public override void Complete(Talk talk, Draft draft, FormState state)
    {
        var (unit, month) = About(state);
        if (Posters.Unit(talk.Facts, unit) is not { } of) { talk.Card(state.Card, talk.Words.Say("old.card"), Home.Buttons(talk)); return; }
        talk.Happened(new Event.EchoApproved(unit, month));
        talk.Start(new Job.PrintEcho(state.Card, unit, month, Lines(((Answer.Words)draft.Of(Text)!).Text), LanguageOf(talk.Facts)));
        talk.Card(state.Card, talk.Words.Say("echo.printing", ("unit", of.Name)));
    }

    /// <summary>It hangs where the programme's people read it, whatever its maker speaks.</summary>
    private static string LanguageOf(Facts facts) => facts.Programme.Settings.Language;

    private static ImmutableArray<string> Lines(string text) => [.. text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    private static (string Unit, DateOnly Month) About(FormState form) => (((Answer.Choice)form.Answers[Unit]).Values[0], ((Answer.Day)form.Answers[Month]).Value);

    private static Form Build() => new("echo", 1,
    [
        new Step(Unit, new Ask.Words(60)) { Asked = _ => false, Reviewed = false, Prompt = _ => "", Label = _ => "" },
        new Step(Month, new Ask.Day()) { Asked = _ => false, Reviewed = false, Prompt = _ => "", Label = _ => "" },
        new Step(Text, new Ask.Words(Longest, Evidence: false, Lines: true))
        {
            Check = (d, answer) => Lines(((Answer.Words)answer).Text).Length > EchoDraft.Most ? d.Words.Say("echo.many", ("most", EchoDraft.Most)) : null,
            Prompt = d => d.Words.Say("echo.text", ("most", EchoDraft.Most)), Label = d => d.Words.Plain("echo.text.label"),
        },
    ])
    {
        Title = "echo.title", Confirm = "echo.approve", Closing = d => d.Words.Say("echo.closing"),
        About = d => d.Given(Unit) is Answer.Choice { Values: [var unit] } && d.Given(Month) is Answer.Day { Value: var month } ? $"{Units.Find(unit, d.Facts)?.Name ?? unit} {d.Words.Month(month)}" : null,
    };
}
