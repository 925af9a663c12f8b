using System.Collections.Immutable;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Records;

namespace FieldBot.Storage.Tests.Fixtures;

/// <summary>Visits of which only what a test speaks of matters.</summary>
internal static class Visits
{
    public static readonly DateOnly Day = new(2022, 3, 30);

    public static Visit One(int number, string unit = "U01", string group = "G01", int day = 0, bool offered = false, params string[] people) =>
        new(number, 1, group, unit, Day.AddDays(day), "now", Post.Date, Post.Date, Post.Date, Late: false, Full: false,
            people is [] ? ["C001"] : [.. people], Place: null, ImmutableSortedDictionary<string, Answer>.Empty, [], []) { FullOffered = offered };

    public static Visit Void(this Visit visit) => visit with { VoidedAt = Post.Date };
}
