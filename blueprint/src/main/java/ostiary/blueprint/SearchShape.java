package ostiary.blueprint;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// The table of the copy in which operators search: an item a user, with the user's id for its key, an expiry time in
/// epoch seconds for tombstones, and an index for each way to list users. All keys are strings.
///
/// A tombstone has none of the attributes by which the indexes go, and so is in none.
public final class SearchShape {
    public static final String PARTITION_KEY = "user";
    public static final String TIME_TO_LIVE = "expires_at";

    /// One of [#SHARDS], by the user's id: an index has as many partitions, and each takes 1,000 writes a second.
    public static final String SHARD = "shard";

    /// The shard, of those who have roles.
    public static final String ROLE_SHARD = "role_shard";
    /// The state and the shard, of those who are in a state that few are in.
    public static final String STATE_SHARD = "state_shard";

    public static final String BY_EMAIL = "email_key";
    public static final String BY_NAME = "name_key";
    public static final String BY_AGE = "newest_key";

    public static final int SHARDS = 4;

    /// The indexes.
    public static final List<Index> INDEXES = List.of(
            new Index("by-email", SHARD, BY_EMAIL),
            new Index("by-name", SHARD, BY_NAME),
            new Index("by-age", SHARD, BY_AGE),
            new Index("by-role", ROLE_SHARD, BY_EMAIL),
            new Index("by-state", STATE_SHARD, BY_EMAIL));

    private SearchShape() {}

    /// A global secondary index with all attributes.
    ///
    /// @param partition the attribute that is its partition key
    /// @param sort the attribute by which it is sorted
    public record Index(String name, String partition, String sort) {}

    /// The attributes that are keys, in order.
    public static Set<String> keys() {
        var keys = new TreeSet<>(Set.of(PARTITION_KEY));
        INDEXES.forEach(index -> keys.addAll(List.of(index.partition(), index.sort())));
        return keys;
    }

    /// The index of those attributes.
    public static String index(String partition, String sort) {
        return INDEXES.stream()
                .filter(index ->
                        index.partition().equals(partition) && index.sort().equals(sort))
                .findFirst()
                .orElseThrow()
                .name();
    }
}
