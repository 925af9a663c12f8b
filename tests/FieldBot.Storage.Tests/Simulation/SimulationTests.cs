using FieldBot.Dialogs.Issues;
using FieldBot.Dialogs.Programmes;
using FieldBot.Dialogs.Tests.Fixtures;
using FieldBot.Storage.Tests.Fixtures;

namespace FieldBot.Storage.Tests.Simulation;

/// <summary>
/// The whole programme of spring 2022 on the real store: 24 groups, two thousand issues, three months and what follows until the last is
/// archived. People act in their chats; beside the program a book is kept on paper, and in the end both say the same.
/// </summary>
public sealed class SimulationTests(ITestOutputHelper output) : IDisposable
{
    private const int Issues = 2000;

    private static readonly DateOnly Start = new(2022, 3, 30), End = new(2022, 6, 30);

    private readonly Premises _premises = new(quick: true);

    public void Dispose() => _premises.Dispose();

    [Fact]
    public async Task Three_months_of_24_groups_come_out_as_the_paper_book_says()
    {
        var book = new PaperBook(Events.Tables);
        var reminders = new PaperReminders(book);
        using var exchange = new Exchange(_premises, book, reminders);
        var errands = new Errands(book, exchange, Events.Tables);
        var course = new Course(book, exchange, errands);
        var reports = new Reports(book, exchange, errands, course, Issues);
        var recount = new Recount(book, reminders, exchange, output.WriteLine);
        await exchange.Open();
        await exchange.Import(Events.Tables);
        foreach (var person in book.People.All) await exchange.Bind(person.Code);
        var calendar = new Events(exchange, errands);
        for (var day = Start; day <= End.AddDays(31) || book.Issues.Any(i => i.State != IssueState.Archived); day = day.AddDays(1))
        {
            Assert.True(day < End.AddDays(150), $"still open: {string.Join(' ', book.Issues.Where(i => i.State != IssueState.Archived).Take(20).Select(i => $"I-{i.Number} {i.State}"))}");
            if (exchange.Now > At(day, 9, 0)) continue;
            foreach (var (hour, minute) in ((int, int)[])[(7, 30), (9, 40), (15, 10), (22, 10)])
            {
                await exchange.Pass(At(day, hour, minute));
                // At night only what cannot wait is reported, and nobody works on days off.
                if (hour == 7 || (hour == 22 ? day > End || day.DayNumber % 9 != 0 : !book.Calendar.Works(day))) continue;
                calendar.Of(day, hour);
                if (day <= End) reports.Of(day, hour);
                if (hour != 22) course.GoOn();
                await exchange.Work(() => calendar.Between(day, hour));
            }

            await calendar.Evening(day);
            await recount.Evening(day);
        }

        recount.All();
        await recount.Close();
        Assert.Equal(Issues, book.Issues.Count);
        Assert.Empty(_premises.Log);
        output.WriteLine($"{exchange.Turns} turns in {exchange.Rounds} rounds, {exchange.Stops} stops of the clock; overtaken {errands.Overtaken}, taken back {errands.TakenBack}");
        output.WriteLine(string.Join(' ', errands.Made.OrderBy(m => m.Key).Select(m => $"{m.Key} {m.Value}")));
    }

    private static DateTime At(DateOnly day, int hour, int minute) => day.ToDateTime(new(hour, minute));
}
