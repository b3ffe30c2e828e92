package ostiary.service;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import ostiary.adapters.cognito.UserPool;
import ostiary.blueprint.DeletionGrace;
import ostiary.core.audit.AuditLog;
import ostiary.core.key.HmacKeys;
import ostiary.core.key.SealingKeys;
import ostiary.core.key.SigningKeys;
import ostiary.core.key.VerificationKeys;
import ostiary.core.mail.Mailer;
import ostiary.core.password.PasswordHasher;
import ostiary.core.upstream.CredentialSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// A platform of which each part is made once, for all routes of a process: what caches keys caches them for all.
final class SharedPlatform implements Platform {
    private final Platform platform;
    private final Once<SigningKeys> signingKeys;
    private final Once<VerificationKeys> verificationKeys;
    private final Once<VerificationKeys> hintKeys;
    private final Once<HmacKeys> refreshTokenKeys;
    private final Once<HmacKeys> codeKeys;
    private final Once<HmacKeys> deviceKeys;
    private final Once<SealingKeys> sealingKeys;
    private final Once<Mailer> mailer;
    private final Once<List<Supplier<String>>> originSecrets;
    private final Once<AuditLog> auditLog;
    private final Map<UserPool, CredentialSource> sources = new ConcurrentHashMap<>();

    SharedPlatform(Platform platform) {
        this.platform = platform;
        this.signingKeys = new Once<>(platform::signingKeys);
        this.verificationKeys = new Once<>(platform::verificationKeys);
        this.hintKeys = new Once<>(platform::hintKeys);
        this.refreshTokenKeys = new Once<>(platform::refreshTokenKeys);
        this.codeKeys = new Once<>(platform::codeKeys);
        this.deviceKeys = new Once<>(platform::deviceKeys);
        this.sealingKeys = new Once<>(platform::sealingKeys);
        this.mailer = new Once<>(platform::mailer);
        this.originSecrets = new Once<>(platform::originSecrets);
        this.auditLog = new Once<>(platform::auditLog);
    }

    @Override
    public DynamoDbClient dynamoDb() {
        return platform.dynamoDb();
    }

    @Override
    public SigningKeys signingKeys() {
        return signingKeys.get();
    }

    @Override
    public VerificationKeys verificationKeys() {
        return verificationKeys.get();
    }

    @Override
    public VerificationKeys hintKeys() {
        return hintKeys.get();
    }

    @Override
    public HmacKeys refreshTokenKeys() {
        return refreshTokenKeys.get();
    }

    @Override
    public HmacKeys codeKeys() {
        return codeKeys.get();
    }

    @Override
    public HmacKeys deviceKeys() {
        return deviceKeys.get();
    }

    @Override
    public SealingKeys sealingKeys() {
        return sealingKeys.get();
    }

    @Override
    public Mailer mailer() {
        return mailer.get();
    }

    @Override
    public CredentialSource credentialSource(UserPool pool) {
        return sources.computeIfAbsent(pool, platform::credentialSource);
    }

    @Override
    public List<Supplier<String>> originSecrets() {
        return originSecrets.get();
    }

    @Override
    public AuditLog auditLog() {
        return auditLog.get();
    }

    @Override
    public PasswordHasher watched(PasswordHasher hasher, IntSupplier waiting) {
        return platform.watched(hasher, waiting);
    }

    @Override
    public Hashing hashing() {
        return platform.hashing();
    }

    @Override
    public Duration deletionGrace(DeletionGrace configured) {
        return platform.deletionGrace(configured);
    }

    @Override
    public InstantSource clock() {
        return platform.clock();
    }
}
