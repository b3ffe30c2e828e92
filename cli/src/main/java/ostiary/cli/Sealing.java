package ostiary.cli;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import ostiary.adapters.secrets.FileSecret;
import ostiary.adapters.secrets.KeptKeys;
import ostiary.adapters.secrets.SecretSealingKeys;
import ostiary.adapters.secrets.SecretsManagerSecret;
import ostiary.adapters.secrets.TextSource;
import ostiary.core.UnavailableException;
import ostiary.core.password.PasswordHash;
import ostiary.core.user.Account;
import ostiary.core.user.PasswordSealing;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/// The sealing of password hashes in the table that an operator's settings name. Whoever writes no hash and reads none
/// needs no key.
@FunctionalInterface
interface Sealing {
    /// Reads the keys.
    ///
    /// @throws MovingException when the settings don't name them, or they can't be read
    PasswordSealing open() throws MovingException;

    /// The hash of an account; empty if it is damaged, or was sealed for somebody else.
    ///
    /// @throws MovingException when the key is not at hand that it was sealed with
    static Optional<PasswordHash> open(Account account, PasswordSealing sealing) throws MovingException {
        var user = account.user().id();
        try {
            return sealing.open(account.credential().passwordHash(), user);
        } catch (UnavailableException lacking) {
            throw new MovingException(
                    "User " + user + ": " + lacking.getMessage() + ". Are these the keys of this table?");
        }
    }

    static Sealing of(Settings settings) {
        return () -> {
            var keys = new SecretSealingKeys(source(settings), InstantSource.system());
            try {
                keys.current(InstantSource.system().instant());
            } catch (UnavailableException unreadable) {
                throw new MovingException("The sealing keys can't be read: " + unreadable.getMessage() + ".");
            }
            return new PasswordSealing(keys, new SecureRandom(), InstantSource.system());
        };
    }

    private static TextSource source(Settings settings) throws MovingException {
        var named = settings.find("SEALING_KEYS");
        var data = settings.path("DATA");
        if (data.isPresent() && named.isEmpty()) {
            return KeptKeys.sealing(
                    data.get().resolve("keys"), InstantSource.system().instant());
        }
        if (data.isPresent() || settings.endpoint().isPresent()) {
            return new FileSecret(Path.of(named.orElseThrow(
                    () -> new MovingException("Which keys seal the password hashes there? Give SEALING_KEYS=file, which"
                            + " make run prints."))));
        }
        return onAws(named.orElseThrow(() -> new MovingException("Which keys seal the password hashes of this table?"
                + " Give SEALING_KEYS=arn of their secret: it is the stack's output SealingKeysArn.")));
    }

    /// The client ends with the process.
    private static TextSource onAws(String arn) throws MovingException {
        var client = SecretsManagerClient.builder()
                .region(OpenTable.region())
                .httpClient(UrlConnectionHttpClient.create())
                .build();
        return new SecretsManagerSecret(client, arn);
    }
}
