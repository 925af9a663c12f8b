using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using FieldBot.Dialogs.Access;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Programmes;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>Finds one of the people by typing part of a name or a code.</summary>
internal sealed class FindMember() : Dialog("find-member")
{
    public static readonly FindMember Instance = new();

    private const string Who = "who";

    private static readonly ConditionalWeakTable<Programme, Form> Forms = [];

    public override Form Of(Programme programme) => Forms.GetValue(programme, Build);

    public override bool Answered(FormState form) => false;

    public override void Restart(Talk talk) => Begin(talk);

    public static void Begin(Talk talk)
    {
        if (!FormTalk.MakeRoom(talk, Instance.Id)) return;
        FormTalk.Begin(talk, Instance.Of(talk.Facts.Programme), Who);
    }

    public override void Complete(Talk talk, Draft draft, FormState state)
    {
        if (Rights.MayAny(Act.SeePeople, talk.Me) && talk.Facts.Programme.Member(draft.Chosen(Who)!) is { } member) PeopleList.Show(talk, member, state.Card);
        else talk.Card(state.Card, talk.Words.Say("old.card"), Home.Buttons(talk));
    }

    private static Form Build(Programme programme)
    {
        ImmutableArray<Option> everybody = [.. programme.Members.Select(m => new Option(m.Code, $"{m.Name} {m.Code}"))];
        return new("find-member", 1, [new Step(Who, new Ask.One(_ => everybody, Search: true)) { Prompt = d => d.Words.Say("people.who"), Label = d => d.Words.Plain("people.who") }])
        {
            Title = "people.title", Immediate = _ => true,
        };
    }
}
