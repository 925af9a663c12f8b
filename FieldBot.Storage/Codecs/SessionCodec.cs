using FieldBot.Dialogs;
using FieldBot.Dialogs.Concerns;
using FieldBot.Dialogs.Forms;

namespace FieldBot.Storage.Codecs;

internal static class SessionCodec
{
    public static void Write(Packer to, Session session)
    {
        to.Maybe(session.Language);
        to.Bool(session.LanguageChosen);
        to.Long(session.Turn);
        to.Long(session.LastTap);
        to.Long(session.LastTapOn);
        to.Long(session.PendingLink ?? 0);
        to.Bool(session.PlaceKeyboard);
        foreach (var form in (FormState?[])[session.Form, session.Parked])
        {
            to.Bool(form is not null);
            if (form is not null) WriteForm(to, form);
        }

        to.Bool(session.Worker is not null);
        if (session.Worker is { } worker) WriteWorker(to, worker);
        to.Bool(session.HintedAt is not null);
        if (session.HintedAt is { } hinted) to.Time(hinted);
        to.Maybe(session.Asked);
    }

    private static void WriteWorker(Packer to, WorkerSide worker)
    {
        to.List(worker.Opened, (p, c) => p.Text(c));
        to.Time(worker.OpenedUntil);
        to.Long(worker.Guesses);
        to.Time(worker.GuessAgainAt);
        to.List(worker.Sent, (p, at) => p.Time(at));
    }

    /// <param name="version">Of the chat that holds it.</param>
    public static Session Read(Unpacker from, byte version = ChatState.Version) => new()
    {
        Language = from.Maybe(),
        LanguageChosen = from.Bool(),
        Turn = from.Int(),
        LastTap = from.Int(),
        LastTapOn = from.Long(),
        PendingLink = from.Int() is > 0 and var link ? link : null,
        PlaceKeyboard = from.Bool(),
        Form = from.Bool() ? ReadForm(from) : null,
        Parked = version > 1 && from.Bool() ? ReadForm(from) : null,
        Worker = version > 3 && from.Bool() ? ReadWorker(from) : null,
        HintedAt = version > 5 && from.Bool() ? from.Time() : null,
        Asked = version > 5 ? from.Maybe() : null,
    };

    private static WorkerSide ReadWorker(Unpacker from) => new()
    {
        Opened = [.. from.List(u => u.Text())],
        OpenedUntil = from.Time(),
        Guesses = from.Int(),
        GuessAgainAt = from.Time(),
        Sent = [.. from.List(u => u.Time())],
    };

    public static void WriteForm(Packer to, FormState form)
    {
        to.Text(form.Dialog);
        to.Long(form.Version);
        to.Long(form.Programme);
        to.Text(form.Step);
        AnswerCodec.WriteAll(to, form.Answers);
        to.Text(form.Card);
        to.Bool(form.Editing);
        to.List(form.Ticked, (p, v) => p.Text(v));
        to.Long(form.Page);
        to.Maybe(form.Search);
        to.Maybe(form.Album);
        to.Maybe(form.Subject);
        to.Long(form.LastMessage);
        to.Maybe(form.LastStep);
        to.Time(form.StartedAt);
        to.Time(form.TouchedAt);
    }

    public static FormState ReadForm(Unpacker from) => new(from.Text(), from.Int(), from.Int(), from.Text(), AnswerCodec.ReadAll(from), from.Text())
    {
        Editing = from.Bool(),
        Ticked = [.. from.List(u => u.Text())],
        Page = from.Int(),
        Search = from.Maybe(),
        Album = from.Maybe(),
        Subject = from.Maybe(),
        LastMessage = from.Long(),
        LastStep = from.Maybe(),
        StartedAt = from.Time(),
        TouchedAt = from.Time(),
    };
}
