package ostiary.service;

import java.time.InstantSource;
import java.util.function.IntSupplier;
import ostiary.adapters.cognito.UserPool;
import ostiary.core.audit.AuditLog;
import ostiary.core.key.HmacKeys;
import ostiary.core.key.SigningKeys;
import ostiary.core.key.VerificationKeys;
import ostiary.core.mail.Mailer;
import ostiary.core.password.PasswordHasher;
import ostiary.core.upstream.CredentialSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// What is one thing on AWS and another on a laptop. Each is made when it is asked for: a function that does not write
/// mails never loads what it would take.
public interface Platform {
    DynamoDbClient dynamoDb();

    SigningKeys signingKeys();

    VerificationKeys verificationKeys();

    HmacKeys hmacKeys();

    Mailer mailer();

    /// Another identity source than the service's own directory.
    CredentialSource credentialSource(UserPool pool);

    AuditLog auditLog();

    /// Lets an operator see how many passwords wait to be hashed.
    ///
    /// @param waiting how many do at the moment
    default PasswordHasher watched(PasswordHasher hasher, IntSupplier waiting) {
        return hasher;
    }

    InstantSource clock();
}
