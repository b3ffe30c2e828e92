package ostiary.emulators.aws.cognito;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import ostiary.emulators.aws.AwsAnswer;

/// A pool in good health, with users who have passwords and, some of them, more to show.
public final class PoolUsers implements PoolBehaviour {
    /// The code of every user who is asked for one.
    public static final String CODE = "246810";

    private static final String NEW_PASSWORD = "NEW_PASSWORD_REQUIRED";

    private final String issuer;
    private final String client;
    private final Map<String, User> users = new ConcurrentHashMap<>();
    private final Map<String, Login> logins = new ConcurrentHashMap<>();

    /// @param challenges what the user is asked for after the password
    private record User(UUID sub, String email, String password, List<String> challenges) {}

    /// One that waits for an answer.
    ///
    /// @param asked the challenges that are left, the one that was asked first among them
    private record Login(User user, List<String> asked) {}

    /// A pool without users.
    ///
    /// @param issuer of its tokens
    /// @param client that they are for
    public PoolUsers(String issuer, String client) {
        this.issuer = issuer;
        this.client = client;
    }

    /// Puts a user into the pool, with a verified address.
    ///
    /// @param challenges what they are asked for after the password, such as `SOFTWARE_TOKEN_MFA`
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

    /// Any new password will do.
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
