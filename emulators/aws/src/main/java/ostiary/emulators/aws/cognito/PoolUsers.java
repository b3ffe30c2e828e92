package ostiary.emulators.aws.cognito;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import ostiary.emulators.aws.AwsAnswer;

/// A working user pool. Users have passwords, and some have further challenges such as a second factor.
public final class PoolUsers implements PoolBehaviour {
    /// The one-time code that every code challenge expects.
    public static final String CODE = "246810";

    private static final String NEW_PASSWORD = "NEW_PASSWORD_REQUIRED";

    private final String issuer;
    private final String client;
    private final Map<String, User> users = new ConcurrentHashMap<>();
    private final Map<String, Login> logins = new ConcurrentHashMap<>();

    /// @param challenges the challenges that follow the password
    private record User(UUID sub, String email, String password, List<String> challenges) {}

    /// A sign-in that waits for the answer to a challenge.
    ///
    /// @param asked the unanswered challenges; the first is the one the user was last asked for
    private record Login(User user, List<String> asked) {}

    /// Creates a pool without users.
    ///
    /// @param issuer the `iss` claim of its tokens
    /// @param client the `aud` claim of its tokens
    public PoolUsers(String issuer, String client) {
        this.issuer = issuer;
        this.client = client;
    }

    /// Adds a user with a verified email address.
    ///
    /// @param challenges the challenges that follow the password, such as `SOFTWARE_TOKEN_MFA`
    /// @return the user's `sub`
    public UUID add(String email, String password, String... challenges) {
        var user = new User(UUID.randomUUID(), email, password, List.of(challenges));
        users.put(email, user);
        return user.sub();
    }

    @Override
    public AwsAnswer answer(String operation, JsonNode request) {
        return operation.equals("AdminInitiateAuth")
                ? initiate(request.path("AuthParameters"))
                : respond(request, request.path("ChallengeResponses"));
    }

    private AwsAnswer initiate(JsonNode parameters) {
        return Optional.ofNullable(users.get(parameters.path("USERNAME").asText()))
                .filter(user ->
                        user.password().equals(parameters.path("PASSWORD").asText()))
                .map(user -> next(user, user.challenges()))
                .orElseGet(() -> PoolAnswers.error("NotAuthorizedException", "Incorrect username or password."));
    }

    private AwsAnswer respond(JsonNode request, JsonNode responses) {
        var session = request.path("Session").asText();
        var login = logins.get(session);
        if (login == null
                || !request.path("ChallengeName").asText().equals(login.asked().getFirst())
                || !responses
                        .path("USERNAME")
                        .asText()
                        .equals(login.user().sub().toString())) {
            return PoolAnswers.error("NotAuthorizedException", "Invalid session for the user.");
        }
        if (!isMet(login.asked().getFirst(), responses)) {
            return PoolAnswers.error("CodeMismatchException", "Invalid code received for user");
        }
        logins.remove(session);
        return next(login.user(), login.asked().subList(1, login.asked().size()));
    }

    /// Checks the response to a challenge. Any new password is accepted.
    private static boolean isMet(String challenge, JsonNode responses) {
        return challenge.equals(NEW_PASSWORD)
                ? responses.has("NEW_PASSWORD")
                : responses.path(challenge + "_CODE").asText().equals(CODE);
    }

    private AwsAnswer next(User user, List<String> left) {
        if (left.isEmpty()) {
            return PoolAnswers.tokens(PoolTokens.token(claims -> claims.put("iss", issuer)
                    .put("aud", client)
                    .put("sub", user.sub().toString())
                    .put("email", user.email())));
        }
        var session = UUID.randomUUID() + "-" + UUID.randomUUID();
        logins.put(session, new Login(user, left));
        return PoolAnswers.challenge(left.getFirst(), session, user.sub().toString());
    }
}
