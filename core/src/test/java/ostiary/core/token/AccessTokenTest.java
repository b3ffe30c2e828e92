package ostiary.core.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import ostiary.core.testing.Fresh;

class AccessTokenTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final AccessToken token = new AccessToken(
            "t1",
            Fresh.userId(),
            Fresh.sessionId(),
            "default",
            Set.of("profile"),
            Set.of("admin"),
            NOON,
            NOON.plusSeconds(600),
            NOON.minusSeconds(60),
            List.of("pwd"));

    @Test
    void isForTheServiceUnlessItIsForAnother() {
        assertThat(token.audience()).isEmpty();
        assertThat(token.forAudience("https://orders.example.com").audience()).contains("https://orders.example.com");
    }

    @Test
    void differsForAnotherAudienceInThatAlone() {
        assertThat(token.forAudience("https://orders.example.com"))
                .usingRecursiveComparison()
                .ignoringFields("audience")
                .isEqualTo(token);
    }

    @Test
    void livesFromItsIssueToItsEnd() {
        assertThat(token.lifetime()).isEqualTo(Duration.ofMinutes(10));
        assertThat(token.authTime()).isEqualTo(Optional.of(NOON.minusSeconds(60)));
    }
}
