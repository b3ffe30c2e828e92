package ostiary.core.client;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The built-in clients, one for each kind of application: `default`, `browser` and `agent`.
public final class Clients {
    /// The ids of the built-in clients.
    static final List<String> BUILT_IN =
            Stream.of(BuiltInPolicy.values()).map(BuiltInPolicy::text).toList();

    private final List<Client> known;

    /// @param scopes granted by a login through any of these clients
    public Clients(Set<String> scopes) {
        this.known = Stream.of(BuiltInPolicy.values())
                .map(kind -> new Client(kind.text(), scopes, kind.policy()))
                .toList();
    }

    private Clients(Client only) {
        this.known = List.of(only);
    }

    /// No client but `client`.
    public static Clients only(Client client) {
        return new Clients(client);
    }

    /// Whether a client is one of the service's own, to which users log in by the JSON API.
    public static boolean isBuiltIn(String id) {
        return BUILT_IN.contains(id);
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
}
