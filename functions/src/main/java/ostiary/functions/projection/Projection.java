package ostiary.functions.projection;

import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Consumer;
import ostiary.core.search.SearchEntry;
import ostiary.core.search.UserCopy;
import ostiary.core.user.UserId;
import ostiary.subscriber.Copy;
import ostiary.subscriber.CopyStore;
import ostiary.subscriber.Event;
import ostiary.subscriber.EventHandler;

/// Brings the copy up to an event, and says how late that was.
public final class Projection implements EventHandler {
    private final Copy<SearchEntry> copy;
    private final Consumer<Duration> lag;
    private final InstantSource clock;

    /// @param lag hears how long after each event its user was in the copy
    public Projection(UserCopy users, Consumer<Duration> lag, InstantSource clock) {
        this.copy = Copy.of("user", new Entries(users), ProjectedUser::of);
        this.lag = lag;
        this.clock = clock;
    }

    @Override
    public void handle(Event event) {
        copy.handle(event);
        lag.accept(Duration.between(event.time(), clock.instant()));
    }

    /// The copy as the kit for subscribers knows one.
    private record Entries(UserCopy users) implements CopyStore<SearchEntry> {
        @Override
        public boolean putIfNewer(String entity, long version, SearchEntry value) {
            return users.putIfNewer(value, version);
        }

        @Override
        public boolean bury(String entity, long version) {
            return users.bury(new UserId(UUID.fromString(entity)), version);
        }
    }
}
