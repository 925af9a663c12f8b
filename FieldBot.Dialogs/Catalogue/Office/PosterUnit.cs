using FieldBot.Dialogs.Access;
using FieldBot.Dialogs.Forms;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>Finds a unit for a poster.</summary>
internal sealed class PosterUnit() : Finder("poster-unit", "unit", "posters.title", "posters.find")
{
    public static readonly PosterUnit Instance = new();

    protected override IReadOnlyList<Option> All(Facts facts) => [.. Posters.Of(facts).Select(u => new Option(u.Code, u.Name))];

    protected override bool Show(Talk talk, string code, string card)
    {
        if (!Rights.MayAny(Act.PrintPosters, talk.Me) || Posters.Unit(talk.Facts, code) is not { } unit) return false;
        Posters.Show(talk, unit, card);
        return true;
    }
}
