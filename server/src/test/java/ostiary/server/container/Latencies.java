package ostiary.server.container;

import java.util.Arrays;

/// How long requests took, in nanoseconds. Of one thread, until they are merged.
final class Latencies {
    private long[] nanos = new long[64];
    private int count;
    private int errors;

    void add(long took, boolean failed) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = took;
        if (failed) {
            errors++;
        }
    }

    void addAll(Latencies others) {
        for (int other = 0; other < others.count; other++) {
            add(others.nanos[other], false);
        }
        errors += others.errors;
    }

    int count() {
        return count;
    }

    int errors() {
        return errors;
    }

    /// The shortest time within which this share of the requests was answered (nearest rank); 0 if there were none.
    ///
    /// @param percent from 1 to 100
    long percentile(int percent) {
        if (count == 0) {
            return 0;
        }
        var sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return sorted[(int) (((long) percent * count + 99) / 100) - 1];
    }
}
