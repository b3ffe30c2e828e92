package ostiary.adapters.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.core.admin.AdminAction;
import ostiary.core.admin.AdminRecord;
import ostiary.core.admin.AdminStoreContract;
import ostiary.core.admin.AdminTarget;
import ostiary.core.admin.Operator;
import ostiary.core.admin.Reason;
import ostiary.core.testing.Fresh;
import ostiary.core.user.User;
import ostiary.core.user.UserStatus;

class DynamoDbAdminStoreTest extends AdminStoreContract {
    private final Table table = LocalTable.shared();
    private final DynamoDbAdminStore store = new DynamoDbAdminStore(table);

    DynamoDbAdminStoreTest() {
        super(TableStores.of(LocalTable.shared()));
    }

    private AdminRecord disabled() {
        var user = new User(Fresh.userId(), Fresh.email(), Optional.empty(), Fresh.now());
        table.client()
                .putItem(put ->
                        put.tableName(table.name()).item(UserItem.write(user).attributes()));
        var record = new AdminRecord(
                UUID.randomUUID(),
                user.id(),
                Operator.of(Fresh.userId()),
                AdminAction.of(AdminAction.Kind.DISABLE),
                new Reason("why"),
                Fresh.now(),
                "r");
        assertThat(store.apply(new AdminTarget(user, UserStatus.NORMAL, Optional.empty()), record))
                .isTrue();
        return record;
    }

    /// DynamoDB forgets them, so they are bounded by what operators do in a year.
    @Test
    void forgetsRecordsAfterTheirTime() {
        var record = disabled();

        var items = table.client()
                .query(query -> query.tableName(table.name())
                        .keyConditionExpression("pk = :pk")
                        .expressionAttributeValues(Map.of(":pk", fromS("ADMINLOG#" + record.user()))))
                .items();
        assertThat(items)
                .singleElement()
                .satisfies(item -> assertThat(Long.parseLong(
                                Objects.requireNonNull(item.get("expires_at")).n()))
                        .isBetween(
                                record.at().plus(Duration.ofDays(400)).getEpochSecond(),
                                record.at().plus(Duration.ofDays(400)).getEpochSecond() + 1));
    }

    /// A page's name is text of a request: it leads out of no partition, and breaks nothing.
    @ParameterizedTest
    @ValueSource(strings = {"", "x", "000000000000000 USER", "999999999999999 facade00-0000-8000-8000-000000000000"})
    void takesAnyTextForAPage(String before) {
        var record = disabled();

        assertThat(store.list(record.user(), Optional.of(before), 10).records()).containsExactly(record);
    }
}
