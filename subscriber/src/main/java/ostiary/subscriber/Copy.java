package ostiary.subscriber;

import java.util.Set;
import java.util.function.Function;

/// Keeps a team's copy of the users, or of another kind of entity, in step with the events.
///
/// Events come at least once and in no order. Of each entity the newest version stays, and what is gone stays gone.
///
/// @param <V> what is kept of an entity
public final class Copy<V> implements EventHandler {
    private static final Set<String> LAST = Set.of("user.deleted", "session.ended", "factor.removed", "client.removed");

    private final String kind;
    private final CopyStore<V> store;
    private final Function<Event, V> projection;

    private Copy(String kind, CopyStore<V> store, Function<Event, V> projection) {
        this.kind = kind;
        this.store = store;
        this.projection = projection;
    }

    /// A copy of all entities of a kind.
    ///
    /// @param kind `user`, `session`, `factor` or `client`; events of other kinds change nothing
    /// @param projection makes what is kept of an event that has the entity as it is now
    public static <V> Copy<V> of(String kind, CopyStore<V> store, Function<Event, V> projection) {
        return new Copy<>(kind, store, projection);
    }

    /// Brings the copy up to the event, unless it is there already.
    ///
    /// @throws IllegalArgumentException if the event is of the right kind, but not [known][Event#isKnown()]: nobody
    /// knows what its data means
    @Override
    public void handle(Event event) {
        if (!event.kind().equals(kind)) {
            return;
        }
        var entity = event.entity()
                .orElseThrow(() -> new IllegalArgumentException("an event that nothing here knows: " + event));
        var version = event.entityVersion().orElseThrow();
        if (LAST.contains(event.type())) {
            store.bury(entity, version);
        } else {
            store.putIfNewer(entity, version, projection.apply(event));
        }
    }
}
