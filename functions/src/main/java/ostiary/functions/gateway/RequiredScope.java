package ostiary.functions.gateway;

import java.util.Optional;
import ostiary.core.access.Principal;

/// What a team says, in the variables of its API's stage, of the scope that the route takes which is asked for
/// ([ostiary.blueprint.RouteScopes]).
public sealed interface RequiredScope {
    /// Nothing is said, of this route or any other: scopes are the business of whatever answers the route.
    record Unsaid() implements RequiredScope {}

    /// Scopes are said, and for this route it is this one, or none.
    record Of(Optional<String> scope) implements RequiredScope {}

    default boolean metBy(Principal principal) {
        return switch (this) {
            case Unsaid() -> true;
            case Of(var scope) -> scope.stream().allMatch(principal::hasScope);
        };
    }
}
