package ostiary.torture;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import ostiary.core.login.LogIn;
import ostiary.core.session.RefreshSession.Outcome;
import ostiary.core.testing.World;

/// The instances behind one gateway, and the history of what they were asked and answered.
final class Fleet implements AutoCloseable {
    private final InstantSource clock = new SharedClock();
    private final Queue<Family> families = new ConcurrentLinkedQueue<>();
    private final Queue<String> refusedLogins = new ConcurrentLinkedQueue<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final List<Slot> slots;

    Fleet(Plan plan, Flaw flaw, RandomGenerator random) {
        var keys = new KeyTurnover(clock.instant(), Plan.KEY_TURN);
        this.slots = Stream.generate(() -> new Random(random.nextLong()))
                .limit(Plan.INSTANCES)
                .map(own -> new Slot(plan, own, table -> {
                    var behind = Duration.ofMillis(own.nextLong(Plan.KEY_LAG.toMillis()));
                    return Instance.start(table, keys.seen(behind), flaw, clock);
                }))
                .toList();
    }

    Instant now() {
        return clock.instant();
    }

    boolean isOpen() {
        return closing.getCount() > 0;
    }

    /// Nothing new begins from now on; what has begun is brought to its end, and nobody sleeps any more.
    void shut() {
        closing.countDown();
    }

    void sleep(Duration atMost) throws InterruptedException {
        boolean _ = closing.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
    }

    /// Logs in with the right password.
    ///
    /// @return empty if there was no answer
    Optional<Family> logIn(User user, SplittableRandom random) {
        var asked = now();
        var outcome = ask(
                random,
                instance -> instance.logIn().logIn(user.email().value(), World.PASSWORD, user.client(), user.device()));
        if (outcome.isEmpty()) {
            return Optional.empty();
        }
        if (!(outcome.get() instanceof LogIn.Outcome.LoggedIn(var tokens, var _))) {
            refusedLogins.add("login refused: " + outcome.get());
            return Optional.empty();
        }
        var family = new Family(user, tokens.refreshToken(), asked, now());
        families.add(family);
        return Optional.of(family);
    }

    Answer refresh(Family family, boolean honest, String token, SplittableRandom random) {
        var asked = now();
        Answer answer = ask(random, instance -> instance.refreshSession().refresh(token, World.LAPTOP))
                .map(Fleet::answer)
                .orElseGet(Answer.None::new);
        family.refreshed(honest, token, answer, asked, now());
        return answer;
    }

    private static Answer answer(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Refreshed(var tokens) ->
                new Answer.Given(tokens.refreshToken().text());
            case Outcome.Refused(var reason) -> new Answer.Refused(reason);
        };
    }

    /// Logs out with any token of the session.
    ///
    /// @return whether it was acknowledged
    boolean logOut(Family family, String token, SplittableRandom random) {
        var asked = now();
        boolean acknowledged = isDone(random, instance -> instance.logOut().logOut(token));
        family.loggedOut(acknowledged, asked, now());
        return acknowledged;
    }

    /// Logs out everywhere, as the client of one session asks for it.
    ///
    /// @return whether it was acknowledged
    boolean logOutEverywhere(Family family, SplittableRandom random) {
        var asked = now();
        var own = family.first();
        boolean acknowledged =
                isDone(random, instance -> instance.endAllSessions().endAll(own.userId()));
        family.user().loggedOutEverywhere(acknowledged, asked, now());
        return acknowledged;
    }

    private boolean isDone(SplittableRandom random, Consumer<Instance> order) {
        return ask(random, instance -> {
                    order.accept(instance);
                    return true;
                })
                .orElse(false);
    }

    private <T> Optional<T> ask(SplittableRandom random, Function<Instance, T> question) {
        return slots.get(random.nextInt(slots.size())).ask(question);
    }

    /// As long as it takes.
    Family logInAtLast(User user, SplittableRandom random) {
        var login = logIn(user, random);
        while (login.isEmpty()) {
            login = logIn(user, random);
        }
        return login.get();
    }

    List<FamilyHistory> histories() {
        return families.stream().map(Family::history).toList();
    }

    List<String> refusedLogins() {
        return List.copyOf(refusedLogins);
    }

    List<Slot> slots() {
        return slots;
    }

    @Override
    public void close() throws IOException {
        for (var slot : slots) {
            slot.close();
        }
    }
}
