package ostiary.core.client;

import java.util.Optional;
import java.util.function.Predicate;
import ostiary.core.audit.AuditEvent;
import ostiary.core.audit.AuditLog;

/// Use case: a client proves by its secret which client it is (RFC 6749 §2.3.1), or names itself where it has none.
public final class AuthenticateClient {
    private final ClientStore clients;
    private final AuditLog audit;

    public AuthenticateClient(ClientStore clients, AuditLog audit) {
        this.clients = clients;
        this.audit = audit;
    }

    /// The client; empty for an id that nobody has, for a wrong secret, and for a public client, which has no secret.
    ///
    /// @param id as it was sent; may be anything
    /// @param secret as it was sent; may be anything
    public Optional<RegisteredClient> authenticate(String id, String secret) {
        return find(id, client -> client.hasSecret(secret));
    }

    /// The public client that says no more than its id (RFC 6749 §3.2.1): anybody can, so what it is told must be of no
    /// use to anybody else. Empty for an id that nobody has, and for a client that has a secret.
    ///
    /// @param id as it was sent; may be anything
    public Optional<RegisteredClient> identify(String id) {
        return find(id, RegisteredClient::isPublic);
    }

    private Optional<RegisteredClient> find(String id, Predicate<RegisteredClient> isProven) {
        var known = ClientIds.isOne(id) ? clients.find(id) : Optional.<RegisteredClient>empty();
        var proven = known.filter(isProven);
        if (known.isPresent() && proven.isEmpty()) {
            audit.record(new AuditEvent.ClientRefused(id));
        }
        return proven;
    }
}
