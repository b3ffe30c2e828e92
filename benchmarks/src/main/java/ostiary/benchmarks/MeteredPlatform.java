package ostiary.benchmarks;

import java.time.InstantSource;
import ostiary.adapters.cognito.UserPool;
import ostiary.adapters.telemetry.PowertoolsAuditLog;
import ostiary.core.audit.AuditLog;
import ostiary.core.key.HmacKeys;
import ostiary.core.key.SealingKeys;
import ostiary.core.key.SigningKeys;
import ostiary.core.key.VerificationKeys;
import ostiary.core.mail.Mailer;
import ostiary.core.upstream.CredentialSource;
import ostiary.service.Platform;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// A platform whose DynamoDB calls are metered. It delivers no mail.
record MeteredPlatform(DynamoDbClient dynamoDb, Keys keys, InstantSource clock) implements Platform {
    @Override
    public SigningKeys signingKeys() {
        return keys.signing();
    }

    @Override
    public VerificationKeys verificationKeys() {
        return keys.verification();
    }

    @Override
    public HmacKeys refreshTokenKeys() {
        return keys.hmac();
    }

    @Override
    public HmacKeys codeKeys() {
        return keys.hmac();
    }

    @Override
    public HmacKeys deviceKeys() {
        return keys.hmac();
    }

    @Override
    public SealingKeys sealingKeys() {
        return keys.sealing();
    }

    @Override
    public Mailer mailer() {
        return _ -> {};
    }

    @Override
    public CredentialSource credentialSource(UserPool pool) {
        throw new IllegalStateException("there is no source beside the directory here");
    }

    @Override
    public AuditLog auditLog() {
        return new PowertoolsAuditLog();
    }
}
