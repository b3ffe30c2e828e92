package ostiary.adapters.dynamodb;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import ostiary.blueprint.TableShape;
import ostiary.core.admin.AdminRecord;
import ostiary.core.admin.AdminStore;
import ostiary.core.admin.AdminTarget;
import ostiary.core.user.UserId;

/// Adapter: one transaction an action, with the item of its record in it.
public final class DynamoDbAdminStore implements AdminStore {
    /// A sort key of [AdminRecordItem], as it goes out and comes back.
    private static final Pattern POSITION = Pattern.compile("[0-9]{15} [0-9a-f-]{36}");

    private final Table table;

    public DynamoDbAdminStore(Table table) {
        this.table = table;
    }

    @Override
    public boolean apply(AdminTarget target, AdminRecord record) {
        return table.isWritten(new AdminWrites(table.name(), target, record).all());
    }

    @Override
    public Page list(UserId user, Optional<String> before, int most) {
        var start = before.filter(position -> POSITION.matcher(position).matches())
                .map(position -> AdminRecordItem.key(user, position));
        var found = table.call(dynamoDb -> dynamoDb.query(query -> query.tableName(table.name())
                .keyConditionExpression("pk = :user")
                .expressionAttributeValues(Map.of(":user", fromS(AdminRecordItem.partition(user))))
                .exclusiveStartKey(start.orElse(null))
                .scanIndexForward(false)
                .consistentRead(true)
                .limit(most)));
        return new Page(
                found.items().stream().map(Item::new).map(AdminRecordItem::read).toList(),
                Optional.ofNullable(found.lastEvaluatedKey().get(TableShape.SORT_KEY))
                        .map(position -> position.s()));
    }
}
