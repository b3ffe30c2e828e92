package ostiary.core.session;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import ostiary.core.client.ClientIds;
import ostiary.core.client.ClientName;
import ostiary.core.client.ClientStore;
import ostiary.core.user.UserId;
import ostiary.core.user.UserStatusStore;

/// Use case: a user lists where they are logged in.
public final class ListSessions {
    /// Bounds the size of the response.
    private static final int MOST = 100;

    private final SessionStore sessions;
    private final UserStatusStore users;
    private final ClientStore clients;
    private final InstantSource clock;

    public ListSessions(SessionStore sessions, UserStatusStore users, ClientStore clients, InstantSource clock) {
        this.sessions = sessions;
        this.users = users;
        this.clients = clients;
        this.clock = clock;
    }

    /// The open sessions, most recently used first; at most 100. A session whose client was removed is over: no more
    /// tokens come of it.
    public List<Listed> list(UserId userId) {
        var open = users.findStatus(userId).stream()
                .flatMap(status -> sessions.list(userId, clock.instant()).stream()
                        .filter(found -> !found.isWaiting()
                                && status.admits(
                                        found.session().id().value(),
                                        found.session().startedAt())))
                .sorted(Comparator.comparing(SessionSnapshot::lastUsedAt).reversed())
                .toList();
        Map<String, Optional<ClientName>> names = new HashMap<>();
        return open.stream().flatMap(found -> listed(found, names)).limit(MOST).toList();
    }

    private Stream<Listed> listed(SessionSnapshot found, Map<String, Optional<ClientName>> names) {
        var session = found.session();
        if (!ClientIds.isFree(session.clientId())) {
            return Stream.of(new Listed(found, Optional.empty()));
        }
        return names
                .computeIfAbsent(session.clientId(), clients::name)
                .filter(client -> !session.startedAt().isBefore(client.createdAt()))
                .map(client -> new Listed(found, Optional.of(client.name())))
                .stream();
    }

    /// An open session.
    ///
    /// @param clientName what people call its client; empty for the service itself
    public record Listed(SessionSnapshot snapshot, Optional<String> clientName) {}
}
