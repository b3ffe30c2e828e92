package ostiary.template;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.blueprint.MailsPerHour;
import ostiary.blueprint.ServiceFunction;
import ostiary.blueprint.Setting;
import ostiary.cdk.AuthApiProps;
import ostiary.cdk.AuthFunctionProps;
import ostiary.cdk.LogProps;
import ostiary.cdk.OstiaryProps;
import ostiary.cdk.Throttles;
import ostiary.cdk.TokenProps;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.lambda.Code;

/// The refusals of the props of single constructs, and how they say so.
class PropsTest {
    @Test
    void refuseToRepeatAnAnswerForMoreThanAnHour() {
        assertThatThrownBy(() -> new AuthApiProps(
                        Optional.empty(), Throttles.STANDARD, List.of(), Duration.seconds(3601), LogProps.standard()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("authorizerCache must be an hour at most");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, MailsPerHour.MOST + 1})
    void refuseABudgetOfMailsThatIsNone(int most) {
        var props = OstiaryProps.builder(Synthesis.MAIL_FROM).mailsPerHour(most);

        assertThatThrownBy(props::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("mailsPerHour must be a number from 1 to 1000000");
    }

    @Test
    void refuseAScopeThatIsNone() {
        assertThatThrownBy(() -> new TokenProps(Optional.empty(), Optional.empty(), List.of("orders read")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("loginScopes must be scopes (RFC 6749 §3.3), not orders read");
        assertThatThrownBy(() -> new TokenProps(Optional.empty(), Optional.empty(), List.of("ostiary:admin")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("loginScopes must leave out ostiary:admin");
    }

    @Test
    void refuseWhatTheFunctionsWouldNotStartWith() {
        var longName = Optional.of("a".repeat(257));
        var manyScopes =
                IntStream.range(100, 300).mapToObj(number -> "orders" + number).toList();

        assertThatThrownBy(() -> new TokenProps(Optional.of("https://a.example?b"), Optional.empty(), List.of()))
                .hasMessageContaining("issuer must be an https URL without query, fragment and trailing slash");
        assertThatThrownBy(() -> new TokenProps(Optional.empty(), longName, List.of()))
                .hasMessageContaining("audience must be a word of 256 visible ASCII characters at most");
        assertThatThrownBy(() -> new TokenProps(Optional.empty(), Optional.empty(), manyScopes))
                .hasMessageContaining("loginScopes must be, with account, 1024 characters at most");
    }

    @Test
    void refuseAFunctionThatIsNotToldWhatItReads() {
        var code = Code.fromAsset(Synthesis.CODE.toString());

        assertThatThrownBy(() -> new AuthFunctionProps(
                        ServiceFunction.LOGOUT,
                        code,
                        Map.of(Setting.TABLE, "users"),
                        LogProps.standard(),
                        Optional.empty(),
                        Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("logout reads", "REFRESH_TOKEN_KEYS", "not [TABLE]");
    }
}
