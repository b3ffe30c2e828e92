package ostiary.subscriber;

import java.util.Arrays;
import java.util.Locale;

/// The requests to a service that takes part in a deletion.
public enum SagaPhase {
    /// To say whether the account may go, and to keep it so. Nothing is deleted yet.
    PREPARE,
    /// To delete what there is of the account. There is no way back any more.
    ERASE,
    /// To forget that it was asked: the account stays.
    CANCEL;

    /// The name on the wire, such as `prepare`.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// How far a deletion has come with it: 0 for the question, 1 for its end by `cancel`, 2 for that by
    /// `erase`. What is of a lower rank than what was done is late.
    public int rank() {
        return switch (this) {
            case PREPARE -> 0;
            case CANCEL -> 1;
            case ERASE -> 2;
        };
    }

    /// The phase of a rank.
    ///
    /// @throws IllegalArgumentException if there is none
    public static SagaPhase ofRank(int rank) {
        return Arrays.stream(values())
                .filter(phase -> phase.rank() == rank)
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("no phase has the rank " + rank));
    }
}
