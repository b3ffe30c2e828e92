package ostiary.adapters.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.core.UnavailableException;
import ostiary.core.login.ChallengeAnswer;
import ostiary.core.login.Factor;
import ostiary.core.login.FactorChallenge;
import ostiary.core.password.Password;
import ostiary.core.upstream.CredentialSource.Result;
import ostiary.emulators.aws.cognito.PoolAnswers;
import ostiary.emulators.aws.cognito.PoolTokens;

/// Only an answer that is about the user refuses one; whatever else goes wrong, nobody is let in and nobody refused.
class CognitoErrorsTest {
    private static final Password PASSWORD = Password.of("tangerine walrus 42 sunrise");
    private static final String SESSION = "session-of-cognito-1234567890";

    private final EmulatedPool server = new EmulatedPool();
    private final CognitoCredentialSource source = server.source(Optional.empty());

    @AfterEach
    void close() {
        server.close();
    }

    private Result logIn() {
        return source.authenticate(PoolTokens.EMAIL, PASSWORD);
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

        var asked = source.respond(new FactorChallenge(Factor.SMS, "ada", SESSION), new ChallengeAnswer.Code("123456"));

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
}
