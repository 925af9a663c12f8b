using System.Collections.Immutable;
using CsCheck;
using FieldBot.Dialogs;
using FieldBot.Dialogs.Concerns;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Records;

namespace FieldBot.Storage.Tests.Codecs;

/// <summary>Any value that can be stored, and not only those that dialogs make.</summary>
internal static class Any
{
    private static readonly string[] Odd = ["", " ", "\0", "a\r\nb", "吃饭", "\U0001F600", "\u200D\uFEFF", "e\u0301", new('长', 3000)];

    public static readonly Gen<string> Text = Gen.Frequency((1, Gen.Int[0, Odd.Length - 1].Select(n => Odd[n])), (3, Gen.String[Gen.Char['\u0001', '\uD7FF'], 0, 12]));

    public static readonly Gen<long> Long = Gen.Frequency((1, Gen.Int[0, 4].Select(n => new[] { 0, 1, -1, long.MaxValue, long.MinValue }[n])), (2, Gen.Long), (2, Gen.Int[-200, 200].Select(n => (long)n)));

    public static readonly Gen<int> Int = Gen.Frequency((1, Gen.Int), (1, Gen.Int[0, 300]));

    /// <summary>To the millisecond: that is what is kept of a time.</summary>
    public static readonly Gen<DateTimeOffset> Time = Gen.Long[-62135596800000, 253402300799999].Select(DateTimeOffset.FromUnixTimeMilliseconds);

    public static readonly Gen<DateOnly> Day = Gen.Int[0, DateOnly.MaxValue.DayNumber].Select(DateOnly.FromDayNumber);

    public static readonly Gen<FileRef> File =
        from kind in Gen.Enum<FileKind>()
        from id in Text
        from unique in Text
        from bytes in Long
        from seconds in Int
        select new FileRef(kind, id, unique, bytes, seconds);

    public static readonly Gen<Answer.Spot> Spot =
        from shared in Gen.Bool
        from latitude in Gen.Double
        from longitude in Gen.Double
        from text in Maybe(Text)
        select new Answer.Spot(shared ? latitude : null, shared ? longitude : null, text);

    public static readonly Gen<Answer> Answer = Gen.OneOf(
        Gen.Const(FieldBot.Dialogs.Forms.Answer.Skipped.Instance).Select(a => (Answer)a),
        List(Text).Select(v => (Answer)new Answer.Choice(v)),
        Gen.Decimal.Select(v => (Answer)new Answer.Number(v)),
        Gen.Select(Text, Maybe(File), (t, f) => (Answer)new Answer.Words(t, f)),
        Day.Select(d => (Answer)new Answer.Day(d)),
        Spot.Select(s => (Answer)s),
        List(File).Select(f => (Answer)new Answer.Files(f)));

    private static readonly Gen<ImmutableSortedDictionary<string, Answer>> Answers =
        Gen.Select(Text, Answer).Array[0, 4].Select(all => all.DistinctBy(a => a.Item1).ToImmutableSortedDictionary(a => a.Item1, a => a.Item2, StringComparer.Ordinal));

    public static readonly Gen<FormState> Form =
        from head in Gen.Select(Text, Int, Int, Text, Answers, Text)
        from flags in Gen.Select(Gen.Bool, List(Text), Int, Maybe(Text), Maybe(Text), Maybe(Text))
        from last in Gen.Select(Long, Maybe(Text), Time, Time)
        select new FormState(head.Item1, head.Item2, head.Item3, head.Item4, head.Item5, head.Item6)
        {
            Editing = flags.Item1, Ticked = flags.Item2, Page = flags.Item3, Search = flags.Item4, Album = flags.Item5, Subject = flags.Item6,
            LastMessage = last.Item1, LastStep = last.Item2, StartedAt = last.Item3, TouchedAt = last.Item4,
        };

    private static readonly Gen<WorkerSide> Worker =
        from opened in List(Text)
        from rest in Gen.Select(Time, Int, Time)
        from sent in List(Time)
        select new WorkerSide { Opened = opened, OpenedUntil = rest.Item1, Guesses = rest.Item2, GuessAgainAt = rest.Item3, Sent = sent };

