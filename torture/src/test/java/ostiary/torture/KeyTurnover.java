package ostiary.torture;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import ostiary.core.key.HmacKey;
import ostiary.core.key.HmacKeys;
import ostiary.core.testing.KeyRing;

/// Server keys that take turns while the test runs. As in service, every instance knows a key before its turn comes;
/// which key it derives with depends on how old its cached view is.
final class KeyTurnover {
    private static final int MANY = 8;

    private final List<HmacKey> keys =
            IntStream.range(0, MANY).mapToObj(i -> KeyRing.key("turn-" + i)).toList();
    private final Instant start;
    private final Duration turn;

    /// Turns of this length from `start` on, the first key again after the last.
    KeyTurnover(Instant start, Duration turn) {
        this.start = start;
        this.turn = turn;
    }

    /// The keys as an instance sees them that is so far behind.
    HmacKeys seen(Duration behind) {
        return new View(behind);
    }

    private final class View implements HmacKeys {
        private final Duration behind;

        View(Duration behind) {
            this.behind = behind;
        }

        @Override
        public HmacKey current(Instant now) {
            long turns = Duration.between(start, now.minus(behind)).dividedBy(turn);
            return keys.get(Math.floorMod(turns, keys.size()));
        }

        @Override
        public Optional<HmacKey> find(String id) {
            return keys.stream().filter(key -> key.id().equals(id)).findFirst();
        }

        @Override
        public List<HmacKey> all(Instant now) {
            var current = current(now);
            var all = new ArrayList<>(List.of(current));
            keys.stream().filter(key -> key != current).forEach(all::add);
            return all;
        }

        @Override
        public boolean mayLackOne() {
            return false;
        }
    }
}
