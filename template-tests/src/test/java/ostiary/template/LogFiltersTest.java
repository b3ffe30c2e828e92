package ostiary.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.blueprint.Api;
import ostiary.blueprint.ServiceFunction;
import ostiary.core.token.RefreshRefusal;

/// The metrics that are counted in logs, against what is really written there.
class LogFiltersTest {
    private static final String REQUEST_ID = "8476a536-e9f4-11e8-9739-2dfe598c3fcd";

    @Test
    void countEachRefusedRefreshByItsReason() {
        assertThat(counted("RefreshRefused"))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                Stream.of(RefreshRefusal.values()), Stream.of(RefreshRefusal.UNKNOWN))
                        .map(reason -> Map.of("reason", reason.name().toLowerCase(Locale.ROOT)))
                        .toList());
    }

    @Test
    void countEachRefusedTokenByItsReason() {
        assertThat(counted("AccessRefused"))
                .containsExactlyInAnyOrderElementsOf(EmittedMetrics.refusals()
                        .map(reason -> Map.of("reason", reason))
                        .toList());
    }

    @Test
    void countAnswersOfTheGatewayByRoute() {
        for (var route : Api.ROUTES) {
            assertThat(LogFilter.of("Throttled").count(request(route.key(), "429")))
                    .contains(Map.of("route", route.key()));
            assertThat(LogFilter.of("ServerError").count(request(route.key(), "503")))
                    .contains(Map.of("route", route.key()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"200", "401", "405", "413", "415"})
    void countNoOtherAnswer(String status) {
        var line = request("POST /login", status);

        assertThat(LogFilter.of("Throttled").count(line)).isEmpty();
        assertThat(LogFilter.of("ServerError").count(line)).isEmpty();
    }

    /// Lambda Developer Guide, "Troubleshoot execution issues in Lambda".
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-01T00:00:00.000Z " + REQUEST_ID + " Task timed out after 10.01 seconds",
                "RequestId: " + REQUEST_ID + " Error: Runtime exited with error: signal: killed Runtime.ExitError",
                "Exception in thread \"main\" java.lang.OutOfMemoryError: Java heap space"
            })
    void countCrashes(String line) {
        assertThat(LogFilter.of("CrashOfLogin").count(line)).contains(Map.of());
    }

    @Test
    void countNothingElseAsACrash() {
        assertThat(EmittedMetrics.lines())
                .isNotEmpty()
                .allSatisfy(line ->
                        assertThat(LogFilter.of("CrashOfLogin").count(line)).isEmpty());
    }

    @ParameterizedTest
    @EnumSource
    void lookAtTheLogOfTheFunctionThatTheyName(ServiceFunction function) {
        var id = function.id();
        var name = "CrashOf" + id.substring(0, 1).toUpperCase(Locale.ROOT) + id.substring(1);

        assertThat(LogFilter.of(name).group())
                .isEqualTo(StackTemplate.function(function).text("LoggingConfig.LogGroup"));
    }

    private static Stream<Map<String, String>> counted(String metric) {
        var filter = LogFilter.of(metric);
        return EmittedMetrics.lines().stream().flatMap(line -> filter.count(line).stream());
    }

    /// A line of the access log.
    private static String request(String route, String status) {
        return StackTemplate.only("AWS::ApiGatewayV2::Stage")
                .text("AccessLogSettings.Format")
                .replace("$context.routeKey", route)
                .replace("$context.status", status)
                .replaceAll("\\$context[.A-Za-z]+", "-");
    }
}
