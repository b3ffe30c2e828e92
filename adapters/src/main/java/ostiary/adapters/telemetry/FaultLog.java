package ostiary.adapters.telemetry;

import static software.amazon.lambda.powertools.logging.argument.StructuredArguments.entry;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ostiary.core.UnavailableException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/// Logs a failure: the classes of the exception and its causes, where they were thrown, and AWS's error code. No
/// message is logged, since one can quote the request, except those of [UnavailableException], which don't.
public final class FaultLog {
    private static final Logger LOG = LoggerFactory.getLogger(FaultLog.class);

    private FaultLog() {}

    /// Logs a warning if a retry may help, else an error.
    public static void record(Throwable fault) {
        var exception = entry("exception", describe(fault));
        var stack = entry("stack", String.join("\n", stack(fault)));
        if (fault instanceof UnavailableException) {
            LOG.warn("unavailable", exception, stack);
        } else {
            LOG.error("fault", exception, stack);
        }
    }

    private static List<String> stack(Throwable fault) {
        var lines = new ArrayList<String>();
        var seen = Collections.<Throwable>newSetFromMap(new IdentityHashMap<>());
        for (@Nullable Throwable at = fault; at != null && seen.add(at); at = at.getCause()) {
            lines.add((lines.isEmpty() ? "" : "caused by ") + describe(at));
            for (var frame : at.getStackTrace()) {
                lines.add("  at " + frame);
            }
        }
        return lines;
    }

    private static String describe(Throwable fault) {
        var name = fault.getClass().getName();
        return switch (fault) {
            case UnavailableException unavailable -> name + ": " + unavailable.getMessage();
            case AwsServiceException refused
            when refused.awsErrorDetails() != null ->
                name + ": " + refused.awsErrorDetails().errorCode() + ", request " + refused.requestId();
            default -> name;
        };
    }
}
