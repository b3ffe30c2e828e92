package ostiary.edge;

import ostiary.core.passkey.PasskeyId;
import ostiary.core.passkey.RemovePasskey;

/// `DELETE /me/passkeys/{id}`, behind [Authorized]. Only a user's own passkeys are found.
public final class RemovePasskeyEndpoint implements Endpoint {
    private final RemovePasskey remove;
    private final PasskeyAnswer answer;

    public RemovePasskeyEndpoint(RemovePasskey remove, PasskeyAnswer answer) {
        this.remove = remove;
        this.answer = answer;
    }

    @Override
    public Response handle(Request request) {
        return PasskeyId.parse(request.pathParameter("id"))
                .map(id -> answer.of(request, remove.remove(request.requirePrincipal(), id)))
                .orElseGet(() -> Problem.NOT_FOUND.response(request));
    }
}
