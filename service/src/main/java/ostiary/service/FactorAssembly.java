package ostiary.service;

import ostiary.adapters.dynamodb.DynamoDbFactorStore;
import ostiary.adapters.dynamodb.DynamoDbUserStore;
import ostiary.adapters.totp.OtpCodes;
import ostiary.core.factor.FactorNotices;
import ostiary.core.factor.ProveFactor;
import ostiary.core.factor.SecretSealing;
import ostiary.core.login.OwnFactorVerifier;

/// Assembles the second factors of the service's own.
final class FactorAssembly {
    private final Foundation foundation;

    FactorAssembly(Foundation foundation) {
        this.foundation = foundation;
    }

    /// Verifies what a login asks for beside the password.
    OwnFactorVerifier verifier() {
        var platform = foundation.platform();
        var table = foundation.table();
        var prove = new ProveFactor(
                new DynamoDbFactorStore(table),
                sealing(),
                new OtpCodes(),
                new FactorNotices(new MailAssembly(foundation).rarely(), platform.auditLog()),
                platform.auditLog());
        return new OwnFactorVerifier(new DynamoDbUserStore(table), prove, platform.clock());
    }

    private SecretSealing sealing() {
        return new SecretSealing(foundation.sealingKeys(), foundation.random());
    }
}
