package ostiary.cli;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import ostiary.adapters.telemetry.AuditFields;
import ostiary.cli.aws.Endpoints;
import ostiary.cli.aws.LogWriter;
import ostiary.core.audit.AuditEvent;
import ostiary.core.audit.AuditLog;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

/// A log of operators' changes to users of a table on AWS, in a log group beside it: a table that is restored
/// has forgotten them. A change stands, whether it is noted or not.
final class OperatorsLog implements AuditLog {
    private static final JsonFactory JSON = new JsonFactory();

    private final Function<String, Optional<String>> append;
    private Optional<String> missing = Optional.empty();

    /// @param append writes a line, and returns why it can't
    OperatorsLog(Function<String, Optional<String>> append) {
        this.append = append;
    }

    /// That of a table on AWS. Elsewhere there is none.
    static OperatorsLog of(Settings settings, OpenTable open) throws MovingException {
        if (!settings.isOnAws()) {
            return new OperatorsLog(_ -> Optional.empty());
        }
        var writer = new LogWriter(
                OpenTable.region(),
                DefaultCredentialsProvider.builder().build(),
                Endpoints.aws(),
                group(open.table().name()));
        return new OperatorsLog(line -> writer.append(line, open.clock().instant()));
    }

    /// The name of a table's group.
    static String group(String table) {
        return "/ostiary/operators/" + table;
    }

    @Override
    public void record(AuditEvent event) {
        missing = append.apply(line(AuditFields.of(event))).or(() -> missing);
    }

    /// A sentence if something is not noted.
    Optional<String> complaint(String table) {
        return missing.map(reason -> "That is not noted in the log group " + group(table) + ": " + reason
                + ". If the table is restored, nothing will tell of it.");
    }

    private static String line(Map<String, String> fields) {
        var text = new StringWriter();
        try (var json = JSON.createGenerator(text)) {
            json.writeStartObject();
            for (var field : fields.entrySet()) {
                json.writeStringField(field.getKey(), field.getValue());
            }
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }
}
