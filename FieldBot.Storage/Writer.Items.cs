using FieldBot.Dialogs;

namespace FieldBot.Storage;

internal sealed partial class Writer
{
    /// <summary>Something that waits to be written.</summary>
    private abstract class Item
    {
        /// <returns>Whether anything is to be written.</returns>
        public abstract bool Run(Writer writer, List<OutboxRow> rows);

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
        public override bool Run(Writer writer, List<OutboxRow> rows)
        {
            writer._model.Chats.Mark(chat, mark, Environment.TickCount64 + MarkDelay);
            return false;
        }
    }

    private sealed class WorkItem<T>(Func<Model, T> work, bool reads) : Item
    {
        private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T _result = default!;

        public Task<T> Task => _done.Task;

        public override bool Run(Writer writer, List<OutboxRow> rows)
        {
            _result = work(writer._model);
            return !reads;
        }

        public override void Complete() => _done.TrySetResult(_result);

        public override void Fail(Exception why) => _done.TrySetException(why);
    }

    private sealed class TurnItem(Delivery delivery) : Item
    {
        private static readonly Handled Again = new(Repeat: true, null);
        private readonly TaskCompletionSource<Handled> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private Handled _handled = Again;
        private Exception? _why;

        public Task<Handled> Task => _done.Task;

        public override bool Run(Writer writer, List<OutboxRow> rows)
        {
            var model = writer._model;
            var chat = model.Chats.At(delivery.Address);
            if (chat.Handled(delivery.DeliveryId))
            {
                _handled = Again;
                return false;
            }

            chat.Handle(delivery.DeliveryId);
            model.Chats.Touch(chat);
            chat.Unreachable = delivery.Input is Input.Reachable { Value: false };
            if (chat.Unreachable) chat.Pending.Clear();
            var turn = new Turn(chat.Session, new(model.Now, model.Records.Programme, model.Records.MemberOf(chat.Number), model.Records),
                new(delivery.DeliveryId, chat.Number, delivery.Input, delivery.Message, delivery.SentAt, delivery.LanguageCode));
            var outcome = _why is null ? Answer(writer, turn) : Sorry(writer, turn, _why);
            chat.Session = outcome.Session;
            // A notice goes to the account that was the member's when the turn was answered: who is bound anew hears of it in the old one.
            foreach (var reply in outcome.Replies) Queue(model, reply, chat, rows);
            foreach (var happened in outcome.Events) model.Records.Apply(happened, chat.Number);
            _handled = new(Repeat: false, outcome.Toast);
            return true;
        }

        public override void Complete() => _done.TrySetResult(_handled);

        // Not only the dialog may fail but also what comes of it. Unhandled it would come again for ever, and hold up everybody behind it.
        public override bool Excuse(Exception why)
        {
            if (_why is not null) return false;
            _why = why;
            return true;
        }

        public override void Fail(Exception why) => _done.TrySetException(why);

        private static void Queue(Model model, Reply reply, ChatState here, List<OutboxRow> rows)
        {
            var chat = reply.To is null ? here : model.Records.ChatOf(reply.To) is { } other ? model.Chats.Number(other) : null;
            if (chat?.Queue(reply.Message) is not { } row) return;
            model.Chats.Touch(chat);
            rows.Add(row);
        }

        private static Outcome Answer(Writer writer, Turn turn)
        {
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
            return new(turn.Session, [], [new(Conversation.Apology(turn.Session))]);
        }
    }
}
