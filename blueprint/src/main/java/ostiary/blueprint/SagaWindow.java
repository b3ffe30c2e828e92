package ostiary.blueprint;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/// How long before the end of an account other services are asked whether it may go. Until then the owner alone
/// decides;
/// after that each of them has so long to answer.
///
/// @param hours from 1 to 1080, which is half of the longest grace
public record SagaWindow(int hours) {
    private static final int MOST = 1080;
    private static final int LONGEST_BY_ITSELF = 168;
    private static final int HALF_A_DAY = 12;
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,3}");

    /// @throws IllegalArgumentException for a number out of bounds
    public SagaWindow {
        if (hours < 1 || hours > MOST) {
            throw new IllegalArgumentException("the window of a saga must be from 1 to " + MOST + " hours");
        }
    }

    /// Half of the grace, and a week at most.
    public static SagaWindow of(DeletionGrace grace) {
        return new SagaWindow(Math.min(grace.days() * HALF_A_DAY, LONGEST_BY_ITSELF));
    }

    /// Reads the text of the setting.
    public static Optional<SagaWindow> parse(String text) {
        return NUMBER.matcher(text).matches() && Integer.parseInt(text) <= MOST
                ? Optional.of(new SagaWindow(Integer.parseInt(text)))
                : Optional.empty();
    }

    /// The same as a duration.
    public Duration time() {
        return Duration.ofHours(hours);
    }
}
