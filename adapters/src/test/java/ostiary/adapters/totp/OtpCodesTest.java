package ostiary.adapters.totp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ostiary.core.factor.TotpSecret;
import ostiary.core.testing.OracleTotp;

class OtpCodesTest {
    private final OtpCodes codes = new OtpCodes();

    /// The last six digits of RFC 6238, appendix B, which lists the steps in hexadecimal.
    @ParameterizedTest
    @CsvSource({
        "1, 287082",
        "37037036, 081804",
        "37037037, 050471",
        "41152263, 005924",
        "66666666, 279037",
        "666666666, 353130"
    })
    void areThoseOfTheStandard(long step, String code) {
        var secret = new TotpSecret("12345678901234567890".getBytes(US_ASCII));

        assertThat(codes.code(secret, step)).isEqualTo(code);
    }

    @Test
    void areWhatTheStandardsWordsMakeOfAnySecret() {
        var random = new SecureRandom();
        var bytes = new byte[20];
        LongStream.range(0, 2_000).forEach(step -> {
            random.nextBytes(bytes);
            var secret = new TotpSecret(bytes);
            assertThat(codes.code(secret, step)).matches("[0-9]{6}").isEqualTo(new OracleTotp().code(secret, step));
        });
    }
}
