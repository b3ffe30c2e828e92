package ostiary.deployed.aws;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// One action on one table that a request to DynamoDB asks for (Service Authorization Reference, "Actions,
/// resources, and condition keys for Amazon DynamoDB").
///
/// @param index what follows the ARN of the table: nothing, or `/index/` and a name
record TableUse(String action, String table, String index) {
    /// A transaction needs the actions of its parts (DynamoDB Developer Guide, "Using IAM with DynamoDB
    /// transactions").
    private static final Map<String, String> PARTS = Map.of(
            "Get", "GetItem",
            "Put", "PutItem",
            "Update", "UpdateItem",
            "Delete", "DeleteItem",
            "ConditionCheck", "ConditionCheckItem");

    /// All that `operation` asks for, each once.
    static List<TableUse> of(String operation, AwsRequest request) {
        var uses = switch (operation) {
            case "GetItem", "PutItem", "UpdateItem", "DeleteItem", "Query", "Scan" ->
                Stream.of(on(operation, request.json()));
            case "BatchGetItem", "BatchWriteItem" ->
                request.required("RequestItems").properties().stream()
                        .map(table -> new TableUse(operation, named(table.getKey()), ""));
            case "TransactGetItems", "TransactWriteItems" ->
                request.required("TransactItems")
                        .valueStream()
                        .flatMap(item -> item.properties().stream())
                        .map(part -> part(part.getKey(), part.getValue()));
            default -> throw new UnmodelledException("DynamoDB operation " + operation);
        };
        return uses.distinct().toList();
    }

    private static TableUse part(String kind, JsonNode part) {
        var action = PARTS.get(kind);
        if (action == null) {
            throw new UnmodelledException("part of a transaction " + kind);
        }
        return on(action, part);
    }

    private static TableUse on(String action, JsonNode request) {
        var index = request.path("IndexName");
        return new TableUse(
                action,
                named(request.path("TableName").asText()),
                index.isMissingNode() ? "" : "/index/" + index.asText());
    }

    /// A table may go by its ARN, too; DynamoDB Local knows it by its name only.
    private static String named(String table) {
        if (table.isEmpty() || table.startsWith("arn:")) {
            throw new UnmodelledException("table name '" + table + "'");
        }
        return table;
    }
}
