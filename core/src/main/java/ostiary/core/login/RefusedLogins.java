package ostiary.core.login;

import java.time.Instant;
import java.util.Optional;
import ostiary.core.audit.Attempt;
import ostiary.core.audit.AuditEvent;
import ostiary.core.audit.AuditLog;
import ostiary.core.audit.Pseudonyms;
import ostiary.core.session.Device;
import ostiary.core.throttle.Network;

/// Writes down refused logins in such a way that an attack can be seen: many names from one network, or one name from
/// many.
public final class RefusedLogins {
    private final AuditLog audit;
    private final Pseudonyms pseudonyms;

    public RefusedLogins(AuditLog audit, Pseudonyms pseudonyms) {
        this.audit = audit;
        this.pseudonyms = pseudonyms;
    }

    /// @param username in its one spelling; empty where none is known
    void failed(Optional<String> username, Device device, Instant now) {
        audit.record(new AuditEvent.LoginFailed(attempt(username, device, now)));
    }

    /// @param username in its one spelling
    void throttled(String username, Device device, Instant now) {
        audit.record(new AuditEvent.LoginThrottled(attempt(Optional.of(username), device, now)));
    }

    private Attempt attempt(Optional<String> username, Device device, Instant now) {
        return new Attempt(
                username.flatMap(name -> pseudonyms.ofUsername(name, now)),
                pseudonyms.ofNetwork(Network.widest(device.network()), now));
    }
}
