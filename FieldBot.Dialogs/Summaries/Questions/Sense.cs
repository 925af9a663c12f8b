using System.Collections.Immutable;
using FieldBot.Dialogs.Issues;

namespace FieldBot.Dialogs.Summaries.Questions;

/// <summary>One question while it is read: cut into pieces, its places and days settled, and then the form found that it has.</summary>
internal sealed class Sense
{
    /// <summary>Deadlines may be asked for as far ahead as any issue's can lie.</summary>
    private const int Ahead = 366;

    private readonly string _text;
    private readonly Facts _facts;
    private readonly Lexicon _lexicon;
    private readonly List<Piece> _pieces;
    private readonly Places _places;

    public Sense(string text, Facts facts, Lexicon lexicon)
    {
        (_text, _facts, _lexicon) = (text, facts, lexicon);
        _pieces = new Cutter(text).Cut(Candidates(facts.Today));
        _places = new Places(text, _pieces, facts);
    }

    public QuestionReading Read()
    {
        if (Has<Hit.Person>() || _lexicon.AsksForPersons(_text)) return new QuestionReading.AboutPerson();
        if (_pieces.Find(p => p.Hit is Hit.Numbered) is { Hit: Hit.Numbered numbered } named)
            return numbered.Number is not { } number ? new QuestionReading.NoSuch(Words(named), []) : numbered.Visit ? new QuestionReading.AboutVisit(number) : new QuestionReading.AboutIssue(number);
        if (_pieces.Find(p => p.Hit is Hit.OffTopic) is { Hit: not null } topic) return new QuestionReading.OffTopic(Words(topic));
        if (_places.Trouble() is { } trouble) return trouble;
        if (Matcher.Best(_lexicon, _pieces, _text, Said()) is not { } fit) return NotUnderstood();
        var days = Days(fit);
        return days.Refused ?? Understood(fit, days);
    }

    private IEnumerable<Piece> Candidates(DateOnly upTo)
    {
        var words = Enumerable.Range(0, _text.Length).SelectMany(at => _lexicon.At(_text, at));
        var added = _facts.Records.AddedUnits.SelectMany(a => Places.Pieces(_text, a, _facts));
        return words.Concat(NumberShapes.Pieces(_text, _lexicon)).Concat(Periods(upTo).Pieces(_text)).Concat(added).Concat(_lexicon.Units.Pieces(_text, _lexicon.IsAName));
    }

    private PeriodReader Periods(DateOnly upTo) => new(_facts, Period.Of(PeriodKind.All, _facts).From, upTo);

    private bool Has<T>() where T : Hit => _pieces.Exists(p => p.Hit is T);

    private string Words(Piece piece) => _text.Substring(piece.At, piece.Length);

    /// <summary>Kinds of filters that the text has, for the blanks of forms.</summary>
    private HashSet<Slot> Said()
    {
        var said = new HashSet<Slot>();
        foreach (var piece in _pieces)
        {
            switch (piece.Hit)
            {
                case Hit.Thing thing: said.Add(thing.Slot); break;
                case Hit.InState: said.Add(Slot.State); break;
                case Hit.InOrder: said.Add(Slot.Order); break;
                case Hit.Most: said.Add(Slot.Most); break;
                case Hit.Days: said.Add(Slot.Days); break;
                case Hit.When or Hit.SameWhen: said.Add(Slot.Period); break;
            }
        }

        return said;
    }

    private QuestionReading.NotUnderstood NotUnderstood() => new(NearQuestions.Of(_text, _pieces, _lexicon, _facts));

    private sealed record DaysAsked(Period Period, int? Days = null, QuestionReading? Refused = null, ImmutableArray<Piece> Ignored = default);

    /// <summary>The period, and how many days: what they mean hangs on what is asked.</summary>
    private DaysAsked Days(Fit fit)
    {
        var due = fit.Asks.Subject == Subject.DueSoon;
        var all = Period.Of(PeriodKind.All, _facts);
        var whens = _pieces.Where(p => p.Hit is Hit.When or Hit.SameWhen).ToList();
        var counted = _pieces.Where(p => p.Hit is Hit.Days).ToList();
        var periods = Periods(due ? _facts.Today.AddDays(Ahead) : _facts.Today);
        var stretches = new List<(Piece Piece, Stretch Days)>();
        foreach (var piece in whens)
        {
            // A deadline without a year is one to come.
            var days = piece.Hit is Hit.SameWhen same ? periods.Whole(same.Period) ?? All(same.Period, all) : due ? periods.Whole(Words(piece)) : ((Hit.When)piece.Hit!).Stretch;
            if (days is not { } stretch) return new(all, Refused: new QuestionReading.ImpossiblePeriod(Words(piece)));
            stretches.Add((piece, stretch));
        }

        foreach (var piece in counted.Where(p => p.Hit is Hit.Days { Said: DaysSaid.Within } && !due))
            if (periods.Last(((Hit.Days)piece.Hit!).Count) is { } last) stretches.Add((piece, last));
        if (stretches.DistinctBy(s => s.Days).Skip(1).Select(s => (stretches[0], s)).FirstOrDefault() is ({ Piece.Hit: not null } a, var b))
            return new(all, Refused: new QuestionReading.TwoAtOnce(Slot.Period, new("1", Words(a.Piece)), new("2", Words(b.Piece))));
        var bare = counted.Where(p => p.Hit is Hit.Days d && (due || d.Said != DaysSaid.Within)).ToList();
        if (due) return DueIn(stretches, bare, all);
        if (bare.Find(p => p.Hit is Hit.Days { Said: DaysSaid.Ahead }) is { Hit: not null } ahead) return new(all, Refused: new QuestionReading.ImpossiblePeriod(Words(ahead)));
        var period = stretches.Count == 0 ? all : Clipped(stretches[0].Days, all);
        if (period is null) return new(all, Refused: new QuestionReading.ImpossiblePeriod(Words(stretches[0].Piece)));
        var fits = fit.Asks.Subject == Subject.NotVisited && bare.Count > 0;
        return new(period, fits ? ((Hit.Days)bare[0].Hit!).Count : null, Ignored: [.. fits ? bare.Skip(1) : bare]);
    }

