package ostiary.edge;

import ostiary.blueprint.SyntheticUsers;
import ostiary.core.password.Password;
import ostiary.core.recovery.RequestAddressChange;
import ostiary.core.recovery.RequestAddressChange.Outcome.Accepted;
import ostiary.core.recovery.RequestAddressChange.Outcome.KeptElsewhere;
import ostiary.core.recovery.RequestAddressChange.Outcome.LoginNeeded;
import ostiary.core.recovery.RequestAddressChange.Outcome.NoUser;
import ostiary.core.recovery.RequestAddressChange.Outcome.SameAddress;
import ostiary.core.recovery.RequestAddressChange.Outcome.TooManyRequests;
import ostiary.core.recovery.RequestAddressChange.Outcome.WrongPassword;
import ostiary.core.throttle.Network;
import ostiary.core.user.EmailAddress;

/// `POST /me/email`, behind [Authorized].
public final class AskForAddressEndpoint implements BodyEndpoint.Action {
    private final RequestAddressChange request;

    public AskForAddressEndpoint(RequestAddressChange request) {
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
        var present =
                members.find("current_password").filter(text -> !text.isEmpty()).map(Password::of);
        var network = Network.of(request.sourceIp());
        return switch (this.request.request(request.requirePrincipal(), email.get(), present, network)) {
            case Accepted(var text) ->
                Response.json(202, new JsonObject().put("request", text).text());
            case SameAddress() -> Problem.field(request, "email", "is the user's already");
            case LoginNeeded(var stepUp) -> StepUpAnswer.of(request, stepUp);
            // No 401, by which a client would take its token for the trouble.
            case WrongPassword() -> Problem.WRONG_PASSWORD.response(request);
            case KeptElsewhere() -> Problem.PASSWORD_ELSEWHERE.response(request);
            case NoUser() -> Problem.INVALID_TOKEN.response(request);
            case TooManyRequests(var wait) -> Problem.TOO_MANY_REQUESTS.response(request, wait);
        };
    }
}
