package ostiary.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ostiary.adapters.aws.Dependency;
import ostiary.adapters.password.Argon2PasswordHasher;
import ostiary.adapters.telemetry.CapturedOutput;
import ostiary.adapters.telemetry.CircuitLog;
import ostiary.adapters.telemetry.FunctionContext;
import ostiary.adapters.telemetry.Invocation;
import ostiary.adapters.telemetry.PowertoolsAuditLog;
import ostiary.adapters.telemetry.RefusalLog;
import ostiary.adapters.telemetry.WatchedPasswordHasher;
import ostiary.core.UnavailableException;
import ostiary.core.audit.Attempt;
import ostiary.core.audit.AuditEvent;
import ostiary.core.password.HasherBusyException;
import ostiary.core.password.Password;
import ostiary.core.token.AccessTokenVerifier.Flaw;
import ostiary.core.token.EndReason;
import ostiary.core.token.RefreshRefusal;
import ostiary.core.token.SessionId;
import ostiary.core.user.UserId;

/// The metrics that the functions' code really prints: it is run here, through all that an operator is told of.
final class EmittedMetrics {
    private static final UserId USER = new UserId(UUID.fromString("5f0c8a52-6b1e-4c3a-9d57-0e1f2a3b4c5d"));
    private static final Attempt ATTEMPT = new Attempt(Optional.of("name"), Optional.of("network"));
    private static final SessionId SESSION = new SessionId(UUID.fromString("9b2f0d14-77aa-4b0c-8c11-2d3e4f506172"));
    private static final FunctionContext CONTEXT = new FunctionContext("8476a536-e9f4-11e8-9739-2dfe598c3fcd", "login");

    private static final List<String> LINES = printed();

    private EmittedMetrics() {}

    /// Each line, log and metrics alike.
    static List<String> lines() {
        return LINES;
    }

    /// Each metric as `name [dimension, dimension]`.
    static Set<String> all() {
        return LINES.stream()
                .map(Synthesis::json)
                .flatMap(line -> line.at("/_aws/CloudWatchMetrics").valueStream())
                .flatMap(EmittedMetrics::metrics)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> metrics(JsonNode directive) {
        return directive
                .path("Metrics")
                .valueStream()
                .flatMap(metric -> directive
                        .path("Dimensions")
                        .valueStream()
                        .map(dimensions -> metric.path("Name").asText() + " "
                                + dimensions
                                        .valueStream()
                                        .map(JsonNode::asText)
                                        .sorted()
                                        .toList()));
    }

    private static List<String> printed() {
        try (var output = CapturedOutput.begin()) {
            try (var invocation = Invocation.begin(CONTEXT)) {
                events().forEach(new PowertoolsAuditLog()::record);
                invocation.failed(new UnavailableException("a store", null));
                invocation.failed(new IllegalStateException("a defect"));
                hashWithoutASlot();
            }
            refusals().forEach(reason -> RefusalLog.record(reason, CONTEXT));
            Stream.of(Dependency.values()).forEach(dependency -> CircuitLog.record(dependency.id(), "OPEN"));
            return output.text().lines().toList();
        }
    }

    private static Stream<AuditEvent> events() {
        var refusals =
                Stream.of(RefreshRefusal.values()).map(reason -> new AuditEvent.RefreshRefused(USER, SESSION, reason));
        return Stream.concat(
                refusals,
                Stream.of(
                        new AuditEvent.LoggedIn(USER, SESSION, "default"),
                        new AuditEvent.LoginFailed(ATTEMPT),
                        new AuditEvent.LoginThrottled(ATTEMPT),
                        new AuditEvent.MailBudgetSpent(),
                        new AuditEvent.UnknownTokenRefused(),
                        new AuditEvent.SignUpConfirmed(USER),
                        new AuditEvent.SessionEnded(USER, SESSION, EndReason.REVOKED),
                        new AuditEvent.RevocationFeedUnreadable()));
    }

    /// As `AuthorizerHandler` calls them.
    static Stream<String> refusals() {
        return Stream.concat(
                Stream.of("no_bearer_token", "revoked"),
                Stream.of(Flaw.values()).map(flaw -> flaw.name().toLowerCase(Locale.ROOT)));
    }

    private static void hashWithoutASlot() {
        var argon2 = new Argon2PasswordHasher(1, Duration.ZERO);
        Thread.currentThread().interrupt(); // ends the wait for a slot before it begins
        try {
            new WatchedPasswordHasher(argon2, argon2::waiting).hash(Password.of("tangerine walrus 42 sunrise"));
            throw new AssertionError("there was a slot");
        } catch (HasherBusyException counted) {
            var _ = Thread.interrupted();
        }
    }
}
