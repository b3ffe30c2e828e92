package ostiary.edge;

import ostiary.core.factor.Authenticator;
import ostiary.core.factor.ListFactors;
import ostiary.core.login.Factor;

/// `GET /me/factors`, behind [Authorized]. One that waits for its first code is none yet.
public final class ListFactorsEndpoint implements Endpoint {
    private final ListFactors listFactors;

    public ListFactorsEndpoint(ListFactors listFactors) {
        this.listFactors = listFactors;
    }

    @Override
    public Response handle(Request request) {
        var factors = listFactors.list(request.requirePrincipal().userId());
        var each =
                factors.authenticators().stream().map(ListFactorsEndpoint::json).toList();
        return Response.json(
                200,
                new JsonObject()
                        .putObjects("factors", each)
                        .put("recovery_codes_left", factors.recoveryCodes())
                        .text());
    }

    /// An authenticator as its user sees it.
    static JsonObject json(Authenticator authenticator) {
        var json = new JsonObject()
                .put("id", authenticator.id().toString())
                .put("kind", Factor.TOTP.id())
                .put("name", authenticator.name().text())
                .put("created_at", authenticator.createdAt().toString());
        return authenticator
                .lastUsedAt()
                .map(at -> json.put("last_used_at", at.toString()))
                .orElse(json);
    }
}
