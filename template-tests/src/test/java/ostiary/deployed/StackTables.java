package ostiary.deployed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ostiary.adapters.dynamodb.Table;
import ostiary.blueprint.TableShape;
import ostiary.core.user.UserId;
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
        return tables.open(one());
    }

    /// The ARN of the key that the one table is encrypted with.
    String key() {
        return one().property("SSESpecification").required("KMSMasterKeyId").asText();
    }

    /// None where the table is of another stack.
    private Stream<Resource> ofUsers() {
        return all().stream().filter(table -> !isCopy(table) && !isTrail(table));
    }

    /// Beside which there may be a copy for searches.
    private Resource one() {
        return ofUsers()
                .reduce((_, _) -> {
                    throw new IllegalStateException("more than one table");
                })
                .orElseThrow();
    }

    private static boolean isCopy(Resource table) {
        return !table.property("GlobalSecondaryIndexes").isMissingNode();
    }

    /// The other two have a partition key alone.
    private static boolean isTrail(Resource table) {
        return !isCopy(table) && table.property("KeySchema").size() == 1;
    }

    /// The heads of the audit trail, as an operator reaches them.
    Table trail() {
        return tables.open(
                all().stream().filter(StackTables::isTrail).findFirst().orElseThrow());
    }

    /// Whether there is a copy for searches.
    boolean hasCopy() {
        return all().stream().anyMatch(StackTables::isCopy);
    }

    /// The copy for searches, as an operator reaches it.
    Table copy() {
        return tables.open(
                all().stream().filter(StackTables::isCopy).findFirst().orElseThrow());
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
        return ofUsers().flatMap(table -> tables.changes(table).stream()).toList();
    }

    /// Puts an item, as a version of before could have.
    void put(JsonNode item) {
        ofUsers().forEach(table -> tables.put(table, item));
    }

    List<JsonNode> publicKeys() {
        return ofUsers()
                .flatMap(table -> tables.items(table).stream())
                .filter(StackTables::holdsKeys)
                .toList();
    }

    /// Puts another document in the place of the public keys, as a hand in the table could.
    void replacePublicKeys(String document) {
        var replaced = publicKeys().getFirst().<ObjectNode>deepCopy();
        replaced.withObject("/document").put("S", document);
        put(replaced);
    }

    /// As after the longest window of a limit: everything here comes from one network.
    void forgetAttempts() {
        ofUsers()
                .forEach(table -> tables.items(table).stream()
                        .filter(item -> item.required(TableShape.PARTITION_KEY)
                                .required("S")
                                .asText()
                                .startsWith(TableShape.THROTTLE))
                        .forEach(item -> tables.delete(table, item)));
    }

    /// The users.
    List<UserId> users() {
        return ofUsers()
                .flatMap(table -> tables.items(table).stream())
                .map(item ->
                        item.required(TableShape.PARTITION_KEY).required("S").asText())
                .filter(key -> key.startsWith(TableShape.USER))
                .map(key -> new UserId(UUID.fromString(key.substring(TableShape.USER.length()))))
                .distinct()
                .toList();
    }

    /// Takes the items of a user, as DynamoDB does at the end of an account.
    void remove(UserId user) {
        ofUsers()
                .forEach(table -> tables.items(table).stream()
                        .filter(item -> item.required(TableShape.PARTITION_KEY)
                                .required("S")
                                .asText()
                                .equals(TableShape.USER + user))
                        .forEach(item -> tables.delete(table, item)));
    }

    private List<Resource> all() {
        return stack.all("AWS::DynamoDB::Table");
    }

    private static boolean holdsKeys(JsonNode item) {
        return item.required(TableShape.PARTITION_KEY).required("S").asText().equals(TableShape.PUBLIC_KEYS);
    }
}