    public static readonly Gen<Session> Session =
        from language in Maybe(Text)
        from flags in Gen.Select(Gen.Bool, Int, Int, Long, Gen.Bool)
        from link in Gen.Int[0, 70000]
        from form in Maybe(Form)
        from parked in Maybe(Form)
        from worker in Maybe(Worker)
        from asked in Maybe(Text)
        from hinted in Gen.Select(Gen.Bool, Time, (told, at) => told ? at : (DateTimeOffset?)null)
        select new Session
        {
            Language = language, LanguageChosen = flags.Item1, Turn = flags.Item2, LastTap = flags.Item3, LastTapOn = flags.Item4, PlaceKeyboard = flags.Item5,
            PendingLink = link == 0 ? null : link, Form = form, Parked = parked, Worker = worker, HintedAt = hinted, Asked = asked,
        };

    private static readonly Gen<Button> Button = Gen.Select(Text, Gen.String[Gen.Char['!', 'z'], 1, 64], (label, data) => new Button("x" + label, data));

    public static readonly Gen<OutgoingMessage> Message =
        from html in Text
        from card in Maybe(Text)
        from below in Gen.Bool
        from buttons in List(List(Button))
        from keyboard in Gen.Enum<ReplyKeyboard>()
        from label in Maybe(Text)
        from message in Long
        from rest in Gen.Select(Gen.Bool, Int, Maybe(Gen.Select(Text, Text, (key, name) => new OutgoingFile(key, name))), Maybe(Gen.Select(File, Text, Text, Gen.Bool, (file, name, lost, anew) => new OutgoingEvidence(file, name, lost, anew))))
        from guard in Gen.Select(Gen.Bool, Gen.Bool, Long, Maybe(Gen.Select(Text, Gen.Bool, (code, account) => new OutgoingIdentity(code, account))), Long)
        from picture in Gen.Select(Gen.Bool, Maybe(Gen.Select(Text, Text, (key, name) => new OutgoingFile(key, name))))
        select new OutgoingMessage(html, card, below, buttons, keyboard, label, message) { Secret = rest.Item1, Broadcast = rest.Item2, File = rest.Item3, Evidence = rest.Item4, Protected = guard.Item1, Wipe = guard.Item2, Delete = guard.Item3, Identity = guard.Item4, Topic = guard.Item5, KeepPicture = picture.Item1, Picture = picture.Item2 };

    private static readonly Gen<VisitChange> Change = Gen.Select(Time, Text, Text, Maybe(Text), Maybe(Answer), Maybe(Text), (at, by, what, question, old, why) => new VisitChange(at, by, what, question, old, why));

    public static readonly Gen<Visit> Visit =
        from head in Gen.Select(Int, Int, Text, Text, Day, Text)
        from times in Gen.Select(Time, Time, Time, Time)
        from flags in Gen.Select(Gen.Bool, Gen.Bool, Gen.Bool, Gen.Bool)
        from people in Text.Array[1, 4]
        from place in Maybe(Spot)
        from answers in Answers
        from lists in Gen.Select(List(File), List(Gen.Select(Text, Text, (c, q) => new Suggestion(c, q))), List(Change), Maybe(Text))
        select new Visit(head.Item1, head.Item2, head.Item3, head.Item4, head.Item5, head.Item6, times.Item1, times.Item2, times.Item3, flags.Item1, flags.Item2,
            [.. people], place, answers, lists.Item1, lists.Item2) { FullOffered = flags.Item3, Changes = lists.Item3, VoidedAt = flags.Item4 ? times.Item4 : null, EnteredBy = lists.Item4 };

    public static readonly Gen<Table[]> Tables =
        Gen.Select(Text, Text, List(Text), List(List(Text)), (name, source, header, rows) => new Table(name, source, header, rows)).Array[0, 4];

    private static Gen<ImmutableArray<T>> List<T>(Gen<T> of) => of.Array[0, 4].Select(all => all.ToImmutableArray());

    public static Gen<T?> Maybe<T>(Gen<T> gen)
        where T : class => Gen.Frequency((1, Gen.Const((T?)null)), (2, gen.Select(v => (T?)v)));
}
