package ostiary.core.testing;

import java.security.SecureRandom;
import ostiary.core.client.AdministerClients;
import ostiary.core.client.AdministerClients.Outcome;
import ostiary.core.client.AuthenticateClient;
import ostiary.core.client.ClientDescription;
import ostiary.core.client.ClientType;
import ostiary.core.client.RegisteredClient;
import ostiary.core.oauth.GrantClientCredentials;
import ostiary.core.oauth.IntrospectToken;
import ostiary.core.oauth.RevokeToken;

/// What registered clients do, and operators with them, in a [World].
public final class ClientUseCases {
    private final World world;

    ClientUseCases(World world) {
        this.world = world;
    }

    public AdministerClients administerClients() {
        return new AdministerClients(
                world.stores.clients(), world.stores.revocations(), new SecureRandom(), world.journal, world.clock);
    }

    /// Registers a confidential client.
    ///
    /// @return its secret
    public String registered(String id, ClientDescription described) {
        return register(id, ClientType.CONFIDENTIAL, described).secret().orElseThrow();
    }

    /// Registers a public client.
    public RegisteredClient registeredPublic(String id, ClientDescription described) {
        return register(id, ClientType.PUBLIC, described).client();
    }

    private Outcome.Done register(String id, ClientType type, ClientDescription described) {
        return switch (administerClients().register(id, type, described)) {
            case Outcome.Done done -> done;
            case Outcome other -> throw new IllegalArgumentException(other.toString());
        };
    }

    public AuthenticateClient authenticateClient() {
        return new AuthenticateClient(world.stores.clients(), world.journal);
    }

    public GrantClientCredentials grantClientCredentials() {
        return new GrantClientCredentials(World.OWN_AUDIENCE, world.signer, world.journal, world.clock);
    }

    public RevokeToken revokeToken() {
        return new RevokeToken(
                world.signer, world.stores.revokedTokens(), world.stores.revocations(), world.journal, world.clock);
    }

    public IntrospectToken introspectToken() {
        return new IntrospectToken(
                World.OWN_AUDIENCE,
                world.signer,
                world.revocationList(),
                world.stores.sessions(),
                world.stores.statuses(),
                world.stores.revokedTokens(),
                world.stores.clients(),
                world.clock);
    }
}
