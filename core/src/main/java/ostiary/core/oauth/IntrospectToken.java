package ostiary.core.oauth;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import ostiary.core.access.RevocationList;
import ostiary.core.client.ClientStore;
import ostiary.core.client.RegisteredClient;
import ostiary.core.client.RevokedTokenStore;
import ostiary.core.session.OpenSessions;
import ostiary.core.session.SessionStore;
import ostiary.core.token.AccessToken;
import ostiary.core.token.AccessTokenVerifier;
import ostiary.core.token.AccessTokenVerifier.Verification.Valid;
import ostiary.core.token.Subject;
import ostiary.core.user.UserStatusStore;

/// Use case: an API asks what a token is worth at this moment (RFC 7662). Unlike an authorizer it is told of the end of
/// a session at once: it reads the session itself, and the feed for what concerns more than one.
public final class IntrospectToken {
    private final String ownAudience;
    private final AccessTokenVerifier verifier;
    private final RevocationList revocations;
    private final OpenSessions openSessions;
    private final RevokedTokenStore revoked;
    private final ClientStore clients;
    private final InstantSource clock;

    /// @param ownAudience the `aud` of tokens that were asked for without a resource
    public IntrospectToken(
            String ownAudience,
            AccessTokenVerifier verifier,
            RevocationList revocations,
            SessionStore sessions,
            UserStatusStore users,
            RevokedTokenStore revoked,
            ClientStore clients,
            InstantSource clock) {
        this.ownAudience = ownAudience;
        this.verifier = verifier;
        this.revocations = revocations;
        this.openSessions = new OpenSessions(sessions, users);
        this.revoked = revoked;
        this.clients = clients;
        this.clock = clock;
    }

    /// The token, if it is good and `client` may know: it is made for the API that the client is, or the client's own.
    /// Otherwise empty, and nothing tells why (RFC 7662 §2.2, §4).
    ///
    /// @param client authenticated
    /// @param token as the client sent it; may be anything
    public Optional<Introspected> introspect(RegisteredClient client, String token) {
        var now = clock.instant();
        return verifier.verifyForAnyAudience(token, now) instanceof Valid(var valid)
                        && concerns(client, valid)
                        && !revocations.covers(valid, now)
                        && isLive(valid, client.id(), now)
                ? Optional.of(new Introspected(valid, audience(valid)))
                : Optional.empty();
    }

    private boolean concerns(RegisteredClient client, AccessToken token) {
        return token.clientId().equals(client.id())
                || client.audience().filter(audience(token)::equals).isPresent();
    }

    private String audience(AccessToken token) {
        return token.audience().orElse(ownAudience);
    }

    /// @param asker the client that asks, and so is there
    private boolean isLive(AccessToken token, String asker, Instant now) {
        return switch (token.subject()) {
            case Subject.OfClient(var id) ->
                !revoked.isRevoked(id, token.sessionId())
                        && (id.equals(asker) || clients.find(id).isPresent());
            case Subject.OfUser(var id) ->
                openSessions.admitted(id, token.sessionId(), now).isPresent();
        };
    }

    /// A good token, with what may be told of it.
    ///
    /// @param audience the `aud`
    public record Introspected(AccessToken token, String audience) {}
}
