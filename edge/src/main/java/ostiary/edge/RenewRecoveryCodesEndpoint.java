package ostiary.edge;

import ostiary.core.factor.RenewRecoveryCodes;

/// `POST /me/recovery-codes`, behind [Authorized].
public final class RenewRecoveryCodesEndpoint implements Endpoint {
    private final RenewRecoveryCodes renew;
    private final FactorAnswer answer;

    public RenewRecoveryCodesEndpoint(RenewRecoveryCodes renew, FactorAnswer answer) {
        this.renew = renew;
        this.answer = answer;
    }

    @Override
    public Response handle(Request request) {
        return answer.of(request, renew.renew(request.requirePrincipal()));
    }
}
