package ostiary.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import ostiary.core.client.Client;
import ostiary.core.client.SessionPolicy;
import ostiary.core.session.RefreshModel.Answer;
import ostiary.core.session.RefreshSession.Outcome.Refreshed;
import ostiary.core.session.RefreshSession.Outcome.Refused;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.KeyRing;
import ostiary.core.testing.World;
import ostiary.core.token.RefreshToken;

/// One session that random clients use and abuse, step by step in the service and in the [RefreshModel].
final class RefreshHistory {
    private static final int STEPS = 40;
    private static final List<SessionPolicy> POLICIES = List.of(
            new SessionPolicy(Duration.ofSeconds(30), Duration.ofDays(14), Duration.ofDays(90)),
            new SessionPolicy(Duration.ofMinutes(30), Duration.ofDays(14), Duration.ofDays(20)),
            new SessionPolicy(Duration.ofSeconds(10), Duration.ofHours(12), Duration.ofHours(12)));

    private final SplittableRandom random;
    private final World world;
    private final List<RefreshSession> instances;
    private final SessionPolicy policy;
    private final RefreshModel model;
    private final List<RefreshToken> line = new ArrayList<>();
    private final List<Answer> answers = new ArrayList<>();
    private final List<String> steps = new ArrayList<>();

    RefreshHistory(World world, long seed) {
        this.world = world;
        this.random = new SplittableRandom(seed);
        world.clock.set(Fresh.now());
        world.keys.rotateTo("k2");
        this.instances = List.of(world.refreshSession(), world.refreshSession(new KeyRing("k1", "k2")));
        this.policy = POLICIES.get(random.nextInt(POLICIES.size()));
        this.model = new RefreshModel(policy, world.clock.instant());
        line.add(world.loggedIn(new Client("random", Set.of("profile"), policy)).refreshToken());
    }

    /// All answers, in the order of the refreshes.
    List<Answer> run() {
        for (int step = 0; step < STEPS; step++) {
            switch (random.nextInt(20)) {
                case 0 -> logOut();
                case 1 -> refresh(random.nextInt(line.size()));
                case 2, 3, 4, 5, 6 -> refresh(Math.max(0, model.newest() - 1));
                case 7, 8, 9, 10, 11, 12 -> refresh(model.newest());
                case 13 ->
                    advance(Duration.ofMillis(random.nextLong(policy.idle().toMillis() * 11 / 10)));
                default -> advance(nearTheGrace());
            }
        }
        assertThat(world.snapshot(line.getFirst()).live())
                .as("newest token in the store")
                .isEqualTo(line.get(model.newest()).hash());
        assertThat(line.stream().map(RefreshToken::text)).as("one line").doesNotHaveDuplicates();
        return answers;
    }

    private void refresh(int number) {
        steps.add("refresh %d".formatted(number));
        var expected = model.refresh(number, world.clock.instant());
        var instance = instances.get(random.nextInt(instances.size()));
        var outcome = instance.refresh(line.get(number).text(), World.LAPTOP);
        answers.add(expected);
        switch (expected) {
            case Answer.Refusal(var reason) -> assertThat(outcome).isEqualTo(new Refused(reason));
            case Answer.Token(var next) ->
                assertThat(outcome).isInstanceOfSatisfying(Refreshed.class, refreshed -> {
                    var token = refreshed.tokens().refreshToken();
                    if (next == line.size()) {
                        line.add(token);
                    }
                    assertThat(token.text()).isEqualTo(line.get(next).text());
                });
        }
    }

    private void logOut() {
        int number = random.nextInt(line.size());
        steps.add("log out with %d".formatted(number));
        model.logOut();
        world.logOut().logOut(line.get(number).text());
    }

    private void advance(Duration by) {
        steps.add("wait " + by);
        world.clock.advance(by);
    }

    private Duration nearTheGrace() {
        var grace = policy.grace();
        return switch (random.nextInt(5)) {
            case 0 -> grace;
            case 1 -> grace.minusMillis(1);
            case 2 -> grace.plusMillis(1);
            case 3 -> Duration.ofMillis(1);
            default -> Duration.ofMillis(random.nextLong(grace.toMillis()));
        };
    }

    @Override
    public String toString() {
        return String.join(", ", steps);
    }
}
