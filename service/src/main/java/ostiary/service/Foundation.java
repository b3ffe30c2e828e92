package ostiary.service;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ostiary.adapters.aws.Deadline;
import ostiary.adapters.aws.TimeScale;
import ostiary.adapters.dynamodb.DynamoDbRevocationFeed;
import ostiary.adapters.dynamodb.Table;
import ostiary.adapters.password.Argon2PasswordHasher;
import ostiary.blueprint.Route;
import ostiary.core.access.CheckAccess;
import ostiary.core.access.RevocationList;
import ostiary.core.key.HmacKeys;
import ostiary.core.key.SealingKeys;
import ostiary.core.mail.Mailer;
import ostiary.core.password.PasswordBlocklist;
import ostiary.core.password.PasswordHasher;
import ostiary.core.password.PasswordPolicy;
import ostiary.core.user.PasswordSealing;
import ostiary.core.user.UserPasswords;
import ostiary.jose.VerifiedSignatures;

/// The dependencies shared by all areas. Each is created on demand: a function that hashes nothing loads no hasher.
final class Foundation {
    /// How long a login on a slow machine waits for its turn before the client is told to retry later.
    private static final Duration LONGEST_WAIT = TimeScale.of(Duration.ofSeconds(1));

    private final Config config;
    private final Platform platform;
    private final SecureRandom random = new SecureRandom();
    private final VerifiedSignatures verifiedSignatures = new VerifiedSignatures();
    private @Nullable PasswordHasher hasher;
    private @Nullable UserPasswords passwords;
    private @Nullable CheckAccess checkAccess;
    private @Nullable RevocationList revocations;

    Foundation(Config config, Platform platform) {
        this.config = config;
        this.platform = new SharedPlatform(platform);
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

    /// The keys behind device tokens, and behind the hashes of names and networks in the audit log. Each use
    /// has a label of its own.
    HmacKeys deviceKeys() {
        return platform.deviceKeys();
    }

    /// The keys behind mailed codes and what is given out beside them.
    HmacKeys codeKeys() {
        return platform.codeKeys();
    }

    /// The one check of access tokens for all routes: it keeps public keys, and the feed as it last read it.
    CheckAccess checkAccess() {
        if (checkAccess == null) {
            checkAccess = new AccessAssembly(this).checkAccess();
        }
        return checkAccess;
    }

    /// The good signatures that were seen last, for all routes.
    VerifiedSignatures verifiedSignatures() {
        return verifiedSignatures;
    }

    /// The one list of what was revoked, for all routes: it reads the feed for all of them.
    RevocationList revocations() {
        if (revocations == null) {
            revocations = new RevocationList(new DynamoDbRevocationFeed(table()), platform.auditLog());
        }
        return revocations;
    }

    /// Which passwords may be set: none that is built from what the team calls its service.
    PasswordPolicy passwordPolicy(PasswordBlocklist blocklist) {
        return new PasswordPolicy(blocklist, List.of(config.theme().product()));
    }

    /// A page's address with a text that was mailed. It comes from the configuration, never from a request.
    String link(Route page, String token) {
        return config.issuer() + page.path() + "?token=" + token;
    }

    /// The service's one table.
    Table table() {
        return new Table(platform.dynamoDb(), config.table(), platform.clock());
    }

    /// Mails users, and those of rehearsals as the team has chosen.
    Mailer mailer() {
        return switch (config.rehearsalMail()) {
            case SENT -> platform.mailer();
            case SUPPRESSED -> new QuietMailer(platform.mailer());
        };
    }

    /// The one hasher for all routes: memory is bounded by the number of concurrent hashes in the whole process.
    PasswordHasher hasher() {
        if (hasher == null) {
            var hashing = platform.hashing();
            var argon2 = new Argon2PasswordHasher(
                    hashing.atOnce(), hashing.waiting(), () -> Deadline.atMost(LONGEST_WAIT), hashing.threads());
            hasher = platform.watched(argon2, argon2::waiting);
        }
        return hasher;
    }

    /// The keys that seal what stores keep.
    SealingKeys sealingKeys() {
        return platform.sealingKeys();
    }

    /// Hashes and compares with [#hasher], and seals what stores keep of it. One for all routes, since it caches keys.
    UserPasswords passwords() {
        if (passwords == null) {
            var sealing = new PasswordSealing(sealingKeys(), random, platform.clock());
            passwords = new UserPasswords(hasher(), sealing);
        }
        return passwords;
    }
}
