package ostiary.service;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
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

/// The dependencies that differ between AWS and a laptop. Each is created on demand: a function that sends no mail
/// never loads the mailer's libraries.
public interface Platform {
    DynamoDbClient dynamoDb();

    SigningKeys signingKeys();

    VerificationKeys verificationKeys();

    /// The public keys by which an ID token is known that a client sends back, those that sign no more among them.
    default VerificationKeys hintKeys() {
        return verificationKeys();
    }

    HmacKeys refreshTokenKeys();

    /// The keys behind mailed codes.
    HmacKeys codeKeys();

    /// The keys by which a login knows a device again.
    HmacKeys deviceKeys();

    /// The keys that seal password hashes.
    SealingKeys sealingKeys();

    Mailer mailer();

    /// An identity source other than the service's own directory.
    CredentialSource credentialSource(UserPool pool);

    /// The secrets of which a distribution before the API sends one; none where there is no distribution.
    default List<Supplier<String>> originSecrets() {
        return List.of();
    }

    AuditLog auditLog();

    /// Reports to operators how many passwords wait to be hashed.
    ///
    /// @param waiting the number of waiting passwords
    default PasswordHasher watched(PasswordHasher hasher, IntSupplier waiting) {
        return hasher;
    }

    /// How many passwords are hashed at once, and where.
    default Hashing hashing() {
        return Hashing.ON_CALLERS;
    }

    /// How long an account can still be kept that will be deleted.
    ///
    /// @param configured in days
    default Duration deletionGrace(DeletionGrace configured) {
        return configured.time();
    }

    InstantSource clock();
}
