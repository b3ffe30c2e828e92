package ostiary.cli.format;

import java.time.Instant;
import ostiary.adapters.password.FirebaseProject;
import ostiary.adapters.password.ImportedHash;
import ostiary.core.password.PasswordHash;
import ostiary.core.user.Account;

/// One user of Firebase, as `firebase auth:export --format=json` writes it into the array `users`
/// (<https://firebase.google.com/docs/cli/auth#JSON>).
final class Firebase {
    private Firebase() {}

    static Account account(JsonRecord user, FirebaseProject project, Instant now) throws FlawedEntryException {
        return new Person(
                        user.text("localId"),
                        user.text("email"),
                        user.flag("emailVerified", false),
                        user.text("displayName"),
                        createdAt(user, now),
                        hash(user, project),
                        user.flag("disabled", false))
                .account("firebase");
    }

    private static Instant createdAt(JsonRecord user, Instant now) throws FlawedEntryException {
        try {
            return user.text("createdAt")
                    .map(Long::parseLong)
                    .map(Instant::ofEpochMilli)
                    .orElse(now);
        } catch (NumberFormatException notATime) {
            throw new FlawedEntryException(Flaw.MALFORMED);
        }
    }

    private static PasswordHash hash(JsonRecord user, FirebaseProject project) throws FlawedEntryException {
        var hash = user.text("passwordHash");
        return hash.isEmpty()
                ? PasswordHash.NONE
                : Hashes.usable(ImportedHash.firebase(
                        project, Hashes.base64(user.requiredText("salt")), Hashes.base64(hash.get())));
    }
}
