using System.Collections.Immutable;
using System.Text;
using FieldBot.Dialogs.Records;

namespace FieldBot.Dialogs.Catalogue;

/// <summary>New links asked for in chat: made by a job, shown once, sealed while they wait.</summary>
internal static class LinkRequest
{
    /// <summary>A city's programme at once, in twenty messages. More go group by group, or on the command line, which writes a file.</summary>
    public const int Most = 200;

    private const int InOneMessage = 10;

    public static void Begin(Talk talk, ImmutableArray<string> members)
    {
        if (members.Any(m => !May(talk, m))) { Home.OldCard(talk); return; }
        if (members.Length > Most) { talk.Card("links", TooMany(talk, members.Length), Home.Buttons(talk)); return; }
        var card = $"links{talk.Session.Turn + 1}";
        talk.Session = talk.Session with { Turn = talk.Session.Turn + 1 };
        talk.Card(card, talk.Words.Say("link.making", ("count", members.Length)));
        talk.Start(new Job.MakeLinks(card, talk.Me.Code, members));
    }

    public static string TooMany(Talk talk, int count) => talk.Words.Say("link.too-many", ("count", count), ("most", Most));

    public static void Done(Talk talk, Job.MakeLinks job, JobResult.Links links)
    {
        // Whoever asked may have lost the right meanwhile: then nobody sees the tokens, and they run out.
        if (links.Made.IsEmpty || links.Made.Any(l => !May(talk, l.Member))) { talk.Edit(new(talk.Words.Say("old.card"), job.Card)); return; }
        var until = talk.Facts.Programme.LocalTime(links.Made[0].ExpiresAt);
        talk.Edit(new(talk.Words.Say("link.made", ("count", links.Made.Length), ("date", talk.Words.Date(DateOnly.FromDateTime(until))), ("time", talk.Words.Time(until))), job.Card));
        foreach (var some in links.Made.Chunk(InOneMessage))
        {
            var text = new StringBuilder();
            foreach (var link in some)
                text.Append(talk.Words.Say("link.line", ("who", talk.Facts.Programme.Member(link.Member) is { } m ? Enrolment.Who(talk.Facts.Programme, m, talk.Words) : link.Member), ("link", links.Bot is { } bot ? link.Address(bot) : $"/start {link.Payload}"))).Append("\n\n");
            talk.Secret(text.ToString().TrimEnd());
        }
    }

    private static bool May(Talk talk, string member) =>
        talk.Facts.Programme.Member(member) is { } of && Access.Rights.MayReissue(talk.Facts.Me, of, talk.Facts.Programme);
}
