package ostiary.core.trail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import ostiary.core.token.Sha256;

/// One record of the audit trail.
///
/// @param number in its shard, from 1 on without a gap
/// @param previous the hash of the record before it in its shard
/// @param recordedAt never before that of the record before it
/// @param user the commitment to the user's id; empty if it is about a client
/// @param earlier the key of the user's record before this one
/// @param text the record as JSON on one line, whose bytes are hashed
public record TrailRecord(
        TrailShard shard,
        long number,
        String previous,
        Instant recordedAt,
        Optional<String> user,
        Optional<String> earlier,
        String text) {
    private static final Pattern FORM =
            Pattern.compile("\\{\"v\":1,\"shard\":(?<shard>\\d{1,2}),\"number\":(?<number>\\d{1,15}),"
                    + "\"previous\":\"(?<previous>[0-9a-f]{64})\",\"recorded_at\":\"(?<at>[^\"]*)\","
                    + "\"event\":\"[^\"]*\",\"type\":\"[^\"]*\",\"time\":\"[^\"]*\""
                    + "(?:,\"user\":\"(?<user>[0-9a-f]{64})\")?(?:,\"email\":\"[0-9a-f]{64}\")?"
                    + "(?:,\"earlier\":\"(?<earlier>[^\"]*)\")?,\"data\":\\{[^\n]*}}");
    private static final Pattern OBJECT =
            Pattern.compile("(?<text>[^\n]*)\n\\{\"sha256\":\"(?<hash>[0-9a-f]{64})\"}\n");
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy/MM/dd", Locale.ROOT).withZone(ZoneOffset.UTC);

    /// Reads the text of a record; empty if it is none.
    public static Optional<TrailRecord> parse(String text) {
        var form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new TrailRecord(
                    new TrailShard(Integer.parseInt(form.group("shard"))),
                    Long.parseLong(form.group("number")),
                    form.group("previous"),
                    Instant.parse(form.group("at")),
                    Optional.ofNullable(form.group("user")),
                    Optional.ofNullable(form.group("earlier")),
                    text));
        } catch (IllegalArgumentException | DateTimeException malformed) {
            return Optional.empty();
        }
    }

    /// Reads an object of the bucket; empty if it is no record, or its hash is not its own.
    public static Optional<TrailRecord> read(String object) {
        var form = OBJECT.matcher(object);
        return form.matches()
                ? parse(form.group("text")).filter(found -> found.hash().equals(form.group("hash")))
                : Optional.empty();
    }

    /// SHA-256 of the text, in hexadecimal.
    public String hash() {
        return HexFormat.of().formatHex(Sha256.digest(text.getBytes(UTF_8)));
    }

    /// The content of its object: the text, and its hash in a line of its own.
    public String object() {
        return text + "\n{\"sha256\":\"" + hash() + "\"}\n";
    }

    /// The key of its object, such as `records/03/2026/12/01/000000000000042.json`: in a shard, keys are in the order
    /// of numbers, and in that of time.
    public String key() {
        return prefix(shard) + DAY.format(recordedAt) + "/" + String.format(Locale.ROOT, "%015d", number) + ".json";
    }

    /// How the keys of a shard begin.
    public static String prefix(TrailShard shard) {
        return "records/" + shard + "/";
    }

    /// Without the text.
    @Override
    public String toString() {
        return "TrailRecord[" + key() + "]";
    }
}
