package ostiary.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import ostiary.adapters.telemetry.CapturedOutput;
import ostiary.blueprint.ServiceFunction;
import ostiary.functions.rehearsal.Verdict.Failed;
import ostiary.functions.rehearsal.Verdict.Passed;
import ostiary.functions.rehearsal.VersionInvoker;

/// Rehearsals of versions that are sound, and of others, over the real handlers and the real table.
class RehearsalTest {
    private static final Pattern SECRET = Pattern.compile(
            "\\\\?\"(?:password|access_token|refresh_token|code|client_secret)\\\\?\":\\\\?\"([^\"\\\\]{8,})");

    private final RehearsalWorld world = new RehearsalWorld();

    @Test
    void passesWhereAllIsWell() {
        assertThat(world.rehearsal().rehearse(RehearsalWorld.ALONE)).isEqualTo(new Passed());
    }

    @Test
    void asksEveryFunctionThatIsReleased() {
        world.rehearsal().rehearse(RehearsalWorld.ALONE);

        assertThat(world.asked).isEqualTo(ServiceFunction.released());
    }

    @Test
    void leavesNothingBehindButThatItsSessionAndItsTokenAreOver() {
        var before = world.items();

        world.rehearsal().rehearse(RehearsalWorld.ALONE);

        assertThat(world.items()).containsAll(before).hasSize(before.size() + 2);
        assertThat(world.left(before)).containsOnly("REVOKED#0");
    }

    static Set<ServiceFunction> released() {
        return ServiceFunction.released();
    }

    @ParameterizedTest
    @MethodSource("released")
    void failsWithEachFunctionThatFailsAndLeavesNothingBehind(ServiceFunction function) {
        var before = world.items();
        world.broken.put(function, RehearsalTest::crash);

        assertThat(world.rehearsal().rehearse(RehearsalWorld.ALONE)).isInstanceOf(Failed.class);
        assertThat(world.left(before)).allMatch("REVOKED#0"::equals);
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                fault(
                        "sign_up",
                        ServiceFunction.SIGNUP,
                        "{\"statusCode\":503,\"body\":\"{\\\"code\\\":\\\"down\\\"}\"}"),
                fault(
                        "log_in",
                        ServiceFunction.LOGIN,
                        "{\"statusCode\":200,\"body\":\"{\\\"access_token\\\":\\\"a\\\"}\"}"),
                fault("log_in", ServiceFunction.LOGIN, "{\"statusCode\":200,\"body\":\"{\"}"),
                fault("log_in", ServiceFunction.LOGIN, "{\"statusCode\":\"ok\",\"body\":\"\"}"),
                fault("log_in", ServiceFunction.LOGIN, "[]"),
                fault("log_in", ServiceFunction.LOGIN, ""),
                fault(
                        "authorize",
                        ServiceFunction.AUTHORIZER,
                        "{\"isAuthorized\":true,\"context\":{\"sub\":\"other\"}}"),
                fault("authorize", ServiceFunction.AUTHORIZER, "{\"isAuthorized\":false}"),
                fault(
                        "read_profile",
                        ServiceFunction.ACCOUNT,
                        "{\"statusCode\":200,\"body\":\"{\\\"sub\\\":\\\"other\\\"}\"}"),
                fault("refresh", ServiceFunction.REFRESH, "{\"statusCode\":200,\"body\":\"{}\"}"),
                fault(
                        "refresh",
                        ServiceFunction.REFRESH,
                        "{\"statusCode\":401,\"body\":\"{\\\"code\\\":\\\"invalid_grant\\\"}\"}"),
                fault("list_sessions", ServiceFunction.SESSIONS, "{\"statusCode\":403,\"body\":\"\"}"),
                fault("read_keys", ServiceFunction.DISCOVERY, "{\"statusCode\":404,\"body\":\"\"}"),
                fault("get_client_token", ServiceFunction.TOKEN, "{\"statusCode\":200,\"body\":\"{}\"}"),
                fault("sign_in_on_a_page", ServiceFunction.PAGES, "{\"statusCode\":200,\"body\":\"<html>\"}"),
                fault("sign_in_on_a_page", ServiceFunction.PAGES, "{\"statusCode\":400,\"body\":\"\"}"),
                fault(
                        "introspect",
                        ServiceFunction.BACKCHANNEL,
                        "{\"statusCode\":200,\"body\":\"{\\\"active\\\":false}\"}"),
                fault(
                        "find_token_over",
                        ServiceFunction.BACKCHANNEL,
                        "{\"statusCode\":200,\"body\":\"{\\\"active\\\":true}\"}"),
                fault("mistype_password", ServiceFunction.SECURITY, "{\"statusCode\":204,\"body\":\"\"}"),
                fault(
                        "mistype_password",
                        ServiceFunction.SECURITY,
                        "{\"statusCode\":400,\"body\":\"{\\\"code\\\":\\\"weak_password\\\"}\"}"),
                fault("ask_as_no_operator", ServiceFunction.ADMIN, "{\"statusCode\":200,\"body\":\"{}\"}"),
                // It says so and doesn't do it.
                fault("find_session_over", ServiceFunction.LOGOUT, "{\"statusCode\":204,\"body\":\"\"}"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void tellsWhereItWentWrong(String step, ServiceFunction function, String answer) {
        var before = world.items();
        world.broken.put(function, (_, _) -> new VersionInvoker.Result(false, answer));

        assertThat(world.rehearsal().rehearse(RehearsalWorld.ALONE))
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.step()).isEqualTo(step));
        assertThat(world.left(before)).allMatch("REVOKED#0"::equals);
    }

