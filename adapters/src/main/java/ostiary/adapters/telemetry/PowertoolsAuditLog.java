package ostiary.adapters.telemetry;

import java.util.Map;
import ostiary.core.audit.AuditEvent;
import ostiary.core.audit.AuditEvent.LoggedIn;
import ostiary.core.audit.AuditEvent.LoginFailed;
import ostiary.core.audit.AuditEvent.LoginThrottled;
import ostiary.core.audit.AuditEvent.LostAnswerForgiven;
import ostiary.core.audit.AuditEvent.MailBudgetSpent;
import ostiary.core.audit.AuditEvent.NewOrigin;
import ostiary.core.audit.AuditEvent.RefreshRefused;
import ostiary.core.audit.AuditEvent.RevocationFeedUnreadable;
import ostiary.core.audit.AuditEvent.SignUpConfirmed;
import ostiary.core.audit.AuditEvent.UnknownTokenRefused;
import ostiary.core.audit.AuditLog;
import ostiary.core.token.RefreshRefusal;
import software.amazon.lambda.powertools.metrics.model.DimensionSet;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;

/// Adapter: one log line per event, and the metrics that operators watch. They go out with the open [Invocation],
/// so this class is for functions only.
public final class PowertoolsAuditLog implements AuditLog {
    private final AuditLog lines = new LoggingAuditLog();

    @Override
    public void record(AuditEvent event) {
        lines.record(event);
        try {
            count(event);
        } catch (RuntimeException broken) {
            FaultLog.record(broken);
        }
    }

    private static void count(AuditEvent event) {
        switch (event) {
            case LoggedIn _ -> count("LoginSucceeded");
            case LoginFailed _ -> count("LoginFailed");
            case LoginThrottled _ -> count("LoginThrottled");
            case MailBudgetSpent() -> count("MailBudgetSpent");
            case SignUpConfirmed _ -> count("SignUpConfirmed");
            case LostAnswerForgiven _ -> count("LostAnswerForgiven");
            case NewOrigin _ -> count("NewOrigin");
            case RefreshRefused refusal -> refused(refusal.reason());
            case UnknownTokenRefused() -> refused(RefreshRefusal.UNKNOWN);
            case RevocationFeedUnreadable() -> countByItself("RevocationFeedUnreadable");
            case AuditEvent _ -> {} // the log line is enough
        }
    }

    /// A replay, which means that a token was copied, counts as a refusal and separately.
    private static void refused(RefreshRefusal reason) {
        EmbeddedMetrics.ofThisInvocation().addMetadata("reason", LoggingAuditLog.word(reason));
        count("RefreshRefused");
        if (reason == RefreshRefusal.REPLAYED) {
            count("RefreshReplayed");
        }
    }

    /// Counts in a metric line of its own, over all functions: an authorizer has no [Invocation] that would
    /// send it, and an open one keeps its own metrics.
    private static void countByItself(String metric) {
        EmbeddedMetrics.ofThisInvocation().flushMetrics(line -> {
            line.clearDefaultDimensions();
            line.addDimension(DimensionSet.of(Map.of()));
            line.addMetric(metric, 1, MetricUnit.COUNT);
        });
    }

    private static void count(String metric) {
        EmbeddedMetrics.ofThisInvocation().addMetric(metric, 1, MetricUnit.COUNT);
    }
}
