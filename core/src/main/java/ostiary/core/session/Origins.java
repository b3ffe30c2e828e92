package ostiary.core.session;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The origins of a session, as many as are remembered: a copied token that is used within the grace shows nowhere
/// else.
///
/// @param latest at most [#MOST], the one that was new last at the end
/// @param toldAt when an operator was last told of a new one
public record Origins(List<Origin> latest, Optional<Instant> toldAt) {
    /// So many are remembered: they and the rest of a session fit into one write unit.
    public static final int MOST = 4;

    /// A phone changes its network all day long. An operator is told once a day.
    private static final Duration TELL_EVERY = Duration.ofDays(1);

    /// Of a session that starts.
    static Origins first(Device device) {
        return new Origins(List.of(Origin.of(device)), Optional.empty());
    }

    /// Whether a new one is to be told of.
    boolean areToBeTold(Instant now) {
        return toldAt.map(told -> !now.isBefore(told.plus(TELL_EVERY))).orElse(true);
    }

    /// With one that is new, in place of the one that was new longest ago.
    Origins with(Origin origin, Instant now) {
        var all = Stream.concat(latest.stream(), Stream.of(origin)).toList();
        return new Origins(
                all.subList(Math.max(0, all.size() - MOST), all.size()), areToBeTold(now) ? Optional.of(now) : toldAt);
    }
}
