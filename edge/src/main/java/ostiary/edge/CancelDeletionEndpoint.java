package ostiary.edge;

import ostiary.core.deletion.CancelDeletion;

/// `POST /deletion/cancel`.
public final class CancelDeletionEndpoint implements BodyEndpoint.Action {
    private final CancelDeletion cancelDeletion;

    public CancelDeletionEndpoint(CancelDeletion cancelDeletion) {
        this.cancelDeletion = cancelDeletion;
    }

    @Override
    public Response handle(Request request, FieldValues members) {
        return cancelDeletion.cancel(members.get("challenge"))
                ? Response.empty(204)
                : Problem.INVALID_CHALLENGE.response(request);
    }
}
