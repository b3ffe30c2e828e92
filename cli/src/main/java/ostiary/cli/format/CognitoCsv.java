package ostiary.cli.format;

import java.io.IOException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import ostiary.cli.format.Entry.Refusal;
import ostiary.cli.format.Entry.Visitor;
import ostiary.core.password.PasswordHash;
import ostiary.core.user.ProfileClaim;

/// Cognito's CSV, with the header of its own import jobs
/// (<https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-using-import-tool-csv-header.html>).
/// It contains no passwords, and no line end within a value: a record is a line, whatever quotes are in it.
final class CognitoCsv implements Dialect<List<String>> {
    private static final String EMAIL = "email";
    private static final String VERIFIED = "email_verified";

    private final List<String> columns;
    private final Instant now;

    private CognitoCsv(List<String> columns, Instant now) {
        this.columns = columns;
        this.now = now;
    }

    static void read(Bytes in, Instant now, Visitor visitor) throws IOException, BrokenFileException {
        var records = new TextRecords(in);
        var file = new CognitoCsv(header(records), now);
        var entries = new Entries<>(file, visitor);
        while (records.next()) {
            var entry = entries.show(records.line(), records.offset(), () -> file.fields(records.text()));
            if (!records.isEnded() && entry instanceof Refusal(var _, var flaw) && flaw == Flaw.UNREADABLE) {
                throw records.cutOff();
            }
        }
    }

    private static List<String> header(TextRecords records) throws IOException, BrokenFileException {
        try {
            var columns = records.next() ? CsvFields.of(records.text()) : List.<String>of();
            if (!columns.containsAll(List.of(EMAIL, VERIFIED))) {
                throw new BrokenFileException("line 1 is no header with the columns " + EMAIL + " and " + VERIFIED);
            }
            if (new HashSet<>(columns).size() < columns.size()) {
                throw new BrokenFileException("line 1 names a column twice");
            }
            return columns;
        } catch (FlawedEntryException flawed) {
            throw new BrokenFileException("line 1 is no header of a CSV file");
        }
    }

    private List<String> fields(String record) throws FlawedEntryException {
        var fields = CsvFields.of(record);
        if (fields.size() != columns.size()) {
            throw new FlawedEntryException(fields.size() < columns.size() ? Flaw.UNREADABLE : Flaw.MALFORMED);
        }
        return fields;
    }

    @Override
    public Optional<String> id(List<String> fields) {
        return field(fields, "sub").or(() -> field(fields, "cognito:username"));
    }

    @Override
    public Candidate candidate(List<String> fields) throws FlawedEntryException {
        var person = new Person(
                id(fields),
                field(fields, EMAIL),
                isTrue(fields, VERIFIED),
                name(fields),
                now,
                PasswordHash.NONE,
                false,
                profile(fields));
        return person.candidate("cognito", isTrue(fields, "cognito:mfa_enabled"));
    }

    /// Its columns have the names of the claims.
    private Map<ProfileClaim, String> profile(List<String> fields) {
        var values = new EnumMap<ProfileClaim, String>(ProfileClaim.class);
        for (var claim : ProfileClaim.values()) {
            field(fields, claim.text()).ifPresent(value -> values.put(claim, value));
        }
        // Its import job takes dates of birth in this form alone.
        values.computeIfPresent(
                ProfileClaim.BIRTHDATE,
                (_, date) -> date.replaceFirst("^([0-9]{2})/([0-9]{2})/([0-9]{4})$", "$3-$1-$2"));
        return values;
    }

    private boolean isTrue(List<String> fields, String column) {
        return field(fields, column).filter("true"::equalsIgnoreCase).isPresent();
    }

    private Optional<String> name(List<String> fields) {
        var parts = Stream.of("given_name", "family_name")
                .flatMap(column -> field(fields, column).stream())
                .toList();
        return field(fields, "name").or(() -> Optional.of(String.join(" ", parts)));
    }

    private Optional<String> field(List<String> fields, String column) {
        int at = columns.indexOf(column);
        return at < 0 ? Optional.empty() : Optional.of(fields.get(at)).filter(text -> !text.isEmpty());
    }
}
