package ostiary.core.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import ostiary.core.client.RegisteredClient;
import ostiary.core.session.ListSessions.Listed;
import ostiary.core.testing.World;

/// The rest of a client's sessions when an operator removes it.
class RemovedClientTest extends CodeFlowSetup {
    private List<Optional<String>> listed() {
        return world.listSessions().list(ada.id()).stream()
                .map(Listed::clientName)
                .toList();
    }

    private RefreshGrant.Outcome refresh(RegisteredClient client, ClientTokens tokens) {
        return world.oauth
                .refreshGrant()
                .refresh(client, tokens.refreshToken().orElseThrow().text(), Optional.empty(), World.LAPTOP);
    }

    @Test
    void theyAreNoLongerListed() {
        tokens();
        assertThat(listed()).containsExactlyInAnyOrder(Optional.of("shop"), Optional.empty());

        world.oauth.administerClients().remove("shop");

        assertThat(listed()).containsExactly(Optional.empty());
    }

    @Test
    void noneLivesOnInAClientByTheSameId() {
        var before = tokens();
        world.clock.advance(Duration.ofSeconds(1));
        world.oauth.administerClients().remove("shop");
        var next = client("shop", true, true);

        assertThat(listed()).containsExactly(Optional.empty());
        assertThat(refresh(next, before)).isEqualTo(new RefreshGrant.Outcome.Refused(GrantError.INVALID_GRANT));
    }

    @Test
    void theirTokensAreRefusedBesides() {
        var token = tokens().issued().accessToken();
        world.oauth.administerClients().remove("shop");

        assertThat(world.oauth.readUserInfo().read(token)).isEqualTo(new ReadUserInfo.Outcome.InvalidToken());
    }
}
