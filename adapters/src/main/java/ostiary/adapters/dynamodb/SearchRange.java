package ostiary.adapters.dynamodb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ostiary.blueprint.SearchShape;
import ostiary.core.search.SearchOrder;
import ostiary.core.search.SearchQuery;
import ostiary.core.search.SearchText;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// A question as a part of an index: from where to where in it, and by what to leave items out.
final class SearchRange {
    /// The first and the last character of Unicode. DynamoDB has no condition for what begins with a text and comes
    /// after another, so it is from the one to the other.
    private static final String FIRST = "\0";

    private static final String LAST =
            Character.toString(Character.MAX_CODE_POINT).repeat(3);

    /// The items of a shard that are looked at for a page, if some are left out.
    private static final int LOOKED_AT = 200;

    /// In bytes, of a sort key (DynamoDB's limit is 1024).
    private static final int LONGEST = 1000;

    private final SearchQuery question;
    private final String from;
    private final String to;

    SearchRange(SearchQuery question, Optional<String> after) {
        this.question = question;
        var prefix = isByThePrefix() ? question.prefix() : "";
        this.from = after.map(position -> position + FIRST)
                .filter(position -> SearchText.BY_BYTES.compare(position, prefix) > 0)
                .orElse(prefix);
        this.to = prefix + LAST;
    }

    /// Whether nothing can be there.
    boolean isEmpty() {
        return SearchText.BY_BYTES.compare(from, to) > 0 || bytes(from) > LONGEST;
    }

    private static int bytes(String text) {
        return text.getBytes(UTF_8).length;
    }

    /// The attribute by which the index is sorted.
    String sortKey() {
        return sortKey(question.order());
    }

    private static String sortKey(SearchOrder order) {
        return switch (order) {
            case EMAIL -> SearchShape.BY_EMAIL;
            case NAME -> SearchShape.BY_NAME;
            case NEWEST -> SearchShape.BY_AGE;
        };
    }

    private boolean isByThePrefix() {
        return question.by() == question.order();
    }

    private String partitionKey() {
        if (question.isOfRareState()) {
            return SearchShape.STATE_SHARD;
        }
        return question.role().isPresent() ? SearchShape.ROLE_SHARD : SearchShape.SHARD;
    }

    private String partition(String shard) {
        return question.isOfRareState() ? SearchItem.stateShard(question.state().orElseThrow(), shard) : shard;
    }

    QueryRequest query(String table, String shard, Instant now, int most) {
        var names = new HashMap<>(Map.of("#partition", partitionKey(), "#sort", sortKey()));
        var values = new HashMap<>(
                Map.of(":partition", fromS(partition(shard)), ":from", fromS(nonEmpty(from)), ":to", fromS(to)));
        return QueryRequest.builder()
                .tableName(table)
                .indexName(SearchShape.index(partitionKey(), sortKey()))
                .keyConditionExpression("#partition = :partition AND #sort BETWEEN :from AND :to")
                .filterExpression(filter(names, values, now))
                .expressionAttributeNames(names)
                .expressionAttributeValues(values)
                .limit(isFiltered() ? Math.max(most, LOOKED_AT) : most)
                .build();
    }

    /// An empty text is no key.
    private static String nonEmpty(String text) {
        return text.isEmpty() ? FIRST : text;
    }

    private boolean isFiltered() {
        return question.role().isPresent() || question.state().isPresent() || !isByThePrefix();
    }

    private String filter(Map<String, String> names, Map<String, AttributeValue> values, Instant now) {
        List<String> conditions = new ArrayList<>();
        names.put("#deletes", SearchItem.DELETES_AT);
        values.put(":now", Item.number(now));
        conditions.add("(attribute_not_exists(#deletes) OR #deletes > :now)");
        question.role().ifPresent(role -> {
            names.put("#roles", SearchItem.ROLES);
            values.put(":role", fromS(role));
            conditions.add("contains(#roles, :role)");
        });
        question.state().ifPresent(state -> {
            names.put("#state", SearchItem.STATE);
            values.put(":state", fromS(state.text()));
            conditions.add("#state = :state");
        });
        if (!isByThePrefix() && question.by() != SearchOrder.NEWEST) {
            names.put("#by", sortKey(question.by()));
            conditions.add(prefix(values));
        }
        return String.join(" AND ", conditions);
    }

    private String prefix(Map<String, AttributeValue> values) {
        if (question.prefix().isEmpty()) {
            return "attribute_exists(#by)";
        }
        values.put(":prefix", fromS(question.prefix()));
        return "begins_with(#by, :prefix)";
    }
}
