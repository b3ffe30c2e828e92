package ostiary.template;

import static org.assertj.core.api.Assertions.assertThat;
import static ostiary.template.AlarmWatch.State.ALARM;
import static ostiary.template.AlarmWatch.State.OK;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ostiary.blueprint.ServiceFunction;

/// Each alarm of the template is driven over its threshold and back.
class AlarmsTest {
    private static final Map<String, Double> NOTHING = Map.of();

    /// CloudWatch's limit of metrics in the expression of an alarm.
    private static final int MOST_METRICS = 10;

    static Stream<AlarmDrive> drives() {
        return Stream.concat(ofTheService(), ofNewVersions());
    }

    private static Stream<AlarmDrive> ofNewVersions() {
        return ReleasesTest.released()
                .flatMap(function -> Stream.of("Fault", "Unavailable", "Errors")
                        // To Lambda a refused token is an error.
                        .filter(metric -> function != ServiceFunction.AUTHORIZER || !metric.equals("Errors"))
                        .map(metric -> AlarmDrive.of(
                                "release-failing-" + function.id(),
                                Map.of("Invocations", 40.0, "Errors", 0.0),
                                Map.of("Invocations", 40.0, metric, 1.0),
                                Map.of("Invocations", 40.0, metric, 2.0))));
    }

    private static Stream<AlarmDrive> ofTheService() {
        return Stream.of(
                AlarmDrive.of(
                        "login-failing",
                        Map.of("Invocations", 100.0),
                        Map.of("Invocations", 100.0, "Fault", 2.0, "Unavailable", 3.0),
                        Map.of("Invocations", 100.0, "Fault", 3.0, "Unavailable", 3.0)),
                AlarmDrive.of(
                        "login-failing",
                        Map.of("Invocations", 100.0, "Errors", 0.0),
                        Map.of("Invocations", 100.0, "Errors", 5.0),
                        Map.of("Invocations", 100.0, "Errors", 6.0)),
                AlarmDrive.of(
                        "login-failing",
                        NOTHING,
                        Map.of("Invocations", 2.0, "Fault", 1.0), // one alone
                        Map.of("Invocations", 2.0, "Fault", 2.0)),
                AlarmDrive.of(
                        "login-refused",
                        Map.of("LoginSucceeded", 90.0, "LoginFailed", 10.0),
                        Map.of("LoginSucceeded", 10.0, "LoginFailed", 9.0, "LoginThrottled", 1.0),
                        Map.of("LoginSucceeded", 10.0, "LoginFailed", 9.0, "LoginThrottled", 2.0)),
                AlarmDrive.of(
                        "login-refused",
                        NOTHING,
                        Map.of("LoginFailed", 19.0), // too few to judge by
                        Map.of("LoginFailed", 20.0)),
                AlarmDrive.of(
                        "authorizer-failing",
                        Map.of("Invocations", 1000.0),
                        Map.of("Invocations", 1000.0, "Unavailable", 10.0),
                        Map.of("Invocations", 1000.0, "Unavailable", 11.0)),
                AlarmDrive.of(
                        "authorizer-failing",
                        Map.of("Invocations", 1000.0),
                        Map.of("Invocations", 1000.0, "Errors", 900.0, "CrashOfAuthorizer", 10.0),
                        Map.of("Invocations", 1000.0, "CrashOfAuthorizer", 11.0)),
                AlarmDrive.of(
                        "authorizer-failing",
                        NOTHING,
                        Map.of("Invocations", 2.0, "Unavailable", 1.0),
                        Map.of("Invocations", 2.0, "Unavailable", 2.0)),
                AlarmDrive.of(
                        "authorizer-slow",
                        Map.of("Invocations", 100.0, "Duration", 9.0),
                        Map.of("Invocations", 100.0, "Duration", 500.0),
                        Map.of("Invocations", 100.0, "Duration", 501.0)),
                AlarmDrive.of(
                        "authorizer-slow",
                        Map.of("Invocations", 99.0, "Duration", 9.0),
                        Map.of("Invocations", 99.0, "Duration", 2000.0), // the slowest one, and no more
                        Map.of("Invocations", 100.0, "Duration", 2000.0)),
                AlarmDrive.of(
                        "refresh-refused",
                        Map.of("Invocations", 500.0),
                        Map.of("Invocations", 500.0, "RefreshRefused", 100.0),
                        Map.of("Invocations", 500.0, "RefreshRefused", 101.0)),
                AlarmDrive.of(
                        "refresh-refused",
                        Map.of("Invocations", 20.0),
                        Map.of("Invocations", 19.0, "RefreshRefused", 19.0), // too few to judge by
                        Map.of("Invocations", 20.0, "RefreshRefused", 5.0)),
                AlarmDrive.of("revocation-feed-unreadable", NOTHING, NOTHING, Map.of("RevocationFeedUnreadable", 1.0)),
                AlarmDrive.of("rotation-failing", Map.of("Errors", 0.0), Map.of("Errors", 0.0), Map.of("Errors", 1.0)),
                AlarmDrive.of(
                        "api-failing",
                        Map.of("Count", 1000.0, "5xx", 0.0),
                        Map.of("Count", 1000.0, "5xx", 10.0),
                        Map.of("Count", 1000.0, "5xx", 11.0)),
                AlarmDrive.of(
                        "api-failing", NOTHING, Map.of("Count", 2.0, "5xx", 1.0), Map.of("Count", 2.0, "5xx", 2.0)),
                AlarmDrive.of("functions-throttled", NOTHING, Map.of("Throttles", 0.0), Map.of("Throttles", 1.0)),
                AlarmDrive.of("oauth-throttled", NOTHING, Map.of("Throttles", 0.0), Map.of("Throttles", 1.0)),
                AlarmDrive.of("table-throttled", NOTHING, NOTHING, Map.of("ReadThrottleEvents", 1.0)),
                AlarmDrive.of("table-throttled", NOTHING, NOTHING, Map.of("WriteThrottleEvents", 1.0)),
                AlarmDrive.of("hashing-refused", NOTHING, Map.of("HashQueue", 40.0), Map.of("HashRefused", 1.0)),
                AlarmDrive.of("mail-budget-spent", NOTHING, NOTHING, Map.of("MailBudgetSpent", 1.0)),
                AlarmDrive.of("circuit-open", NOTHING, NOTHING, Map.of("CircuitOpen", 1.0)),
                AlarmDrive.of("table-failing", NOTHING, Map.of("SystemErrors", 1.0), Map.of("SystemErrors", 2.0)));
    }

