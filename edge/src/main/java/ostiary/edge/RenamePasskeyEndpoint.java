package ostiary.edge;

import ostiary.core.factor.FactorName;
import ostiary.core.passkey.PasskeyId;
import ostiary.core.passkey.PasskeyStore;

/// `PATCH /me/passkeys/{id}`, behind [Authorized]. Only a user's own passkeys are found.
public final class RenamePasskeyEndpoint implements BodyEndpoint.Action {
    private final PasskeyStore store;

    public RenamePasskeyEndpoint(PasskeyStore store) {
        this.store = store;
    }

    @Override
    public Response handle(Request request, FieldValues members) {
        var name = FactorName.parse(members.get("name"));
        if (name.isEmpty()) {
            return Problem.field(request, "name", "is empty, or has characters that cannot be shown");
        }
        var user = request.requirePrincipal().userId();
        return PasskeyId.parse(request.pathParameter("id"))
                .filter(id -> store.rename(user, id, name.get()))
                .map(_ -> Response.empty(204))
                .orElseGet(() -> Problem.NOT_FOUND.response(request));
    }
}
