package ostiary.functions.dynamodb;

import static ostiary.blueprint.AuthTable.PARTITION_KEY;
import static ostiary.blueprint.AuthTable.SORT_KEY;
import static ostiary.blueprint.AuthTable.TIME_TO_LIVE;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// One item of the table, on its way in or out. Read, a missing attribute is damage and is named, never a default.
final class Item {
    private final Map<String, AttributeValue> attributes;

    Item(Map<String, AttributeValue> attributes) {
        this.attributes = attributes;
    }

    static Item of(Map<String, AttributeValue> key) {
        return new Item(new HashMap<>(key));
    }

    Map<String, AttributeValue> attributes() {
        return attributes;
    }

    Item put(String name, String value) {
        attributes.put(name, fromS(value));
        return this;
    }

    Item put(String name, Optional<String> value) {
        value.ifPresent(text -> put(name, text));
        return this;
    }

    /// None has a blank in it; an empty collection takes no attribute.
    Item putWords(String name, Collection<String> words) {
        return words.isEmpty() ? this : put(name, String.join(" ", words));
    }

    /// Unordered, so put in order: the same set is the same text.
    Item putSet(String name, Collection<String> words) {
        return putWords(name, new TreeSet<>(words));
    }

    Item put(String name, Instant value) {
        attributes.put(name, number(value));
        return this;
    }

    Item put(String name, Duration value) {
        attributes.put(name, number(value.toMillis()));
        return this;
    }

    /// When DynamoDB may delete the item: at the second, or days later.
    Item expiresAt(Instant instant) {
        attributes.put(TIME_TO_LIVE, timeToLive(instant));
        return this;
    }

    String partition() {
        return string(PARTITION_KEY);
    }

    String sort() {
        return string(SORT_KEY);
    }

    String string(String name) {
        return required(name).s();
    }

    Optional<String> find(String name) {
        return Optional.ofNullable(attributes.get(name)).map(AttributeValue::s);
    }

    List<String> words(String name) {
        return find(name).map(text -> List.of(text.split(" "))).orElseGet(List::of);
    }

    Instant instant(String name) {
        return Instant.ofEpochMilli(Long.parseLong(required(name).n()));
    }

    Duration duration(String name) {
        return Duration.ofMillis(Long.parseLong(required(name).n()));
    }

    /// Epoch milliseconds.
    static AttributeValue number(Instant instant) {
        return number(instant.toEpochMilli());
    }

    static AttributeValue number(long value) {
        return fromN(Long.toString(value));
    }

    static AttributeValue timeToLive(Instant instant) {
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
