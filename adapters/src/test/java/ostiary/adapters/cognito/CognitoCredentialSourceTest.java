package ostiary.adapters.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.adapters.jose.IdTokenReader;
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

/// The adapter before a server that is as strict as the API reference: what is asked, and what each answer
/// means.
class CognitoCredentialSourceTest {
    private static final Password PASSWORD = Password.of("tangerine walrus 42 sunrise");
    private static final String SESSION = "session-of-cognito-1234567890";
    private static final EmailAddress EMAIL =
            EmailAddress.parse(PoolTokens.EMAIL).orElseThrow();

    private final EmulatedPool server = new EmulatedPool();
    private final CognitoCredentialSource source = source(Optional.empty());

    private CognitoCredentialSource source(Optional<String> clientSecret) {
        var client = server.client();
        var pool = UserPool.onAws(PoolTokens.POOL, PoolTokens.CLIENT, Optional.empty());
        return new CognitoCredentialSource(client, pool, () -> clientSecret, InstantSource.system());
    }

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
        var secretive = source(Optional.of("a-client-secret"));

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
    @CsvSource({
        "NotAuthorizedException, Incorrect username or password., Refused",
        "NotAuthorizedException, Password attempts exceeded, Refused",
        "NotAuthorizedException, User is disabled., Refused",
        "NotAuthorizedException, Invalid session for the user., Refused",
        "UserNotFoundException, User does not exist., Refused",
        "UserNotConfirmedException, User is not confirmed., Refused",
        "UserLambdaValidationException, PreAuthentication failed., Refused",
        "ExpiredCodeException, Your code is expired., Refused",
        "InvalidParameterException, 1 validation error detected, Refused",
        "PasswordResetRequiredException, Password reset required for the user, ResetRequired",
        "CodeMismatchException, Invalid code or auth state for the user., WrongCode",
        "InvalidPasswordException, Password did not conform with policy, WeakPassword",
        "PasswordHistoryPolicyViolationException, Password was used before, WeakPassword"
    })
    void knowsWhatErrorsAboutAUserMean(String type, String message, String result) {
        server.behave((_, _) -> PoolAnswers.error(type, message));

        var asked = source.respond(challenge(Factor.SMS), new ChallengeAnswer.Code("123456"));

        assertThat(asked.getClass().getSimpleName()).isEqualTo(result);
        assertThat(logIn().getClass().getSimpleName()).isEqualTo(result);
    }

    @ParameterizedTest
    @CsvSource({
        "400, TooManyRequestsException, Too many requests",
        "429, TooManyRequestsException, Too many requests",
        "400, LimitExceededException, Attempt limit exceeded",
        "500, InternalErrorException, Something went wrong",
        "503, ServiceUnavailable, come again",
        "400, ResourceNotFoundException, User pool does not exist.",
        "400, AccessDeniedException, not authorized to perform: cognito-idp:AdminInitiateAuth",
        "400, UnexpectedLambdaException, a trigger failed",
        "400, InvalidUserPoolConfigurationException, the pool is not set up",
        "400, NotAuthorizedException, Unable to verify secret hash for client 1h57kf5cpq17m0eml12example",
        "400, InvalidParameterException, Auth flow not enabled for this client",
        "400, ExpiredTokenException, The security token included in the request is expired"
    })
    void refusesNobodyForWhatIsNotAboutAUser(int status, String type, String message) {
        server.behave((_, _) -> PoolAnswers.error(status, type, message));

        assertThatThrownBy(this::logIn)
                .isInstanceOf(UnavailableException.class)
                .hasMessageStartingWith("Cognito")
                .hasMessageNotContaining(PoolTokens.EMAIL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MFA_SETUP",
                "SELECT_MFA_TYPE",
                "CUSTOM_CHALLENGE",
                "DEVICE_SRP_AUTH",
                "PASSWORD_VERIFIER",
                "EMAIL_OTP",
                "sms_mfa",
                "UNHEARD_OF"
            })
    void letsNobodyInByAChallengeThatItCannotAsk(String name) {
        server.behave((_, _) -> PoolAnswers.challenge(name, SESSION, "ada"));

        assertThatThrownBy(this::logIn).isInstanceOf(UnavailableException.class);
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void isGivenUpThoughItNeverAnswersAndNotAskedAgain() {
        server.hang();

        assertThatThrownBy(this::logIn).isInstanceOf(UnavailableException.class);
        assertThat(server.calls()).hasSize(1);
    }

    @Test
    void saysWhenNobodyIsThere() {
        server.close();

        assertThatThrownBy(this::logIn).isInstanceOf(UnavailableException.class);
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
