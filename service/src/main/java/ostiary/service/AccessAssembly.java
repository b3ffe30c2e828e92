package ostiary.service;

import java.util.function.UnaryOperator;
import ostiary.blueprint.Access;
import ostiary.blueprint.Api;
import ostiary.core.access.CheckAccess;
import ostiary.core.token.AccessTokenVerifier;
import ostiary.edge.Authorized;
import ostiary.edge.Endpoint;
import ostiary.jose.JwtAccessTokenVerifier;

/// Assembles the checks of access tokens.
final class AccessAssembly {
    private static final Access.Bearer OWN_ACCOUNT = new Access.Bearer(Api.ACCOUNT_SCOPE);

    private final Foundation foundation;

    AccessAssembly(Foundation foundation) {
        this.foundation = foundation;
    }

    CheckAccess checkAccess() {
        return new CheckAccess(
                verifier(), foundation.revocations(), foundation.platform().clock());
    }

    AccessTokenVerifier verifier() {
        var config = foundation.config();
        return new JwtAccessTokenVerifier(
                config.issuer(),
                config.audience(),
                foundation.platform().verificationKeys(),
                foundation.verifiedSignatures());
    }

    /// Protects endpoints for users' own accounts, with one check for all of them.
    UnaryOperator<Endpoint> ownAccount() {
        var check = foundation.checkAccess();
        return endpoint -> new Authorized(OWN_ACCOUNT, check, endpoint);
    }
}
