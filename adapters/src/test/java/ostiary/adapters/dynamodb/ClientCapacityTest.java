package ostiary.adapters.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import ostiary.core.client.ClientDescription;
import ostiary.core.client.GrantType;
import ostiary.core.client.RegisteredClient;
import ostiary.core.oauth.GrantClientCredentials.Outcome.Granted;
import ostiary.core.testing.World;

/// The cost of the calls of registered clients, with the one read by which a client proves itself.
class ClientCapacityTest extends CapacitySetup {
    private final String id = "client." + UUID.randomUUID();
    private final String secret = world.oauth.registered(
            id,
            new ClientDescription(
                    "x".repeat(100),
                    Set.of(GrantType.CLIENT_CREDENTIALS),
                    Set.of("orders:read"),
                    Set.of("https://orders.example.com"),
                    Optional.of(World.OWN_AUDIENCE)));

    private RegisteredClient authenticated() {
        return world.oauth.authenticateClient().authenticate(id, secret).orElseThrow();
    }

    private String token() {
        return ((Granted) world.oauth.grantClientCredentials().grant(authenticated(), Optional.empty(), List.of()))
                .accessToken();
    }

    private void assertSpent(int reads, int writes, int calls) {
        assertThat(meter.readUnits()).isEqualTo(reads);
        assertThat(meter.writeUnits()).isEqualTo(writes);
        assertThat(meter.calls()).isEqualTo(calls);
    }

    @Test
    void aTokenReadsOneUnitAndWritesNothing() {
        meter.reset();

        token();

        assertSpent(1, 0, 1);
    }

    @Test
    void aTokenThatIsGivenBackWritesFourUnitsOnce() {
        var token = token();
        meter.reset();

        world.oauth.revokeToken().revoke(authenticated(), token);

        assertSpent(1, 4, 5);
    }

    /// A refused condition takes a unit, too.
    @Test
    void aTokenThatIsGivenBackAgainFillsNothing() {
        var token = token();
        world.oauth.revokeToken().revoke(authenticated(), token);
        meter.reset();

        world.oauth.revokeToken().revoke(authenticated(), token);

        assertThat(meter.calls()).isEqualTo(2);
        assertThat(meter.writeUnits()).isLessThanOrEqualTo(1);
    }

    @Test
    void introspectionReadsTwoUnitsOfAClientsTokenAndThreeOfAUsers() {
        var introspect = world.oauth.introspectToken();
        var users = logIn().tokens().accessToken();
        var own = token();
        // The list of revocations is read once in five seconds.
        introspect.introspect(authenticated(), own);
        meter.reset();

        assertThat(introspect.introspect(authenticated(), own)).isPresent();
        assertSpent(2, 0, 2);
        meter.reset();
        assertThat(introspect.introspect(authenticated(), users)).isPresent();
        assertSpent(3, 0, 3);
    }
}
