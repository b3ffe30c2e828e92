package ostiary.core.client;

import java.util.Optional;
import ostiary.core.audit.AuditEvent;
import ostiary.core.audit.AuditLog;

/// Use case: a client proves by its secret which client it is (RFC 6749 §2.3.1).
public final class AuthenticateClient {
    private final ClientStore clients;
    private final AuditLog audit;

    public AuthenticateClient(ClientStore clients, AuditLog audit) {
        this.clients = clients;
        this.audit = audit;
    }

    /// The client; empty for an id that nobody has and for a wrong secret alike.
    ///
    /// @param id as it was sent; may be anything
    /// @param secret as it was sent; may be anything
    public Optional<RegisteredClient> authenticate(String id, String secret) {
        var known = ClientIds.isOne(id) ? clients.find(id) : Optional.<RegisteredClient>empty();
        var authenticated = known.filter(client -> client.hasSecret(secret));
        if (known.isPresent() && authenticated.isEmpty()) {
            audit.record(new AuditEvent.ClientRefused(id));
        }
        return authenticated;
    }
}
