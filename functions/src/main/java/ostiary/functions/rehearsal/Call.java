package ostiary.functions.rehearsal;

import java.util.Map;
import ostiary.blueprint.Route;

/// A request to one of the routes.
///
/// @param body the members of the JSON body; none for none
/// @param accessToken empty for none
/// @param principal what the authorizer said of the token
public record Call(
        SyntheticUser by, Route route, Map<String, String> body, String accessToken, Map<String, String> principal) {
    /// Bodies and tokens stay out of logs.
    @Override
    public String toString() {
        return route.key();
    }
}
