package ostiary.cli.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import ostiary.adapters.password.ImportedHash;
import ostiary.core.password.PasswordHash;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.Profile;
import ostiary.core.user.ProfileClaim;
import ostiary.core.user.User;
import ostiary.core.user.UserId;

/// One account in Ostiary's own format, complete.
public final class OstiaryExport implements Dialect<JsonRecord> {
    // A sign-up accepts no more; a transaction of many such accounts is still within DynamoDB's 4 MB.
    private static final int MAX_WEIGHT = 64 * 1024;

    OstiaryExport() {}

    /// Writes the account as one JSON object.
    public static void write(OpenAccount account, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", account.user().id().toString());
        json.writeStringField("email", account.user().email().value());
        if (account.user().name().isPresent()) {
            json.writeStringField("name", account.user().name().get());
        }
        write(account.user().profile(), json);
        json.writeNumberField("created_at_ms", account.user().createdAt().toEpochMilli());
        json.writeStringField("password_hash", account.passwordHash().phc());
        json.writeBooleanField("disabled", account.disabled());
        json.writeArrayFieldStart("roles");
        for (var role : account.roles().stream().sorted().toList()) {
            json.writeString(role);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    @Override
    public Optional<String> id(JsonRecord line) throws FlawedEntryException {
        return line.text("id");
    }

    @Override
    public Candidate candidate(JsonRecord line) throws FlawedEntryException {
        if (weight(line) > MAX_WEIGHT) {
            throw new FlawedEntryException(Flaw.TOO_LONG);
        }
        var id = new UserId(uuid(line.requiredText("id")));
        var email = EmailAddress.parse(line.requiredText("email"))
                .orElseThrow(() -> new FlawedEntryException(Flaw.INVALID_EMAIL));
        var createdAt = Instant.ofEpochMilli(line.requiredNumber("created_at_ms"));
        var profile = Profile.read(profile(line));
        var account = new OpenAccount(
                new User(id, email, line.text("name"), createdAt, profile.profile()),
                hash(line),
                line.flag("disabled", true),
                Set.copyOf(line.texts("roles")));
        return new Candidate(Person.acceptable(account), false, profile.refused());
    }

    private static Map<ProfileClaim, String> profile(JsonRecord line) throws FlawedEntryException {
        var names = new EnumMap<ProfileClaim, String>(ProfileClaim.class);
        for (var claim : ProfileClaim.values()) {
            names.put(claim, claim.text());
        }
        return line.object("profile").map(profile -> profile.profile(names)).orElse(Map.of());
    }

    private static void write(Profile profile, JsonGenerator json) throws IOException {
        if (profile.equals(Profile.NONE)) {
            return;
        }
        json.writeObjectFieldStart("profile");
        for (var value : profile.values().entrySet()) {
            if (value.getKey() == ProfileClaim.UPDATED_AT) {
                json.writeNumberField(value.getKey().text(), Long.parseLong(value.getValue()));
            } else {
                json.writeStringField(value.getKey().text(), value.getValue());
            }
        }
        json.writeEndObject();
    }

    private static int weight(JsonRecord line) throws FlawedEntryException {
        return (line.text("name").orElse("") + String.join("", line.texts("roles"))).getBytes(UTF_8).length;
    }

    private static PasswordHash hash(JsonRecord line) throws FlawedEntryException {
        var hash = line.requiredText("password_hash");
        return hash.equals(PasswordHash.NONE.phc()) ? PasswordHash.NONE : Hashes.usable(ImportedHash.exported(hash));
    }

    static UUID uuid(String text) throws FlawedEntryException {
        try {
            var uuid = UUID.fromString(text);
            if (uuid.toString().equals(text)) {
                return uuid;
            }
        } catch (IllegalArgumentException notAUuid) {
            throw new FlawedEntryException(Flaw.MALFORMED);
        }
        throw new FlawedEntryException(Flaw.MALFORMED);
    }
}
