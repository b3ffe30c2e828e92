package ostiary.emulators.aws.cognito;

import java.util.List;
import java.util.Set;
import ostiary.emulators.aws.AwsAnswer;
import ostiary.emulators.aws.AwsFailure;
import ostiary.emulators.aws.AwsRequest;
import ostiary.emulators.aws.AwsService;
import ostiary.emulators.aws.Denial;
import ostiary.emulators.aws.Place;
import ostiary.emulators.aws.UnmodelledException;
import ostiary.emulators.aws.iam.Access;

/// Cognito user pools, limited to password and code sign-in by a server. It accepts requests that follow the API
/// reference ("AdminInitiateAuth" and "AdminRespondToAuthChallenge") and rejects all others.
public final class CognitoService implements AwsService {
    private static final String API = "AWSCognitoIdentityProviderService";

    private final Place place;
    private final String pool;
    private final String client;
    private volatile PoolBehaviour behaviour =
            (_, _) -> PoolAnswers.error("UserNotFoundException", "User does not exist.");

    /// Creates a service with one user pool, which has no users until [#behave] is called.
    ///
    /// @param client the id of the only app client that may use the pool
    public CognitoService(Place place, String pool, String client) {
        this.place = place;
        this.pool = pool;
        this.client = client;
    }

    /// Replaces the behaviour of the pool for all later requests.
    public void behave(PoolBehaviour answers) {
        this.behaviour = answers;
    }

    @Override
    public String name() {
        return "cognito-idp";
    }

    @Override
    public String operation(AwsRequest request) {
        var operation = request.operation(API);
        if (!Set.of("AdminInitiateAuth", "AdminRespondToAuthChallenge").contains(operation)) {
            throw new UnmodelledException("Cognito operation " + operation);
        }
        return operation;
    }

    @Override
    public List<Access> needs(AwsRequest request) {
        var asked = request.required("UserPoolId").asText();
        return List.of(Access.of("cognito-idp:" + operation(request), place.arn("cognito-idp", "userpool/" + asked)));
    }

    @Override
    public AwsAnswer perform(AwsRequest request) {
        if (!request.required("UserPoolId").asText().equals(pool)
                || !request.required("ClientId").asText().equals(client)) {
            throw new AwsFailure(400, "ResourceNotFoundException", "User pool client does not exist.");
        }
        if (operation(request).equals("AdminInitiateAuth")) {
            checkLogin(request);
        } else {
            checkAnswer(request);
        }
        return behaviour.answer(operation(request), request.json());
    }

    private static void checkLogin(AwsRequest request) {
        AwsRequest.onlyHas(request.json(), Set.of("UserPoolId", "ClientId", "AuthFlow", "AuthParameters"));
        if (!request.required("AuthFlow").asText().equals("ADMIN_USER_PASSWORD_AUTH")) {
            throw new UnmodelledException("flow " + request.required("AuthFlow"));
        }
        var parameters = request.required("AuthParameters");
        AwsRequest.onlyHas(parameters, Set.of("USERNAME", "PASSWORD", "SECRET_HASH"));
        if (!parameters.has("USERNAME") || !parameters.has("PASSWORD")) {
            throw missingParameter();
        }
    }

    private static void checkAnswer(AwsRequest request) {
        AwsRequest.onlyHas(
                request.json(), Set.of("UserPoolId", "ClientId", "ChallengeName", "Session", "ChallengeResponses"));
        var responses = request.required("ChallengeResponses");
        AwsRequest.onlyHas(
                responses,
                Set.of("USERNAME", "SECRET_HASH", "NEW_PASSWORD", "SMS_MFA_CODE", "SOFTWARE_TOKEN_MFA_CODE"));
        if (!responses.has("USERNAME") || request.required("Session").asText().length() < 20) {
            throw missingParameter();
        }
    }

    private static AwsFailure missingParameter() {
        return new AwsFailure(400, "InvalidParameterException", "Missing required parameter");
    }

    @Override
    public AwsFailure refuse(Denial denial) {
        return new AwsFailure(400, "AccessDeniedException", denial.message());
    }
}
