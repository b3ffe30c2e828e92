package ostiary.core.passkey;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import ostiary.core.testing.KeyRing;

class PasskeyChallengesTest {
    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
    private static final byte[] ADA = {1};
    private static final byte[] NOBODY = {};

    private final KeyRing keys = new KeyRing("k1");
    private final PasskeyChallenges challenges = challenges("log in");

    private PasskeyChallenges challenges(String purpose) {
        return new PasskeyChallenges(keys, purpose, new SecureRandom());
    }

    @Test
    void knowsItsOwnUntilTheyEnd() {
        var text = challenges.issue(ADA, NOW);

        assertThat(challenges.endOf(text, ADA, NOW)).contains(NOW.plus(Duration.ofMinutes(5)));
        assertThat(challenges.endOf(text, ADA, NOW.plus(Duration.ofMinutes(5)).minusMillis(1)))
                .isPresent();
        assertThat(challenges.endOf(text, ADA, NOW.plus(Duration.ofMinutes(5)))).isEmpty();
    }

    /// Browsers decode it, and sign what they have decoded.
    @Test
    void isBase64urlAsAWhole() {
        var text = challenges.issue(NOBODY, NOW);

        var bytes = Base64.getUrlDecoder().decode(text);

        assertThat(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes))
                .isEqualTo(text);
        assertThat(text).startsWith("opc_").hasSize(79);
    }

    @Test
    void areNeverTheSame() {
        assertThat(challenges.issue(ADA, NOW)).isNotEqualTo(challenges.issue(ADA, NOW));
    }

    @Test
    void areBoundToWhomTheyAreGivenAndToTheirPurpose() {
        var text = challenges.issue(ADA, NOW);

        assertThat(challenges.endOf(text, NOBODY, NOW)).isEmpty();
        assertThat(challenges.endOf(text, new byte[] {2}, NOW)).isEmpty();
        assertThat(challenges("add").endOf(text, ADA, NOW)).isEmpty();
    }

    @Test
    void takesNothingElse() {
        var text = challenges.issue(ADA, NOW);
        for (int at = 0; at < text.length(); at++) {
            var changed = new StringBuilder(text);
            changed.setCharAt(at, text.charAt(at) == 'A' ? 'B' : 'A');
            assertThat(challenges.endOf(changed.toString(), ADA, NOW))
                    .as(changed.toString())
                    .isEmpty();
        }
        for (var junk : new String[] {"", "opc_", text + "A", text.substring(1), "opc_" + "=".repeat(75), text + "="}) {
            assertThat(challenges.endOf(junk, ADA, NOW)).isEmpty();
        }
    }
}
