using System.Collections.Immutable;
using FieldBot.Dialogs.Programmes;

namespace FieldBot.Dialogs.Exports;

/// <summary>人员: who works in the part that is exported, with roles: those of its groups, and whose written scope names something of it. No way to reach anybody is in it.</summary>
internal sealed class PeopleSheet(ExportScope scope)
{
    private const int AtOnce = 500;

    private static readonly ImmutableArray<int> Widths = [10, 16, 24, 18, 14, 30];

    public ExportSheet Sheet() => new("people", scope.Words.Plain("export.sheet.people"), [.. scope.Words.Plain("export.columns.people").Split('|')], Widths, Read);

    private ExportPage Read(ExportCursor at, Facts facts)
    {
        var reach = scope.Reach(scope.At(facts));
        var groups = reach.Groups.Select(g => g.Code).ToHashSet(StringComparer.Ordinal);
        var named = groups.Concat(reach.Groups.Select(g => g.Area)).Concat(reach.Units.Select(u => u.Code)).Concat(reach.Units.Select(u => u.Area ?? "")).ToHashSet(StringComparer.Ordinal);
        var people = scope.Programme.Members.Where(m => m.Group is { } group ? groups.Contains(group) : m.Scope.Any(named.Contains)).Skip(at.Step * AtOnce).Take(AtOnce).ToList();
        return new(() => [.. people.Select(Row)], people.Count == AtOnce ? new(at.Step + 1) : null);
    }

    private ImmutableArray<ExportCell> Row(Member member)
    {
        var group = member.Group is { } code ? scope.Programme.Group(code) : null;
        return
        [
            Text(member.Code), Text(member.Name), Text(scope.Words.List(member.Roles.Select(r => scope.Words.Plain($"role.{r}")))), Text(group?.Name ?? ""), Text(group is null ? "" : scope.Programme.Area(group.Area)?.Name ?? group.Area),
            Text(scope.Words.List(member.Scope.Select(Named))),
        ];
    }

    private string Named(string code) => scope.Programme.Area(code)?.Name ?? scope.Programme.Group(code)?.Name ?? scope.Programme.Unit(code)?.Name ?? code;

    private static ExportCell.Text Text(string value) => new(value);
}