    /// A version that refreshes for the first time only.
    @Test
    void failsWithATokenThatIsAnsweredWithItself() {
        world.broken.put(ServiceFunction.REFRESH, (_, event) -> {
            var token = event.replaceAll(".*refresh_token\\\\\":\\\\\"([^\\\\]+).*", "$1");
            return new VersionInvoker.Result(
                    false,
                    "{\"statusCode\":200,\"body\":\"{\\\"access_token\\\":\\\"new\\\",\\\"refresh_token\\\":\\\""
                            + token + "\\\"}\"}");
        });

        assertThat(world.rehearsal().rehearse(RehearsalWorld.ALONE))
                .isEqualTo(new Failed("refresh", "the same tokens"));
    }

    @Test
    void forgivesWhatIsOverAtTheSecondTry() {
        var calls = new AtomicInteger();
        world.broken.put(
                ServiceFunction.LOGIN,
                (function, event) ->
                        calls.incrementAndGet() == 1 ? crash(function, event) : world.sound(function, event));

        assertThat(world.rehearsal().rehearse(RehearsalWorld.ALONE)).isEqualTo(new Passed());
        assertThat(calls).hasValue(2);
    }

    @Test
    void writesNoSecretIntoTheLog() {
        world.broken.put(ServiceFunction.LOGOUT, RehearsalTest::crash);
        try (var output = CapturedOutput.begin()) {
            world.rehearsal().rehearse(RehearsalWorld.ALONE);

            var secrets = SECRET.matcher(String.join("\n", world.payloads)).results();
            assertThat(secrets.map(secret -> secret.group(1)).distinct())
                    .hasSizeGreaterThan(8)
                    .allSatisfy(secret -> assertThat(output.text()).doesNotContain(secret));
            assertThat(output.text()).contains("rehearsal failed at log_out: 500 function_failed");
        }
    }

    private static Arguments fault(String step, ServiceFunction function, String answer) {
        return Arguments.of(step, function, answer);
    }

    private static VersionInvoker.Result crash(ServiceFunction function, String event) {
        return new VersionInvoker.Result(true, "{\"errorType\":\"Runtime.ExitError\"}");
    }
}
