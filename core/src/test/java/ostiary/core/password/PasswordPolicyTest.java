package ostiary.core.password;

import static org.assertj.core.api.Assertions.assertThat;
import static ostiary.core.password.PasswordPolicy.Verdict.ACCEPTED;
import static ostiary.core.password.PasswordPolicy.Verdict.COMMON;
import static ostiary.core.password.PasswordPolicy.Verdict.TOO_LONG;
import static ostiary.core.password.PasswordPolicy.Verdict.TOO_SHORT;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.core.password.PasswordPolicy.Verdict;

class PasswordPolicyTest {
    private static Verdict judge(String password) {
        return new PasswordPolicy((_, _) -> false).judge(Password.of(password), List.of());
    }

    @Test
    void takesEightToAHundredAndTwentyEightCharacters() {
        assertThat(judge("x".repeat(7))).isEqualTo(TOO_SHORT);
        assertThat(judge("x".repeat(8))).isEqualTo(ACCEPTED);
        assertThat(judge("x".repeat(128))).isEqualTo(ACCEPTED);
        assertThat(judge("x".repeat(129))).isEqualTo(TOO_LONG);
    }

    @Test
    void countsCharactersAfterNormalisation() {
        assertThat(judge("🔑".repeat(7))).isEqualTo(TOO_SHORT);
        assertThat(judge("🔑".repeat(128))).isEqualTo(ACCEPTED);
        assertThat(judge("e\u0301".repeat(7))).isEqualTo(TOO_SHORT);
        assertThat(judge("e\u0301".repeat(128))).isEqualTo(ACCEPTED);
        assertThat(judge("\uFDFA".repeat(8))).isEqualTo(TOO_LONG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lowercase", "ALLUPPERCASE", "20261122", "        ", "пароль-пароль", "密码密码密码密码"})
    void asksForNoMixOfCharacters(String password) {
        assertThat(judge(password)).isEqualTo(ACCEPTED);
    }

    @Test
    void asksTheBlocklistWithWhatAnAttackerKnows() {
        var policy = new PasswordPolicy((password, context) -> context.contains(password.text()));

        assertThat(policy.judge(Password.of("ada@example.org"), List.of("ada@example.org", "Ada")))
                .isEqualTo(COMMON);
        assertThat(policy.judge(Password.of("eve@example.org"), List.of("ada@example.org", "Ada")))
                .isEqualTo(ACCEPTED);
    }

    @Test
    void asksTheBlocklistWithTheNamesOfTheService() {
        var policy =
                new PasswordPolicy((password, context) -> context.contains(password.text()), List.of("Acme & Sons"));

        assertThat(policy.judge(Password.of("Acme & Sons"), List.of("ada@example.org")))
                .isEqualTo(COMMON);
        assertThat(policy.judge(Password.of("ada@example.org"), List.of("ada@example.org")))
                .isEqualTo(COMMON);
        assertThat(policy.judge(Password.of("Acme & Daughters"), List.of())).isEqualTo(ACCEPTED);
    }

    @Test
    void spendsNoTimeOfTheBlocklistOnWhatIsRefusedAnyway() {
        var asked = new ArrayList<Password>();
        var policy = new PasswordPolicy((password, _) -> asked.add(password));

        policy.judge(Password.of("short"), List.of());
        policy.judge(Password.of("x".repeat(60_000)), List.of());

        assertThat(asked).isEmpty();
    }
}
