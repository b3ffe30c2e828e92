package ostiary.functions.gateway;

import java.util.Optional;
import ostiary.core.access.Principal;

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

    /// Where no scope is asked for, a token means that somebody has logged in. A client that acts for itself has not.
    private static boolean isUser(Principal principal) {
        return principal.subject().user().isPresent();
    }
}
