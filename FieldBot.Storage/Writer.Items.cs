using FieldBot.Dialogs;
using FieldBot.Dialogs.Concerns;
using FieldBot.Dialogs.Records;

namespace FieldBot.Storage;

internal sealed partial class Writer
{
    /// <summary>What leaves the store once the transaction is on the disk.</summary>
    private sealed class Batch
    {
        public List<OutboxRow> Rows { get; } = [];

        public List<JobRow> Jobs { get; } = [];
    }

    /// <summary>Something that waits to be written.</summary>
    private abstract class Item
    {
        /// <returns>Whether anything is to be written.</returns>
        public abstract bool Run(Writer writer, Batch done);

        public virtual void Complete()
        {
        }

        /// <summary>Whether it can be committed in another way than the one that failed.</summary>
        public virtual bool Excuse(Exception why) => false;

        public virtual void Fail(Exception why)
        {
        }
    }

    private sealed class MarkItem(int chat, Action<ChatState> mark) : Item
    {
        public override bool Run(Writer writer, Batch done)
        {
            writer._model.Chats.Mark(chat, mark, Environment.TickCount64 + MarkDelay);
            return false;
        }
    }

    private sealed class SettleItem(int chat, Action<Model, ChatState> settle, Action written) : Item
    {
        public override bool Run(Writer writer, Batch done)
        {
            if (writer._model.Chats.Find(chat) is not { } settled) return false;
            settle(writer._model, settled);
            writer._model.Chats.Touch(settled);
            return true;
        }

        public override void Complete() => written();
    }

    private sealed class WorkItem<T>(Func<Model, T> work, bool reads) : Item
    {
        private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T _result = default!;

        public Task<T> Task => _done.Task;

        public override bool Run(Writer writer, Batch done)
        {
            _result = work(writer._model);
            return !reads;
        }

        public override void Complete() => _done.TrySetResult(_result);

        public override void Fail(Exception why) => _done.TrySetException(why);
    }

    /// <summary>A turn of a chat: a delivery of Telegram, or a report of a job.</summary>
    private abstract class Turning : Item
    {
        private static readonly Handled Again = new(Repeat: true, null);
        private readonly TaskCompletionSource<Handled> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private Exception? _why;

        public Task<Handled> Task => _done.Task;

        protected Handled Handled { get; set; } = Again;

        protected void Repeat() => Handled = Again;

        public override void Complete() => _done.TrySetResult(Handled);

        // Not only the dialog may fail but also what comes of it. Unhandled it would come again for ever, and hold up everybody behind it.
        public override bool Excuse(Exception why)
        {
            if (_why is not null) return false;
            _why = why;
            return true;
        }

        public override void Fail(Exception why) => _done.TrySetException(why);

        /// <param name="by">In a group: the private chat of whoever acted; null: nobody whom we know.</param>
        protected void Carry(Writer writer, ChatState chat, Inbound inbound, Batch done, int? by = null)
        {
            var model = writer._model;
            model.Chats.Touch(chat);
            // In a group nobody is at home: whoever acted is known by the private chat, if there is one.
            var actor = inbound.Room is null ? chat.Number : by;
            var me = actor is { } known ? model.Records.ActingIn(known, model.Now) : null;
            var turn = new Turn(chat.Session, new(model.Now, model.Records.Programme, me, model.Records), inbound);
            var outcome = Answer(writer, turn);
            // A worker's draft that is over, sent or not, is not to be read in older copies.
            if (WorkerSide.Owns(chat.Session.Form) && !WorkerSide.Owns(outcome.Session.Form)) model.Chats.Renew(chat);
            chat.Session = outcome.Session;
            Handled = new(Repeat: false, outcome.Toast);
            if (inbound.Input is not (Input.Pressed or Input.Edited or Input.Reachable or Input.JobProgress or Input.JobDone)) chat.Trace(inbound.Message, inbound.SentAt);
            writer.Keep(outcome, chat, me?.Code ?? (inbound.Room is null ? null : AuditTrail.Clock), done);
        }

        /// <summary>A turn of no chat: whoever is to hear of it is named in the replies.</summary>
        protected void CarryAlone(Writer writer, Input input, Batch done)
        {
            var (now, records) = (writer._model.Now, writer._model.Records);
            var outcome = Answer(writer, new(Session.New, new(now, records.Programme, null, records), new(0, 0, input, 0, now)));
            Handled = new(Repeat: false, outcome.Toast);
            writer.Keep(outcome, null, AuditTrail.Clock, done);
        }

