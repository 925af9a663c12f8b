using System.Collections.Immutable;
using FieldBot.Dialogs;
using FieldBot.Dialogs.Concerns;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Records;

namespace FieldBot.Storage.Tests.Fixtures;

/// <summary>The smallest dialogs of a worker: a word says what is done, and what follows it with what.</summary>
internal static class Speaker
{
    public const string Name = "PLANT王建国", Contact = "PLANT13900001111", Said = "PLANT三个月没发工资";

    public static Outcome Handle(Turn turn)
    {
        if (turn.Input is not Input.Text { Value: var text }) return Echo.Nothing(turn);
        var (records, now) = (turn.Facts.Records, turn.Facts.Now);
        var worker = turn.Session with { Worker = turn.Session.Worker ?? WorkerSide.New };
        var told = text.Split(' ', 2) is [_, var rest] ? rest : "";
        return text.Split(' ')[0] switch
        {
            "draft" => Draft(worker, "concern", told),
            "visit" => Draft(turn.Session, "visit", told),
            "send" => Sent(worker, new Event.ConcernReceived(New(records, turn.Session))),
            "share" => Sent(worker, new Event.ConcernReceived(New(records, turn.Session) with { Shared = true })),
            "change" => Sent(worker, new Event.ConcernChanged(records.Concern(told)! with { Shown = 7, Number = 1, Waiting = null })),
            "link" => Sent(worker, new Event.ConcernLinked(told)),
            "erase" => Sent(worker, new Event.ConcernErased(told)),
            "receipt" => Sent(worker, new Event.ReceiptMade(told, records.NextReceipt)),
            "tell" => new(worker, [], [new(new("news"), told)]),
            "later" => new(worker, [], [new(new("news"), told) { NotBefore = now.AddHours(1) }]),
            "wipe" => new(worker, [], [new(new("") { Wipe = true })]),
            "delete" => new(worker, [], [new(new("") { Delete = long.Parse(told, System.Globalization.CultureInfo.InvariantCulture) })]),
            "forget" => new(worker with { Form = null }, [], [new(new("bye"))]) { Forget = true },
            "file" => Echo.Nothing(turn) with { Jobs = [new Job.KeepEvidence("", "I-1", new(FileKind.Photo, "f", "u"), Apart: true)] },
            "fail" => throw new InvalidOperationException(told),
            _ => new(worker, [], [new(new(text))]),
        };
    }

    /// <summary>Drafts, and sends it.</summary>
    /// <returns>Its pseudonym.</returns>
    public static async Task<string> SpeakUp(this Store store, long delivery, long from, string how = "send")
    {
        var before = (await store.Codes(from)).ToHashSet(StringComparer.Ordinal);
        await store.Say(delivery, $"draft {Said}", from);
        var code = await store.Ask(f => f.Records.NextPseudonym);
        await store.Say(delivery + 1, how, from);
        Assert.Equal(how == "send" ? [code] : [], (await store.Codes(from)).Except(before, StringComparer.Ordinal));
        return code;
    }

    /// <summary>Of which concerns this account hears, the newest first.</summary>
    public static async Task<IReadOnlyList<string>> Codes(this Store store, long from)
    {
        var codes = new List<string>();
        for (var chat = 1; chat < 20; chat++)
        {
            var number = chat;
            foreach (var code in await store.Ask(f => f.Records.ConcernsOf(number).Select(c => c.Code).ToList()))
                if ((await store.IdentityOf(code))?.Address == from) codes.Add(code);
        }

        return codes;
    }

    private static Outcome Sent(Session session, Event happened) => new(session with { Form = null }, [happened], [new(new("ok"))]);

    private static Outcome Draft(Session session, string dialog, string text) =>
        new(session with { Form = new(dialog, 1, 1, "text", ImmutableSortedDictionary.Create<string, Answer>(StringComparer.Ordinal).Add("text", new Answer.Words(text)), "card") }, [], [new(new("ok"))]);

    private static Concern New(IRecords records, Session session) => new(records.NextPseudonym)
    {
        Name = Name, Contact = Contact, Waiting = Issues.One(1) with { Text = session.Form?.Answers["text"] is Answer.Words words ? words.Text : "" },
    };
}
