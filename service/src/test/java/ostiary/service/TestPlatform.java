package ostiary.service;

import java.time.InstantSource;
import ostiary.adapters.cognito.UserPool;
import ostiary.adapters.dynamodb.LocalTable;
import ostiary.adapters.secrets.CachedVerificationKeys;
import ostiary.adapters.secrets.KeySets;
import ostiary.adapters.secrets.SecretHmacKeys;
import ostiary.adapters.secrets.SecretSealingKeys;
import ostiary.adapters.secrets.SecretSigningKeys;
import ostiary.core.audit.AuditLog;
import ostiary.core.key.HmacKeys;
import ostiary.core.key.SealingKeys;
import ostiary.core.key.SigningKeys;
import ostiary.core.key.VerificationKeys;
import ostiary.core.mail.Mailer;
import ostiary.core.testing.Outbox;
import ostiary.core.testing.ScriptedSource;
import ostiary.core.upstream.CredentialSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// A platform with keys of its own over a local table.
record TestPlatform(KeySets keys, Outbox outbox) implements Platform {
    @Override
    public DynamoDbClient dynamoDb() {
        return LocalTable.shared().client();
    }

    @Override
    public SigningKeys signingKeys() {
        return new SecretSigningKeys(keys.signing(), clock());
    }

    @Override
    public VerificationKeys verificationKeys() {
        return new CachedVerificationKeys(keys.verification(), clock());
    }

    @Override
    public HmacKeys refreshTokenKeys() {
        return new SecretHmacKeys(keys.refreshTokens(), clock());
    }

    @Override
    public HmacKeys codeKeys() {
        return new SecretHmacKeys(keys.codes(), clock());
    }

    @Override
    public HmacKeys deviceKeys() {
        return new SecretHmacKeys(keys.devices(), clock());
    }

    @Override
    public SealingKeys sealingKeys() {
        return new SecretSealingKeys(keys.sealing(), clock());
    }

    @Override
    public Mailer mailer() {
        return outbox;
    }

    @Override
    public CredentialSource credentialSource(UserPool pool) {
        return new ScriptedSource();
    }

    @Override
    public AuditLog auditLog() {
        return _ -> {};
    }

    @Override
    public InstantSource clock() {
        return InstantSource.system();
    }
}
