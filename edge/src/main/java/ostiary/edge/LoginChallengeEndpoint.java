package ostiary.edge;

import ostiary.core.login.AnswerChallenge;
import ostiary.core.login.ChallengeAnswer;
import ostiary.core.password.Password;

/// `POST /login/mfa`.
public final class LoginChallengeEndpoint implements BodyEndpoint.Action {
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
        var answer = code.or(() -> password).orElseThrow();
        var deviceToken = DeviceCookie.token(request, members);
        return LoginAnswer.of(
                request, answerChallenge.answer(members.get("challenge"), answer, request.device(), deviceToken));
    }
}
