package ostiary.core.client;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The built-in clients, one for each kind of application: `default`, `browser` and `agent`.
public final class Clients {
    /// The ids of the built-in clients.
    static final List<String> BUILT_IN = List.of("default", "browser", "agent");

    private static final Duration IDLE = Duration.ofDays(14);
    private static final Duration ABSOLUTE = Duration.ofDays(90);

    private final List<Client> known;

    /// @param scopes granted by a login through any of these clients
    public Clients(Set<String> scopes) {
        this.known = List.of(
                new Client("default", scopes, policy(Duration.ofSeconds(30))),
                // Tabs share their storage, so they find each other's new token quickly.
                new Client("browser", scopes, policy(Duration.ofSeconds(10))),
                // Parallel workers start from one token and may come back long
                // after one of them refreshed it.
                new Client("agent", scopes, policy(Duration.ofMinutes(30))));
    }

    /// The client used when a login names none.
    public Client byDefault() {
        return known.getFirst();
    }

    public Optional<Client> find(String id) {
        return known.stream().filter(client -> client.id().equals(id)).findFirst();
    }

    /// The ids that a login may name, the default first.
    public List<String> ids() {
        return known.stream().map(Client::id).toList();
    }

    private static SessionPolicy policy(Duration grace) {
        return new SessionPolicy(grace, IDLE, ABSOLUTE);
    }
}
