package ostiary.adapters.telemetry;

import static software.amazon.lambda.powertools.logging.argument.StructuredArguments.entry;

import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ostiary.core.audit.AuditEvent;
import ostiary.core.audit.AuditLog;
import ostiary.core.token.RefreshRefusal;

/// Adapter: one log line per event, with its [AuditFields].
public final class LoggingAuditLog implements AuditLog {
    private static final Logger LOG = LoggerFactory.getLogger(LoggingAuditLog.class);

    @Override
    public void record(AuditEvent event) {
        var fields = AuditFields.of(event);
        LOG.info(
                fields.get(AuditFields.EVENT),
                fields.entrySet().stream()
                        .map(field -> entry(field.getKey(), field.getValue()))
                        .toArray());
    }

    /// The reason's name in the API.
    static String word(RefreshRefusal reason) {
        return reason.name().toLowerCase(Locale.ROOT);
    }
}
