package ostiary.functions.rehearsal;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import ostiary.core.client.ClientDescription;
import ostiary.core.client.ClientSecret;
import ostiary.core.client.ClientType;
import ostiary.core.client.GrantType;
import ostiary.core.client.RegisteredClient;

/// Registers a client for one walk. It may ask for no scope, so its tokens open nothing: an authorizer takes a client's
/// token where a scope is asked for, and nowhere else.
public final class SyntheticClients {
    private final SyntheticUserStore users;
    private final SecureRandom random;
    private final InstantSource clock;

    public SyntheticClients(SyntheticUserStore users, SecureRandom random, InstantSource clock) {
        this.users = users;
        this.random = random;
        this.clock = clock;
    }

    /// Registers the client that comes with a user, and returns its secret.
    String register(SyntheticUser user) {
        var now = clock.instant();
        var secret = ClientSecret.text(random);
        users.register(
                user,
                new RegisteredClient(
                        user.clientId(),
                        ClientType.CONFIDENTIAL,
                        List.of(ClientSecret.of(secret, now)),
                        new ClientDescription(
                                "Rehearsal",
                                Set.of(GrantType.CLIENT_CREDENTIALS),
                                Set.of(),
                                Set.of(),
                                Optional.empty()),
                        now,
                        1));
        return secret;
    }
}
