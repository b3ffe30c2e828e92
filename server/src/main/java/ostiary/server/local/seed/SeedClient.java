package ostiary.server.local.seed;

import java.util.Optional;
import ostiary.core.client.ClientDescription;
import ostiary.core.client.ClientType;

/// A client that is registered from the start.
///
/// @param secret its own choice, so that a program can be set up with it beforehand; none of a public client
public record SeedClient(String id, ClientType type, Optional<String> secret, ClientDescription described) {
    /// Leaves out the secret.
    @Override
    public String toString() {
        return "SeedClient " + id;
    }
}
