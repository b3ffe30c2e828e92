package ostiary.adapters.telemetry;

import static software.amazon.lambda.powertools.logging.argument.StructuredArguments.entry;

import com.amazonaws.services.lambda.runtime.Context;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;

/// Logs refused access tokens. It is a class of its own so that an authorizer which
/// only grants never loads a logger.
public final class RefusalLog {
    private static final Logger LOG = LoggerFactory.getLogger(RefusalLog.class);

    private RefusalLog() {}

    /// Logs one refusal.
    ///
    /// @param reason one of this service's words, nothing of the token
    public static void record(String reason, @Nullable Context context) {
        PowertoolsLogging.initializeLogging(context);
        try {
            LOG.info("access_refused", entry("event", "access_refused"), entry("reason", reason));
        } finally {
            PowertoolsLogging.clearState(true);
        }
    }
}
