package ostiary.core.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Texts that operators type in: none plays tricks on whoever reads it later.
class ReasonTest {
    @Test
    void isTextOfTwoHundredCharacters() {
        assertThat(Reason.parse("  lost phone, ticket #4711 – \"Zoë\" 🙂 "))
                .contains(new Reason("lost phone, ticket #4711 – \"Zoë\" 🙂"));
        assertThat(Reason.parse("🙂".repeat(200))).isPresent();
        assertThat(Reason.parse("🙂".repeat(201))).isEmpty();
        assertThat(Reason.parse("x".repeat(10_240))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a\nb",
                "a\rb",
                "a\u0000b",
                "a\u001b[2Jb",
                "a\u202eb",
                "a\u2028b",
                "a\ud800b",
                "a\u200bb",
                "a\u0085b"
            })
    void hidesNothing(String text) {
        assertThat(Reason.parse(text)).isEmpty();
    }

    @Test
    void isNotForLogs() {
        assertThat(new Reason("her cat is ill")).hasToString("Reason");
    }

    @Test
    void rolesAreWordsOfATokenAndFew() {
        assertThat(RoleNames.parse("staff ostiary:admin  staff")).contains(Set.of("staff", "ostiary:admin"));
        assertThat(RoleNames.parse("")).contains(Set.of());
        assertThat(RoleNames.parse("bl\u00fcm")).isEmpty();
        assertThat(RoleNames.parse("a\tb")).isEmpty();
        assertThat(RoleNames.parse("a".repeat(65))).isEmpty();
        assertThat(RoleNames.parse(numbered(50))).isPresent();
        assertThat(RoleNames.parse(numbered(51))).isEmpty();
    }

    private static String numbered(int most) {
        var text = new StringBuilder();
        for (int i = 0; i < most; i++) {
            text.append("r").append(i).append(' ');
        }
        return text.toString();
    }

    @Test
    void operatorsAreReadAsTheyAreWritten() {
        var arn = "arn:aws:sts::111122223333:assumed-role/ops/eve@example.org";

        assertThat(Operator.ofIam(arn).map(Operator::text).map(Operator::read)).isEqualTo(Operator.ofIam(arn));
        assertThat(Operator.read(Operator.local().text())).isEqualTo(Operator.local());
        assertThat(Operator.ofIam("user:11112222-0000-4000-8000-000000000000")).isEmpty();
        assertThat(Operator.ofIam("arn:aws:iam::1:user/eve\nx")).isEmpty();
        assertThat(Operator.ofIam("arn:" + "x".repeat(401))).isEmpty();
    }
}
