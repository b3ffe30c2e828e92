package ostiary.core.session;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The latest origins of a session's refreshes. They alone show a copied token that is used within the grace.
///
/// @param latest at most [#MOST], the one that was new last at the end
/// @param toldAt when an operator was last told of a new one
public record Origins(List<Origin> latest, Optional<Instant> toldAt) {
    /// So many are remembered: they and the rest of a session fit into one write unit.
    public static final int MOST = 4;

    /// A phone changes its network all day long. An operator is told once a day.
    private static final Duration TELL_EVERY = Duration.ofDays(1);

    /// The origins of a session that somebody else has started for its client: where that is shows at the first
    /// refresh.
    static final Origins NONE = new Origins(List.of(), Optional.empty());

    /// The origins of a session as it starts.
    static Origins first(Device device) {
        return new Origins(List.of(Origin.of(device)), Optional.empty());
    }

    /// Whether a new one is to be told of.
    boolean areToBeTold(Instant now) {
        return !latest.isEmpty()
                && toldAt.map(told -> !now.isBefore(told.plus(TELL_EVERY))).orElse(true);
    }

    /// Adds a new one. If there are too many then, the oldest of those from one network goes, or else the oldest of
    /// all: whoever calls itself by ever new names does not displace the networks of others.
    Origins with(Origin origin, Instant now) {
        var all = new ArrayList<>(latest);
        all.add(origin);
        if (all.size() > MOST) {
            all.remove(all.stream()
                    .filter(one -> isFromTheNetworkOfAnother(one, all))
                    .findFirst()
                    .orElseGet(all::getFirst));
        }
        return new Origins(List.copyOf(all), areToBeTold(now) ? Optional.of(now) : toldAt);
    }

    private static boolean isFromTheNetworkOfAnother(Origin origin, List<Origin> all) {
        return all.stream()
                        .filter(other -> other.network().equals(origin.network()))
                        .count()
                > 1;
    }
}
