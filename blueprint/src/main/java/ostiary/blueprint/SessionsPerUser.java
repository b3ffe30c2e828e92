package ostiary.blueprint;

import java.util.Optional;
import java.util.regex.Pattern;

/// How many sessions a user may have open; a login beyond ends those that have not been used for longest.
///
/// @param most from 1 to 1000: each is an item of a kilobyte that a count reads
public record SessionsPerUser(int most) {
    public static final SessionsPerUser STANDARD = new SessionsPerUser(100);

    private static final int MOST = 1000;
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,3}");

    /// @throws IllegalArgumentException for a number out of bounds
    public SessionsPerUser {
        if (most < 1 || most > MOST) {
            throw new IllegalArgumentException("sessionsPerUser must be from 1 to " + MOST);
        }
    }

    /// Reads the text of the setting.
    public static Optional<SessionsPerUser> parse(String text) {
        return NUMBER.matcher(text).matches() && Integer.parseInt(text) <= MOST
                ? Optional.of(new SessionsPerUser(Integer.parseInt(text)))
                : Optional.empty();
    }
}
