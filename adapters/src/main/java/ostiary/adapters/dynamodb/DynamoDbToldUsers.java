package ostiary.adapters.dynamodb;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ostiary.blueprint.SyntheticUsers;
import ostiary.blueprint.TableShape;
import ostiary.blueprint.UserAttributes;
import ostiary.core.search.SearchEntry;
import ostiary.core.search.ToldUsers;
import ostiary.core.user.UserId;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Adapter: the users of the table by a scan, which no function does: it is for an operator's command.
///
/// An account that is gone counts until DynamoDB has removed its item: that is when its end is told.
public final class DynamoDbToldUsers implements ToldUsers {
    private static final String SEPARATOR = "\n";

    private final Table table;

    public DynamoDbToldUsers(Table table) {
        this.table = table;
    }

    @Override
    public Page list(Optional<String> after, int most) {
        var scanned = table.call(dynamoDb -> dynamoDb.scan(scan -> scan.tableName(table.name())
                .filterExpression("sk = :user")
                .expressionAttributeValues(Map.of(":user", fromS(UserItem.SORT)))
                .exclusiveStartKey(after.map(DynamoDbToldUsers::key).orElse(null))
                .consistentRead(true)
                .limit(most)));
        return new Page(
                scanned.items().stream()
                        .map(Item::new)
                        .filter(DynamoDbToldUsers::isOfAPerson)
                        .map(DynamoDbToldUsers::told)
                        .toList(),
                scanned.hasLastEvaluatedKey()
                        ? Optional.of(text(new Item(scanned.lastEvaluatedKey())))
                        : Optional.empty());
    }

    @Override
    public Optional<Told> find(UserId user) {
        var found = table.call(dynamoDb -> dynamoDb.getItem(
                get -> get.tableName(table.name()).key(UserItem.key(user)).consistentRead(true)));
        return found.hasItem()
                ? Optional.of(new Item(found.item()))
                        .filter(DynamoDbToldUsers::isOfAPerson)
                        .map(DynamoDbToldUsers::told)
                : Optional.empty();
    }

    private static boolean isOfAPerson(Item item) {
        return !SyntheticUsers.isId(item.partition().substring(TableShape.USER.length()));
    }

    /// A user whom an import has made, and who has not logged in, is in no event yet: the first has the version 1.
    private static Told told(Item item) {
        var user = UserItem.read(item);
        boolean isUntold = UserItem.isUntouched(item) && !item.has(UserAttributes.VERSION);
        return new Told(
                new SearchEntry(
                        user.id(),
                        user.email(),
                        user.name(),
                        user.createdAt(),
                        item.findList(UserAttributes.ROLES).map(Set::copyOf).orElse(Set.of()),
                        item.has(UserAttributes.DISABLED),
                        item.findInstant(UserAttributes.DELETES_AT)),
                isUntold ? 0 : UserEvents.version(item));
    }

    private static String text(Item last) {
        return last.partition() + SEPARATOR + last.sort();
    }

    private static Map<String, AttributeValue> key(String text) {
        int end = text.lastIndexOf(SEPARATOR);
        return Table.key(text.substring(0, end), text.substring(end + 1));
    }
}
