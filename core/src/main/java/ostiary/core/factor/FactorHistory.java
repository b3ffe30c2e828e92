package ostiary.core.factor;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A user's second factors, with those that the user has removed of late: for whoever has to know which there were at a
/// moment.
///
/// @param present those that a login asks for
/// @param removed those that the user has removed, and that are remembered still
/// @param codesMadeAt when the recovery codes were made; empty if there are none
public record FactorHistory(List<Authenticator> present, List<Removed> removed, Optional<Instant> codesMadeAt) {
    /// How long a removed authenticator is remembered: as long as there may be a way back to an address that was left a
    /// week later, which is good for another one.
    public static final Duration REMEMBERED = Duration.ofDays(14);

    public FactorHistory {
        present = List.copyOf(present);
        removed = List.copyOf(removed);
    }

    /// An authenticator that its user has removed.
    public record Removed(Authenticator authenticator, Instant at) {
        /// Whether it is still.
        public boolean isRemembered(Instant now) {
            return at.plus(REMEMBERED).isAfter(now);
        }
    }

    /// The authenticators that the user had at a moment.
    public List<Authenticator> asOf(Instant then) {
        var since = removed.stream().filter(each -> each.at().isAfter(then)).map(Removed::authenticator);
        return Stream.concat(present.stream(), since)
                .filter(each -> !each.createdAt().isAfter(then))
                .toList();
    }

    /// Those that the user has got since.
    public List<Authenticator> newerThan(Instant then) {
        return present.stream().filter(each -> each.createdAt().isAfter(then)).toList();
    }

    /// Whether the recovery codes are those that the user had at a moment.
    public boolean hasCodesOf(Instant then) {
        return codesMadeAt.filter(at -> !at.isAfter(then)).isPresent();
    }
}
