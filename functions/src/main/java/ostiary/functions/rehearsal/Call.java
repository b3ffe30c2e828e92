package ostiary.functions.rehearsal;

import java.util.Map;
import java.util.Optional;
import ostiary.blueprint.Route;

/// A request to one of the routes.
///
/// @param body the members of the body; empty for no body
/// @param accessToken empty for none
/// @param cookie as a browser sends it
public record Call(
        SyntheticUser by, Route route, Map<String, String> body, String accessToken, Optional<String> cookie) {
    /// A call of a program.
    public Call(SyntheticUser by, Route route, Map<String, String> body, String accessToken) {
        this(by, route, body, accessToken, Optional.empty());
    }

    /// Leaves out body and tokens, which must not get into logs.
    @Override
    public String toString() {
        return route.key();
    }
}
