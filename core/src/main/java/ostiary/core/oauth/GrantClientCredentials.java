package ostiary.core.oauth;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import ostiary.core.access.AdminRole;
import ostiary.core.audit.AuditEvent;
import ostiary.core.audit.AuditLog;
import ostiary.core.client.GrantType;
import ostiary.core.client.RegisteredClient;
import ostiary.core.token.AccessToken;
import ostiary.core.token.AccessTokenSigner;
import ostiary.core.token.SessionId;
import ostiary.core.token.Subject;

/// Use case: a client gets an access token for itself (RFC 6749 §4.4), and no refresh token (§4.4.3). Nothing is
/// stored: what is known of the token is in the token.
public final class GrantClientCredentials {
    /// They speak of a user, of whom there is none here: no client gets them for itself, whatever it is registered for.
    private static final Set<String> OF_USERS = Set.of("account", "openid", "offline_access", "roles", AdminRole.SCOPE);

    private final String ownAudience;
    private final AccessTokenSigner signer;
    private final AuditLog audit;
    private final InstantSource clock;

    /// @param ownAudience the `aud` of tokens that are asked for without a resource
    public GrantClientCredentials(String ownAudience, AccessTokenSigner signer, AuditLog audit, InstantSource clock) {
        this.ownAudience = ownAudience;
        this.signer = signer;
        this.audit = audit;
        this.clock = clock;
    }

    /// Grants what is asked for, or nothing.
    ///
    /// @param client authenticated
    /// @param scope with blanks between; if empty, all that the client may have
    /// @param resources for whom the token is (RFC 8707); if none is named, the service's own audience
    public Outcome grant(RegisteredClient client, Optional<String> scope, List<String> resources) {
        if (!client.allows(GrantType.CLIENT_CREDENTIALS)) {
            return new Outcome.Refused(GrantError.UNAUTHORIZED_CLIENT);
        }
        var granted = granted(client, scope);
        if (granted.isEmpty()) {
            return new Outcome.Refused(GrantError.INVALID_SCOPE);
        }
        if (!client.mayAskFor(resources, ownAudience)) {
            return new Outcome.Refused(GrantError.INVALID_TARGET);
        }
        var other = resources.stream().filter(resource -> !resource.equals(ownAudience));
        var token = token(client, granted.get(), other.findFirst());
        var signed = signer.sign(token);
        audit.record(new AuditEvent.ClientTokenIssued(client.id(), token.sessionId()));
        return new Outcome.Granted(signed, token.lifetime(), token.scopes());
    }

    /// Empty if one of the scopes is not for this client.
    private static Optional<Set<String>> granted(RegisteredClient client, Optional<String> scope) {
        var own = new LinkedHashSet<>(client.scopes());
        own.removeAll(OF_USERS);
        if (scope.isEmpty()) {
            return Optional.of(own);
        }
        var asked = new LinkedHashSet<>(List.of(scope.get().split(" ", -1)));
        return own.containsAll(asked) ? Optional.of(asked) : Optional.empty();
    }

    private AccessToken token(RegisteredClient client, Set<String> scopes, Optional<String> audience) {
        var now = clock.instant();
        return new AccessToken(
                UUID.randomUUID().toString(),
                new Subject.OfClient(client.id()),
                SessionId.at(now),
                client.id(),
                audience,
                scopes,
                Set.of(),
                now,
                now.plus(AccessToken.LIFETIME),
                Optional.empty(),
                List.of());
    }

    /// The result of asking for a token.
    public sealed interface Outcome {
        /// A token.
        ///
        /// @param accessToken signed, in compact serialisation
        record Granted(String accessToken, Duration lifetime, Set<String> scopes) implements Outcome {
            @Override
            public String toString() {
                return "Granted " + scopes;
            }
        }

        record Refused(GrantError error) implements Outcome {}
    }
}
