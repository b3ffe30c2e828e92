package ostiary.edge;

import ostiary.core.client.RegisteredClient;
import ostiary.edge.AuthorizationEndpoint.Decision;

/// The form of the page that asks whether a client may have what it asks for.
public final class ConsentEndpoint implements PageForm.Action {
    private final AuthorizationEndpoint authorization;

    public ConsentEndpoint(AuthorizationEndpoint authorization) {
        this.authorization = authorization;
    }

    @Override
    public Response handle(Request request, FieldValues form, AuthorizationQuery query, RegisteredClient client) {
        boolean isAllowed = form.get("decision").equals("allow");
        return authorization.answer(
                request, query, isAllowed ? new Decision(false, form.find("shown")) : Decision.DENIED);
    }
}
