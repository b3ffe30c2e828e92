package ostiary.core.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import ostiary.core.UnavailableException;
import ostiary.core.key.HmacKey;
import ostiary.core.key.HmacKeys;
import ostiary.core.testing.KeyRing;

class PseudonymsTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final KeyRing keys = new KeyRing("k1");
    private final Pseudonyms pseudonyms = new Pseudonyms(keys);

    @Test
    void areTheSameForTheSame() {
        assertThat(pseudonyms.ofUsername("ada@example.org", NOON))
                .isEqualTo(pseudonyms.ofUsername("ada@example.org", NOON))
                .hasValueSatisfying(hash -> assertThat(hash).matches("[A-Za-z0-9_-]{12}"))
                .isNotEqualTo(pseudonyms.ofUsername("eve@example.org", NOON));
    }

    @Test
    void areOfOneKind() {
        assertThat(pseudonyms.ofUsername("192.0.2.1", NOON)).isNotEqualTo(pseudonyms.ofNetwork("192.0.2.1", NOON));
    }

    /// Whoever knows every name in question learns nothing without the key.
    @Test
    void areAKeysOwn() {
        var other = new Pseudonyms(new KeyRing("k2"));

        assertThat(pseudonyms.ofNetwork("192.0.2.1", NOON)).isNotEqualTo(other.ofNetwork("192.0.2.1", NOON));
    }

    @Test
    void areLeftOutWhileTheKeysAreOutOfReach() {
        var without = new Pseudonyms(new HmacKeys() {
            @Override
            public HmacKey current(Instant now) {
                throw new UnavailableException("Secrets Manager", null);
            }

            @Override
            public Optional<HmacKey> find(String id) {
                return Optional.empty();
            }

            @Override
            public List<HmacKey> all(Instant now) {
                return List.of();
            }

            @Override
            public boolean mayLackOne() {
                return true;
            }
        });

        assertThat(without.ofUsername("ada@example.org", NOON)).isEmpty();
        assertThat(without.ofNetwork("192.0.2.1", NOON)).isEmpty();
    }
}
