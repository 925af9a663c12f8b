namespace FieldBot.Host.Local;

/// <summary>A chat in which the bot may be: its messages as they stand now, and those who wait for something to happen in it.</summary>
internal abstract class LocalChat(LocalTelegram telegram, long id)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Lock _gate = new();
    private ChatView _view = ChatView.Empty;
    private TaskCompletionSource _changed = NewSignal();

    public long Id => id;

    protected LocalTelegram Telegram => telegram;

    public ChatView View { get { lock (_gate) return _view; } }

    /// <summary>Who wrote what is not of the bot.</summary>
    public abstract LocalUser AuthorOf(LocalMessage message);

    /// <summary>The topic for which the bot's message is, or the refusal that the real server gives.</summary>
    public abstract long TopicFor(long? thread);

    /// <summary>The chat as soon as it is as wished; a refusal after the time-out, twenty seconds unless told.</summary>
    public async Task<ChatView> Until(Func<ChatView, bool> wish, TimeSpan? timeout = null, CancellationToken stop = default)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(timeout ?? Patience);
        while (true)
        {
            ChatView view;
            Task changed;
            lock (_gate) (view, changed) = (_view, _changed.Task);
            if (wish(view)) return view;
            try { await changed.WaitAsync(limit.Token); }
            catch (OperationCanceledException late) when (!stop.IsCancellationRequested)
            {
                throw new TimeoutException($"The chat did not become as wished. It stands at version {view.Version}, {view.Messages.Count} messages; the last:\n{view.Last?.Text}\n"
                    + string.Join(" ", view.Last?.AllButtons.Select(b => $"[{b.Label}]") ?? []), late);
            }
        }
    }

    public Task<ChatView> Changed(long after, TimeSpan? timeout = null, CancellationToken stop = default) => Until(v => v.Version > after, timeout, stop);

    /// <summary>Changes the chat and wakes those who wait. The change sees the state that no other change can alter meanwhile.</summary>
    internal T Change<T>(Func<ChatView, (ChatView View, T Result)> change)
    {
        TaskCompletionSource changed;
        T result;
        lock (_gate)
        {
            (var view, result) = change(_view);
            _view = view with { Version = _view.Version + 1 };
            (changed, _changed) = (_changed, NewSignal());
        }
        changed.SetResult();
        return result;
    }

    /// <summary>A message of the bot arrives.</summary>
    internal LocalMessage Receive(Func<long, LocalMessage> message, Func<ChatView, ChatView>? keyboard) => Change(view =>
    {
        var arrived = message(telegram.NextMessage());
        view = view.With(arrived);
        return (keyboard is null ? view : keyboard(view), arrived);
    });

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
