package ostiary.core.client;

import java.util.Optional;
import java.util.Set;
import ostiary.core.key.SignatureAlgorithm;

/// How users sign in to a client, where they do.
///
/// @param redirectUris where they come back to, signed in
/// @param postLogoutUris where they come back to, signed out
/// @param origins of the web pages whose scripts may read the service's answers to this client, as browsers send them
/// @param requiresPkce a code is good for whoever asked for it alone (RFC 7636); public clients can't do without
/// @param isFirstParty it is the service's owner's own, so users are not asked for their consent
/// @param sessions the policy that their sessions follow
/// @param idTokenAlgorithm what their ID tokens are signed with
public record SignInRules(
        RedirectUris redirectUris,
        RedirectUris postLogoutUris,
        Set<String> origins,
        boolean requiresPkce,
        boolean isFirstParty,
        BuiltInPolicy sessions,
        SignatureAlgorithm idTokenAlgorithm) {

    /// The rules of a client that nobody signs in to.
    public static final SignInRules NONE = to();

    private static final int MOST_ORIGINS = 20;

    public SignInRules {
        origins = Set.copyOf(origins);
    }

    /// Rules with ID tokens as OpenID Connect has them where nothing is said (OpenID Connect Core §2).
    public SignInRules(
            RedirectUris redirectUris,
            RedirectUris postLogoutUris,
            Set<String> origins,
            boolean requiresPkce,
            boolean isFirstParty,
            BuiltInPolicy sessions) {
        this(redirectUris, postLogoutUris, origins, requiresPkce, isFirstParty, sessions, SignatureAlgorithm.RS256);
    }

    /// Those of a client of which nothing else is said.
    public static SignInRules to(String... redirectUris) {
        return new SignInRules(
                RedirectUris.of(redirectUris), RedirectUris.NONE, Set.of(), true, false, BuiltInPolicy.DEFAULT);
    }

    /// Their flaw, in one sentence; empty if they have none.
    Optional<String> flaw() {
        return redirectUris.flaw().or(postLogoutUris::flaw).or(this::flawOfOrigins);
    }

    private Optional<String> flawOfOrigins() {
        return origins.size() > MOST_ORIGINS
                ? Optional.of("A client has " + MOST_ORIGINS + " origins at most.")
                : origins.stream()
                        .flatMap(origin -> UriFlaws.ofOrigin(origin).stream())
                        .findFirst();
    }
}
