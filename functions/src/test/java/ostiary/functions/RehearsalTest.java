package ostiary.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
import ostiary.core.login.LogIn.Outcome.InvalidCredentials;
import ostiary.core.mail.Mail;
import ostiary.core.testing.World;
import ostiary.core.user.EmailAddress;
import ostiary.functions.rehearsal.SyntheticUser;
import ostiary.functions.rehearsal.SyntheticUserStore;
import ostiary.functions.rehearsal.Verdict.Failed;
import ostiary.functions.rehearsal.Verdict.Passed;
import ostiary.functions.rehearsal.VersionInvoker;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Rehearsals of versions that are sound, and of others, over the real handlers and the real table.
class RehearsalTest {
    private static final Pattern SECRET =
            Pattern.compile("\\\\?\"(?:password|access_token|refresh_token|code)\\\\?\":\\\\?\"([^\"\\\\]{8,})");

    private final RehearsalWorld world = new RehearsalWorld();

    @Test
    void passesWhereAllIsWell() {
        assertThat(world.rehearsal().rehearse()).isEqualTo(new Passed());
    }

    @Test
    void asksEveryFunctionThatIsReleased() {
        world.rehearsal().rehearse();

        assertThat(world.asked).isEqualTo(ServiceFunction.released());
    }

    @Test
    void leavesNothingBehindButThatItsSessionIsOver() {
        var before = world.items();

        world.rehearsal().rehearse();

        assertThat(world.items()).containsAll(before).hasSize(before.size() + 1);
        assertThat(left(before)).containsExactly("REVOKED#0");
    }

    static Set<ServiceFunction> released() {
        return ServiceFunction.released();
    }

    @ParameterizedTest
    @MethodSource("released")
    void failsWithEachFunctionThatFailsAndLeavesNothingBehind(ServiceFunction function) {
        var before = world.items();
        world.broken.put(function, RehearsalTest::crash);

        assertThat(world.rehearsal().rehearse()).isInstanceOf(Failed.class);
        assertThat(left(before)).allMatch("REVOKED#0"::equals);
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
                // It says so and doesn't do it.
                fault("find_session_over", ServiceFunction.LOGOUT, "{\"statusCode\":204,\"body\":\"\"}"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void tellsWhereItWentWrong(String step, ServiceFunction function, String answer) {
        var before = world.items();
        world.broken.put(function, (_, _) -> new VersionInvoker.Result(false, answer));

        assertThat(world.rehearsal().rehearse())
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.step()).isEqualTo(step));
        assertThat(left(before)).allMatch("REVOKED#0"::equals);
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

        assertThat(world.rehearsal().rehearse()).isEqualTo(new Failed("refresh", "the same tokens"));
    }

    @Test
    void forgivesWhatIsOverAtTheSecondTry() {
        var calls = new AtomicInteger();
        world.broken.put(
                ServiceFunction.LOGIN,
                (function, event) ->
                        calls.incrementAndGet() == 1 ? crash(function, event) : world.sound(function, event));

        assertThat(world.rehearsal().rehearse()).isEqualTo(new Passed());
        assertThat(calls).hasValue(2);
    }

    @Test
    void removesWhatAnotherLeftBehindThatDied() {
        var before = world.items();
        world.rehearsal(dying()).rehearse();
        assertThat(left(before)).contains("REHEARSAL").anyMatch(partition -> partition.startsWith("LOGIN#"));

        world.world.clock.advance(Duration.ofMinutes(16));
        world.rehearsal().rehearse();

        assertThat(left(before)).allMatch("REVOKED#0"::equals);
    }

    /// Its password is nobody's, and whoever signs up with its address hears no code.
    @Test
    void leavesNoAccountBehindThatAnybodyGetsInto() {
        var before = world.items();
        world.rehearsal(dying()).rehearse();
        var address = left(before).stream()
                .filter(partition -> partition.startsWith("LOGIN#"))
                .map(partition -> partition.substring("LOGIN#".length()))
                .flatMap(text -> EmailAddress.parse(text).stream())
                .findFirst()
                .orElseThrow();

        world.world.signUp().signUp(address, World.PASSWORD, Optional.empty(), "192.0.2.66");

        assertThat(world.world.outbox.sent().getLast()).isEqualTo(new Mail.AlreadySignedUp(address));
        assertThat(world.world
                        .logIn()
                        .logIn(address.value(), World.PASSWORD, world.world.clients.byDefault(), World.LAPTOP))
                .isInstanceOf(InvalidCredentials.class);
    }

    @Test
    void leavesAnotherAloneThatMayStillRun() {
        var before = world.items();
        world.rehearsal(dying()).rehearse();
        var running = left(before);

        world.world.clock.advance(Duration.ofMinutes(14));
        world.rehearsal().rehearse();

        assertThat(left(before)).containsAll(running);
    }

    /// One that can't tidy up is not the fault of the versions, and does not stay for ever.
    @Test
    void passesThoughItCannotRemoveItsUser() {
        var rehearsal = world.rehearsal(new PassingStore(world.users()) {
            @Override
            public void remove(SyntheticUser user) {
                throw new IllegalStateException("out of reach");
            }
        });

        assertThat(rehearsal.rehearse()).isEqualTo(new Passed());
    }

    @Test
    void failsAndDoesNotThrowWhereTheTableIsOutOfReach() {
        var rehearsal = world.rehearsal(new PassingStore(world.users()) {
            @Override
            public void announce(SyntheticUser user) {
                throw new IllegalStateException("out of reach");
            }

            @Override
            public List<SyntheticUser> announcedBefore(Instant then) {
                throw new IllegalStateException("out of reach");
            }
        });

        assertThat(rehearsal.rehearse()).isEqualTo(new Failed("announce", "IllegalStateException"));
        assertThat(world.asked).isEmpty();
    }

    @Test
    void writesNoSecretIntoTheLog() {
        world.broken.put(ServiceFunction.LOGOUT, RehearsalTest::crash);
        try (var output = CapturedOutput.begin()) {
            world.rehearsal().rehearse();

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

    /// The partitions of what was not there before.
    private List<String> left(Set<Map<String, AttributeValue>> before) {
        var left = new HashSet<>(world.items());
        left.removeAll(before);
        return left.stream()
                .map(item -> Objects.requireNonNull(item.get("pk")).s())
                .toList();
    }

    /// Of a process that is gone before it can remove anything.
    private SyntheticUserStore dying() {
        return new PassingStore(world.users()) {
            @Override
            public void remove(SyntheticUser user) {
                // never
            }
        };
    }

    private static class PassingStore implements SyntheticUserStore {
        private final SyntheticUserStore store;

        PassingStore(SyntheticUserStore store) {
            this.store = store;
        }

        @Override
        public void announce(SyntheticUser user) {
            store.announce(user);
        }

        @Override
        public void remove(SyntheticUser user) {
            store.remove(user);
        }

        @Override
        public List<SyntheticUser> announcedBefore(Instant then) {
            return store.announcedBefore(then);
        }
    }
}
