package ostiary.core.factor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FactorNameTest {
    @Test
    void isWithoutBlanksAroundIt() {
        assertThat(FactorName.parse("  Ada’s 📱 phone\n")).map(FactorName::text).contains("Ada’s 📱 phone");
    }

    @Test
    void hasUpTo64Characters() {
        assertThat(FactorName.parse("📱".repeat(64))).isPresent();
        assertThat(FactorName.parse("x".repeat(65))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\nb", "a\u0000b", "a\u202Eb", "a\u200Bb", "a\u2028b", "\uD800", "\uE000"})
    void hasNothingThatHidesOrTurnsText(String text) {
        assertThat(FactorName.parse(text)).isEmpty();
    }
}
