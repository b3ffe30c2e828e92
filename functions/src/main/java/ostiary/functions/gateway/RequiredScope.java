package ostiary.functions.gateway;

import java.util.Optional;
import ostiary.blueprint.Api;
import ostiary.core.access.Principal;
import ostiary.core.client.Clients;

/// The scope that a team requires for the requested route, as the stage variables of its API define it
/// ([ostiary.blueprint.RouteScopes]).
public sealed interface RequiredScope {
    /// The stage defines no scopes for any route: whatever serves the route checks them.
    record Unsaid() implements RequiredScope {}

    /// The stage defines scopes, and this one or none for the requested route.
    record Of(Optional<String> scope) implements RequiredScope {}

    default boolean metBy(Principal principal) {
        return switch (this) {
            case Unsaid() -> isUser(principal);
            case Of(var scope) -> scope.map(principal::hasScope).orElseGet(() -> isUser(principal));
        };
    }

    /// Where no scope is asked for, a token means that somebody has logged in to an application of the
    /// service itself: no other gets a token with one of these two scopes. A client that acts for itself has
    /// not; one of somebody else may do what its scopes say.
    private static boolean isUser(Principal principal) {
        return principal.subject().user().isPresent()
                && (Clients.isBuiltIn(principal.clientId())
                        || principal.hasScope(Api.ACCOUNT_SCOPE)
                        || principal.hasScope(Api.ADMIN_SCOPE));
    }
}
