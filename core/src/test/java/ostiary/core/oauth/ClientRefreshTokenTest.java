package ostiary.core.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import ostiary.core.session.RefreshSession;
import ostiary.core.testing.World;

/// The refresh token that a client got for a code is its own alone.
class ClientRefreshTokenTest extends CodeFlowSetup {
    /// Whoever registers the id of a client that was removed inherits nothing.
    @Test
    void aRefreshTokenIsOfNoUseToAClientThatCameLater() {
        var refresh = tokens().refreshToken().orElseThrow().text();
        world.clock.advance(Duration.ofMinutes(1));
        world.oauth.administerClients().remove("shop");
        var later = client("shop", true, true);

        assertThat(world.oauth.refreshGrant().refresh(later, refresh, Optional.empty(), World.LAPTOP))
                .isEqualTo(new RefreshGrant.Outcome.Refused(GrantError.INVALID_GRANT));
    }

    @Test
    void aRefreshTokenIsItsClientsAlone() {
        var refresh = tokens().refreshToken().orElseThrow().text();
        var thief = client("thief", true, true);
        world.clock.advance(Duration.ofMinutes(1));
        var grant = world.oauth.refreshGrant();

        assertThat(grant.refresh(thief, refresh, Optional.empty(), World.LAPTOP))
                .isEqualTo(new RefreshGrant.Outcome.Refused(GrantError.INVALID_GRANT));
        assertThat(world.refreshSession().refresh(refresh, World.LAPTOP))
                .isInstanceOf(RefreshSession.Outcome.Refused.class);
        assertThat(grant.refresh(shop, refresh, Optional.of("openid stock:read"), World.LAPTOP))
                .isEqualTo(new RefreshGrant.Outcome.Refused(GrantError.INVALID_SCOPE));
        assertThat(grant.refresh(shop, refresh, Optional.of("openid"), World.LAPTOP))
                .isInstanceOf(RefreshGrant.Outcome.Granted.class);
    }
}
