package ostiary.adapters.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import ostiary.core.audit.Attempt;
import ostiary.core.audit.AuditEvent;
import ostiary.core.token.EndReason;
import ostiary.core.token.RefreshRefusal;
import ostiary.core.token.SessionId;
import ostiary.core.user.UserId;

class PowertoolsAuditLogTest {
    private static final UserId USER = new UserId(UUID.fromString("5f0c8a52-6b1e-4c3a-9d57-0e1f2a3b4c5d"));
    private static final Attempt ATTEMPT = new Attempt(Optional.of("aGFzaGVkTmFt"), Optional.of("aGFzaGVkTmV0"));
    private static final SessionId SESSION = new SessionId(UUID.fromString("9b2f0d14-77aa-4b0c-8c11-2d3e4f506172"));

    static Stream<Arguments> events() {
        return Stream.of(
                Arguments.of(new AuditEvent.SignUpRequested(), "sign_up_requested", List.of()),
                Arguments.of(new AuditEvent.SignUpThrottled(), "sign_up_throttled", List.of()),
                Arguments.of(new AuditEvent.LinkRefused(USER), "link_refused", List.of()),
                Arguments.of(new AuditEvent.SignUpConfirmed(USER), "sign_up_confirmed", List.of("SignUpConfirmed")),
                Arguments.of(new AuditEvent.CodeRefused(), "code_refused", List.of()),
                Arguments.of(new AuditEvent.PasswordResetRequested(), "password_reset_requested", List.of()),
                Arguments.of(new AuditEvent.PasswordResetThrottled(), "password_reset_throttled", List.of()),
                Arguments.of(new AuditEvent.PasswordResetRefused(), "password_reset_refused", List.of()),
                Arguments.of(new AuditEvent.PasswordReset(USER), "password_reset", List.of()),
                Arguments.of(
                        new AuditEvent.AddressChangeRequested(USER, SESSION), "address_change_requested", List.of()),
                Arguments.of(new AuditEvent.AddressChangeThrottled(), "address_change_throttled", List.of()),
                Arguments.of(new AuditEvent.AddressChangeRefused(), "address_change_refused", List.of()),
                Arguments.of(new AuditEvent.AddressChanged(USER, SESSION), "address_changed", List.of()),
                Arguments.of(new AuditEvent.AddressRestored(USER), "address_restored", List.of()),
                Arguments.of(new AuditEvent.PasswordChanged(USER, SESSION), "password_changed", List.of()),
                Arguments.of(new AuditEvent.PasswordChangeRefused(USER, SESSION), "password_change_refused", List.of()),
                Arguments.of(new AuditEvent.LoggedIn(USER, SESSION, "app"), "logged_in", List.of("LoginSucceeded")),
                Arguments.of(new AuditEvent.LoginFailed(ATTEMPT), "login_failed", List.of("LoginFailed")),
                Arguments.of(new AuditEvent.LoginThrottled(ATTEMPT), "login_throttled", List.of("LoginThrottled")),
                Arguments.of(new AuditEvent.MailBudgetSpent(), "mail_budget_spent", List.of("MailBudgetSpent")),
                Arguments.of(new AuditEvent.Refreshed(USER, SESSION, "app"), "refreshed", List.of()),
                Arguments.of(
                        new AuditEvent.RefreshRefused(USER, SESSION, RefreshRefusal.IDLE),
                        "refresh_refused",
                        List.of("RefreshRefused")),
                Arguments.of(
                        new AuditEvent.RefreshRefused(USER, SESSION, RefreshRefusal.REPLAYED),
                        "refresh_refused",
                        List.of("RefreshRefused", "RefreshReplayed")),
                Arguments.of(
                        new AuditEvent.LostAnswerForgiven(USER, SESSION, "browser"),
                        "lost_answer_forgiven",
                        List.of("LostAnswerForgiven")),
                Arguments.of(new AuditEvent.NewOrigin(USER, SESSION, "browser"), "new_origin", List.of("NewOrigin")),
                Arguments.of(new AuditEvent.UnknownTokenRefused(), "unknown_token_refused", List.of("RefreshRefused")),
                Arguments.of(
                        new AuditEvent.SessionEnded(USER, SESSION, EndReason.REVOKED), "session_ended", List.of()));
    }

