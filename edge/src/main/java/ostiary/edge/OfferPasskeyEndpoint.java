package ostiary.edge;

import ostiary.core.passkey.AddPasskey;

/// `POST /me/passkeys/options`, behind [Authorized].
public final class OfferPasskeyEndpoint implements Endpoint {
    private final AddPasskey add;
    private final PasskeyAnswer answer;

    public OfferPasskeyEndpoint(AddPasskey add, PasskeyAnswer answer) {
        this.add = add;
        this.answer = answer;
    }

    @Override
    public Response handle(Request request) {
        return answer.of(request, add.offer(request.requirePrincipal()));
    }
}
