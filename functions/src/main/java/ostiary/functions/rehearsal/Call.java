package ostiary.functions.rehearsal;

import java.util.Map;
import ostiary.blueprint.Route;

/// A request to one of the routes.
///
/// @param body the members of the body; empty for no body
/// @param accessToken empty for none
public record Call(SyntheticUser by, Route route, Map<String, String> body, String accessToken) {
    /// Leaves out body and tokens, which must not get into logs.
    @Override
    public String toString() {
        return route.key();
    }
}
