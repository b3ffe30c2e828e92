package ostiary.core.consent;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import ostiary.core.client.ClientStore;
import ostiary.core.user.UserId;

/// Use case: a user sees which clients they have let in.
public final class ListApps {
    private final Consents consents;
    private final ClientStore clients;

    public ListApps(Consents consents, ClientStore clients) {
        this.consents = consents;
        this.clients = clients;
    }

    /// The clients, the newest consent first; at most 100. Those that were removed have nothing any more.
    public List<App> list(UserId user) {
        return consents.of(user).stream()
                .limit(Consents.MOST)
                .flatMap(this::app)
                .toList();
    }

    private Stream<App> app(Consent consent) {
        return clients
                .name(consent.clientId())
                .filter(client -> !consent.agreedAt().isBefore(client.createdAt()))
                .map(client -> new App(consent.clientId(), client.name(), consent.scopes(), consent.agreedAt()))
                .stream();
    }

    /// A client that the user has let in.
    ///
    /// @param name what people call it now
    /// @param scopes all that the user has agreed to
    public record App(String clientId, String name, Set<String> scopes, Instant since) {}
}
