package ostiary.edge;

import ostiary.core.recovery.ConfirmAddressChange;
import ostiary.core.recovery.ConfirmAddressChange.Outcome.Done;
import ostiary.core.recovery.ConfirmAddressChange.Outcome.InvalidCode;
import ostiary.core.recovery.ConfirmAddressChange.Outcome.TooManyTries;
import ostiary.core.recovery.ConfirmAddressChange.Outcome.WrongPassword;
import ostiary.core.recovery.ResetSecrets;
import ostiary.core.throttle.Network;

/// `POST /me/email/confirm`, behind [Authorized].
public final class ConfirmAddressEndpoint implements BodyEndpoint.Action {
    private final ConfirmAddressChange confirm;
    private final ResetSecrets secrets;

    /// @param secrets of addresses
    public ConfirmAddressEndpoint(ConfirmAddressChange confirm, ResetSecrets secrets) {
        this.confirm = confirm;
        this.secrets = secrets;
    }

    @Override
    public Response handle(Request request, FieldValues members) {
        var proof = secrets.byCode(members.get("request"), members.get("code"));
        return switch (confirm.byCode(request.requirePrincipal(), proof, Network.of(request.sourceIp()))) {
            case Done() -> Response.empty(204);
            // No password is asked for beside a code.
            case InvalidCode(), WrongPassword() -> Problem.INVALID_CODE.response(request);
            case TooManyTries(var wait) -> Problem.TOO_MANY_REQUESTS.response(request, wait);
        };
    }
}
