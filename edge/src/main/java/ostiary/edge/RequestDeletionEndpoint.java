package ostiary.edge;

import ostiary.core.deletion.RequestDeletion;
import ostiary.core.deletion.RequestDeletion.Outcome.LoginNeeded;
import ostiary.core.deletion.RequestDeletion.Outcome.Pending;
import ostiary.core.deletion.RequestDeletion.Outcome.TokenIsOver;
import ostiary.core.deletion.RequestDeletion.Outcome.TooManyRequests;

/// `POST /me/deletion`, behind [Authorized].
public final class RequestDeletionEndpoint implements Endpoint {
    private final RequestDeletion requestDeletion;

    public RequestDeletionEndpoint(RequestDeletion requestDeletion) {
        this.requestDeletion = requestDeletion;
    }

    @Override
    public Response handle(Request request) {
        return switch (requestDeletion.request(request.requirePrincipal())) {
            case Pending(var at) ->
                Response.json(
                        202, new JsonObject().put("deletes_at", at.toString()).text());
            case LoginNeeded(var stepUp) -> StepUpAnswer.of(request, stepUp);
            case TokenIsOver() -> Problem.INVALID_TOKEN.response(request);
            case TooManyRequests(var wait) -> Problem.TOO_MANY_REQUESTS.response(request, wait);
        };
    }
}