    private static Stretch? All(string word, Period all) => word == "全程" ? new Stretch(all.From, all.To, PeriodKind.All) : null;

    private DaysAsked DueIn(List<(Piece Piece, Stretch Days)> stretches, List<Piece> counted, Period all)
    {
        if (counted.Count > 0) return new(all, ((Hit.Days)counted[0].Hit!).Count, Ignored: [.. counted.Skip(1)]);
        if (stretches.Count == 0) return new(all);
        var days = stretches[0].Days;
        if (days.Kind == PeriodKind.All) return new(all);
        return days.To < _facts.Today || days.To > _facts.Today.AddDays(Ahead) ? new(all, Refused: new QuestionReading.ImpossiblePeriod(Words(stretches[0].Piece))) : new(all, days.To.DayNumber - _facts.Today.DayNumber);
    }

    /// <summary>What has passed of it; null: nothing has.</summary>
    private Period? Clipped(Stretch days, Period all)
    {
        if (days.From > _facts.Today) return null;
        return days.Kind switch
        {
            PeriodKind.All => all,
            PeriodKind.Today or PeriodKind.Week or PeriodKind.Month => Period.Of(days.Kind, _facts),
            _ => Period.Between(days.From, days.To > _facts.Today ? _facts.Today : days.To),
        };
    }

    private QuestionReading.Understood Understood(Fit fit, DaysAsked days)
    {
        var subject = fit.Asks.Subject;
        var asked = new Filters(subject);
        var category = asked.Take(Slot.Category, _places.Of(Slot.Category));
        var state = asked.Take(Slot.State, (_pieces.Find(p => p.Hit is Hit.InState).Hit as Hit.InState)?.State);
        var question = fit.Asks.Question is { } name ? _facts.Programme.Summed.FirstOrDefault(q => q.Summed!.Name == name)?.Code : subject == Subject.Answers ? _places.Of(Slot.Question) : null;
        var query = new Query(subject, days.Period)
        {
            Area = _places.Of(Slot.Area), Group = _places.Of(Slot.Group), Unit = _places.Of(Slot.Unit), Category = category, State = state, Question = question, Days = days.Days,
            Most = asked.Take(Slot.Most, (_pieces.Find(p => p.Hit is Hit.Most).Hit as Hit.Most)?.Count), Order = asked.Take(Slot.Order, (_pieces.Find(p => p.Hit is Hit.InOrder).Hit as Hit.InOrder)?.Order) ?? Order.Deadline,
        };
        return new(query, Parts(fit, query, days));
    }

    private ImmutableArray<Part> Parts(Fit fit, Query query, DaysAsked days)
    {
        var ignored = days.Ignored.IsDefault ? [] : days.Ignored.ToList();
        return [.. _pieces.Where(p => p.Hit is not Hit.Nothing).GroupBy(SlotOf).OrderBy(g => g.Key).Select(g => new Part(g.Key, string.Join(' ', g.Select(Words).Distinct(StringComparer.Ordinal))))];

        Slot SlotOf(Piece piece) => ignored.Contains(piece) ? Slot.Ignored : piece.Hit switch
        {
            Hit.Concept concept => fit.Words.Contains(concept.Word) || _lexicon.Weight(concept.Word) <= Matcher.Weak ? Slot.Subject : Slot.Ignored,
            Hit.Thing { Slot: Slot.Category } => query.Category is null ? Slot.Ignored : Slot.Category,
            Hit.Thing { Slot: Slot.Question } => query.Question is null ? Slot.Ignored : Slot.Question,
            Hit.Thing thing => thing.Slot,
            Hit.InState => query.State is null ? Slot.Ignored : Slot.State,
            Hit.InOrder => Filters.Fits(Slot.Order, query.Subject) ? Slot.Order : Slot.Ignored,
            Hit.Most => query.Most is null ? Slot.Ignored : Slot.Most,
            Hit.When or Hit.SameWhen => query.Days is null ? Slot.Period : Slot.Days,
            Hit.Days => query.Days is null ? Slot.Period : Slot.Days,
            _ => Slot.Ignored,
        };
    }

    /// <summary>Which filters the subject has a use for: the state of an issue says nothing of visits.</summary>
    private readonly record struct Filters(Subject Subject)
    {
        public static bool Fits(Slot slot, Subject subject) => subject is not (Subject.GroupsMet or Subject.Coverage or Subject.GroupsNotOut or Subject.Answers or Subject.Plan or Subject.PlanLate)
            && slot switch
            {
                Slot.Category => subject is not (Subject.NotVisited or Subject.Visits),
                Slot.State => subject is Subject.Open or Subject.Overdue or Subject.DueSoon or Subject.Urgent or Subject.Waiting or Subject.Ages or Subject.ByArea or Subject.ByGroup or Subject.ByUnit or Subject.ByCategory,
                _ => true,
            };

        public T? Take<T>(Slot slot, T? value) => Fits(slot, Subject) ? value : default;
    }
}
