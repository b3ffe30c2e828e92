package ostiary.emulators.aws.cognito;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import ostiary.emulators.aws.AwsAnswer;
import ostiary.emulators.aws.AwsFailure;
import ostiary.emulators.aws.AwsRequest;
import ostiary.emulators.aws.AwsService;
import ostiary.emulators.aws.Denial;
import ostiary.emulators.aws.Place;
import ostiary.emulators.aws.UnmodelledException;
import ostiary.emulators.aws.iam.Access;

/// Cognito user pools, as far as a server asks them about passwords and codes
/// (Cognito API Reference, "AdminInitiateAuth" and "AdminRespondToAuthChallenge").
public final class CognitoService implements AwsService {
    /// The code of every user who has a second factor.
    public static final String CODE = "246810";

    private static final String API = "AWSCognitoIdentityProviderService";
    private static final String JSON = "application/x-amz-json-1.1";
    private static final String MFA = "SOFTWARE_TOKEN_MFA";

    private final Place place;
    private final Map<String, User> users = new ConcurrentHashMap<>();
    private final Map<String, User> sessions = new ConcurrentHashMap<>();

    private record User(UUID sub, String email, String password, boolean secondFactor) {}

    public CognitoService(Place place) {
        this.place = place;
    }

    /// Puts a user into the one pool that there is, with a verified address.
    ///
    /// @return the user's `sub`
    public UUID add(String email, String password, boolean secondFactor) {
        var user = new User(UUID.randomUUID(), email, password, secondFactor);
        users.put(email, user);
        return user.sub();
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
        var pool = request.required("UserPoolId").asText();
        return List.of(
                Access.of("cognito-idp:" + request.operation(API), place.arn("cognito-idp", "userpool/" + pool)));
    }

    @Override
    public AwsAnswer perform(AwsRequest request) {
        if (!request.required("UserPoolId").asText().equals(PoolTokens.POOL)
                || !request.required("ClientId").asText().equals(PoolTokens.CLIENT)) {
            throw new AwsFailure(400, "ResourceNotFoundException", "User pool client does not exist.");
        }
        return request.operation(API).equals("AdminInitiateAuth") ? initiate(request) : respond(request);
    }

    private AwsAnswer initiate(AwsRequest request) {
        AwsRequest.onlyHas(request.json(), Set.of("UserPoolId", "ClientId", "AuthFlow", "AuthParameters"));
        if (!request.required("AuthFlow").asText().equals("ADMIN_USER_PASSWORD_AUTH")) {
            throw new UnmodelledException("flow " + request.required("AuthFlow"));
        }
        var parameters = request.required("AuthParameters");
        AwsRequest.onlyHas(parameters, Set.of("USERNAME", "PASSWORD"));
        var user = Optional.ofNullable(users.get(parameters.path("USERNAME").asText()))
                .filter(found ->
                        found.password().equals(parameters.path("PASSWORD").asText()))
                .orElseThrow(() -> new AwsFailure(400, "NotAuthorizedException", "Incorrect username or password."));
        return user.secondFactor() ? challenge(user) : tokens(user);
    }

    private AwsAnswer respond(AwsRequest request) {
        AwsRequest.onlyHas(
                request.json(), Set.of("UserPoolId", "ClientId", "ChallengeName", "Session", "ChallengeResponses"));
        var session = request.required("Session").asText();
        var responses = request.required("ChallengeResponses");
        AwsRequest.onlyHas(responses, Set.of("USERNAME", MFA + "_CODE"));
        var user = sessions.get(session);
        if (user == null
                || !request.required("ChallengeName").asText().equals(MFA)
                || !responses.path("USERNAME").asText().equals(user.sub().toString())) {
            throw new AwsFailure(400, "NotAuthorizedException", "Invalid session for the user.");
        }
        if (!responses.path(MFA + "_CODE").asText().equals(CODE)) {
            throw new AwsFailure(400, "CodeMismatchException", "Invalid code received for user");
        }
        sessions.remove(session);
        return tokens(user);
    }

    private AwsAnswer challenge(User user) {
        var session = UUID.randomUUID() + "-" + UUID.randomUUID();
        sessions.put(session, user);
        var body = answer().put("ChallengeName", MFA).put("Session", session);
        body.putObject("ChallengeParameters").put("USER_ID_FOR_SRP", user.sub().toString());
        return AwsAnswer.ok(JSON, body);
    }

    private static AwsAnswer tokens(User user) {
        var token = PoolTokens.token(
                claims -> claims.put("sub", user.sub().toString()).put("email", user.email()));
        var body = answer();
        body.putObject("ChallengeParameters");
        body.putObject("AuthenticationResult")
                .put("AccessToken", "access")
                .put("ExpiresIn", 3600)
                .put("TokenType", "Bearer")
                .put("RefreshToken", "refresh")
                .put("IdToken", token);
        return AwsAnswer.ok(JSON, body);
    }

    private static ObjectNode answer() {
        return JsonNodeFactory.instance.objectNode();
    }

    @Override
    public AwsFailure refuse(Denial denial) {
        return new AwsFailure(400, "AccessDeniedException", denial.message());
    }
}
