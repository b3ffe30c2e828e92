package ostiary.core.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordTest {
    @ParameterizedTest
    @CsvSource({
        "cafe\u0301, café",
        "\u212Bngstrom, Ångstrom",
        "ｐａｓｓｗｏｒｄ, password",
        "\uFB01nance, finance",
        "x\u00B2, x2",
        "\u1112\u1161\u11AB, 한",
    })
    void isTheSameHoweverAKeyboardSpellsIt(String typed, String other) {
        assertThat(Password.of(typed).text())
                .isEqualTo(Password.of(other).text())
                .isEqualTo(other);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {" leading and trailing ", "CaseMatters", "tab\there", "nul\u0000inside", "1234 5678", "🔑🔑"})
    void isOtherwiseExactlyWhatWasTyped(String typed) {
        assertThat(Password.of(typed).text()).isEqualTo(typed);
    }

    @Test
    void countsCharactersAsPeopleDoAndNotUtf16Units() {
        assertThat(Password.of("🔑🔑🔑🔑").length()).isEqualTo(4);
        assertThat(Password.of("e\u0301e\u0301").length()).isEqualTo(2);
        assertThat(Password.of("").length()).isZero();
    }

    @Test
    void isNeverShortened() {
        var long64KiB = "correct horse ".repeat(4_681);

        assertThat(Password.of(long64KiB).text()).isEqualTo(long64KiB);
    }

    /// Sorting combining marks takes a normaliser time that grows with the square of their number: over a second
    /// for a body of 64 KiB, a hundred times what hashing a password takes. Sorted, these would change places.
    @Test
    void isNotNormalisedWhenThatCouldTakeLongAndNoAccountCanHaveIt() {
        var marks = "a" + "\u0301".repeat(16_000) + "\u0323".repeat(16_000);

        assertThat(Password.of(marks).text()).isEqualTo(marks);
        assertThat(new PasswordPolicy((_, _) -> false).judge(Password.of(marks), List.of()))
                .isEqualTo(PasswordPolicy.Verdict.TOO_LONG);
    }

    @Test
    void isNormalisedUpToALengthOf1024() {
        assertThat(Password.of("e\u0301".repeat(512)).text()).isEqualTo("é".repeat(512));
        assertThat(Password.of("e\u0301".repeat(512) + "x").text()).isEqualTo("e\u0301".repeat(512) + "x");
    }

    @Test
    void keepsWhatWasTypedForSystemsThatDoNotNormalise() {
        assertThat(Password.of("cafe\u0301").typed()).isEqualTo("cafe\u0301");
    }

    @Test
    void isNormalisedAtEveryLengthThatAnAccountCanHave() {
        var longest = "\u1112\u1161\u11AB".repeat(128);

        assertThat(Password.of(longest).text()).isEqualTo("한".repeat(128));
    }

    @Test
    void doesNotShowItself() {
        assertThat(Password.of("correct horse")).asString().doesNotContain("correct", "horse");
    }
}
