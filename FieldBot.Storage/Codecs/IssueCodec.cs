using System.Collections.Immutable;
using FieldBot.Dialogs.Forms;
using FieldBot.Dialogs.Issues;

namespace FieldBot.Storage.Codecs;

/// <summary>An issue with its timeline as bytes behind its version. What is chosen from a few is stored by name, so that an order never matters.</summary>
internal static class IssueCodec
{
    private const byte Version = 2;

    public static byte[] Write(Issue issue)
    {
        var to = new Packer();
        to.Byte(Version);
        Write(to, issue);
        to.List(issue.Entries, Write);
        to.Bool(issue.Before is not null);
        if (issue.Before is { } before) Write(to, before);
        return to.ToArray();
    }

    public static Issue Read(byte[] bytes) => Unpacker.Whole(bytes, from =>
    {
        if (from.Byte() is var version && version is 0 or > Version) throw new StoreException($"问题记录由更新的版本写成，请升级程序 / an issue was written by a newer version ({version})");
        return ReadOne(from, version) with { Entries = [.. from.List(ReadEntry)], Before = from.Bool() ? ReadOne(from, version) : null };
    });

    private static void Write(Packer to, Issue issue)
    {
        Report(to, issue);
        Course(to, issue);
        Close(to, issue);
        Guard(to, issue);
    }

    private static Issue ReadOne(Unpacker from, byte version)
    {
        var issue = ReadClose(from, ReadCourse(from, ReadReport(from)));
        return version > 1 ? ReadGuard(from, issue) : issue;
    }

    private static void Report(Packer to, Issue issue)
    {
        to.Long(issue.Number);
        to.Long(issue.Programme);
        Name(to, issue.Source);
        to.Text(issue.Reporter);
        to.Maybe(issue.Group);
        to.Text(issue.Unit);
        to.Text(issue.Category);
        to.Maybe(issue.Kind);
        to.Text(issue.Text);
        Maybe(to, issue.People, (p, v) => p.Long(v));
        Maybe(to, issue.Amount, (p, v) => p.Decimal(v));
        to.Bool(issue.Place is not null);
        if (issue.Place is not null) AnswerCodec.Write(to, issue.Place);
        to.List(issue.Files, AnswerCodec.Write);
        to.Text(issue.Limit);
        to.Bool(issue.Urgent);
        to.Time(issue.At);
        to.Bool(issue.Crisis);
        Maybe(to, issue.Visit, (p, v) => p.Long(v));
        to.Maybe(issue.Question);
    }

    private static Issue ReadReport(Unpacker from) =>
        new(from.Int(), from.Int(), Name<IssueSource>(from), from.Text(), from.Maybe(), from.Text(), from.Text(), from.Maybe(), from.Text(), Maybe(from, f => f.Int()), Maybe(from, f => f.Decimal()),
            from.Bool() ? (Answer.Spot)AnswerCodec.Read(from) : null, [.. from.List(AnswerCodec.ReadFile)], from.Text(), from.Bool(), from.Time())
        {
            Crisis = from.Bool(),
            Visit = Maybe(from, f => f.Int()),
            Question = from.Maybe(),
        };

    private static void Course(Packer to, Issue issue)
    {
        Name(to, issue.State);
        to.Maybe(issue.Team);
        to.Maybe(issue.Handler);
        to.List(issue.Handlers, (p, v) => p.Text(v));
        to.Time(issue.SignBy);
        to.Time(issue.ContactBy);
        to.Time(issue.SolveBy);
        Maybe(to, issue.SignedAt, (p, v) => p.Time(v));
        Maybe(to, issue.ContactedAt, (p, v) => p.Time(v));
        to.Long(issue.ExtendedDays);
        to.Bool(issue.Extension is not null);
        if (issue.Extension is { } extension)
        {
            to.Text(extension.By);
            to.Long(extension.Days);
            to.Text(extension.Why);
            to.Time(extension.At);
        }

        Maybe(to, issue.HoldUntil, (p, v) => p.Day(v));
        to.Maybe(issue.ReferredTo);
        Maybe(to, issue.AskResultAt, (p, v) => p.Time(v));
        to.Bool(issue.Asking);
        to.Long(issue.Bounces);
        to.Long(issue.Redos);
        Name(to, issue.Level);
        to.Bool(issue.Supervision is not null);
        if (issue.Supervision is { } supervision)
        {
            to.Text(supervision.By);
            to.Text(supervision.Word);
            Maybe(to, supervision.Until, (p, v) => p.Day(v));
            to.Time(supervision.At);
        }

        to.Long((long)issue.Rung);
        to.Bool(issue.AskNoMore);
    }

