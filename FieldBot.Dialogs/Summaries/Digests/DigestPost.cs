using System.Collections.Immutable;
using FieldBot.Dialogs.Access;
using FieldBot.Dialogs.Calendars;
using FieldBot.Dialogs.Catalogue;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;
using FieldBot.Dialogs.Texts;

namespace FieldBot.Dialogs.Summaries.Digests;

/// <summary>Digests are chosen, told and ended here. Each has one timer, so whatever was missed is told once.</summary>
internal static class DigestPost
{
    /// <summary>What is due so soon after another one would only repeat it: that one was late.</summary>
    private static readonly TimeSpan Apart = TimeSpan.FromHours(6);

    public static void Due(Talk talk, string subject)
    {
        var facts = talk.Facts;
        if (facts.Records.Digests.FirstOrDefault(d => d.Subject == subject) is not { } digest) return;
        if (!Holds(digest, facts)) { End(talk, digest); return; }
        if (Later(digest, facts) is { } later) { talk.SetTimer(subject, later); return; }
        Tell(talk, digest);
        talk.SetTimer(subject, DigestClock.Next(digest, facts.Now + Apart, facts.Programme));
    }

    /// <summary>Chosen, or changed: then it still compares with what it told last.</summary>
    public static Digest Choose(Talk talk, Digest digest)
    {
        var before = talk.Facts.Records.Digests.FirstOrDefault(d => d.Subject == digest.Subject);
        // Another part of the records has other figures.
        digest = before is not null && before.Area == digest.Area ? digest with { Last = before.Last, LastAt = before.LastAt } : digest with { Last = Text(digest, talk.Facts).Figures, LastAt = talk.Facts.Now };
        talk.Happened(new Event.DigestSet(digest));
        talk.SetTimer(digest.Subject, DigestClock.Next(digest, talk.Facts.Now, talk.Facts.Programme));
        return digest;
    }

    public static void End(Talk talk, Digest digest)
    {
        talk.Happened(new Event.DigestStopped(digest));
        talk.SetTimer(digest.Subject, null);
    }

    /// <summary>Whoever has the account next has not chosen them.</summary>
    public static void Forget(Talk talk, string member)
    {
        foreach (var digest in Of(member, talk.Facts)) End(talk, digest);
    }

    public static void Forget(Talk talk, GroupRoom room)
    {
        foreach (var digest in Of(room, talk.Facts)) End(talk, digest);
    }

    /// <summary>Another calendar has other working days.</summary>
    /// <param name="programme">In force from now on.</param>
    public static void Rewind(Talk talk, Programme programme)
    {
        var ended = talk.Ended;
        foreach (var digest in talk.Facts.Records.Digests.Where(d => !ended.Contains(d.Subject))) talk.SetTimer(digest.Subject, DigestClock.Next(digest, talk.Facts.Now, programme));
    }

    public static IReadOnlyList<Digest> Of(string member, Facts facts) => [.. facts.Records.Digests.Where(d => d.Member == member)];

    public static IReadOnlyList<Digest> Of(GroupRoom room, Facts facts) => [.. facts.Records.Digests.Where(d => d.Room == room)];

    private static void Tell(Talk talk, Digest digest)
    {
        var facts = talk.Facts;
        // Whoever is away, or wants to hear of urgent matters only, is told the difference when that is over.
        if (digest.Member is { } member && (Standing.AbsenceOf(member, facts.Records, facts.Today) is not null || Notices.ToPerson(member, facts) is null)) return;
        var text = Text(digest, facts);
        if (!text.Speaks) return;
        if (digest.Room is { } room) talk.TellRoom(facts.Records.GroupChats.First(g => g.Room == room) with { Language = digest.Language! }, w => new(text.In(w), Buttons: [[DeepLink.Button(w.Plain("room.private.open"), "status")]]));
        else talk.Tell(digest.Member!, w => new(text.In(w), Buttons: Buttons(digest, text.Query, facts, w)));
        talk.Happened(new Event.DigestSent(digest with { Last = text.Figures, LastAt = facts.Now }));
    }

    private static ImmutableArray<ImmutableArray<Button>> Buttons(Digest digest, Query query, Facts facts, Wording words) =>
        [[new(words.Plain("sum.list.overview"), $"{SummaryCard.Below}.{QueryCode.Write(query, facts)}"), new(words.Plain("digest.do.change"), DigestCard.ToChange(digest.Rhythm)), new(words.Plain("digest.do.stop"), DigestCard.ToStop(digest.Rhythm))]];

    private static DigestText Text(Digest digest, Facts facts) => new(digest, digest.Member is { } member ? Reader(member, facts) : null, facts);

    private static bool Holds(Digest digest, Facts facts) => digest.Room is { } room ? facts.Records.GroupChats.Any(g => g.Room == room)
        : facts.Records.IsBound(digest.Member!) && Rights.MayAny(Act.SeeSummary, Reader(digest.Member!, facts));

    private static Member? Reader(string member, Facts facts) => Standing.Of(member, facts.Programme, facts.Records, facts.Today);

    /// <summary>When the quiet hours are over and the day is worked; null: now.</summary>
    private static DateTimeOffset? Later(Digest digest, Facts facts)
    {
        var calendar = WorkingCalendar.Of(facts.Programme);
        if (!calendar.IsWorkingDay(facts.Today)) return calendar.NextWorkingTime(facts.Now);
        if (digest.Member is { } member) return Notices.After(member, facts);
        return QuietTime.Of(facts.Programme).EndsAt(facts.Now) is var ends && ends > facts.Now ? ends : null;
    }
}
