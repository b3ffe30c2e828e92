package ostiary.service;

import java.util.function.UnaryOperator;
import ostiary.adapters.dynamodb.DynamoDbRevocationFeed;
import ostiary.adapters.jose.JwtAccessTokenVerifier;
import ostiary.blueprint.Access;
import ostiary.blueprint.Api;
import ostiary.core.access.CheckAccess;
import ostiary.core.access.RevocationList;
import ostiary.edge.Authorized;
import ostiary.edge.Endpoint;

/// Assembles the checks of access tokens.
final class AccessAssembly {
    private static final Access.Bearer OWN_ACCOUNT = new Access.Bearer(Api.ACCOUNT_SCOPE);

    private final Foundation foundation;

    AccessAssembly(Foundation foundation) {
        this.foundation = foundation;
    }

    CheckAccess checkAccess() {
        var config = foundation.config();
        var platform = foundation.platform();
        var verifier = new JwtAccessTokenVerifier(config.issuer(), config.audience(), platform.verificationKeys());
        var revocations = new RevocationList(new DynamoDbRevocationFeed(foundation.table()), platform.auditLog());
        return new CheckAccess(verifier, revocations, platform.clock());
    }

    /// Protects endpoints for users' own accounts, with one check for all of them.
    UnaryOperator<Endpoint> ownAccount() {
        var check = checkAccess();
        return endpoint -> new Authorized(OWN_ACCOUNT, check, endpoint);
    }
}
