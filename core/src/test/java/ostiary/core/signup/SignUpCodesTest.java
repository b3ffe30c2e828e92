package ostiary.core.signup;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import ostiary.core.testing.KeyRing;
import ostiary.core.user.EmailAddress;

class SignUpCodesTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private final KeyRing keys = new KeyRing("k1");
    private final SignUpCodes codes = new SignUpCodes(keys, new SecureRandom());
    private final EmailAddress ada = EmailAddress.parse("ada@example.org").orElseThrow();
    private final EmailAddress eve = EmailAddress.parse("eve@example.org").orElseThrow();

    @Test
    void makesEightDigitsInTwoGroups() {
        var seen = new HashSet<String>();
        for (int time = 0; time < 1_000; time++) {
            var code = codes.next();
            assertThat(code).matches("[0-9]{4}-[0-9]{4}");
            seen.add(code);
        }

        assertThat(seen).hasSizeGreaterThan(990);
    }

    @Test
    void usesLeadingZerosToo() {
        var zeros = new SecureRandom() {
            private static final long serialVersionUID = 1L;

            @Override
            public int nextInt(int bound) {
                return 7;
            }
        };

        assertThat(new SignUpCodes(keys, zeros).next()).isEqualTo("0000-0007");
    }

    @Test
    void keepsACodeUnderAHashThatDependsOnAddressCodeAndKey() {
        var hash = codes.hash(ada, "1234-5678", NOW);

        assertThat(codes.hash(ada, "1234-5678", NOW)).isEqualTo(hash);
        assertThat(codes.hash(ada, "12345678", NOW)).isEqualTo(hash);
        assertThat(codes.hash(ada, "1234-5679", NOW)).isNotEqualTo(hash);
        assertThat(codes.hash(eve, "1234-5678", NOW)).isNotEqualTo(hash);
        keys.rotateTo("k2");
        assertThat(codes.hash(ada, "1234-5678", NOW)).isNotEqualTo(hash);
    }

    @Test
    void looksForACodeUnderEveryKeyThatMayHaveBeenCurrent() {
        var mailed = codes.hash(ada, "1234-5678", NOW);
        keys.rotateTo("k2");

        assertThat(codes.candidates(ada, "1234-5678", NOW)).containsExactly(codes.hash(ada, "1234-5678", NOW), mailed);
    }
}
