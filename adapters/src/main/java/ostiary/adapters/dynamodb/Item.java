package ostiary.adapters.dynamodb;

import static ostiary.blueprint.TableShape.PARTITION_KEY;
import static ostiary.blueprint.TableShape.SORT_KEY;
import static ostiary.blueprint.TableShape.TIME_TO_LIVE;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromL;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromM;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromSs;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// One item of the table, to write or as read. A missing attribute is reported by name as damage,
/// never replaced by a default.
public final class Item {
    private final Map<String, AttributeValue> attributes;

    public Item(Map<String, AttributeValue> attributes) {
        this.attributes = attributes;
    }

    public static Item of(Map<String, AttributeValue> key) {
        return new Item(new HashMap<>(key));
    }

    public Map<String, AttributeValue> attributes() {
        return attributes;
    }

    public Item put(String name, String value) {
        attributes.put(name, fromS(value));
        return this;
    }

    Item put(String name, Optional<String> value) {
        value.ifPresent(text -> put(name, text));
        return this;
    }

    Item put(String name, List<String> values) {
        attributes.put(name, texts(values));
        return this;
    }

    /// DynamoDB has no empty set of strings: the attribute is left out.
    Item put(String name, Set<String> values) {
        if (!values.isEmpty()) {
            attributes.put(name, fromSs(List.copyOf(values)));
        }
        return this;
    }

    /// An empty map is left out.
    Item put(String name, Map<String, String> values) {
        if (!values.isEmpty()) {
            var texts = new HashMap<String, AttributeValue>();
            values.forEach((key, value) -> texts.put(key, fromS(value)));
            attributes.put(name, fromM(texts));
        }
        return this;
    }

    public Item put(String name, Instant value) {
        attributes.put(name, number(value));
        return this;
    }

    Item put(String name, Duration value) {
        attributes.put(name, number(value.toMillis()));
        return this;
    }

    Item put(String name, long value) {
        attributes.put(name, number(value));
        return this;
    }

    /// None is left out.
    Item putCount(String name, int count) {
        return count == 0 ? this : put(name, count);
    }

    /// The item's TTL; DynamoDB deletes it then or days later.
    public Item expiresAt(Instant instant) {
        attributes.put(TIME_TO_LIVE, timeToLive(instant));
        return this;
    }

    public String partition() {
        return string(PARTITION_KEY);
    }

    public String sort() {
        return string(SORT_KEY);
    }

    public String string(String name) {
        return required(name).s();
    }

    boolean has(String name) {
        return attributes.containsKey(name);
    }

    public Optional<String> find(String name) {
        return Optional.ofNullable(attributes.get(name)).map(AttributeValue::s);
    }

    List<String> list(String name) {
        return required(name).l().stream().map(AttributeValue::s).toList();
    }

    Optional<List<String>> findList(String name) {
        return attributes.containsKey(name) ? Optional.of(list(name)) : Optional.empty();
    }

    Set<String> set(String name) {
        var found = attributes.get(name);
        return found == null ? Set.of() : Set.copyOf(found.ss());
    }

    /// The texts of a map; none if it is left out.
    Map<String, String> texts(String name) {
        var texts = new HashMap<String, String>();
        var found = attributes.get(name);
        if (found != null) {
            found.m().forEach((key, value) -> texts.put(key, value.s()));
        }
        return texts;
    }

    public Instant instant(String name) {
        return Instant.ofEpochMilli(Long.parseLong(required(name).n()));
    }

    Optional<Instant> findInstant(String name) {
        return Optional.ofNullable(attributes.get(name)).map(value -> Instant.ofEpochMilli(Long.parseLong(value.n())));
    }

    long number(String name) {
        return Long.parseLong(required(name).n());
    }

    int count(String name) {
        return Integer.parseInt(required(name).n());
    }

    Duration duration(String name) {
        return Duration.ofMillis(Long.parseLong(required(name).n()));
    }

    static AttributeValue texts(List<String> values) {
        return fromL(values.stream().map(AttributeValue::fromS).toList());
    }

    /// Epoch milliseconds.
    public static AttributeValue number(Instant instant) {
        return number(instant.toEpochMilli());
    }

    static AttributeValue number(long value) {
        return fromN(Long.toString(value));
    }

    public static AttributeValue timeToLive(Instant instant) {
        return number(instant.getEpochSecond());
    }

    private AttributeValue required(String name) {
        var value = attributes.get(name);
        if (value == null) {
            throw new IllegalStateException("item " + attributes.get(SORT_KEY) + " has no attribute " + name);
        }
        return value;
    }
}
