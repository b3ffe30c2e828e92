package ostiary.cli.format;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import ostiary.adapters.password.FirebaseProject;
import ostiary.adapters.password.ImportedHash;
import ostiary.core.password.PasswordHash;
import ostiary.core.user.ProfileClaim;

/// One user of Firebase, in the array `users` that `firebase auth:export --format=json` writes
/// (<https://firebase.google.com/docs/cli/auth#JSON>).
final class Firebase implements Dialect<JsonRecord> {
    private final FirebaseProject project;
    private final Instant now;

    /// @param now the creation time of users without one
    Firebase(FirebaseProject project, Instant now) {
        this.project = project;
        this.now = now;
    }

    @Override
    public Optional<String> id(JsonRecord user) throws FlawedEntryException {
        return user.text("localId");
    }

    @Override
    public Candidate candidate(JsonRecord user) throws FlawedEntryException {
        var person = new Person(
                id(user),
                user.text("email"),
                user.flag("emailVerified", false),
                user.text("displayName"),
                createdAt(user, now),
                hash(user, project),
                user.flag("disabled", false),
                user.profile(Map.of(ProfileClaim.PICTURE, "photoUrl")));
        return person.candidate("firebase", user.has("mfaInfo"));
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
