package ostiary.core.oauth;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import ostiary.core.access.AdminRole;
import ostiary.core.client.GrantType;
import ostiary.core.client.RegisteredClient;
import ostiary.core.user.UserClaims;

/// The rules for a client's request by way of a browser.
final class RequestRules {
    /// A challenge of the method `S256`, the only one (RFC 7636 §4.2): SHA-256 in base64url.
    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

    /// Acts for users on their accounts, so no client of somebody else gets it.
    private static final String ACCOUNT = "account";

    private final String ownAudience;

    /// @param ownAudience the `aud` of tokens that are asked for without a resource
    RequestRules(String ownAudience) {
        this.ownAudience = ownAudience;
    }

    /// The rule that the request breaks, if it does.
    Optional<Flaw> flaw(RegisteredClient client, AuthorizationRequest request) {
        if (request.responseType().isEmpty()) {
            return flaw(AuthorizationError.INVALID_REQUEST, "response_type is missing");
        }
        if (!request.responseType().get().equals("code")) {
            return flaw(AuthorizationError.UNSUPPORTED_RESPONSE_TYPE, "response_type is code");
        }
        if (!client.allows(GrantType.AUTHORIZATION_CODE)) {
            return flaw(AuthorizationError.UNAUTHORIZED_CLIENT, "the client is not registered for this grant");
        }
        return challengeFlaw(client, request)
                .or(() -> promptFlaw(request))
                .or(() -> scopes(client, request.scope()).isPresent()
                        ? Optional.empty()
                        : flaw(AuthorizationError.INVALID_SCOPE, "a scope is none of this client's"))
                .or(() -> client.mayAskFor(request.resources(), ownAudience)
                        ? Optional.empty()
                        : flaw(
                                AuthorizationError.INVALID_TARGET,
                                "a token is for one resource, and one of this client's"));
    }

    /// `plain` would show the verifier to whoever sees the request (RFC 9700 §2.1.1), and a method that is left out is
    /// `plain` (RFC 7636 §4.3).
    private static Optional<Flaw> challengeFlaw(RegisteredClient client, AuthorizationRequest request) {
        if (request.challenge().isEmpty()) {
            return client.requiresPkce() || request.challengeMethod().isPresent()
                    ? flaw(AuthorizationError.INVALID_REQUEST, "code_challenge is missing")
                    : Optional.empty();
        }
        boolean isSound = request.challengeMethod().equals(Optional.of("S256"))
                && CHALLENGE.matcher(request.challenge().get()).matches();
        return isSound
                ? Optional.empty()
                : flaw(
                        AuthorizationError.INVALID_REQUEST,
                        "code_challenge_method is S256, and code_challenge its hash");
    }

    private static Optional<Flaw> promptFlaw(AuthorizationRequest request) {
        if (request.prompts(AuthorizationRequest.PROMPT_NONE)
                && request.prompts().size() > 1) {
            return flaw(AuthorizationError.INVALID_REQUEST, "prompt is none and something else");
        }
        return request.maxAge().filter(age -> !SECONDS.matcher(age).matches()).isPresent()
                ? flaw(AuthorizationError.INVALID_REQUEST, "max_age is no number of seconds")
                : Optional.empty();
    }

    /// The scopes that are granted: those that are asked for, or all that the client may have. Empty if one of
    /// them is not for this client.
    Optional<Set<String>> scopes(RegisteredClient client, Optional<String> scope) {
        var own = new LinkedHashSet<>(client.scopes());
        if (!client.isFirstParty()) {
            own.remove(ACCOUNT);
            own.remove(AdminRole.SCOPE);
        }
        if (scope.isEmpty()) {
            return Optional.of(own);
        }
        var asked = new LinkedHashSet<>(List.of(scope.get().split(" ", -1)));
        return own.containsAll(asked) ? Optional.of(asked) : Optional.empty();
    }

    /// The claims that the client gets at user info beside those of its scopes: what it asks for, and could get by a
    /// scope that it is registered for.
    static Set<String> claims(RegisteredClient client, ClaimsRequest asked) {
        var granted = new LinkedHashSet<>(asked.userInfo());
        granted.retainAll(UserClaims.of(client.scopes()));
        return granted;
    }

    /// The audience of the access tokens; empty for the service's own.
    Optional<String> audience(AuthorizationRequest request) {
        return request.resources().stream()
                .filter(resource -> !resource.equals(ownAudience))
                .findFirst();
    }

    private static Optional<Flaw> flaw(AuthorizationError error, String description) {
        return Optional.of(new Flaw(error, description));
    }

    /// @param description for developers, in ASCII; quotes nothing that was sent
    record Flaw(AuthorizationError error, String description) {}
}
