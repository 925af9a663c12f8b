using System.Runtime.CompilerServices;
using FieldBot.Dialogs.Access;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Programmes;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>Finds one of the people.</summary>
internal sealed class FindMember() : Finder("find-member", "who", "people.title", "people.who")
{
    public static readonly FindMember Instance = new();

    // Thousands of people, and the same for everybody who may look: listed once for each programme.
    private static readonly ConditionalWeakTable<Programme, IReadOnlyList<Option>> Everybody = [];

    protected override IReadOnlyList<Option> All(Facts facts) =>
        Everybody.GetValue(facts.Programme, p => [.. p.Members.Select(m => new Option(m.Code, $"{m.Name} {m.Code}"))]);

    protected override bool Show(Talk talk, string code, string card)
    {
        if (!Rights.MayAny(Act.SeePeople, talk.Me) || talk.Facts.Programme.Member(code) is not { } member) return false;
        PeopleList.Show(talk, member, card);
        return true;
    }
}
