package ostiary.adapters.dynamodb;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromB;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import ostiary.blueprint.TrailShape;
import ostiary.core.trail.Salt;
import ostiary.core.trail.TrailHead;
import ostiary.core.trail.TrailRecord;
import ostiary.core.trail.TrailShard;
import ostiary.core.trail.TrailSubject;
import ostiary.core.user.UserId;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The items in the table of [TrailShape].
final class TrailItem {
    static final String HASH = "hash";

    private static final String NUMBER = "number";
    private static final String AT = "at";
    private static final String PENDING = "pending";
    private static final String SALT = "salt";
    private static final String LAST = "last";

    private TrailItem() {}

    static Map<String, AttributeValue> key(TrailShard shard) {
        return key("head#" + shard);
    }

    static Map<String, AttributeValue> key(UserId user) {
        return key("user#" + user);
    }

    private static Map<String, AttributeValue> key(String id) {
        return Map.of(TrailShape.PARTITION_KEY, fromS(id));
    }

    private static Item of(Map<String, AttributeValue> key) {
        return new Item(new HashMap<>(key));
    }

    static Map<String, AttributeValue> write(TrailHead head) {
        return of(key(head.shard()))
                .put(NUMBER, head.number())
                .put(HASH, head.hash())
                .put(AT, head.at())
                .put(PENDING, head.pending().map(TrailRecord::text))
                .attributes();
    }

    static TrailHead head(TrailShard shard, Item item) {
        return new TrailHead(
                shard,
                item.number(NUMBER),
                item.string(HASH),
                item.instant(AT),
                item.find(PENDING)
                        .map(text -> TrailRecord.parse(text)
                                .orElseThrow(
                                        () -> new IllegalStateException("the head of " + shard + " has no record"))));
    }

    static Map<String, AttributeValue> mark(String event, Instant expiry) {
        return of(key("event#" + event)).expiresAt(expiry).attributes();
    }

    /// @param expiry of what is left of a user who is gone
    static Map<String, AttributeValue> write(TrailSubject subject, Instant expiry) {
        var item = of(key(subject.user())).put(LAST, subject.last());
        if (subject.salt().isEmpty()) {
            return item.expiresAt(expiry).attributes();
        }
        item.attributes()
                .put(SALT, fromB(SdkBytes.fromByteArray(subject.salt().get().bytes())));
        return item.attributes();
    }

    static TrailSubject subject(UserId user, Item item) {
        var salt = Optional.ofNullable(item.attributes().get(SALT))
                .map(value -> Salt.of(value.b().asByteArray()));
        return new TrailSubject(user, salt, item.find(LAST));
    }
}
