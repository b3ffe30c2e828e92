package ostiary.functions;

import java.util.Arrays;
import java.util.List;

/// How well two kinds of samples can be told apart by their size.
final class Separation {
    private Separation() {}

    /// The probability that one of `larger` is greater than one of `smaller`, equal ones counting half: the
    /// area under the ROC curve, which is Mann and Whitney's U over the number of pairs. It is 0.5 where nothing
    /// can be told.
    static double of(List<Long> smaller, List<Long> larger) {
        var sorted = smaller.stream().mapToLong(Long::longValue).sorted().toArray();
        double sum = 0;
        for (long sample : larger) {
            int below = count(sorted, sample);
            int notAbove = count(sorted, sample + 1);
            sum += below + (notAbove - below) / 2.0;
        }
        return sum / ((double) smaller.size() * larger.size());
    }

    /// How many are less than `bound`.
    private static int count(long[] sorted, long bound) {
        int found = Arrays.binarySearch(sorted, bound);
        int index = found < 0 ? -found - 1 : found;
        while (index > 0 && sorted[index - 1] == bound) {
            index--;
        }
        return index;
    }
}
