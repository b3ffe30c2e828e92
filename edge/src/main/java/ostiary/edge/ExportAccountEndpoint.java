package ostiary.edge;

import ostiary.core.export.ExportAccount;
import ostiary.core.export.ExportAccount.Outcome.Exported;
import ostiary.core.export.ExportAccount.Outcome.LoginNeeded;
import ostiary.core.export.ExportAccount.Outcome.TokenIsOver;
import ostiary.core.export.ExportAccount.Outcome.TooManyRequests;

/// `GET /me/export`, behind [Authorized].
public final class ExportAccountEndpoint implements Endpoint {
    private final ExportAccount exportAccount;

    public ExportAccountEndpoint(ExportAccount exportAccount) {
        this.exportAccount = exportAccount;
    }

    @Override
    public Response handle(Request request) {
        return switch (exportAccount.export(request.requirePrincipal())) {
            case Exported(var copy) ->
                Response.json(200, AccountCopyJson.of(copy).text());
            case LoginNeeded(var stepUp) -> StepUpAnswer.of(request, stepUp);
            case TokenIsOver() -> Problem.INVALID_TOKEN.response(request);
            case TooManyRequests(var wait) -> Problem.TOO_MANY_REQUESTS.response(request, wait);
        };
    }
}
