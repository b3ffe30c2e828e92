package ostiary.core.factor;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.core.testing.OracleTotp;

class TotpTest {
    /// That of RFC 6238, appendix B.
    private static final TotpSecret SECRET = new TotpSecret("12345678901234567890".getBytes(US_ASCII));

    private static final Instant NOW = Instant.ofEpochSecond(1_111_111_111);
    private static final long STEP = 1_111_111_111 / 30;

    private final OracleTotp codes = new OracleTotp();
    private final Totp totp = new Totp(codes);

    /// The last six digits of appendix B.
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void takesTheCodesOfTheStandard(long second, String code) {
        assertThat(totp.step(SECRET, code, 0, Instant.ofEpochSecond(second))).hasValue(second / 30);
    }

    @ParameterizedTest
    @CsvSource({"-2, false", "-1, true", "0, true", "1, true", "2, false"})
    void takesTheCodesOfAClockThatIsOneStepOff(int off, boolean isTaken) {
        var step = totp.step(SECRET, codes.code(SECRET, STEP + off), 0, NOW);

        assertThat(step.isPresent()).isEqualTo(isTaken);
    }

    @Test
    void takesNoCodeOfAStepThatIsUsedUpOrBefore() {
        assertThat(totp.step(SECRET, codes.code(SECRET, STEP), STEP, NOW)).isEmpty();
        assertThat(totp.step(SECRET, codes.code(SECRET, STEP - 1), STEP, NOW)).isEmpty();
        assertThat(totp.step(SECRET, codes.code(SECRET, STEP + 1), STEP, NOW)).hasValue(STEP + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "50471", "0050471", "050471 ", "+50471", "050472", "٠٥٠٤٧١", "\u0000"})
    void refusesWhatIsNotTheCode(String code) {
        assertThat(totp.step(SECRET, code, 0, NOW)).isEmpty();
    }

    @Test
    void computesEachStepWhateverTheCodeIs() {
        var asked = new ArrayList<Long>();
        var counting = new Totp((secret, step) -> {
            asked.add(step);
            return codes.code(secret, step);
        });

        counting.step(SECRET, codes.code(SECRET, STEP - 1), 0, NOW);

        assertThat(asked).containsExactly(STEP - 1, STEP, STEP + 1);
    }

    @Test
    void writesASecretAsAppsTakeIt() {
        assertThat(SECRET.base32()).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    }
}
