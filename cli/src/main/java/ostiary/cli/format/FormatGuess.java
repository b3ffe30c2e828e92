package ostiary.cli.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Guesses the format of a file by member and column names that only one system writes.
public final class FormatGuess {
    private static final int LOOKED_AT = 64 * 1024;
    private static final Map<String, Pattern> MARKS = Map.of(
            Format.Plain.COGNITO_CSV.code(),
            Pattern.compile("\\A[^\\n{\\[]*(cognito:username|\\bemail_verified\\b)"),
            Format.Plain.AUTH0.code(),
            name("email_verified|user_id|_id|custom_password_hash"),
            Format.Plain.KEYCLOAK.code(),
            name("realm|username|credentials|createdTimestamp"),
            Format.OfFirebase.CODE,
            name("localId|providerUserInfo|lastSignedInAt"),
            Format.Plain.OSTIARY.code(),
            name("created_at_ms"));

    private FormatGuess() {}

    /// The format that the file seems to have instead of `format`; empty if it may have `format`, or is ambiguous.
    ///
    /// @param file supports marks; it is reset to where it was
    public static Optional<String> insteadOf(Format format, InputStream file) throws IOException {
        file.mark(LOOKED_AT);
        var begin = new String(file.readNBytes(LOOKED_AT), ISO_8859_1);
        file.reset();
        var guesses = MARKS.entrySet().stream()
                .filter(mark -> mark.getValue().matcher(begin).find())
                .map(Map.Entry::getKey)
                .toList();
        return guesses.size() == 1 && !guesses.contains(format.code())
                ? Optional.of(guesses.getFirst())
                : Optional.empty();
    }

    private static Pattern name(String names) {
        return Pattern.compile("\"(" + names + ")\"\\s*:");
    }
}
