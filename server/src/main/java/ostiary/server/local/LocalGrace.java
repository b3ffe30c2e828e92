package ostiary.server.local;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import ostiary.blueprint.DeletionGrace;

/// How long an account can still be kept that will be deleted: days as in a stack, or some seconds, to look on while a
/// demo shop takes part.
///
/// @param days as the service is configured
/// @param demo the seconds, if so
record LocalGrace(DeletionGrace days, Optional<Duration> demo) {
    static final LocalGrace STANDARD = new LocalGrace(DeletionGrace.STANDARD, Optional.empty());

    private static final Pattern SECONDS = Pattern.compile("([1-9][0-9]{0,4})s");

    /// Empty if the text is neither.
    static Optional<LocalGrace> parse(String text) {
        var seconds = SECONDS.matcher(text);
        return seconds.matches()
                ? Optional.of(new LocalGrace(
                        DeletionGrace.STANDARD, Optional.of(Duration.ofSeconds(Integer.parseInt(seconds.group(1))))))
                : DeletionGrace.parse(text).map(days -> new LocalGrace(days, Optional.empty()));
    }
}
