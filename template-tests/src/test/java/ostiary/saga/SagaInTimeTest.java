package ostiary.saga;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ostiary.core.mail.Mail;
import ostiary.emulators.aws.states.Execution;
import ostiary.emulators.aws.states.ExecutionStatus;
import ostiary.template.SagaTemplate;

/// Whatever happens to which attempt of which task: before the pivot everything is back, after it everything goes, and
/// whoever holds that up is told of.
class SagaInTimeTest {
    private static final int PAIRS = 300;
    private static final long SEED = 19;

    /// The ends that a deletion may have, and how.
    private static List<Plan> courses() {
        var smooth = Plan.smooth();
        return List.of(
                smooth,
                smooth.refusing(Set.of("billing")),
                smooth.refusing(Set.copyOf(SagaTemplate.PARTICIPANTS)),
                smooth.keeps(100),
                smooth.keeps(900));
    }

    private static List<String> tasks() {
        var tasks = new ArrayList<>(List.of("still_wanted", "call_off", "pivot", "tell"));
        for (var phase : List.of("prepare", "erase", "cancel")) {
            SagaTemplate.PARTICIPANTS.forEach(name -> tasks.add(phase + " " + name));
        }
        return tasks;
    }

    private static List<String> attempts() {
        return tasks().stream()
                .flatMap(task -> Stream.of(1, 2).map(attempt -> task + " " + attempt))
                .toList();
    }

    static Stream<Plan> courses(Trouble trouble) {
        return courses().stream()
                .flatMap(course -> attempts().stream().map(attempt -> course.with(Map.of(attempt, trouble))));
    }

    static Stream<Trouble> troubles() {
        return Stream.of(Trouble.values());
    }

    @Test
    void eachEndIsReached() throws IOException {
        var ends = new ArrayList<String>();
        for (var course : courses()) {
            ends.add(judged(course).entered().getLast());
        }

        assertThat(ends).containsExactly("Erased", "Refused", "Refused", "Kept", "Kept");
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void oneTroubleChangesNothingOfThat(Trouble trouble) throws IOException {
        for (var plan : courses(trouble).toList()) {
            judged(plan);
        }
    }

    @Test
    void neitherDoTwo() throws IOException {
        var random = new Random(SEED);
        for (int pair = 0; pair < PAIRS; pair++) {
            var troubles = new HashMap<String, Trouble>();
            for (int i = 0; i < 2; i++) {
                troubles.put(any(random, attempts()), any(random, List.of(Trouble.values())));
            }
            judged(any(random, courses()).with(troubles));
        }
    }

    private static <T> T any(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /// A participant that never answers has not agreed.
    @Test
    void silenceKeepsTheAccount() throws IOException {
        var execution = judged(Plan.smooth().dead(Set.of("prepare billing"), false));

        assertThat(execution.entered().getLast()).isEqualTo("Refused");
    }

    @Test
    void whoNeverErasesIsParkedUntilItIsMended() throws IOException {
        var world = new SagaWorld(Plan.smooth().dead(Set.of("erase billing"), false));

        var execution = judge(world, world.run());

        assertThat(execution.entered().getLast()).isEqualTo("Erased");
        assertThat(world.alarms()).isPositive();
        assertThat(world.services.values()).allMatch(Service::isErased);
    }

    @Test
    void whoNeverErasesIsParkedUntilItIsGivenUp() throws IOException {
        var world = new SagaWorld(Plan.smooth().dead(Set.of("erase billing"), true));

        var execution = judge(world, world.run());

        assertThat(execution.entered().getLast()).isEqualTo("Erased");
        assertThat(world.abandoned()).isEqualTo(1);
        assertThat(world.services.get("order-desk")).matches(Service::isErased);
    }

    @Test
    void whoNeverForgetsIsParked() throws IOException {
        var world = new SagaWorld(Plan.smooth().refusing(Set.of("order-desk")).dead(Set.of("cancel billing"), false));

        judge(world, world.run());

        assertThat(world.alarms()).isPositive();
    }

    /// Each state of the definition is reached by some course here.
    @Test
    void everyStateIsReached() throws IOException {
        var entered = new TreeSet<String>();
        var silent = Set.of("prepare billing", "prepare order-desk");
        var plans = new ArrayList<>(courses());
        plans.add(Plan.smooth().dead(silent, false));
        for (var isGivenUp : List.of(true, false)) {
            plans.add(Plan.smooth().dead(Set.of("erase billing", "erase order-desk"), isGivenUp));
            plans.add(Plan.smooth().keeps(900).dead(Set.of("cancel billing", "cancel order-desk"), isGivenUp));
        }
        for (var plan : plans) {
            entered.addAll(judged(plan).entered());
        }
        var untold = new SagaWorld(Plan.smooth().refusing(Set.of("billing")));
        untold.losesMail();
        entered.addAll(untold.run().entered());

        assertThat(entered).containsExactlyInAnyOrderElementsOf(StateNames.of(SagaTemplate.definition()));
    }

    private static Execution judged(Plan plan) throws IOException {
        var world = new SagaWorld(plan);
        return judge(world, world.run());
    }

    private static Execution judge(SagaWorld world, Execution execution) {
        assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        var services = world.services.values();
        var end = execution.entered().getLast();
        if (world.isKept()) {
            assertThat(end).isIn("Kept", "Refused");
            assertThat(services).noneMatch(Service::isErased);
            assertThat(services.stream()
                            .filter(service -> !service.isAsBefore())
                            .count())
                    .isLessThanOrEqualTo(world.abandoned());
        } else {
            assertThat(end).isEqualTo("Erased");
            assertThat(services.stream().filter(service -> !service.isErased()).count())
                    .isLessThanOrEqualTo(world.abandoned());
        }
        assertThat(world.alarms()).isGreaterThanOrEqualTo(world.abandoned());
        assertThat(world.world.outbox.sent().contains(new Mail.DeletionRefused(world.email)))
                .isEqualTo(end.equals("Refused"));
        tellsNothing(world, execution);
        return execution;
    }

    /// Neither inputs nor histories nor messages tell an address, or anything that lets somebody in.
    private static void tellsNothing(SagaWorld world, Execution execution) {
        var hash = world.world
                .stores
                .users()
                .findCredential(world.email)
                .map(login -> login.passwordHash().text());
        var texts = new ArrayList<>(world.messages);
        texts.add(execution.input().toString());
        execution.history().forEach(event -> texts.add(event.details().toString()));
        assertThat(texts)
                .noneMatch(text -> text.contains(world.email.value())
                        || text.contains("@")
                        || text.contains("odk_")
                        || hash.filter(text::contains).isPresent());
    }
}
