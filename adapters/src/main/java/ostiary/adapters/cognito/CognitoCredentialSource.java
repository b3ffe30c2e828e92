package ostiary.adapters.cognito;

import static software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType.ADMIN_USER_PASSWORD_AUTH;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import ostiary.core.TypedCode;
import ostiary.core.login.ChallengeAnswer;
import ostiary.core.login.FactorChallenge;
import ostiary.core.password.Password;
import ostiary.core.upstream.CredentialSource;
import ostiary.jose.IdTokenReader;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;

/// Adapter: a Cognito user pool, called with the admin API. Needs `cognito-idp:AdminInitiateAuth` and
/// `cognito-idp:AdminRespondToAuthChallenge` on it, and a client with the flow `ALLOW_ADMIN_USER_PASSWORD_AUTH`
/// (Cognito Developer Guide, "Authentication flows").
///
/// Its ID token is read once; no token is kept.
public final class CognitoCredentialSource implements CredentialSource {
    /// The user names that Cognito accepts (Cognito API Reference, "AdminGetUser").
    private static final Pattern USERNAME = Pattern.compile("[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]{1,128}");

    private static final Pattern CODE = Pattern.compile("[0-9]{4,10}");

    private final CognitoIdentityProviderClient cognito;
    private final UserPool pool;
    private final Supplier<Optional<String>> clientSecret;
    private final CognitoAnswers answers;

    /// @param clientSecret of the app client, if it has one
    public CognitoCredentialSource(
            CognitoIdentityProviderClient cognito,
            UserPool pool,
            Supplier<Optional<String>> clientSecret,
            InstantSource clock) {
        this.cognito = cognito;
        this.pool = pool;
        this.clientSecret = clientSecret;
        this.answers = new CognitoAnswers(new IdTokenReader(pool.issuer(), pool.clientId(), clock));
    }

    @Override
    public Result authenticate(String username, Password password) {
        var name = username.strip();
        if (!USERNAME.matcher(name).matches() || password.typed().isEmpty()) {
            return new Result.Refused();
        }
        var parameters = parameters(name);
        parameters.put("PASSWORD", password.typed());
        return CognitoFailure.judged(() -> {
            var answer = cognito.adminInitiateAuth(auth -> auth.userPoolId(pool.id())
                    .clientId(pool.clientId())
                    .authFlow(ADMIN_USER_PASSWORD_AUTH)
                    .authParameters(parameters));
            return answers.read(
                    name,
                    Optional.ofNullable(answer.authenticationResult()),
                    answer.challengeNameAsString(),
                    answer.session(),
                    answer.challengeParameters());
        });
    }

    @Override
    public Result respond(FactorChallenge challenge, ChallengeAnswer answer) {
        var responses = parameters(challenge.username());
        switch (answer) {
            case ChallengeAnswer.NewPassword(var password) -> responses.put("NEW_PASSWORD", password.typed());
            case ChallengeAnswer.Code(var code) -> {
                var digits = TypedCode.plain(code);
                if (!CODE.matcher(digits).matches()) {
                    return new Result.WrongCode();
                }
                responses.put(CognitoAnswers.name(challenge.factor()) + "_CODE", digits);
            }
        }
        return CognitoFailure.judged(() -> {
            var next = cognito.adminRespondToAuthChallenge(response -> response.userPoolId(pool.id())
                    .clientId(pool.clientId())
                    .challengeName(CognitoAnswers.name(challenge.factor()))
                    .session(challenge.state())
                    .challengeResponses(responses));
            return answers.read(
                    challenge.username(),
                    Optional.ofNullable(next.authenticationResult()),
                    next.challengeNameAsString(),
                    next.session(),
                    next.challengeParameters());
        });
    }

    private Map<String, String> parameters(String username) {
        var parameters = new HashMap<>(Map.of("USERNAME", username));
        clientSecret
                .get()
                .ifPresent(secret -> parameters.put("SECRET_HASH", SecretHash.of(username, pool.clientId(), secret)));
        return parameters;
    }
}
