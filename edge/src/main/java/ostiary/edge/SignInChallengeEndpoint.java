package ostiary.edge;

import ostiary.core.client.RegisteredClient;
import ostiary.core.login.AnswerChallenge;
import ostiary.core.login.ChallengeAnswer;
import ostiary.core.password.Password;
import ostiary.edge.page.Trouble;

/// The form of the page that asks for a second factor, or a new password.
public final class SignInChallengeEndpoint implements PageForm.Action {
    private final AnswerChallenge answerChallenge;
    private final SignInAnswer answer;

    public SignInChallengeEndpoint(AnswerChallenge answerChallenge, SignInAnswer answer) {
        this.answerChallenge = answerChallenge;
        this.answer = answer;
    }

    @Override
    public Response handle(Request request, FieldValues form, AuthorizationQuery query, RegisteredClient client) {
        var given = form.find("new_password")
                .<ChallengeAnswer>map(text -> new ChallengeAnswer.NewPassword(Password.of(text)))
                .orElseGet(() -> new ChallengeAnswer.Code(form.find("code").orElse("")));
        var outcome = answerChallenge.answer(
                form.get("challenge"), given, request.device(), DeviceCookie.token(request, form));
        return answer.of(
                outcome, new SignInAnswer.For(request, query, client, "", false, new Trouble.WrongCredentials()));
    }
}
