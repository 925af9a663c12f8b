using FieldBot.Dialogs.Texts;

namespace FieldBot.Dialogs.Concerns;

/// <summary>
/// The one thing that a worker's phone shows by itself: that there is news. Not of what, nor from whom; and at the next quarter of an hour, so
/// that nobody who asks sees whose phone lights up.
/// </summary>
internal static class ConcernPush
{
    public const string Card = "news";

    public static void Tell(Talk talk, string code)
    {
        if (talk.Facts.Records.Concern(code) is not { Muted: false, Shared: false } concern) return;
        Func<Wording, OutgoingMessage> news = w => new(w.Say("worker.news"), Card, Below: true, Buttons: [[new(w.Plain("worker.look"), "w.news")]]);
        // What cannot wait was said to be so by whoever is told.
        if (concern.Number is { } number && talk.Issue(number) is { Urgent: true }) talk.TellAccount(code, news);
        else talk.TellFrom(code, ConcernMoment.NextQuarter(talk.Facts.Now), news);
    }
}
