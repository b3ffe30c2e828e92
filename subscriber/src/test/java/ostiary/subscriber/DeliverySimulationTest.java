package ostiary.subscriber;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every event comes one to five times, shuffled, among poison, to consumers that are killed at any moment.
class DeliverySimulationTest {
    /// `make torture` has a hundred thousand.
    private static final int CHANGES = Integer.getInteger("ostiary.events", 2_000);

    private static final int DELIVERIES = 5;

    /// One message of so many is poison.
    private static final int POISON = 100;

    /// One step of so many kills the consumer.
    private static final int KILL = 40;

    private final Set<String> poison = new HashSet<>();
    private final Map<String, Integer> mails = new HashMap<>();
    private boolean dangerous = true;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void leavesTheRightCopyAndExactlyThePoison(long seed) {
        var random = new Random(seed);
        var accounts = changed(random);
        var queue = filled(accounts, random);
        var store = new InMemoryCopyStore<String>();
        var copy = Copy.of("user", new DyingStore<>(store, () -> maybeDie(random)), DeliverySimulationTest::address);
        var mail = Effect.once(new InMemorySeenEvents(), event -> {
            maybeDie(random);
            mails.merge(event.id(), 1, Integer::sum);
            maybeDie(random);
        });
        var consumer = QueueConsumer.of(event -> {
                    copy.handle(event);
                    mail.handle(event);
                })
                .onFailure((id, failure) -> {});

        var kills = queue.drain(consumer);
        assertThat(kills).isPositive();
        assertThat(queue.deadLetters()).containsAll(poison).hasSizeGreaterThan(poison.size());

        dangerous = false;
        queue.redrive();
        queue.drain(consumer);
        assertThat(queue.deadLetters()).containsExactlyInAnyOrderElementsOf(poison);
        assertThat(store.values()).isEqualTo(accounts.projection());
        assertThat(mails).hasSize(CHANGES);
        assertThat(mails.values().stream().mapToInt(often -> often - 1).sum()).isBetween(1, kills);
    }

    /// The control: whoever writes what comes last has something else.
    @Test
    void leavesAWrongCopyWithoutVersions() {
        assertThat(copyIn(new CarelessStore(false))).isFalse();
    }

    /// The control: whoever forgets what is gone has it back.
    @Test
    void leavesAWrongCopyWithoutTombstones() {
        assertThat(copyIn(new CarelessStore(true))).isFalse();
    }

    private boolean copyIn(CarelessStore store) {
        dangerous = false;
        var random = new Random(4);
        var accounts = changed(random);
        filled(accounts, random)
                .drain(QueueConsumer.of(Copy.of("user", store, DeliverySimulationTest::address))
                        .onFailure((id, failure) -> {}));
        return store.values.equals(accounts.projection());
    }

    private static String address(Event event) {
        return event.data().required("email").textValue();
    }

    private static Accounts changed(Random random) {
        var accounts = new Accounts(random);
        for (var change = 0; change < CHANGES; change++) {
            accounts.change();
        }
        return accounts;
    }

    private SimulatedQueue filled(Accounts accounts, Random random) {
        var bodies = new ArrayList<String>();
        for (var event : accounts.events()) {
            var often = 1 + random.nextInt(DELIVERIES);
            bodies.addAll(Collections.nCopies(
                    often,
                    random.nextBoolean() ? event : Examples.wrapped(event).toString()));
        }
        Collections.shuffle(bodies, random);
        var queue = new SimulatedQueue(random);
        for (var number = 0; number < bodies.size(); number++) {
            queue.send("m" + number, bodies.get(number));
            if (random.nextInt(POISON) == 0) {
                poison.add("p" + number);
                queue.send("p" + number, poisoned(bodies.get(number), random));
            }
        }
        assertThat(poison).isNotEmpty();
        return queue;
    }

    private static String poisoned(String body, Random random) {
        var ways = List.of(
                body.substring(0, random.nextInt(body.length() - 1)),
                body.replace("entityversion", "version"),
                body.replace("shop.example", "shop example"),
                "[" + body + "]",
                body + body,
                "\uFEFF" + body);
        return ways.get(random.nextInt(ways.size()));
    }

    private void maybeDie(Random random) {
        if (dangerous && random.nextInt(KILL) == 0) {
            throw new Killed();
        }
    }

    /// A store whose user may die before a write and after it.
    private record DyingStore<V>(CopyStore<V> store, Runnable danger) implements CopyStore<V> {
        @Override
        public boolean putIfNewer(String entity, long version, V value) {
            danger.run();
            var stored = store.putIfNewer(entity, version, value);
            danger.run();
            return stored;
        }

        @Override
        public boolean bury(String entity, long version) {
            danger.run();
            var buried = store.bury(entity, version);
            danger.run();
            return buried;
        }
    }

    /// A store that breaks its port's rules.
    private static final class CarelessStore implements CopyStore<String> {
        private final boolean heedsVersions;
        private final Map<String, Long> versions = new HashMap<>();
        private final Map<String, String> values = new HashMap<>();

        private CarelessStore(boolean heedsVersions) {
            this.heedsVersions = heedsVersions;
        }

        @Override
        public boolean putIfNewer(String entity, long version, String value) {
            if (heedsVersions && versions.getOrDefault(entity, 0L) >= version) {
                return false;
            }
            versions.put(entity, version);
            values.put(entity, value);
            return true;
        }

        @Override
        public boolean bury(String entity, long version) {
            if (heedsVersions) {
                versions.remove(entity);
            } else {
                versions.put(entity, BURIED);
            }
            return values.remove(entity) != null;
        }
    }
}
