package ostiary.subscriber;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever comes twice, late, in the middle of something else, or after a try that was cut off: the account is as the
/// furthest request of its deletion has it.
class ParticipantOrderTest {
    private static final int LONGEST = 5;
    private static final String USER = "0c1d9e1e-5a53-4f7e-9e9d-0d7a4f1f3b11";

    /// Comes in the middle of a request, or cuts it off.
    private Runnable between = () -> {};

    private int steps;
    private int at = -1;

    private final Set<String> preparedFor = new HashSet<>();
    private boolean isErased;

    private final InMemorySagaMemory notes = new InMemorySagaMemory();

    private final ParticipantQueue queue = new ParticipantQueue(
            new Account(),
            (saga, phase, forgetAt) -> {
                step();
                var reached = notes.reach(saga, phase, forgetAt);
                step();
                return reached;
            },
            _ -> {},
            (_, _) -> {});

    /// A service that believes what it is told: no check of its own saves it.
    private final class Account implements Participant {
        @Override
        public Optional<String> prepare(SagaRequest request) {
            step();
            preparedFor.add(request.saga());
            step();
            return Optional.empty();
        }

        @Override
        public void erase(SagaRequest request) {
            assertThat(request.phase()).isEqualTo(SagaPhase.ERASE);
            step();
            isErased = true;
            preparedFor.clear();
            step();
        }

        @Override
        public void cancel(SagaRequest request) {
            assertThat(request.phase()).isEqualTo(SagaPhase.CANCEL);
            step();
            preparedFor.remove(request.saga());
            step();
        }
    }

    private static final class CutOff extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private void step() {
        if (steps++ == at) {
            between.run();
        }
    }

    private String ask(int version, SagaPhase phase) {
        return queue.answer(new SagaRequest(
                        USER + "-" + version, phase, USER, "shop", Instant.parse("2026-12-30T12:00:00Z"), "token"))
                .outcome();
    }

    private String state() {
        return isErased ? "erased" : preparedFor.isEmpty() ? "as before" : "prepared";
    }

    private static String expected(List<SagaPhase> asked) {
        var furthest =
                asked.stream().max(Comparator.comparingInt(SagaPhase::rank)).orElseThrow();
        return switch (furthest) {
            case PREPARE -> "prepared";
            case CANCEL -> "as before";
            case ERASE -> "erased";
        };
    }

    static Stream<List<SagaPhase>> orders() {
        return IntStream.rangeClosed(1, LONGEST)
                .boxed()
                .flatMap(length ->
                        IntStream.range(0, (int) Math.pow(3, length)).mapToObj(number -> order(length, number)));
    }

    private static List<SagaPhase> order(int length, int number) {
        var order = new ArrayList<SagaPhase>();
        for (int i = 0, rest = number; i < length; i++, rest /= 3) {
            order.add(SagaPhase.ofRank(rest % 3));
        }
        return order;
    }

    @ParameterizedTest
    @MethodSource("orders")
    void everyOrderEndsAsTheFurthestOfIt(List<SagaPhase> order) {
        for (int i = 0; i < order.size(); i++) {
            var asked = order.subList(0, i + 1);

            var outcome = ask(3, order.get(i));

            assertThat(state()).as(asked.toString()).isEqualTo(expected(asked));
            assertThat(outcome).as(asked.toString()).isEqualTo(outcome(order.get(i), asked));
        }
    }

    private static String outcome(SagaPhase phase, List<SagaPhase> asked) {
        return switch (phase) {
            case PREPARE -> asked.stream().allMatch(one -> one == phase) ? "prepared" : "refused";
            case CANCEL -> "cancelled";
            case ERASE -> "erased";
        };
    }

    static Stream<List<SagaPhase>> pairs() {
        return EnumSet.allOf(SagaPhase.class).stream()
                .flatMap(outer -> EnumSet.allOf(SagaPhase.class).stream().map(inner -> List.of(outer, inner)));
    }

    /// The second comes in the middle of the first, at each of its steps.
    @ParameterizedTest
    @MethodSource("pairs")
    void twoAtTheSameTimeEndAsTheFurther(List<SagaPhase> pair) {
        int moments = stepsOf(pair.getFirst());
        for (int moment = 0; moment < moments; moment++) {
            var run = new ParticipantOrderTest();
            run.at = moment;
            run.between = () -> run.ask(3, pair.getLast());

            run.ask(3, pair.getFirst());

            assertThat(run.state()).as("%s at %s", pair, moment).isEqualTo(expected(pair));
        }
        assertThat(moments).isPositive();
    }

    private static int stepsOf(SagaPhase phase) {
        var run = new ParticipantOrderTest();
        run.ask(3, phase);
        return run.steps;
    }

    /// The first is cut off at each of its steps; then the second comes, and the first once more.
    @ParameterizedTest
    @MethodSource("pairs")
    void aTryThatWasCutOffIsMadeGoodByTheNext(List<SagaPhase> pair) {
        for (int moment = 0; moment < stepsOf(pair.getFirst()); moment++) {
            var run = new ParticipantOrderTest();
            run.at = moment;
            run.between = () -> {
                throw new CutOff();
            };
            try {
                run.ask(3, pair.getFirst());
            } catch (CutOff cutOff) {
                // The message comes again.
            }
            run.ask(3, pair.getLast());
            run.ask(3, pair.getFirst());

            assertThat(run.state()).as("%s at %s", pair, moment).isEqualTo(expected(pair));
        }
    }

    /// The owner has kept the account, and asks for its deletion once more.
    @ParameterizedTest
    @EnumSource(
            value = SagaPhase.class,
            names = {"PREPARE", "CANCEL"})
    void whatIsLateOfOneDeletionIsNothingToTheNext(SagaPhase late) {
        ask(3, SagaPhase.PREPARE);
        ask(3, SagaPhase.CANCEL);
        ask(4, SagaPhase.PREPARE);

        ask(3, late);

        assertThat(preparedFor).containsExactly(USER + "-4");
    }

    /// A message lies in a queue for seven days, in one of failures for 14, and may be sent back.
    @Test
    void remembersForLongerThanAMessageWaits() {
        var until = new ArrayList<Instant>();
        var remembering = new ParticipantQueue(
                new Account(),
                (_, phase, forgetAt) -> {
                    until.add(forgetAt);
                    return phase;
                },
                _ -> {},
                (_, _) -> {});
        var deletesAt = Instant.parse("2026-12-30T12:00:00Z");

        remembering.answer(new SagaRequest(USER + "-3", SagaPhase.CANCEL, USER, "shop", deletesAt, "token"));

        assertThat(until).containsExactly(Instant.parse("2027-02-28T12:00:00Z"));
    }
}
