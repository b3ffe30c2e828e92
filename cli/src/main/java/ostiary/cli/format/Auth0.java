package ostiary.cli.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import ostiary.adapters.password.ImportedHash;
import ostiary.core.password.PasswordHash;
import ostiary.core.user.ProfileClaim;

/// One user of Auth0, either in the export of password hashes that its support provides (`_id`, `passwordHash`) or in
/// the schema of its bulk import
/// (<https://auth0.com/docs/manage-users/user-migration/bulk-user-import-database-schema-and-examples>).
final class Auth0 implements Dialect<JsonRecord> {
    private static final String PREFIX = "auth0|";

    private final Instant now;

    /// @param now the creation time of users without one
    Auth0(Instant now) {
        this.now = now;
    }

    @Override
    public Candidate candidate(JsonRecord user) throws FlawedEntryException {
        var person = new Person(
                id(user),
                user.text("email"),
                user.flag("email_verified", false),
                user.text("name"),
                createdAt(user, now),
                hash(user),
                user.flag("blocked", false),
                profile(user));
        return person.candidate("auth0", user.has("mfa_factors") || user.has("multifactor"));
    }

    /// Its profile of a user, which has the time of the last change as text.
    private static Map<ProfileClaim, String> profile(JsonRecord user) {
        var values = user.profile(Map.of(
                ProfileClaim.GIVEN_NAME, "given_name",
                ProfileClaim.FAMILY_NAME, "family_name",
                ProfileClaim.NICKNAME, "nickname",
                ProfileClaim.PREFERRED_USERNAME, "username",
                ProfileClaim.PICTURE, "picture",
                ProfileClaim.LOCALE, "locale",
                ProfileClaim.UPDATED_AT, "updated_at"));
        values.computeIfPresent(ProfileClaim.UPDATED_AT, (_, time) -> seconds(time));
        return values;
    }

    private static String seconds(String time) {
        try {
            return Long.toString(Instant.parse(time).getEpochSecond());
        } catch (DateTimeParseException notATime) {
            return time;
        }
    }

    @Override
    public Optional<String> id(JsonRecord user) throws FlawedEntryException {
        var object = user.object("_id");
        var id = object.isPresent() ? object.get().text("$oid") : user.text("user_id");
        return id.map(text -> text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text);
    }

    private static Instant createdAt(JsonRecord user, Instant now) throws FlawedEntryException {
        try {
            return user.text("created_at").map(Instant::parse).orElse(now);
        } catch (DateTimeParseException notATime) {
            throw new FlawedEntryException(Flaw.MALFORMED);
        }
    }

    private static PasswordHash hash(JsonRecord user) throws FlawedEntryException {
        var custom = user.object("custom_password_hash");
        if (custom.isPresent()) {
            return custom(custom.get());
        }
        var exported = user.text("passwordHash");
        var hash = exported.isPresent() ? exported : user.text("password_hash");
        return hash.isPresent() ? Hashes.usable(ImportedHash.of(hash.get())) : PasswordHash.NONE;
    }

    private static PasswordHash custom(JsonRecord custom) throws FlawedEntryException {
        var hash = custom.object("hash").orElseThrow(() -> new FlawedEntryException(Flaw.MALFORMED));
        var value = hash.requiredText("value");
        var algorithm = custom.requiredText("algorithm");
        if (!isOfPasswordsInUtf8(custom) || (custom.has("salt") && !algorithm.equals("scrypt"))) {
            throw new FlawedEntryException(Flaw.UNUSABLE_HASH);
        }
        return Hashes.usable(
                switch (algorithm) {
                    case "bcrypt", "argon2" -> ImportedHash.of(value);
                    // Auth0 adds the length of the hash: $pbkdf2-sha512$i=100000,l=64$…
                    case "pbkdf2" -> ImportedHash.of(value.replaceFirst("^(\\$[a-z0-9-]+\\$i=[0-9]+),l=[0-9]+", "$1"));
                    case "scrypt" -> scrypt(custom, decoded(value, hash, "base64"));
                    default -> Optional.empty();
                });
    }

    /// Whether Ostiary can verify the hash: it hashes the UTF-8 bytes of a password, which are the same in ASCII.
    /// Nobody could log in with a hash of UTF-16 bytes.
    private static boolean isOfPasswordsInUtf8(JsonRecord custom) throws FlawedEntryException {
        var password = custom.object("password");
        return password.isEmpty()
                || password.get()
                        .text("encoding")
                        .map(encoding -> encoding.toLowerCase(Locale.ROOT))
                        .filter(encoding -> !encoding.equals("utf8") && !encoding.equals("ascii"))
                        .isEmpty();
    }

    private static Optional<PasswordHash> scrypt(JsonRecord custom, byte[] hash) throws FlawedEntryException {
        var salt = custom.object("salt").orElseThrow(() -> new FlawedEntryException(Flaw.MALFORMED));
        return ImportedHash.scrypt(
                custom.requiredNumber("cost"),
                custom.requiredNumber("blockSize"),
                custom.requiredNumber("parallelization"),
                decoded(salt.requiredText("value"), salt, "utf8"),
                hash);
    }

    /// @param otherwise the encoding if none is named: the schema has base64 for hashes and utf8 for salts
    private static byte[] decoded(String value, JsonRecord of, String otherwise) throws FlawedEntryException {
        try {
            return switch (of.text("encoding").orElse(otherwise).toLowerCase(Locale.ROOT)) {
                case "hex" -> HexFormat.of().parseHex(value);
                case "base64" -> Hashes.base64(value);
                case "utf8" -> value.getBytes(UTF_8);
                default -> throw new FlawedEntryException(Flaw.UNUSABLE_HASH);
            };
        } catch (IllegalArgumentException notSo) {
            throw new FlawedEntryException(Flaw.UNUSABLE_HASH);
        }
    }
}
