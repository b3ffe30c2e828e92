package ostiary.edge;

import ostiary.core.access.AdminRole;
import ostiary.core.admin.AdmitOperator;
import ostiary.core.admin.AdmitOperator.Verdict;

/// Lets a request on to an operators' endpoint, behind [Authorized], only from an operator as of now.
public final class Operated implements Endpoint {
    private final AdmitOperator admit;
    private final Endpoint endpoint;

    public Operated(AdmitOperator admit, Endpoint endpoint) {
        this.admit = admit;
        this.endpoint = endpoint;
    }

    @Override
    public Response handle(Request request) {
        return switch (admit.admit(request.requirePrincipal())) {
            case Verdict.Admitted _ -> endpoint.handle(request);
            case Verdict.LoginNeeded(var stepUp) -> StepUpAnswer.of(request, stepUp);
            case Verdict.NotSignedIn() -> Problem.INVALID_TOKEN.response(request);
            case Verdict.NotAnOperator() ->
                Problem.INSUFFICIENT_SCOPE
                        .response(request)
                        .with(
                                "www-authenticate",
                                "Bearer error=\"insufficient_scope\", scope=\"" + AdminRole.SCOPE + "\"");
        };
    }
}
