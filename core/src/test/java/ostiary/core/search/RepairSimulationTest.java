package ostiary.core.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.core.search.RepairCopy.Mode;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.UserId;

/// Users change, and events come twice, late and shuffled, while the copy is repaired.
class RepairSimulationTest {
    /// `make torture` has ten thousand.
    private static final int CHANGES = Integer.getInteger("ostiary.projected", 200);

    private static final Instant START = Instant.parse("2026-11-30T12:00:00Z");

    private final InMemorySearchStore copy = new InMemorySearchStore(() -> START);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void leavesNoDriftOfARebuildAmongChanges(long seed) {
        var world = new World(new Random(seed), CHANGES / 4);
        var rebuild = new RepairCopy(world, copy);

        world.isBusy = true;
        rebuild.run(Mode.REBUILD, _ -> world.search());
        world.isBusy = false;
        world.settle();

        assertThat(world.changes).isGreaterThanOrEqualTo(CHANGES);
        assertThat(copies()).isEqualTo(world.truth());
        assertThat(rebuild.run(Mode.LOOK, _ -> {}).isNone()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 7, 8})
    void repairsWhatWasLostAmongChanges(long seed) {
        var world = new World(new Random(seed), CHANGES / 4);
        world.loseSome();

        world.isBusy = true;
        new RepairCopy(world, copy).run(Mode.RECONCILE, _ -> {});
        world.settle();

        assertThat(copies()).isEqualTo(world.truth());
    }

    /// A look changes nothing.
    @Test
    void looksWithoutWriting() {
        var world = new World(new Random(9), CHANGES);
        world.loseSome();
        var before = copies();

        var drift = new RepairCopy(world, copy).run(Mode.LOOK, _ -> {});

        assertThat(copies()).isEqualTo(before);
        assertThat(drift.isNone()).isFalse();
        assertThat(drift.missing()).isPositive();
        assertThat(drift.stale()).isPositive();
        assertThat(drift.written() + drift.buried()).isZero();
    }

    /// The control: whoever writes what was read, whatever came meanwhile, has users back who are gone.
    @Test
    void leavesDriftWithoutTheRule() {
        var world = new World(new Random(1), CHANGES / 4);

        world.isBusy = true;
        new RepairCopy(world, new CarelessCopy(copy)).run(Mode.REBUILD, _ -> {});
        world.settle();

        assertThat(copies()).isNotEqualTo(world.truth());
    }

    /// After a restore the copy knows more than the table: users who had gone are back, and versions are older.
    @ParameterizedTest
    @EnumSource(Mode.class)
    void takesTheTableForTrueAfterARestoreOnlyIfAsked(Mode mode) {
        var world = new World(new Random(10), CHANGES);
        var backup = new TreeMap<>(world.table);
        var gone = world.someone();
        world.delete(gone);
        world.change(world.someone());
        world.settle();
        world.table.clear();
        world.table.putAll(backup);

        var drift = new RepairCopy(world, copy).run(mode, _ -> {});

        assertThat(copies().equals(world.truth())).isEqualTo(mode == Mode.RECONCILE_AFTER_RESTORE);
        assertThat(drift.ahead()).isEqualTo(mode == Mode.REBUILD ? 0 : 2);
    }

    private Map<UserId, SearchEntry> copies() {
        var found = new HashMap<UserId, SearchEntry>();
        copy.list(Optional.empty(), Integer.MAX_VALUE)
                .users()
                .forEach(user ->
                        found.put(user, copy.find(user).orElseThrow().entry().orElseThrow()));
        return found;
    }

    /// The table of users and the events of its changes.
    private final class World implements ToldUsers {
        private static final int PAGE = 7;
        private static final int AT_ONCE = 25;

        private final Random random;
        private final TreeMap<String, Told> table = new TreeMap<>();
        private final List<Runnable> events = new ArrayList<>();
        private boolean isBusy;
        private int changes;

        World(Random random, int users) {
            this.random = random;
            for (int i = 0; i < users; i++) {
                register();
            }
            settle();
        }

        Map<UserId, SearchEntry> truth() {
            var truth = new HashMap<UserId, SearchEntry>();
            table.values().forEach(told -> truth.put(told.entry().user(), told.entry()));
            return truth;
        }

        /// The page is read, and then everything changes before anything of it is written.
        @Override
        public Page list(Optional<String> after, int most) {
            var found = table.tailMap(after.orElse(""), false).values().stream()
                    .limit(PAGE)
                    .toList();
            work();
            return new Page(
                    found,
                    found.size() == PAGE
                            ? Optional.of(found.getLast().entry().user().toString())
                            : Optional.empty());
        }

        @Override
        public Optional<Told> find(UserId user) {
            return Optional.ofNullable(table.get(user.toString()));
        }

        private void work() {
            for (int i = 0; isBusy && i < AT_ONCE; i++) {
                switch (random.nextInt(4)) {
                    case 0 -> register();
                    case 1 -> delete(someone());
                    default -> change(someone());
                }
                deliver();
            }
            isBusy &= changes < CHANGES * 2;
        }

        UserId someone() {
            var users = List.copyOf(table.values());
            return users.isEmpty()
                    ? register()
                    : users.get(random.nextInt(users.size())).entry().user();
        }

        UserId register() {
            var user = new UserId(new UUID(random.nextLong(), random.nextLong()));
            put(user, 1);
            return user;
        }

        void change(UserId user) {
            put(user, find(user).orElseThrow().version() + 1);
        }

        private void put(UserId user, long version) {
            changes++;
            var entry = new SearchEntry(
                    user,
                    new EmailAddress("u" + random.nextInt() + "@example.org"),
                    Optional.of("Name " + version),
                    START,
                    random.nextBoolean() ? Set.of("role") : Set.of(),
                    random.nextBoolean(),
                    Optional.empty());
            table.put(user.toString(), new Told(entry, version));
            told(() -> copy.putIfNewer(entry, version));
        }

        void delete(UserId user) {
            changes++;
            long version = find(user).orElseThrow().version() + 1;
            table.remove(user.toString());
            told(() -> copy.bury(user, version));
        }

        private void told(Runnable event) {
            for (int i = 0; i <= random.nextInt(4); i++) {
                events.add(event);
            }
        }

        private void deliver() {
            for (int i = 0; i < 2 && !events.isEmpty(); i++) {
                events.remove(random.nextInt(events.size())).run();
            }
        }

        void settle() {
            while (!events.isEmpty()) {
                deliver();
            }
        }

        /// As if a queue had been thrown away.
        void loseSome() {
            for (int i = 0; i < CHANGES / 8; i++) {
                register();
                change(someone());
                delete(someone());
            }
            events.clear();
        }

        void search() {
            var question = SearchQuery.of(SearchOrder.EMAIL, "u", Optional.empty(), Optional.empty());
            assertThat(copy.find(question, Optional.empty(), 10).entries()).hasSize(10);
        }
    }
}
