package ostiary.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static ostiary.verifier.Tokens.NOW;
import static ostiary.verifier.Tokens.PAIR;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import ostiary.core.UnavailableException;
import ostiary.core.key.VerificationKey;
import ostiary.core.testing.AtOnce;
import ostiary.core.testing.MovableClock;
import ostiary.jose.HostileTokens;
import ostiary.jose.JwkSet;

class PublishedKeysTest {
    private final MovableClock clock = new MovableClock(NOW);
    private final AtomicInteger reads = new AtomicInteger();
    private final String kid = HostileTokens.kid(PAIR);
    private boolean isOutOfReach;
    private final PublishedKeys keys = new PublishedKeys(this::read, clock);

    private JsonNode read() {
        reads.incrementAndGet();
        clock.advance(Duration.ofSeconds(3));
        if (isOutOfReach) {
            throw new UnavailableException("the issuer", null);
        }
        try {
            return new ObjectMapper().readTree(JwkSet.of(List.of(new VerificationKey(kid, PAIR.getPublic()))));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Test
    void goesOnWithFreshKeysWhenTheClockIsCorrected() {
        keys.find(kid);
        isOutOfReach = true;
        clock.advance(Duration.ofSeconds(-30));

        assertThat(keys.find(kid)).isPresent();
        assertThat(reads).hasValue(1);
    }

    @Test
    void triesOnceForAllWhoWaitForTheFirst() throws Exception {
        isOutOfReach = true;

        assertThat(AtOnce.call(8, this::isUnavailable)).containsOnly(true);

        assertThat(reads).hasValue(1);
    }

    private boolean isUnavailable() {
        try {
            keys.find(kid);
            return false;
        } catch (UnavailableException expected) {
            return true;
        }
    }
}
