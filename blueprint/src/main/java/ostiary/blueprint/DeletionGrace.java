package ostiary.blueprint;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/// How long the owner of an account can still keep it who has asked for its deletion.
///
/// @param days from 1 to 90: a promise to delete that takes longer is none
public record DeletionGrace(int days) {
    public static final DeletionGrace STANDARD = new DeletionGrace(30);

    private static final int MOST = 90;
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]?");

    /// @throws IllegalArgumentException for a number out of bounds
    public DeletionGrace {
        if (days < 1 || days > MOST) {
            throw new IllegalArgumentException("deletionGrace must be from 1 to " + MOST + " days");
        }
    }

    /// Reads the text of the setting.
    public static Optional<DeletionGrace> parse(String text) {
        return NUMBER.matcher(text).matches() && Integer.parseInt(text) <= MOST
                ? Optional.of(new DeletionGrace(Integer.parseInt(text)))
                : Optional.empty();
    }

    /// The same as a duration.
    public Duration time() {
        return Duration.ofDays(days);
    }
}
