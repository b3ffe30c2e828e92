package ostiary.edge;

import java.util.List;
import ostiary.core.factor.FactorOutcome;
import ostiary.core.factor.Picture;

/// Maps the outcome of a change of second factors to a response.
public final class FactorAnswer {
    private final AppLink link;
    private final Picture picture;

    /// @param service its name, for users
    public FactorAnswer(String service, Picture picture) {
        this.link = new AppLink(service);
        this.picture = picture;
    }

    Response of(Request request, FactorOutcome outcome) {
        return switch (outcome) {
            case FactorOutcome.Begun begun -> begun(begun);
            case FactorOutcome.Confirmed(var codes) -> codes(codes);
            case FactorOutcome.Renewed(var codes) -> codes(codes);
            case FactorOutcome.Removed() -> Response.empty(204);
            case FactorOutcome.LoginNeeded(var stepUp) -> StepUpAnswer.of(request, stepUp);
            case FactorOutcome.WrongCode() -> Problem.INVALID_CODE.response(request);
            case FactorOutcome.NotFound() -> Problem.NOT_FOUND.response(request);
            case FactorOutcome.Full() -> Problem.TOO_MANY_FACTORS.response(request);
            case FactorOutcome.KeptElsewhere() -> Problem.PASSWORD_ELSEWHERE.response(request);
            case FactorOutcome.NoUser() -> Problem.INVALID_TOKEN.response(request);
            case FactorOutcome.TooManyRequests(var wait) -> Problem.TOO_MANY_REQUESTS.response(request, wait);
        };
    }

    private Response begun(FactorOutcome.Begun begun) {
        var uri = link.of(begun.account(), begun.secret());
        return Response.json(
                201,
                new JsonObject()
                        .put("id", begun.id().toString())
                        .put("secret", begun.secret().base32())
                        .put("uri", uri)
                        .put("qr", picture.svg(uri))
                        .text());
    }

    private static Response codes(List<String> codes) {
        return Response.json(200, new JsonObject().put("recovery_codes", codes).text());
    }
}
