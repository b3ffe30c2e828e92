package ostiary.core.factor;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.core.testing.Fresh;

class RecoveryCodesTest {
    private static final String CODE = "0123-4567-89AB-CDEF-GHJK-MNPQ";
    private final RecoveryCodes codes = new RecoveryCodes(new SecureRandom());

    /// 24 characters of 32 are 120 bits.
    @Test
    void areTenOfSixGroups() {
        assertThat(codes.next())
                .hasSize(10)
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("([0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}"));
    }

    @Test
    void useEachCharacterAtEachPlace() {
        var seen = new HashSet<String>();
        for (int i = 0; i < 200; i++) {
            for (var code : codes.next()) {
                for (int at = 0; at < code.length(); at++) {
                    seen.add(at + " " + code.charAt(at));
                }
            }
        }

        assertThat(seen).hasSize(24 * 32 + 5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                CODE,
                "0123 4567 89ab cdef ghjk mnpq",
                "o i23-4567-89AB-CDEF-GHJK-MNPQ",
                "OL23456789ABCDEFGHJKMNPQ",
                "0123–4567−89AB—CDEF\u00A0GHJK MNPQ\n"
            })
    void areKnownHoweverTheyAreTyped(String typed) {
        assertThat(RecoveryCodes.parse(typed)).contains("0123456789ABCDEFGHJKMNPQ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "123456", "0123-4567-89AB-CDEF-GHJK-MNP", CODE + "R", "0123-4567-89AB-CDEF-GHJK-MNPU"})
    void areNothingElse(String typed) {
        assertThat(RecoveryCodes.parse(typed)).isEmpty();
    }

    @Test
    void areHashedForOneUser() {
        var ada = Fresh.userId();

        assertThat(RecoveryCodes.hashes(List.of(CODE, CODE.toLowerCase(Locale.ROOT)), ada))
                .containsExactly(RecoveryCodes.hash("0123456789ABCDEFGHJKMNPQ", ada))
                .isNotEqualTo(RecoveryCodes.hashes(List.of(CODE), Fresh.userId()));
    }
}
