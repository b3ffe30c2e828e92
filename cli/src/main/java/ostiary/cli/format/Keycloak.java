package ostiary.cli.format;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import ostiary.adapters.password.ImportedHash;
import ostiary.core.password.PasswordHash;
import ostiary.core.user.ProfileClaim;

/// One user of Keycloak, in the array `users` of a realm that `kc.sh export` writes (`UserRepresentation` and
/// `CredentialRepresentation` of its admin API).
final class Keycloak implements Dialect<JsonRecord> {
    private static final Set<String> SECOND_FACTORS =
            Set.of("otp", "totp", "hotp", "webauthn", "webauthn-passwordless", "recovery-authn-codes");

    private static final Map<ProfileClaim, String> ATTRIBUTES = Map.of(
            ProfileClaim.MIDDLE_NAME, "middleName",
            ProfileClaim.NICKNAME, "nickname",
            ProfileClaim.PROFILE, "profile",
            ProfileClaim.PICTURE, "picture",
            ProfileClaim.WEBSITE, "website",
            ProfileClaim.GENDER, "gender",
            ProfileClaim.BIRTHDATE, "birthdate",
            ProfileClaim.ZONEINFO, "zoneinfo",
            ProfileClaim.LOCALE, "locale",
            ProfileClaim.UPDATED_AT, "updatedAt");

    private final Instant now;

    /// @param now the creation time of users without one
    Keycloak(Instant now) {
        this.now = now;
    }

    @Override
    public Optional<String> id(JsonRecord user) throws FlawedEntryException {
        return user.text("id");
    }

    @Override
    public Candidate candidate(JsonRecord user) throws FlawedEntryException {
        var names = Stream.of(user.text("firstName"), user.text("lastName"))
                .flatMap(Optional::stream)
                .toList();
        var person = new Person(
                id(user),
                user.text("email"),
                user.flag("emailVerified", false),
                Optional.of(String.join(" ", names)),
                user.number("createdTimestamp").map(Instant::ofEpochMilli).orElse(now),
                hash(user),
                !user.flag("enabled", true),
                profile(user));
        return person.candidate("keycloak", hasSecondFactor(user));
    }

    /// The profile by the names that the mappers of Keycloak's own scope `profile` give.
    private static Map<ProfileClaim, String> profile(JsonRecord user) throws FlawedEntryException {
        var values = user.profile(Map.of(
                ProfileClaim.GIVEN_NAME, "firstName",
                ProfileClaim.FAMILY_NAME, "lastName",
                ProfileClaim.PREFERRED_USERNAME, "username"));
        var attributes = user.object("attributes");
        if (attributes.isPresent()) {
            values.putAll(attributes.get().profile(ATTRIBUTES));
        }
        return values;
    }

    private static boolean hasSecondFactor(JsonRecord user) throws FlawedEntryException {
        for (var credential : user.objects("credentials")) {
            if (SECOND_FACTORS.contains(credential.requiredText("type"))) {
                return true;
            }
        }
        return false;
    }

    /// Accepts only hashes as Keycloak has written them since version 9: no older form, no password in plain text.
    private static PasswordHash hash(JsonRecord user) throws FlawedEntryException {
        for (var credential : user.objects("credentials")) {
            if (credential.requiredText("type").equals("password")) {
                var secret = credential.text("secretData");
                var parameters = credential.text("credentialData");
                if (secret.isEmpty() || parameters.isEmpty()) {
                    throw new FlawedEntryException(Flaw.UNUSABLE_HASH);
                }
                return Hashes.usable(hash(JsonRecord.parse(secret.get()), JsonRecord.parse(parameters.get())));
            }
        }
        return PasswordHash.NONE;
    }

    private static Optional<PasswordHash> hash(JsonRecord secret, JsonRecord parameters) throws FlawedEntryException {
        var salt = Hashes.base64(secret.requiredText("salt"));
        var hash = Hashes.base64(secret.requiredText("value"));
        return switch (parameters.requiredText("algorithm")) {
            case "pbkdf2" -> ImportedHash.pbkdf2("sha1", parameters.requiredNumber("hashIterations"), salt, hash);
            case "pbkdf2-sha256" ->
                ImportedHash.pbkdf2("sha256", parameters.requiredNumber("hashIterations"), salt, hash);
            case "pbkdf2-sha512" ->
                ImportedHash.pbkdf2("sha512", parameters.requiredNumber("hashIterations"), salt, hash);
            case "argon2" -> argon2(parameters, salt, hash);
            default -> Optional.empty();
        };
    }

    private static Optional<PasswordHash> argon2(JsonRecord parameters, byte[] salt, byte[] hash)
            throws FlawedEntryException {
        var more =
                parameters.object("additionalParameters").orElseThrow(() -> new FlawedEntryException(Flaw.MALFORMED));
        return first(more, "version").equals("1.3")
                ? ImportedHash.argon2(
                        first(more, "type"),
                        number(first(more, "memory")),
                        parameters.requiredNumber("hashIterations"),
                        number(first(more, "parallelism")),
                        salt,
                        hash)
                : Optional.empty();
    }

    private static String first(JsonRecord parameters, String name) throws FlawedEntryException {
        return parameters.texts(name).stream().findFirst().orElseThrow(() -> new FlawedEntryException(Flaw.MALFORMED));
    }

    private static long number(String text) throws FlawedEntryException {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException notANumber) {
            throw new FlawedEntryException(Flaw.MALFORMED);
        }
    }
}
