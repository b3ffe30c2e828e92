package ostiary.edge;

import ostiary.core.password.Password;
import ostiary.core.signup.ConfirmSignUp;
import ostiary.core.signup.ConfirmSignUp.Outcome.Confirmed;
import ostiary.core.signup.ConfirmSignUp.Outcome.InvalidCode;
import ostiary.core.signup.ConfirmSignUp.Outcome.TooManyGuesses;
import ostiary.core.throttle.Network;
import ostiary.core.user.EmailAddress;

/// `POST /signup/confirm`.
public final class ConfirmSignUpEndpoint implements BodyEndpoint.Action {
    private final ConfirmSignUp confirmSignUp;

    public ConfirmSignUpEndpoint(ConfirmSignUp confirmSignUp) {
        this.confirmSignUp = confirmSignUp;
    }

    @Override
    public Response handle(Request request, FieldValues members) {
        var email = EmailAddress.parse(members.get("email"));
        if (email.isEmpty()) {
            return Problem.field(request, "email", "is not an e-mail address");
        }
        var password = members.find("password").map(Password::of);
        var network = Network.of(request.sourceIp());
        return switch (confirmSignUp.confirm(email.get(), members.get("code"), password, network)) {
            case Confirmed _ -> Response.empty(204);
            case InvalidCode _ -> Problem.INVALID_CODE.response(request);
            case TooManyGuesses(var retryAfter) -> Problem.TOO_MANY_REQUESTS.response(request, retryAfter);
        };
    }
}
