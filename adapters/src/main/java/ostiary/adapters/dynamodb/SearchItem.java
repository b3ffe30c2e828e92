package ostiary.adapters.dynamodb;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import ostiary.blueprint.SearchShape;
import ostiary.core.search.AccountState;
import ostiary.core.search.SearchEntry;
import ostiary.core.search.SearchOrder;
import ostiary.core.search.UserCopy;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.UserId;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The item of a user in the table of [SearchShape].
final class SearchItem {
    static final String VERSION = "version";
    static final String ROLES = "roles";
    static final String STATE = "account_state";
    static final String DELETES_AT = "deletes_at";

    /// More than an event can be late: 14 days aside, 7 in a queue and 14 in that of the failed ones.
    static final Duration LATEST = Duration.ofDays(60);

    private static final String EMAIL = "email";
    private static final String NAME = "name";
    private static final String CREATED_AT = "created_at";

    private SearchItem() {}

    static Map<String, AttributeValue> key(UserId user) {
        return Map.of(SearchShape.PARTITION_KEY, fromS(user.toString()));
    }

    static Map<String, AttributeValue> write(SearchEntry entry, long version) {
        var shard = shard(entry.user());
        var item = new Item(new HashMap<>(key(entry.user())))
                .put(VERSION, version)
                .put(EMAIL, entry.email().value())
                .put(NAME, entry.name())
                .put(CREATED_AT, entry.createdAt())
                .put(ROLES, entry.roles())
                .put(STATE, entry.state().text())
                .put(SearchShape.SHARD, shard)
                .put(SearchShape.BY_EMAIL, SearchOrder.EMAIL.key(entry))
                .put(SearchShape.BY_NAME, SearchOrder.NAME.key(entry))
                .put(SearchShape.BY_AGE, SearchOrder.NEWEST.key(entry));
        // Where the event of the end is lost, too, nothing of the account stays. Keeping it writes the item anew.
        entry.deletesAt().ifPresent(at -> item.put(DELETES_AT, at).expiresAt(at.plus(LATEST)));
        if (!entry.roles().isEmpty()) {
            item.put(SearchShape.ROLE_SHARD, shard);
        }
        if (entry.state() != AccountState.ACTIVE) {
            item.put(SearchShape.STATE_SHARD, stateShard(entry.state(), shard));
        }
        return item.attributes();
    }

    static Map<String, AttributeValue> tombstone(UserId user, long version, Instant expiry) {
        return new Item(new HashMap<>(key(user)))
                .put(VERSION, UserCopy.BURIED)
                .put("buried_version", version)
                .expiresAt(expiry)
                .attributes();
    }

    static UserId user(Map<String, AttributeValue> key) {
        return new UserId(UUID.fromString(new Item(key).string(SearchShape.PARTITION_KEY)));
    }

    static UserCopy.Held held(Item item) {
        long version = item.number(VERSION);
        return new UserCopy.Held(version == UserCopy.BURIED ? Optional.empty() : Optional.of(read(item)), version);
    }

    static SearchEntry read(Item item) {
        return new SearchEntry(
                user(item.attributes()),
                new EmailAddress(item.string(EMAIL)),
                item.find(NAME),
                item.instant(CREATED_AT),
                Set.copyOf(item.set(ROLES)),
                item.string(STATE).equals(AccountState.DISABLED.text()),
                item.findInstant(DELETES_AT));
    }

    static String shard(int number) {
        return Integer.toString(number);
    }

    static String stateShard(AccountState state, String shard) {
        return state.text() + "#" + shard;
    }

    /// Random bits of an id that is random.
    private static String shard(UserId user) {
        return shard(Math.floorMod(user.value().getLeastSignificantBits(), SearchShape.SHARDS));
    }
}
