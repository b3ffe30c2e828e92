package ostiary.edge;

import ostiary.core.factor.AddAuthenticator;
import ostiary.core.factor.FactorId;

/// `POST /me/factors/totp/{id}/confirm`, behind [Authorized].
public final class ConfirmAuthenticatorEndpoint implements BodyEndpoint.Action {
    private final AddAuthenticator add;
    private final FactorAnswer answer;

    public ConfirmAuthenticatorEndpoint(AddAuthenticator add, FactorAnswer answer) {
        this.add = add;
        this.answer = answer;
    }

    @Override
    public Response handle(Request request, FieldValues members) {
        return PathUuid.of(request.pathParameter("id"))
                .map(FactorId::new)
                .map(id -> answer.of(request, add.confirm(request.requirePrincipal(), id, members.get("code"))))
                .orElseGet(() -> Problem.NOT_FOUND.response(request));
    }
}
