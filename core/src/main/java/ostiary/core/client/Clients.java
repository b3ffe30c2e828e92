package ostiary.core.client;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The team's own applications, by the kind of place they keep their tokens in.
public final class Clients {
    private static final Duration IDLE = Duration.ofDays(14);
    private static final Duration ABSOLUTE = Duration.ofDays(90);

    private final List<Client> known;

    /// Clients whose logins grant `scopes`.
    public Clients(Set<String> scopes) {
        this.known = List.of(
                new Client("default", scopes, policy(Duration.ofSeconds(30))),
                // Tabs share their storage, so they find each other's new token quickly.
                new Client("browser", scopes, policy(Duration.ofSeconds(10))),
                // Parallel workers start from one token and may come back long after one of them refreshed it.
                new Client("agent", scopes, policy(Duration.ofMinutes(30))));
    }

    /// The client of a login that names none.
    public Client byDefault() {
        return known.getFirst();
    }

    public Optional<Client> find(String id) {
        return known.stream().filter(client -> client.id().equals(id)).findFirst();
    }

    /// What a login may name, the default first.
    public List<String> ids() {
        return known.stream().map(Client::id).toList();
    }

    private static SessionPolicy policy(Duration grace) {
        return new SessionPolicy(grace, IDLE, ABSOLUTE);
    }
}
