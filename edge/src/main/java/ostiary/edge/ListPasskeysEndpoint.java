package ostiary.edge;

import ostiary.core.passkey.PasskeyStore;

/// `GET /me/passkeys`, behind [Authorized].
public final class ListPasskeysEndpoint implements Endpoint {
    private final PasskeyStore store;

    public ListPasskeysEndpoint(PasskeyStore store) {
        this.store = store;
    }

    @Override
    public Response handle(Request request) {
        var each = store.list(request.requirePrincipal().userId()).stream()
                .map(PasskeyAnswer::json)
                .toList();
        return Response.json(200, new JsonObject().putObjects("passkeys", each).text());
    }
}
