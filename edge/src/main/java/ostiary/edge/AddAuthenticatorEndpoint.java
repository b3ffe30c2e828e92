package ostiary.edge;

import ostiary.core.factor.AddAuthenticator;
import ostiary.core.factor.FactorName;

/// `POST /me/factors/totp`, behind [Authorized].
public final class AddAuthenticatorEndpoint implements BodyEndpoint.Action {
    private final AddAuthenticator add;
    private final FactorAnswer answer;

    public AddAuthenticatorEndpoint(AddAuthenticator add, FactorAnswer answer) {
        this.add = add;
        this.answer = answer;
    }

    @Override
    public Response handle(Request request, FieldValues members) {
        return FactorName.parse(members.get("name"))
                .map(name -> answer.of(request, add.begin(request.requirePrincipal(), name)))
                .orElseGet(() -> Problem.field(request, "name", "is empty, or has characters that cannot be shown"));
    }
}