        private Outcome Answer(Writer writer, Turn turn)
        {
            if (_why is not null) return Sorry(writer, turn, _why);
            try
            {
                return writer._handle(turn);
            }
            catch (Exception e) when (e is not (IOException or LiteDB.LiteException))
            {
                // LiteDB's own exceptions may have undone what the batch wrote so far; they end the batch.
                return Sorry(writer, turn, e);
            }
        }

        /// <summary>A turn that throws is a bug: it changes nothing, is handled with an apology, and only its outline is told.</summary>
        private static Outcome Sorry(Writer writer, Turn turn, Exception e)
        {
            var length = turn.Input is Input.Text text ? text.Value.Length : 0;
            writer._log?.Invoke($"a turn failed: {e.GetType().Name} at {e.TargetSite?.DeclaringType?.Name}.{e.TargetSite?.Name}; input {turn.Input.GetType().Name}, {length} characters, step {turn.Session.Form?.Step ?? "none"}");
            // A group is not told of it.
            return new(turn.Session, [], turn.Inbound.Room is null ? [new(Conversation.Apology(turn.Session))] : []);
        }
    }

    private sealed class TurnItem(Delivery delivery) : Turning
    {
        public override bool Run(Writer writer, Batch done)
        {
            if (delivery.MovedTo is not 0 and var to)
            {
                writer._model.Move(delivery.Address, to);
                Handled = new(Repeat: false, null);
                return true;
            }

            var chat = writer._model.Chats.At(delivery.Address);
            if (chat.Handled(delivery.DeliveryId))
            {
                Repeat();
                return false;
            }

            chat.Handle(delivery.DeliveryId);
            // Whoever writes again is here again.
            chat.Forgotten = false;
            chat.Unreachable = delivery.Input is Input.Reachable { Value: false };
            if (chat.Unreachable) writer._model.Drop(chat);
            var room = delivery.Group is { } group ? new GroupRoom(chat.Number, group.Topic) : null;
            var by = delivery.Group is { By: not 0 and var who } ? writer._model.Chats.NumberOf(who) : null;
            Carry(writer, chat, new(delivery.DeliveryId, chat.Number, delivery.Input, delivery.Message, delivery.SentAt, delivery.LanguageCode) { Crowded = delivery.Crowded, Room = room }, done, by);
            return true;
        }
    }

    /// <summary>What Telegram said when a message was sent to a room: it takes none any more.</summary>
    private sealed class RoomItem(GroupRoom room, Input input) : Turning
    {
        public override bool Run(Writer writer, Batch done)
        {
            if (writer._model.Chats.Find(room.Chat) is not { } chat) return false;
            Carry(writer, chat, new(0, chat.Number, input, 0, writer._model.Now) { Room = room }, done);
            return true;
        }
    }

    /// <param name="last">The job goes with this report.</param>
    private sealed class JobItem(JobRow job, Input input, bool last) : Turning
    {
        public override bool Run(Writer writer, Batch done)
        {
            var model = writer._model;
            // Done already, before a crash or by another worker.
            if (!model.Jobs.Waits(job))
            {
                Repeat();
                return false;
            }

            if (last) model.Jobs.Remove(job);
            else model.Jobs.GetsOn(job);
            if (job.Chat == 0)
            {
                if (last) CarryAlone(writer, input, done);
            }
            else if (model.Chats.Find(job.Chat) is { } chat) Carry(writer, chat, new(0, job.Chat, input, 0, model.Now), done);

            return true;
        }
    }

    /// <summary>A timer that is due. It is a turn without a chat, and taken out in the transaction of that turn: so it is handled once.</summary>
    private sealed class TimerItem(string subject, DateTimeOffset at) : Item
    {
        /// <summary>After a turn that failed; a shorter time would fill the log, a longer one would be missed.</summary>
        private static readonly TimeSpan Patience = TimeSpan.FromHours(1);

        /// <summary>A turn that sets its own timer for a time that is past would keep the writer busy without end.</summary>
        private static readonly TimeSpan Breath = TimeSpan.FromMinutes(1);

        private Exception? _why;

