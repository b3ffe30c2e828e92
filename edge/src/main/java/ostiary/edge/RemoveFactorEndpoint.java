package ostiary.edge;

import ostiary.core.factor.FactorId;
import ostiary.core.factor.RemoveAuthenticator;

/// `DELETE /me/factors/{id}`, behind [Authorized]. Only a user's own factors are found, so nobody else's can be
/// removed, nor asked after.
public final class RemoveFactorEndpoint implements Endpoint {
    private final RemoveAuthenticator remove;
    private final FactorAnswer answer;

    public RemoveFactorEndpoint(RemoveAuthenticator remove, FactorAnswer answer) {
        this.remove = remove;
        this.answer = answer;
    }

    @Override
    public Response handle(Request request) {
        return PathUuid.of(request.pathParameter("id"))
                .map(FactorId::new)
                .map(id -> answer.of(request, remove.remove(request.requirePrincipal(), id)))
                .orElseGet(() -> Problem.NOT_FOUND.response(request));
    }
}
