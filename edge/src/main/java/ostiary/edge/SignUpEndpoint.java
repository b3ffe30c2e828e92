package ostiary.edge;

import java.util.Optional;
import ostiary.blueprint.SyntheticUsers;
import ostiary.core.password.Password;
import ostiary.core.signup.SignUp;
import ostiary.core.signup.SignUp.Outcome.Accepted;
import ostiary.core.signup.SignUp.Outcome.TooManyRequests;
import ostiary.core.signup.SignUp.Outcome.WeakPassword;
import ostiary.core.throttle.Network;
import ostiary.core.user.EmailAddress;

/// `POST /signup`.
public final class SignUpEndpoint implements BodyEndpoint.Action {
    private final SignUp signUp;

    public SignUpEndpoint(SignUp signUp) {
        this.signUp = signUp;
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
        var name = members.find("name").map(String::strip).filter(text -> !text.isEmpty());
        if (name.filter(SignUpEndpoint::hasControlCharacter).isPresent()) {
            return Problem.field(request, "name", "has a control character");
        }
        return answer(request, email.get(), Password.of(members.get("password")), name);
    }

    private Response answer(Request request, EmailAddress email, Password password, Optional<String> name) {
        return switch (signUp.signUp(email, password, name, Network.of(request.sourceIp()))) {
            case Accepted _ -> Response.empty(202);
            case WeakPassword(var verdict) -> Problem.weak(request, verdict);
            case TooManyRequests(var retryAfter) -> Problem.TOO_MANY_REQUESTS.response(request, retryAfter);
        };
    }

    private static boolean hasControlCharacter(String text) {
        return text.codePoints().anyMatch(Character::isISOControl);
    }
}
