package ostiary.emulators.aws.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import ostiary.emulators.aws.AwsRequest;
import ostiary.emulators.aws.UnmodelledException;

/// One action on one table that a DynamoDB request needs (Service Authorization Reference, "Actions, resources, and
/// condition keys for Amazon DynamoDB").
///
/// @param index the suffix of the table's ARN for an index, `/index/` and its name; empty for the table itself
/// @param partition the partition key value that is accessed; empty for a scan
/// @param attributes the names of the attributes in the request
/// @param select which attributes a read returns; empty for a write
/// @param returnValues which attributes an update returns; empty for anything else
record TableUse(
        String action,
        String table,
        String index,
        Optional<String> partition,
        Set<String> attributes,
        Optional<String> select,
        Optional<String> returnValues) {
    private static final Set<String> READS = Set.of("GetItem", "BatchGetItem", "Query", "Scan");

    /// The IAM action for each kind of item in a transaction (DynamoDB Developer Guide, "Using IAM
    /// with DynamoDB transactions").
    private static final Map<String, String> PARTS = Map.of(
            "Get", "GetItem",
            "Put", "PutItem",
            "Update", "UpdateItem",
            "Delete", "DeleteItem",
            "ConditionCheck", "ConditionCheckItem");

    /// The distinct actions that a request needs.
    ///
    /// @param partitionKey the name of the partition key attribute
    static List<TableUse> of(String operation, AwsRequest request, String partitionKey) {
        var uses = switch (operation) {
            case "GetItem", "PutItem", "UpdateItem", "DeleteItem", "Query", "Scan" ->
                Stream.of(on(operation, request.json(), partitionKey));
            case "BatchGetItem", "BatchWriteItem" ->
                request.required("RequestItems").properties().stream()
                        .flatMap(table -> batch(operation, table.getKey(), table.getValue(), partitionKey));
            case "TransactGetItems", "TransactWriteItems" ->
                request.required("TransactItems")
                        .valueStream()
                        .flatMap(item -> item.properties().stream())
                        .map(part -> part(part.getKey(), part.getValue(), partitionKey));
            default -> throw new UnmodelledException("DynamoDB operation " + operation);
        };
        return uses.distinct().toList();
    }

    private static Stream<TableUse> batch(String action, String table, JsonNode requests, String partitionKey) {
        var keys = requests.has("Keys")
                ? requests.path("Keys").valueStream()
                : requests.valueStream()
                        .flatMap(JsonNode::valueStream)
                        .map(write -> write.has("Key") ? write.path("Key") : write.path("Item"));
        return keys.map(key -> new TableUse(
                action,
                named(table),
                "",
                in(key, partitionKey),
                names(key),
                select(action, requests),
                Optional.empty()));
    }

    private static TableUse part(String kind, JsonNode part, String partitionKey) {
        var action = PARTS.get(kind);
        if (action == null) {
            throw new UnmodelledException("part of a transaction " + kind);
        }
        return on(action, part, partitionKey);
    }

    private static TableUse on(String action, JsonNode request, String partitionKey) {
        var index = request.path("IndexName");
        return new TableUse(
                action,
                named(request.path("TableName").asText()),
                index.isMissingNode() ? "" : "/index/" + index.asText(),
                partition(request, partitionKey),
                NamedAttributes.of(request),
                select(action, request),
                returnValues(action, request));
    }

    private static Set<String> names(JsonNode keyOrItem) {
        var names = new TreeSet<String>();
        keyOrItem.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Optional<String> returnValues(String action, JsonNode request) {
        return action.equals("UpdateItem")
                ? Optional.of(request.path("ReturnValues").asText("NONE"))
                : Optional.empty();
    }

    /// The attributes that DynamoDB works out where the request does not say (API reference, "Query").
    private static Optional<String> select(String action, JsonNode request) {
        if (!READS.contains(action)) {
            return Optional.empty();
        }
        var otherwise = request.has("ProjectionExpression") ? "SPECIFIC_ATTRIBUTES" : "ALL_ATTRIBUTES";
        return Optional.of(request.path("Select").asText(otherwise));
    }

    /// The partition key value in the request's key or item, or in its key condition. An index has a partition key of
    /// its own, which is the one that a condition compares for equality.
    private static Optional<String> partition(JsonNode request, String partitionKey) {
        var condition = request.path("KeyConditionExpression");
        if (condition.isMissingNode()) {
            return in(request.has("Key") ? request.path("Key") : request.path("Item"), partitionKey);
        }
        var name = request.has("IndexName") ? "#?\\w+" : "\\b" + partitionKey;
        var equal = Pattern.compile(name + "\\s*=\\s*(:\\w+)").matcher(condition.asText());
        if (!equal.find()) {
            throw new UnmodelledException("key condition " + condition);
        }
        return Optional.ofNullable(request.path("ExpressionAttributeValues")
                .path(equal.group(1))
                .path("S")
                .textValue());
    }

    private static Optional<String> in(JsonNode key, String partitionKey) {
        return Optional.ofNullable(key.path(partitionKey).path("S").textValue());
    }

    /// Rejects ARNs, which DynamoDB accepts as table names and DynamoDB Local does not.
    private static String named(String table) {
        if (table.isEmpty() || table.startsWith("arn:")) {
            throw new UnmodelledException("table name '" + table + "'");
        }
        return table;
    }
}
