package ostiary.service;

import java.security.SecureRandom;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import ostiary.adapters.aws.Deadline;
import ostiary.adapters.aws.TimeScale;
import ostiary.adapters.dynamodb.Table;
import ostiary.adapters.password.Argon2PasswordHasher;
import ostiary.core.password.PasswordHasher;

/// What every area stands on. Each thing is made when an area asks for it: a function that hashes nothing never loads
/// what hashes.
final class Foundation {
    /// Each takes 19 MiB.
    private static final int HASHES_AT_ONCE = 4;

    /// How many may wait for one of those to be over: each has its turn in less than a second.
    private static final int HASHES_WAITING = 16;

    /// How long a login waits for its turn, if the machine is that slow, before it is told to come again.
    private static final Duration LONGEST_WAIT = TimeScale.of(Duration.ofSeconds(1));

    private final Config config;
    private final Platform platform;
    private final SecureRandom random = new SecureRandom();
    private @Nullable PasswordHasher hasher;

    Foundation(Config config, Platform platform) {
        this.config = config;
        this.platform = platform;
    }

    Config config() {
        return config;
    }

    Platform platform() {
        return platform;
    }

    SecureRandom random() {
        return random;
    }

    /// The table that all of it is in.
    Table table() {
        return new Table(platform.dynamoDb(), config.table());
    }

    /// One for all routes: what bounds its memory is how many hashes are under way in the whole process.
    PasswordHasher hasher() {
        if (hasher == null) {
            var argon2 = new Argon2PasswordHasher(HASHES_AT_ONCE, HASHES_WAITING, () -> Deadline.atMost(LONGEST_WAIT));
            hasher = platform.watched(argon2, argon2::waiting);
        }
        return hasher;
    }
}
