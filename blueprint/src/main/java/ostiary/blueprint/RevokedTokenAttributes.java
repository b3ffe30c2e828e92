package ostiary.blueprint;

import java.util.Set;

/// The attributes of an item that stands for a token which its client has given back.
public final class RevokedTokenAttributes {
    /// There once the end is in the revocation feed.
    public static final String ANNOUNCED = "announced";

    /// How many were told to the feed in a minute, in the item of that minute.
    public static final String COUNT = "announced_count";

    /// All of them.
    public static final Set<String> ALL =
            Set.of(TableShape.PARTITION_KEY, TableShape.SORT_KEY, TableShape.TIME_TO_LIVE, ANNOUNCED, COUNT);

    private RevokedTokenAttributes() {}
}
