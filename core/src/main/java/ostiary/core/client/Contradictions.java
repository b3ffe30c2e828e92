package ostiary.core.client;

import static ostiary.core.client.ClientType.PUBLIC;
import static ostiary.core.client.GrantType.AUTHORIZATION_CODE;
import static ostiary.core.client.GrantType.CLIENT_CREDENTIALS;
import static ostiary.core.client.GrantType.REFRESH_TOKEN;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import ostiary.core.access.AdminRole;

/// Parts of a client's description that can't be together.
final class Contradictions {
    /// It opens an account itself, with all that a user can change of it.
    private static final String ACCOUNT = "account";

    /// It reads of everybody whose tokens count no more, and is for services: a client that users sign in to would have
    /// it put into their tokens.
    private static final String REVOCATIONS = "ostiary:revocations";

    private Contradictions() {}

    /// The first of them, in one sentence.
    static Optional<String> of(ClientType type, ClientDescription described) {
        var ofAny = ofGrants(described).or(() -> ofRevocations(described));
        return type == PUBLIC ? ofAPublicOne(described).or(() -> ofAny) : ofAny;
    }

    private static Optional<String> ofRevocations(ClientDescription described) {
        boolean isForServices = described.grants().equals(Set.of(CLIENT_CREDENTIALS));
        return isForServices || !described.scopes().contains(REVOCATIONS)
                ? Optional.empty()
                : Optional.of("The scope " + REVOCATIONS + " is for clients with the grant client_credentials alone.");
    }

    private static Optional<String> ofAPublicOne(ClientDescription described) {
        if (!described.grants().contains(AUTHORIZATION_CODE)) {
            return Optional.of(
                    "A public client is one that users sign in to: it has authorization_code and a redirect" + " URI.");
        }
        if (described.grants().contains(CLIENT_CREDENTIALS)) {
            return Optional.of("A public client has no secret to get tokens for itself by: no client_credentials.");
        }
        if (described.audience().isPresent()) {
            return Optional.of("A public client has no secret to introspect tokens by: no audience.");
        }
        return described.signIn().requiresPkce()
                ? Optional.empty()
                : Optional.of("A public client has nothing to prove itself by but PKCE, which stays.");
    }

    private static Optional<String> ofGrants(ClientDescription described) {
        var signIn = described.signIn();
        if (!described.grants().contains(AUTHORIZATION_CODE)) {
            if (described.grants().contains(REFRESH_TOKEN)) {
                return Optional.of("The grant refresh_token goes with authorization_code.");
            }
            return signIn.equals(SignInRules.NONE)
                    ? Optional.empty()
                    : Optional.of("Only a client with the grant authorization_code has redirect URIs, post-logout URIs,"
                            + " origins, sessions, ID tokens, and is first-party or without PKCE.");
        }
        if (signIn.redirectUris().isEmpty()) {
            return Optional.of("A client with the grant authorization_code has a redirect URI.");
        }
        return signIn.isFirstParty()
                ? Optional.empty()
                : Stream.of(ACCOUNT, AdminRole.SCOPE)
                        .filter(described.scopes()::contains)
                        .map(scope -> "The scope " + scope + " is for first-party clients.")
                        .findFirst();
    }
}
