package ostiary.core.oauth;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import ostiary.core.client.GrantType;
import ostiary.core.client.RegisteredClient;
import ostiary.core.session.Device;
import ostiary.core.session.RefreshSession;
import ostiary.core.session.RefreshSession.Outcome.Refreshed;
import ostiary.core.token.IdTokenSigner;
import ostiary.core.token.RefreshTokens;

/// Use case: a registered client refreshes the tokens of a user (RFC 6749 §6). Sessions and their rotation are those of
/// the JSON API.
public final class RefreshGrant {
    private final RefreshSession refreshSession;
    private final RefreshTokens tokens;
    private final NamedResources resources;
    private final IdTokenSigner idTokens;
    private final InstantSource clock;

    /// @param tokens of the built-in clients
    public RefreshGrant(
            RefreshSession refreshSession,
            RefreshTokens tokens,
            NamedResources resources,
            IdTokenSigner idTokens,
            InstantSource clock) {
        this.refreshSession = refreshSession;
        this.tokens = tokens;
        this.resources = resources;
        this.idTokens = idTokens;
        this.clock = clock;
    }

    /// Exchanges a refresh token.
    ///
    /// @param client authenticated, or public
    /// @param text the token as it was sent; may be anything
    /// @param scope none that the client may not have; the tokens have what was granted, and say so (RFC 6749 §5.1)
    public Outcome refresh(RegisteredClient client, String text, Optional<String> scope, Device device) {
        return refresh(client, text, scope, List.of(), device);
    }

    /// Exchanges a refresh token for tokens that are for each of `named`, or not at all.
    public Outcome refresh(
            RegisteredClient client, String text, Optional<String> scope, List<String> named, Device device) {
        if (!client.allows(GrantType.REFRESH_TOKEN)) {
            return new Outcome.Refused(GrantError.UNAUTHORIZED_CLIENT);
        }
        if (!isWithin(client.scopes(), scope)) {
            return new Outcome.Refused(GrantError.INVALID_SCOPE);
        }
        boolean isForThem = named.isEmpty()
                || tokens.of(client.id()).read(text, clock.instant()).stream()
                        .allMatch(presented -> resources.areOf(presented, named));
        if (!isForThem) {
            return new Outcome.Refused(GrantError.INVALID_TARGET);
        }
        var signer = idTokens.ready(client.idTokenAlgorithm(), clock.instant());
        return refreshSession.refresh(client, text, device) instanceof Refreshed(var issued)
                ? new Outcome.Granted(ClientTokens.of(client, issued, signer, Optional.empty()))
                : new Outcome.Refused(GrantError.INVALID_GRANT);
    }

    private static boolean isWithin(Set<String> scopes, Optional<String> asked) {
        return asked.stream().allMatch(scope -> scopes.containsAll(List.of(scope.split(" ", -1))));
    }

    /// The result of a refresh.
    public sealed interface Outcome {
        record Granted(ClientTokens tokens) implements Outcome {}

        record Refused(GrantError error) implements Outcome {}
    }
}