        public override bool Run(Writer writer, Batch done)
        {
            var (now, timers) = (writer._model.Now, writer._model.Records.Timers);
            // An earlier turn of the batch set it anew or put it away, or the clock was set back: it is looked at again when it is due.
            if (at > now || !timers.Take(subject, at)) return false;
            if (_why is null) Carry(writer, now, done);
            else Postpone(writer, now, _why);
            if (timers.Of(subject) <= now) timers.Set(subject, now + Breath);
            return true;
        }

        public override bool Excuse(Exception why)
        {
            if (_why is not null) return false;
            _why = why;
            return true;
        }

        private void Carry(Writer writer, DateTimeOffset now, Batch done)
        {
            var records = writer._model.Records;
            var turn = new Turn(Session.New, new(now, records.Programme, null, records), new(0, 0, new Input.TimerDue(subject), 0, now));
            Outcome outcome;
            try
            {
                outcome = writer._handle(turn);
            }
            catch (Exception e) when (e is not (IOException or LiteDB.LiteException))
            {
                Postpone(writer, now, e);
                return;
            }

            writer.Keep(outcome, null, AuditTrail.Clock, done);
        }

        /// <summary>A turn that throws is a bug: it changes nothing, and what waits for the timer does not lose it.</summary>
        private void Postpone(Writer writer, DateTimeOffset now, Exception e)
        {
            writer._log?.Invoke($"the turn of a timer failed: {e.GetType().Name} at {e.TargetSite?.DeclaringType?.Name}.{e.TargetSite?.Name}; {(subject.Contains(ConcernCode.Mark) ? "a concern" : subject)} is due again in an hour");
            writer._model.Records.Timers.Set(subject, now + Patience);
        }
    }

    private sealed class ActItem(string by, Func<Facts, Outcome> act) : Item
    {
        private readonly TaskCompletionSource<Outcome> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private Outcome _outcome = null!;

        public Task<Outcome> Task => _done.Task;

        public override bool Run(Writer writer, Batch done)
        {
            var model = writer._model;
            _outcome = act(new(model.Now, model.Records.Programme, null, model.Records));
            writer.Keep(_outcome, null, by, done);
            return true;
        }

        public override void Complete() => _done.TrySetResult(_outcome);

        public override void Fail(Exception why) => _done.TrySetException(why);
    }

    /// <summary>Everything that a turn decided, but its session.</summary>
    /// <param name="here">The chat whose turn it was; null: none.</param>
    private void Keep(Outcome outcome, ChatState? here, string? by, Batch done)
    {
        // A notice goes to the account that was the member's when the turn was answered: who is bound anew hears of it in the old one.
        foreach (var reply in outcome.Replies)
        {
            if (reply is { To: { } to, NotBefore: { } due } && due > _model.Now) _model.Later.Add(to, reply.Message, due);
            else Queue(reply, here, done);
        }

        var stranger = here?.Session.Worker is null ? AuditTrail.CommandLine : AuditTrail.Worker;
        foreach (var happened in outcome.Events)
            _model.Records.Apply(happened, here?.Number ?? 0, outcome.By ?? by ?? (happened as Event.MemberBound)?.Member ?? stranger, _model.Now);
        foreach (var timer in outcome.Timers) _model.Records.Timers.Set(timer.Subject, timer.At);
        foreach (var job in outcome.Jobs) done.Jobs.Add(_model.Jobs.Add(job is Job.KeepEvidence { Apart: true } ? 0 : here?.Number ?? 0, job));
        if (here is null) return;
        // What was typed on the way to it is closed with it.
        if (outcome.Events.Any(e => e is Event.ConcernReceived or Event.ConcernErased or Event.ConcernLinked)) _model.Chats.Renew(here);
        if (outcome.Forget && !_model.Records.Needs(here.Number)) here.Forgotten = true;
    }

    private void Queue(Reply reply, ChatState? here, Batch done)
    {
        var chat = reply.Room is { } place ? _model.Chats.Find(place.Chat)
            : reply.To is null ? here : _model.Records.ChatOf(reply.To) is { } other ? _model.Chats.Number(other) : null;
        if (chat?.Queue(reply.Addressed) is { } row)
        {
            if (reply.Message.Wipe) _model.Chats.Renew(chat);
            else _model.Chats.Touch(chat);
            done.Rows.Add(row);
        }
        else if (reply is { Message.Broadcast: not 0 and var broadcast })
        {
            if (chat is not null) _model.Records.Arrivals.Mark(broadcast, chat.Number, delivered: false);
            else if (reply.To is { } gone) _model.Records.Arrivals.Lose(broadcast, gone);
        }
    }
}
