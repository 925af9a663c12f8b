using System.Collections.Immutable;
using FieldBot.Dialogs.Texts;

namespace FieldBot.Dialogs.Programmes;

/// <summary>Version 0: what a new folder holds until a programme is imported. Only the built-in administrator is in it.</summary>
public static class EmptyProgramme
{
    public const string Admin = "ADMIN";

    public static readonly Programme Value = new()
    {
        Version = 0,
        Settings = new("", "", DateOnly.MinValue, DateOnly.MinValue, DateOnly.MaxValue, TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"),
            [(new(8, 30), new(12, 0)), (new(14, 30), new(18, 0))], (new(21, 30), new(7, 30)), Phrasebook.Chinese, 7, 5, [], 90, ["120", "110", "119"], ["12351"], []),
        Areas = [], Units = [], Groups = [],
        Members = [new(Admin, "管理员", [Role.Admin], null, [Member.All])],
        Questions = [], Categories = [], Limits = [], Actions = [], Calendar = [],
        Terms = ImmutableDictionary<string, string>.Empty,
    };
}