    private static Issue ReadCourse(Unpacker from, Issue issue) => issue with
    {
        State = Name<IssueState>(from),
        Team = from.Maybe(),
        Handler = from.Maybe(),
        Handlers = [.. from.List(f => f.Text())],
        SignBy = from.Time(),
        ContactBy = from.Time(),
        SolveBy = from.Time(),
        SignedAt = Maybe(from, f => f.Time()),
        ContactedAt = Maybe(from, f => f.Time()),
        ExtendedDays = from.Int(),
        Extension = from.Bool() ? new(from.Text(), from.Int(), from.Text(), from.Time()) : null,
        HoldUntil = Maybe(from, f => f.Day()),
        ReferredTo = from.Maybe(),
        AskResultAt = Maybe(from, f => f.Time()),
        Asking = from.Bool(),
        Bounces = from.Int(),
        Redos = from.Int(),
        Level = Name<Level>(from),
        Supervision = from.Bool() ? new(from.Text(), from.Text(), Maybe(from, f => f.Day()), from.Time()) : null,
        Rung = (Bells)from.Int(),
        AskNoMore = from.Bool(),
    };

    private static void Close(Packer to, Issue issue)
    {
        Maybe(to, issue.DoneAt, (p, v) => p.Time(v));
        to.Maybe(issue.CheckedBy);
        Maybe(to, issue.CheckedAt, (p, v) => p.Time(v));
        Maybe(to, issue.ClosedAt, (p, v) => p.Time(v));
        Maybe(to, issue.Ending, (p, v) => Name(p, v));
        to.Text(issue.Result);
        Maybe(to, issue.Verdict, (p, v) => Name(p, v));
        Maybe(to, issue.Satisfaction, (p, v) => Name(p, v));
        Maybe(to, issue.MergedInto, (p, v) => p.Long(v));
        to.List(issue.Joined, (p, v) => p.Long(v));
    }

    private static Issue ReadClose(Unpacker from, Issue issue) => issue with
    {
        DoneAt = Maybe(from, f => f.Time()),
        CheckedBy = from.Maybe(),
        CheckedAt = Maybe(from, f => f.Time()),
        ClosedAt = Maybe(from, f => f.Time()),
        Ending = Maybe(from, Name<Ending>),
        Result = from.Text(),
        Verdict = Maybe(from, Name<Verdict>),
        Satisfaction = Maybe(from, Name<Satisfaction>),
        MergedInto = Maybe(from, f => f.Int()),
        Joined = [.. from.List(f => f.Int())],
    };

    /// <summary>What came with workers' concerns.</summary>
    private static void Guard(Packer to, Issue issue)
    {
        to.Text(issue.Summary);
        to.Bool(issue.Direct);
        to.Bool(issue.Identity is not null);
        if (issue.Identity is { } asked)
        {
            to.Text(asked.By);
            to.Text(asked.Why);
            Name(to, asked.Ground);
            to.Text(asked.Number);
            to.Time(asked.At);
            Maybe(to, asked.Consent, (p, v) => p.Bool(v));
            Maybe(to, asked.Granted, (p, v) => p.Bool(v));
            to.Maybe(asked.DecidedBy);
        }

        to.Bool(issue.ForUnit is not null);
        if (issue.ForUnit is not { } word) return;
        to.Text(word.Text);
        to.Text(word.By);
        to.Time(word.At);
        to.Maybe(word.ApprovedBy);
        to.Maybe(word.Answer);
    }

    private static Issue ReadGuard(Unpacker from, Issue issue) => issue with
    {
        Summary = from.Text(),
        Direct = from.Bool(),
        Identity = from.Bool() ? new(from.Text(), from.Text(), Name<IdentityGround>(from), from.Text(), from.Time()) { Consent = Maybe(from, f => f.Bool()), Granted = Maybe(from, f => f.Bool()), DecidedBy = from.Maybe() } : null,
        ForUnit = from.Bool() ? new(from.Text(), from.Text(), from.Time()) { ApprovedBy = from.Maybe(), Answer = from.Maybe() } : null,
    };

    private static void Write(Packer to, IssueEntry entry)
    {
        to.Time(entry.At);
        to.Text(entry.By);
        Name(to, entry.Move);
        to.Text(entry.Text);
        to.Maybe(entry.To);
        to.List(entry.Files, AnswerCodec.Write);
        to.Bool(entry.Internal);
    }

    private static IssueEntry ReadEntry(Unpacker from) =>
        new(from.Time(), from.Text(), Name<IssueMove>(from), from.Text(), from.Maybe(), [.. from.List(AnswerCodec.ReadFile)], from.Bool());

    private static void Name<T>(Packer to, T value)
        where T : struct, Enum => to.Text(value.ToString());

    /// <summary>A name that this program does not know was written by a newer one.</summary>
    private static T Name<T>(Unpacker from)
        where T : struct, Enum =>
        from.Text() is var name && Enum.TryParse<T>(name, out var value) && Enum.IsDefined(value) ? value : throw new InvalidDataException($"no {typeof(T).Name} is called so");

    private static void Maybe<T>(Packer to, T? value, Action<Packer, T> write)
        where T : struct
    {
        to.Bool(value is not null);
        if (value is { } there) write(to, there);
    }

    private static T? Maybe<T>(Unpacker from, Func<Unpacker, T> read)
        where T : struct => from.Bool() ? read(from) : null;
}
