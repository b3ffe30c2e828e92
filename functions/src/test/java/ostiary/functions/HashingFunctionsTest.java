package ostiary.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ostiary.adapters.cognito.UserPool;
import ostiary.adapters.dynamodb.LocalTable;
import ostiary.adapters.secrets.CachedVerificationKeys;
import ostiary.adapters.secrets.KeySets;
import ostiary.adapters.secrets.SecretHmacKeys;
import ostiary.adapters.secrets.SecretSealingKeys;
import ostiary.adapters.secrets.SecretSigningKeys;
import ostiary.adapters.telemetry.LoggingAuditLog;
import ostiary.blueprint.ServiceFunction;
import ostiary.core.audit.AuditLog;
import ostiary.core.key.HmacKeys;
import ostiary.core.key.SealingKeys;
import ostiary.core.key.SigningKeys;
import ostiary.core.key.VerificationKeys;
import ostiary.core.mail.Mailer;
import ostiary.core.password.PasswordHasher;
import ostiary.core.testing.ScriptedSource;
import ostiary.core.upstream.CredentialSource;
import ostiary.service.Config;
import ostiary.service.Platform;
import ostiary.service.SoundEnvironment;
import ostiary.service.Wiring;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The functions for which a team may set concurrency aside.
class HashingFunctionsTest {
    private static final KeySets KEYS = KeySets.fresh(Instant.EPOCH);

    @ParameterizedTest
    @EnumSource
    void areThoseWithARouteThatHashes(ServiceFunction function) {
        var hashers = new AtomicInteger();
        var config = Config.read(function.settings(), SoundEnvironment.of(function));

        new Wiring(config, new Counted(hashers)).routes(function);

        assertThat(hashers.get() > 0).isEqualTo(ServiceFunction.hashing().contains(function));
    }

    /// A platform that counts the hashers that are made.
    private record Counted(AtomicInteger hashers) implements Platform {
        @Override
        public PasswordHasher watched(PasswordHasher hasher, IntSupplier waiting) {
            hashers.incrementAndGet();
            return hasher;
        }

        @Override
        public DynamoDbClient dynamoDb() {
            return LocalTable.shared().client();
        }

        @Override
        public SigningKeys signingKeys() {
            return new SecretSigningKeys(KEYS.signing(), clock());
        }

        @Override
        public VerificationKeys verificationKeys() {
            return new CachedVerificationKeys(KEYS.verification(), clock());
        }

        @Override
        public HmacKeys refreshTokenKeys() {
            return new SecretHmacKeys(KEYS.refreshTokens(), clock());
        }

        @Override
        public HmacKeys codeKeys() {
            return new SecretHmacKeys(KEYS.codes(), clock());
        }

        @Override
        public HmacKeys deviceKeys() {
            return new SecretHmacKeys(KEYS.devices(), clock());
        }

        @Override
        public SealingKeys sealingKeys() {
            return new SecretSealingKeys(KEYS.sealing(), clock());
        }

        @Override
        public Mailer mailer() {
            return _ -> {};
        }

        @Override
        public CredentialSource credentialSource(UserPool pool) {
            return new ScriptedSource();
        }

        @Override
        public AuditLog auditLog() {
            return new LoggingAuditLog();
        }

        @Override
        public InstantSource clock() {
            return InstantSource.system();
        }
    }
}
