package ostiary.core.oauth;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A client's request by way of a browser (RFC 6749 §4.1.1, RFC 7636 §4.3, OpenID Connect Core §3.1.2.1). All
/// of it is as it was sent, and may be anything.
///
/// @param scope with blanks between
/// @param resources for whom the access tokens are to be (RFC 8707)
/// @param prompts what the user is to be asked
/// @param maxAge in seconds, since the user last proved who they are
/// @param claims what it asks for claim by claim; its names may be any
/// @param idTokenHint an ID token of the user whom the client means
/// @param acr how sure it wants the service to be of the user
public record AuthorizationRequest(
        Optional<String> redirectUri,
        Optional<String> responseType,
        Optional<String> scope,
        List<String> resources,
        Optional<String> challenge,
        Optional<String> challengeMethod,
        Optional<String> nonce,
        Set<String> prompts,
        Optional<String> maxAge,
        ClaimsRequest claims,
        Optional<String> idTokenHint,
        AcrRequest acr) {
    /// Neither asks anything, and fails if it would have to.
    static final String PROMPT_NONE = "none";

    /// Asks for a new account.
    static final String PROMPT_CREATE = "create";

    /// One that asks by scopes alone, of whoever is there.
    public AuthorizationRequest(
            Optional<String> redirectUri,
            Optional<String> responseType,
            Optional<String> scope,
            List<String> resources,
            Optional<String> challenge,
            Optional<String> challengeMethod,
            Optional<String> nonce,
            Set<String> prompts,
            Optional<String> maxAge) {
        this(
                redirectUri,
                responseType,
                scope,
                resources,
                challenge,
                challengeMethod,
                nonce,
                prompts,
                maxAge,
                ClaimsRequest.NONE,
                Optional.empty());
    }

    /// One that takes a user who has signed in by whatever it was.
    public AuthorizationRequest(
            Optional<String> redirectUri,
            Optional<String> responseType,
            Optional<String> scope,
            List<String> resources,
            Optional<String> challenge,
            Optional<String> challengeMethod,
            Optional<String> nonce,
            Set<String> prompts,
            Optional<String> maxAge,
            ClaimsRequest claims,
            Optional<String> idTokenHint) {
        this(
                redirectUri,
                responseType,
                scope,
                resources,
                challenge,
                challengeMethod,
                nonce,
                prompts,
                maxAge,
                claims,
                idTokenHint,
                AcrRequest.NONE);
    }

    boolean prompts(String prompt) {
        return prompts.contains(prompt);
    }
}
