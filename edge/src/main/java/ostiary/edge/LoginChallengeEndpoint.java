package ostiary.edge;

import ostiary.core.login.AnswerChallenge;
import ostiary.core.login.ChallengeAnswer;
import ostiary.core.password.Password;
import ostiary.core.session.Device;
import ostiary.core.throttle.Network;

/// `POST /login/mfa`.
public final class LoginChallengeEndpoint implements JsonEndpoint.Action {
    private final AnswerChallenge answerChallenge;

    public LoginChallengeEndpoint(AnswerChallenge answerChallenge) {
        this.answerChallenge = answerChallenge;
    }

    @Override
    public Response handle(Request request, FieldValues members) {
        var code = members.find("code").<ChallengeAnswer>map(ChallengeAnswer.Code::new);
        var password = members.find("new_password")
                .<ChallengeAnswer>map(text -> new ChallengeAnswer.NewPassword(Password.of(text)));
        if (code.isPresent() == password.isPresent()) {
            return Problem.field(request, "code", "or else new_password must be there, and not both");
        }
        var device = new Device(request.header("user-agent").orElse(""), Network.of(request.sourceIp()));
        var answer = code.or(() -> password).orElseThrow();
        return LoginAnswer.of(request, answerChallenge.answer(members.get("challenge"), answer, device));
    }
}
