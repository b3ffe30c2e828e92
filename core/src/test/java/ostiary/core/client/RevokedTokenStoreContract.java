package ostiary.core.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import ostiary.core.testing.Fresh;
import ostiary.core.token.SessionId;

/// The contract of every [RevokedTokenStore]; each adapter's test extends this.
public abstract class RevokedTokenStoreContract {
    private final String client = "client." + UUID.randomUUID();
    private final SessionId token = Fresh.sessionId();

    protected abstract RevokedTokenStore store();

    @Test
    void knowsNothingOfATokenThatNobodyGaveBack() {
        assertThat(store().isRevoked(client, token)).isFalse();
    }

    @Test
    void knowsATokenThatWasGivenBack() {
        assertThat(store().revoke(client, token, Fresh.now())).isTrue();

        assertThat(store().isRevoked(client, token)).isTrue();
        assertThat(store().isRevoked(client, Fresh.sessionId())).isFalse();
        assertThat(store().isRevoked(client + "2", token)).isFalse();
    }

    @Test
    void wantsTheEndAnnouncedUntilItIs() {
        store().revoke(client, token, Fresh.now());
        assertThat(store().revoke(client, token, Fresh.now())).isTrue();

        store().announced(client, token);

        assertThat(store().revoke(client, token, Fresh.now())).isFalse();
        assertThat(store().isRevoked(client, token)).isTrue();
    }

    @Test
    void letsAClientTellSoManyInAMinute() {
        var minute = Fresh.now().truncatedTo(ChronoUnit.MINUTES);
        for (int i = 0; i < RevokedTokenStore.MOST_A_MINUTE; i++) {
            assertThat(store().mayAnnounce(client, minute.plusMillis(i))).isTrue();
        }

        assertThat(store().mayAnnounce(client, minute.plusSeconds(59))).isFalse();
        assertThat(store().mayAnnounce(client + "2", minute)).isTrue();
        assertThat(store().mayAnnounce(client, minute.plusSeconds(60))).isTrue();
    }
}