    @ParameterizedTest
    @MethodSource("drives")
    void goOffAndComeBack(AlarmDrive drive) {
        var rule = drive.rule();
        var watch = new AlarmWatch(rule);

        pass(watch, rule.of(), drive.well());
        assertThat(watch.state()).isEqualTo(OK);
        pass(watch, rule.of(), drive.justBefore());
        assertThat(watch.state()).as("just before").isEqualTo(OK);
        pass(watch, rule.datapoints() - 1, drive.justAfter());
        assertThat(watch.state()).as("one period too few").isEqualTo(OK);
        pass(watch, 1, drive.justAfter());
        assertThat(watch.state()).as("over the threshold").isEqualTo(ALARM);
        pass(watch, rule.of(), drive.well());
        assertThat(watch.state()).as("all is well again").isEqualTo(OK);
    }

    @Test
    void areAllDriven() {
        assertThat(drives().map(AlarmDrive::alarm).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        AlarmRule.all().stream().map(AlarmRule::name).toList());
    }

    @Test
    void goBackToSilenceWithoutTrafficButARotationThatFailedStaysOne() {
        drives().forEach(drive -> {
            var watch = new AlarmWatch(drive.rule());
            pass(watch, drive.rule().of(), drive.justAfter());
            pass(watch, drive.rule().of(), NOTHING);

            boolean stays = drive.alarm().endsWith("-rotation-failing");
            assertThat(watch.state()).as(drive.alarm()).isEqualTo(stays ? ALARM : OK);
        });
    }

    /// Those of one release come within two minutes: a walk for each function that is released, or two, and each
    /// refreshes once and is refused once.
    @Test
    void areNotSetOffByRehearsals() {
        double walks = 2.0 * ServiceFunction.released().size();
        var rehearsals =
                Map.of("Invocations", 2 * walks, "RefreshRefused", walks, "LoginSucceeded", walks, "Duration", 2000.0);
        for (var rule : AlarmRule.all()) {
            var watch = new AlarmWatch(rule);
            var period = rule.metrics().values().iterator().next().period();

            pass(watch, period.compareTo(Duration.ofMinutes(2)) < 0 ? 2 : 1, rehearsals);
            assertThat(watch.state()).as(rule.name()).isNotEqualTo(ALARM);
        }
    }

    @Test
    void areToldWithinAQuarterOfAnHour() {
        assertThat(AlarmRule.all()).allSatisfy(rule -> {
            assertThat(rule.metrics().values())
                    .extracting(MetricQuery::period)
                    .allMatch(period -> period.multipliedBy(rule.of()).compareTo(Duration.ofMinutes(15)) <= 0);
            assertThat(rule.datapoints()).isBetween(1, rule.of());
            assertThat(rule.metrics()).hasSizeLessThanOrEqualTo(MOST_METRICS);
        });
    }

    @Test
    void neverReadTheErrorsOfTheAuthorizerWhichCountRefusedTokens() {
        var authorizer = StackTemplate.function(ServiceFunction.AUTHORIZER).ref();

        assertThat(AlarmRule.all())
                .flatExtracting(rule -> rule.metrics().values())
                .filteredOn(metric -> authorizer.equals(metric.dimensions().get("FunctionName")))
                .isNotEmpty()
                .noneMatch(metric -> metric.name().equals("Errors"));
    }

    private static void pass(AlarmWatch watch, int periods, Map<String, Double> values) {
        for (int i = 0; i < periods; i++) {
            watch.next(AlarmDrive.readings(values));
        }
    }
}
