package ostiary.subscriber;

/// An effect that is no copy, such as a mail, done once for each event as far as that is possible.
///
/// The effect comes first and the mark after it. After a crash between the two, the effect is done again; the other way
/// round, such a crash would lose it for good. A delivery that comes while an earlier one is still at work does it
/// again too: give the queue a visibility timeout of six times the function's. Where the other side takes a key of
/// idempotency, hand it the event's id, and it is done exactly once.
public final class Effect implements EventHandler {
    private final SeenEvents seen;
    private final EventHandler effect;

    private Effect(SeenEvents seen, EventHandler effect) {
        this.seen = seen;
        this.effect = effect;
    }

    /// An effect that is done for events that have not been seen.
    public static Effect once(SeenEvents seen, EventHandler effect) {
        return new Effect(seen, effect);
    }

    @Override
    public void handle(Event event) {
        if (!seen.contains(event.id())) {
            effect.handle(event);
            seen.mark(event.id());
        }
    }
}
