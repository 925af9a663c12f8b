using FieldBot.Dialogs;
using FieldBot.Dialogs.Issues;
using FieldBot.Dialogs.Programmes;
using FieldBot.Storage.Tests.Fixtures;

namespace FieldBot.Storage.Tests.Simulation;

/// <summary>
/// The program with everybody's chats, and the clock on the wall. People act in rounds: in each, everybody who is about something sends what
/// they send, in the same order every time, and looks at the answer. The clock stops wherever a timer is due.
/// </summary>
internal sealed class Exchange(Premises premises, PaperBook book, PaperReminders reminders) : IDisposable
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(5);

    private readonly SortedDictionary<string, Phone> _phones = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, Queue<Func<Phone, IEnumerable<Sent[]>>>> _errands = new(StringComparer.Ordinal);
    private readonly Dictionary<long, Phone> _owners = [];
    private Store? _store;
    private long _delivery;

    public Store Store => _store!;

    public DateTime Now => PaperCalendar.Wall(premises.Clock.GetUtcNow());

    public int Turns { get; private set; }

    public int Rounds { get; private set; }

    public int Stops { get; private set; }

    /// <summary>Every time a timer came due, and when.</summary>
    public List<(string Subject, DateTime At)> Fired { get; } = [];

    /// <summary>Notices that came since this was emptied last.</summary>
    public List<(string Reader, string Html)> Notices { get; } = [];

    public async Task Open()
    {
        _store = premises.Open(turn =>
        {
            Turns++;
            if (turn.Input is Input.TimerDue due) Fired.Add((due.Subject, PaperCalendar.Wall(turn.Facts.Now)));
            return Conversation.Handle(turn);
        });
        await Settle();
    }

    public async Task Restart()
    {
        Store.Dispose();
        await Open();
    }

    /// <summary>The machine is off until then.</summary>
    public async Task Off(DateTime until)
    {
        Store.Dispose();
        premises.Clock.SetUtcNow(PaperCalendar.Moment(until));
        await Open();
    }

    public async Task Bind(string member)
    {
        var phone = new Phone(member, 1000 + _phones.Count);
        _phones.Add(member, phone);
        _owners.Add(phone.Address, phone);
        await Store.Bind(member, phone.Address);
    }

    public async Task Import(IReadOnlyList<Table> tables)
    {
        await Store.Import(tables);
        book.Import(tables, Now);
        await Settle();
    }

    public void Send(string who, Func<Phone, IEnumerable<Sent[]>> errand)
    {
        if (!_errands.TryGetValue(who, out var queue)) _errands.Add(who, queue = new());
        queue.Enqueue(errand);
    }

    /// <summary>Everybody goes about their errands, one after the other.</summary>
    /// <param name="between">Called after each round.</param>
    public async Task Work(Func<Task>? between = null)
    {
        var busy = new SortedDictionary<string, IEnumerator<Sent[]>>(StringComparer.Ordinal);
        for (var round = GoOn(busy); round.Count > 0;)
        {
            Notices.Clear();
            await Task.WhenAll(round.Select(s => Store.Handle(new(++_delivery, s.Phone.Address, s.Sent.Input, s.Sent.Message == 0 ? _delivery : s.Sent.Message, premises.Clock.GetUtcNow()))).ToList());
            Rounds++;
            Drain();
            // They write down what was confirmed before the clock goes on, in the order in which they sent.
            round = GoOn(busy);
            await Settle();
            if (between is not null) await between();
            await Pass(Now + Round);
        }
    }

    private List<(Phone Phone, Sent Sent)> GoOn(SortedDictionary<string, IEnumerator<Sent[]>> busy)
    {
        var round = new List<(Phone Phone, Sent Sent)>();
        foreach (var (who, queue) in _errands)
        {
            for (var sent = false; !sent && (busy.ContainsKey(who) || queue.Count > 0);)
            {
                if (!busy.TryGetValue(who, out var errand)) busy.Add(who, errand = queue.Dequeue()(_phones[who]).GetEnumerator());
                sent = errand.MoveNext();
                if (sent) round.AddRange(errand.Current.Select(s => (_phones[who], s)));
                else busy.Remove(who);
            }
        }

        return round;
    }

    /// <summary>Time passes, with a stop wherever something is due.</summary>
    public async Task Pass(DateTime until)
    {
        while (true)
        {
            var next = book.Next is { } due && due < until ? due : until;
            if (await First() is { } timer && timer < next) next = timer;
            Notices.Clear();
            if (next > Now) premises.Clock.SetUtcNow(PaperCalendar.Moment(next));
            Stops++;
            await Settle();
            if (next == until) return;
        }
    }

    public void Dispose() => _store?.Dispose();

    /// <summary>All that is due by now happened, in the program and in the book, and was told.</summary>
    private async Task Settle()
    {
        var rung = book.ByClock.Count;
        do book.ClockTo(Now, () => reminders.Look(Now)); while (book.Next <= Now);
        while (await First() is { } due && due <= Now) continue;
        Drain();
        reminders.Settle();
        foreach (var (number, move, _) in book.ByClock.Skip(rung)) Urgent(book[number], move);
    }

    /// <summary>What is urgent and late is told at once, whatever the hour, to those who have to act and to the level above.</summary>
    private void Urgent(PaperIssue issue, IssueMove move)
    {
        if (!issue.Urgent || move is not (IssueMove.Urge or IssueMove.Rise)) return;
        foreach (var member in book.People.OnDuty(issue, PaperCalendar.DayOf(Now)).Concat(book.People.At(move == IssueMove.Urge ? 1 : issue.Level, issue, PaperCalendar.DayOf(Now))))
        {
            var reader = book.People.Reader(member, issue, PaperCalendar.DayOf(Now));
            Assert.True(Notices.Exists(n => n.Reader == reader && n.Html.Contains($"I-{issue.Number} 超过时限", StringComparison.Ordinal)), $"{reader} did not hear at {Now} that I-{issue.Number} is late");
        }
    }

    /// <summary>Everybody sees what was sent to them.</summary>
    private void Drain()
    {
        foreach (var row in Store.Rows())
        {
            Store.Sent(row, row.Id);
            var phone = _owners[row.Address];
            phone.Show(row);
            if (row.Message.Card is not null) continue;
            Notices.Add((phone.Owner, row.Message.Html));
            if (row.Message.Html.StartsWith("<b>今天要看的问题", StringComparison.Ordinal)) reminders.Take(phone.Owner, row.Message.Html, Now);
        }
    }

    private async Task<DateTime?> First() => await Store.Ask(f => ((ReadModel)f.Records).Timers.First) is { } first ? PaperCalendar.Wall(first) : null;
}
