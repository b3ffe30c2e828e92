package ostiary.edge;

import ostiary.blueprint.SyntheticUsers;
import ostiary.core.recovery.RequestPasswordReset;
import ostiary.core.recovery.RequestPasswordReset.Outcome.Accepted;
import ostiary.core.recovery.RequestPasswordReset.Outcome.TooManyRequests;
import ostiary.core.throttle.Network;
import ostiary.core.user.EmailAddress;

/// `POST /password/forgot`.
public final class ForgotPasswordEndpoint implements BodyEndpoint.Action {
    private final RequestPasswordReset request;

    public ForgotPasswordEndpoint(RequestPasswordReset request) {
        this.request = request;
    }

    @Override
    public Response handle(Request request, FieldValues members) {
        var email = EmailAddress.parse(members.get("email"));
        if (email.isEmpty()) {
            return Problem.field(request, "email", "is not an e-mail address");
        }
        if (SyntheticUsers.refuse(email.get().value(), request.sourceIp())) {
            return Problem.field(request, "email", "is read by nobody");
        }
        return switch (this.request.request(email.get(), Network.of(request.sourceIp()))) {
            case Accepted(var text) ->
                Response.json(202, new JsonObject().put("request", text).text());
            case TooManyRequests(var retryAfter) -> Problem.TOO_MANY_REQUESTS.response(request, retryAfter);
        };
    }
}