    @ParameterizedTest
    @MethodSource("events")
    void eachEventIsOneLineAndItsMetrics(AuditEvent event, String name, List<String> metrics) {
        try (var output = CapturedOutput.begin()) {
            record(event);

            assertThat(output.log()).singleElement().satisfies(line -> {
                assertThat(line.path("event").asText()).isEqualTo(name);
                assertThat(line.path("message").asText()).isEqualTo(name);
                assertThat(line.path("level").asText()).isEqualTo("INFO");
            });
            assertThat(output.metrics()).singleElement().satisfies(line -> {
                assertThat(metricNames(line)).containsAll(metrics).hasSize(metrics.size() + 1);
                metrics.forEach(metric -> assertThat(line.path(metric).asInt()).isEqualTo(1));
            });
        }
    }

    @Test
    void aRefusedLoginIsKnownByHashes() {
        try (var output = CapturedOutput.begin()) {
            record(new AuditEvent.LoginFailed(ATTEMPT));
            record(new AuditEvent.LoginThrottled(ATTEMPT));
            record(new AuditEvent.LoginFailed(new Attempt(Optional.empty(), Optional.of("aGFzaGVkTmV0"))));

            assertThat(output.log())
                    .extracting(
                            line -> line.path("username_hash").asText(),
                            line -> line.path("network_hash").asText())
                    .containsExactly(
                            tuple("aGFzaGVkTmFt", "aGFzaGVkTmV0"),
                            tuple("aGFzaGVkTmFt", "aGFzaGVkTmV0"),
                            tuple("", "aGFzaGVkTmV0"));
        }
    }

    @Test
    void aLineTellsWho() {
        try (var output = CapturedOutput.begin()) {
            record(new AuditEvent.LoggedIn(USER, SESSION, "app"));

            assertThat(output.log()).singleElement().satisfies(line -> {
                assertThat(line.path("user_id").asText()).isEqualTo(USER.toString());
                assertThat(line.path("session_id").asText()).isEqualTo(SESSION.toString());
                assertThat(line.path("client_id").asText()).isEqualTo("app");
            });
        }
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(new AuditEvent.RefreshRefused(USER, SESSION, RefreshRefusal.REPLAYED), "replayed"),
                Arguments.of(new AuditEvent.UnknownTokenRefused(), "unknown"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void aRefusalTellsWhyInTheLineAndBesideTheMetric(AuditEvent refusal, String reason) {
        try (var output = CapturedOutput.begin()) {
            record(refusal);

            assertThat(output.lines())
                    .hasSize(2)
                    .allSatisfy(line -> assertThat(line.path("reason").asText()).isEqualTo(reason));
        }
    }

    @Test
    void anUnreadableFeedIsToldAtOnceAndTakesNothingFromTheInvocation() {
        try (var output = CapturedOutput.begin()) {
            try (var _ = Invocation.begin(new FunctionContext("8476a536-e9f4-11e8-9739-2dfe598c3fcd", "sessions"))) {
                new PowertoolsAuditLog().record(new AuditEvent.LoginFailed(ATTEMPT));
                new PowertoolsAuditLog().record(new AuditEvent.RevocationFeedUnreadable());

                assertThat(output.metrics())
                        .singleElement()
                        .satisfies(line -> assertThat(metricNames(line)).containsExactly("RevocationFeedUnreadable"));
            }

            assertThat(output.metrics()).hasSize(2).last().satisfies(line -> {
                assertThat(metricNames(line)).containsExactlyInAnyOrder("LoginFailed", "Latency");
                assertThat(line.path("_aws").path("CloudWatchMetrics").path(0).path("Dimensions"))
                        .hasToString("[[],[\"FunctionName\"]]");
            });
        }
    }

    @Test
    void theNextInvocationStartsFromNothing() {
        try (var output = CapturedOutput.begin()) {
            record(new AuditEvent.LoginFailed(ATTEMPT));
            record(new AuditEvent.Refreshed(USER, SESSION, "app"));

            assertThat(output.metrics()).last().satisfies(line -> {
                assertThat(metricNames(line)).containsExactly("Latency");
                assertThat(line.has("reason")).isFalse();
            });
        }
    }

    private static void record(AuditEvent event) {
        try (var _ = Invocation.begin(null)) {
            new PowertoolsAuditLog().record(event);
        }
    }

    private static List<String> metricNames(JsonNode line) {
        var metrics = line.path("_aws").path("CloudWatchMetrics").path(0).path("Metrics");
        return StreamSupport.stream(metrics.spliterator(), false)
                .map(metric -> metric.path("Name").asText())
                .toList();
    }
}
