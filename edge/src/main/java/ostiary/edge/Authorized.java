package ostiary.edge;

import java.util.Optional;
import ostiary.blueprint.Access;
import ostiary.core.access.BearerToken;
import ostiary.core.access.CheckAccess;
import ostiary.core.access.CheckAccess.Outcome.Granted;
import ostiary.core.access.CheckAccess.Outcome.Refused;
import ostiary.core.access.CheckAccess.Outcome.Revoked;
import ostiary.core.access.Principal;

/// Lets a request on to a protected endpoint only with a valid access token of enough scope (RFC 6750 §3.1).
///
/// The token is checked here even where a gateway's authorizer has looked at it already: a front door may have none,
/// and what an event says of an authorizer is as good as whoever may invoke the function.
public final class Authorized implements Endpoint {
    private final Access.Bearer access;
    private final CheckAccess checkAccess;
    private final Endpoint endpoint;

    public Authorized(Access.Bearer access, CheckAccess checkAccess, Endpoint endpoint) {
        this.access = access;
        this.checkAccess = checkAccess;
        this.endpoint = endpoint;
    }

    @Override
    public Response handle(Request request) {
        var principal = check(request);
        if (principal.isEmpty()) {
            return refusal(request);
        }
        // Whoever comes without a user has no account, whatever its scope is called.
        if (!principal.get().hasScope(access.scope())
                || principal.get().subject().user().isEmpty()) {
            return Problem.INSUFFICIENT_SCOPE
                    .response(request)
                    .with("www-authenticate", "Bearer error=\"insufficient_scope\", scope=\"" + access.scope() + "\"");
        }
        return endpoint.handle(request.as(principal.get()));
    }

    private Optional<Principal> check(Request request) {
        return request.header("authorization")
                .flatMap(BearerToken::in)
                .map(checkAccess::check)
                .flatMap(outcome -> switch (outcome) {
                    case Granted(var principal) -> Optional.of(principal);
                    case Refused _, Revoked _ -> Optional.empty();
                });
    }

    /// Who brought no credentials is asked for some and not told of an error (RFC 6750 §3.1).
    private static Response refusal(Request request) {
        var refusal = Problem.INVALID_TOKEN.response(request);
        return request.header("authorization").isPresent() ? refusal : refusal.with("www-authenticate", "Bearer");
    }
}
