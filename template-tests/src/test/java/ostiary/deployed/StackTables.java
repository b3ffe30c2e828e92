package ostiary.deployed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import ostiary.adapters.dynamodb.Table;
import ostiary.blueprint.TableShape;
import ostiary.emulators.aws.stack.Resource;
import ostiary.emulators.aws.stack.Stack;

/// The content of the tables of a stack.
final class StackTables {
    private final Stack stack;
    private final Tables tables;

    StackTables(Stack stack, Tables tables) {
        this.stack = stack;
        this.tables = tables;
    }

    /// The one table, as an operator reaches it.
    Table table() {
        return tables.open(stack.only("AWS::DynamoDB::Table"));
    }

    /// The ARN of the key that the one table is encrypted with.
    String key() {
        return stack.only("AWS::DynamoDB::Table")
                .property("SSESpecification")
                .required("KMSMasterKeyId")
                .asText();
    }

    /// All items.
    Set<JsonNode> items() {
        return all().stream().flatMap(table -> tables.items(table).stream()).collect(Collectors.toSet());
    }

    /// The items that are new.
    List<JsonNode> since(Set<JsonNode> before) {
        return items().stream().filter(item -> !before.contains(item)).toList();
    }

    /// The changes that the streams tell, from the beginning.
    List<JsonNode> changes() {
        return all().stream().flatMap(table -> tables.changes(table).stream()).toList();
    }

    /// Puts an item, as a version of before could have.
    void put(JsonNode item) {
        all().forEach(table -> tables.put(table, item));
    }

    List<JsonNode> publicKeys() {
        return items().stream().filter(StackTables::holdsKeys).toList();
    }

    /// Puts another document in the place of the public keys, as a hand in the table could.
    void replacePublicKeys(String document) {
        var replaced = publicKeys().getFirst().<ObjectNode>deepCopy();
        replaced.withObject("/document").put("S", document);
        put(replaced);
    }

    /// As after the longest window of a limit: everything here comes from one network.
    void forgetAttempts() {
        for (var table : all()) {
            tables.items(table).stream()
                    .filter(item -> item.required(TableShape.PARTITION_KEY)
                            .required("S")
                            .asText()
                            .startsWith(TableShape.THROTTLE))
                    .forEach(item -> tables.delete(table, item));
        }
    }

    private List<Resource> all() {
        return stack.all("AWS::DynamoDB::Table");
    }

    private static boolean holdsKeys(JsonNode item) {
        return item.required(TableShape.PARTITION_KEY).required("S").asText().equals(TableShape.PUBLIC_KEYS);
    }
}
