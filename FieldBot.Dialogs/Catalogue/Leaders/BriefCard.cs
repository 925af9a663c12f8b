using FieldBot.Dialogs.Access;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Summaries.Briefs;
using FieldBot.Dialogs.Texts;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>/brief: 工作动态, 问题清单 and 中期小结, drafted from the records so that nobody writes them again; somebody edits them before they go anywhere.</summary>
internal static class BriefCard
{
    public const string Card = "brief";

    /// <summary>A message holds 4096 characters; a paragraph is never cut.</summary>
    private const int Longest = 3500;

    public static void Open(Talk talk)
    {
        if (!Rights.MayAny(Act.SeeSummary, talk.Me)) { Home.NotFor(talk, "brief"); return; }
        talk.CardBelow(new(talk.Words.Say("brief.which"), Card, Buttons: Rows.Of(Enum.GetValues<BriefKind>().Select(k => new Button(talk.Words.Plain($"brief.kind.{k}"), $"br.{k}")))));
    }

    public static void Press(Talk talk, string what)
    {
        if (!Rights.MayAny(Act.SeeSummary, talk.Me)) { Home.OldCard(talk); return; }
        if (!Enum.TryParse<BriefKind>(what, out var kind) || !Enum.IsDefined(kind)) { Open(talk); return; }
        foreach (var part in Parts(Brief.Of(kind, talk.Me, talk.Facts, talk.Words).Text)) talk.Note(Wording.Escape(part));
    }

    private static IEnumerable<string> Parts(string text)
    {
        var part = "";
        foreach (var line in text.Split('\n'))
        {
            if (part.Length > 0 && part.Length + line.Length >= Longest)
            {
                yield return part.Trim('\n');
                part = "";
            }

            part += part.Length == 0 ? line : "\n" + line;
        }

        if (part.Trim('\n').Length > 0) yield return part.Trim('\n');
    }
}
