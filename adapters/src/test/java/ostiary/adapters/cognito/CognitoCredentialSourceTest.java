package ostiary.adapters.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.core.UnavailableException;
import ostiary.core.login.ChallengeAnswer;
import ostiary.core.login.Factor;
import ostiary.core.login.FactorChallenge;
import ostiary.core.password.Password;
import ostiary.core.upstream.CredentialSource.Result;
import ostiary.core.upstream.SourceId;
import ostiary.core.upstream.SourceUser;
import ostiary.core.user.EmailAddress;
import ostiary.emulators.aws.cognito.PoolAnswers;
import ostiary.emulators.aws.cognito.PoolTokens;
import ostiary.jose.IdTokenReader;

/// The adapter before a server that is as strict as the API reference: what is asked, and what each answer
/// means.
class CognitoCredentialSourceTest {
    private static final Password PASSWORD = Password.of("tangerine walrus 42 sunrise");
    private static final String SESSION = "session-of-cognito-1234567890";
    private static final EmailAddress EMAIL =
            EmailAddress.parse(PoolTokens.EMAIL).orElseThrow();

    private final EmulatedPool server = new EmulatedPool();
    private final CognitoCredentialSource source = server.source(Optional.empty());

    @AfterEach
    void close() {
        server.close();
    }

    private Result logIn() {
        return source.authenticate(PoolTokens.EMAIL, PASSWORD);
    }

    @Test
    void tellsWhoTheUserIs() {
        server.behave((_, _) -> PoolAnswers.tokens(PoolTokens.token(claims -> {
            claims.put("name", " Ada\u0007 Lovelace ");
            claims.putArray("cognito:groups").add("admin").add("ops");
        })));

        assertThat(logIn())
                .isEqualTo(new Result.Proven(new SourceUser(
                        new SourceId(PoolTokens.SUB),
                        EMAIL,
                        true,
                        Optional.of("Ada Lovelace"),
                        Set.of("admin", "ops"))));
        var asked = server.calls().getFirst().path("AuthParameters");
        assertThat(asked.path("USERNAME").asText()).isEqualTo(PoolTokens.EMAIL);
        assertThat(asked.path("PASSWORD").asText()).isEqualTo(PASSWORD.typed());
        assertThat(asked.has("SECRET_HASH")).isFalse();
    }

    @Test
    void sendsThePasswordAsItWasTyped() {
        var typed = "e\u0301t\u00e9 \ufb01 walrus 42";

        source.authenticate("ada", Password.of(typed));

        assertThat(server.calls().getFirst().at("/AuthParameters/PASSWORD").asText())
                .isEqualTo(typed);
    }

    /// The example value was made with openssl: HMAC-SHA256 of user name and client id.
    @Test
    void showsAClientSecretByItsHash() {
        server.behave((_, _) -> PoolAnswers.challenge("SMS_MFA", SESSION, "ada"));
        var secretive = server.source(Optional.of("a-client-secret"));

        var asked = ((Result.Asked) secretive.authenticate(PoolTokens.EMAIL, PASSWORD)).challenge();
        secretive.respond(asked, new ChallengeAnswer.Code("123456"));

        assertThat(server.calls().get(0).at("/AuthParameters/SECRET_HASH").asText())
                .isEqualTo(SecretHash.of(PoolTokens.EMAIL, PoolTokens.CLIENT, "a-client-secret"));
        assertThat(server.calls().get(1).at("/ChallengeResponses/SECRET_HASH").asText())
                .isEqualTo(SecretHash.of("ada", PoolTokens.CLIENT, "a-client-secret"));
        assertThat(server.calls().toString()).doesNotContain("a-client-secret");
    }

    @ParameterizedTest
    @CsvSource({"SMS_MFA, SMS", "SOFTWARE_TOKEN_MFA, TOTP", "NEW_PASSWORD_REQUIRED, NEW_PASSWORD"})
    void handsOnAChallenge(String name, Factor factor) {
        server.behave((_, _) -> PoolAnswers.challenge(name, SESSION, "ada"));

        assertThat(logIn()).isEqualTo(new Result.Asked(new FactorChallenge(factor, "ada", SESSION)));
    }

    /// Answering without them would be refused for ever, as if the password were wrong.
    @Test
    void asksForNoNewPasswordThatMustComeWithAttributes() {
        var answers = new CognitoAnswers(new IdTokenReader("issuer", "client", InstantSource.system()));
        var required = Map.of("requiredAttributes", "[\"userAttributes.name\"]");

        assertThatThrownBy(() -> answers.read(
                        PoolTokens.EMAIL, Optional.empty(), "NEW_PASSWORD_REQUIRED", "a session of Cognito", required))
                .isInstanceOf(UnavailableException.class);
    }

    @ParameterizedTest
    @CsvSource({"SMS, SMS_MFA, SMS_MFA_CODE", "TOTP, SOFTWARE_TOKEN_MFA, SOFTWARE_TOKEN_MFA_CODE"})
    void answersWithACode(Factor factor, String name, String member) {
        server.behave((_, _) -> PoolAnswers.tokens(PoolTokens.token(_ -> {})));

        var result = source.respond(challenge(factor), new ChallengeAnswer.Code(" 123-456 "));

        assertThat(result).isInstanceOf(Result.Proven.class);
        var asked = server.calls().getFirst();
        assertThat(asked.path("ChallengeName").asText()).isEqualTo(name);
        assertThat(asked.path("Session").asText()).isEqualTo(SESSION);
        assertThat(asked.at("/ChallengeResponses/" + member).asText()).isEqualTo("123456");
        assertThat(asked.at("/ChallengeResponses/USERNAME").asText()).isEqualTo("ada");
    }

    @Test
    void answersWithANewPassword() {
        server.behave((_, _) -> PoolAnswers.challenge("SOFTWARE_TOKEN_MFA", SESSION, "ada"));

        var result = source.respond(challenge(Factor.NEW_PASSWORD), new ChallengeAnswer.NewPassword(PASSWORD));

        assertThat(result).isInstanceOf(Result.Asked.class);
        assertThat(server.calls()
                        .getFirst()
                        .at("/ChallengeResponses/NEW_PASSWORD")
                        .asText())
                .isEqualTo(PASSWORD.typed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "ada\u0000", "two words", "a\nb"})
    void asksNothingUnderANameThatIsNone(String username) {
        assertThat(source.authenticate(username, PASSWORD)).isEqualTo(new Result.Refused());
        assertThat(source.authenticate("ada", Password.of(""))).isEqualTo(new Result.Refused());
        assertThat(server.calls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abcdef", "12", "123456789012", "１２３４５x", "123456\",\"x\":\""})
    void asksNothingAboutACodeThatIsNone(String code) {
        assertThat(source.respond(challenge(Factor.SMS), new ChallengeAnswer.Code(code)))
                .isEqualTo(new Result.WrongCode());
        assertThat(server.calls()).isEmpty();
    }

    @Test
    void asksOnceForEachLogin() {
        server.behave((_, _) -> PoolAnswers.error("NotAuthorizedException", "Incorrect username or password."));

        logIn();

        assertThat(List.copyOf(server.calls())).hasSize(1);
    }

    private static FactorChallenge challenge(Factor factor) {
        return new FactorChallenge(factor, "ada", SESSION);
    }
}
