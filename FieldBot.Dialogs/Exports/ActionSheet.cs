using System.Collections.Immutable;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;
using FieldBot.Dialogs.Summaries;

namespace FieldBot.Dialogs.Exports;

/// <summary>动作: what groups did for the plan, one row each, void ones not; a group at a time.</summary>
internal sealed class ActionSheet(ExportScope scope)
{
    private static readonly ImmutableArray<int> Widths = [10, 14, 18, 12, 10, 30, 10, 44, 14, 10, 18];

    public ExportSheet Sheet() => new("actions", scope.Words.Plain("export.sheet.actions"), [.. scope.Words.Plain("export.columns.actions").Split('|')], Widths, Read);

    private ExportPage Read(ExportCursor at, Facts facts)
    {
        facts = scope.At(facts);
        var groups = scope.Reach(facts).Groups;
        if (at.Step >= groups.Length) return new(() => [], null);
        var group = groups[at.Step];
        var plan = PlanCount.Actions(group.Code, facts).ToDictionary(a => a.Code, StringComparer.Ordinal);
        var period = scope.Query.Period;
        var done = facts.Records.ActionsOf(group.Code).Where(a => a.VoidedAt is null && a.Day >= period.From && a.Day <= period.To).Reverse().ToList();
        return new(() => [.. done.Select(a => Row(a, group, plan.GetValueOrDefault(a.Action)))], at.Step + 1 < groups.Length ? new(at.Step + 1) : null);
    }

    private ImmutableArray<ExportCell> Row(GroupAction action, Group group, PlannedAction? planned) =>
    [
        Text(action.Id), new ExportCell.Day(action.Day), Text(group.Name), Text(scope.Programme.Area(group.Area)?.Name ?? group.Area),
        Text(planned is null ? "" : scope.Words.Plain(planned.Prescribed ? "export.prescribed" : "export.optional")), Text(planned?.In(scope.Words.Language) ?? action.Action), Text(action.Action), Text(action.Note),
        Text(scope.Programme.Member(action.By)?.Name ?? action.By), new ExportCell.Number(action.Files.Length), new ExportCell.Moment(scope.Programme.LocalTime(action.At)),
    ];

    private static ExportCell.Text Text(string value) => new(value);
}
