package ostiary.adapters.dynamodb;

import java.util.Map;
import java.util.UUID;
import ostiary.blueprint.TableShape;
import ostiary.core.admin.AdminAction;
import ostiary.core.admin.AdminRecord;
import ostiary.core.admin.Operator;
import ostiary.core.admin.Reason;
import ostiary.core.user.UserId;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The item of one action of an operator: one partition a user, in the order of time.
final class AdminRecordItem {
    private static final String BY = "by";
    private static final String ACTION = "action";
    private static final String DETAIL = "detail";
    private static final String REASON = "reason";
    private static final String VIA = "via";
    private static final String AT = "at";

    private AdminRecordItem() {}

    static String partition(UserId user) {
        return TableShape.ADMIN_LOG + user;
    }

    static Map<String, AttributeValue> key(UserId user, String position) {
        return Table.key(partition(user), position);
    }

    /// Milliseconds of a fixed length, which sort as numbers do.
    private static String position(AdminRecord record) {
        return "%015d %s".formatted(record.at().toEpochMilli(), record.id());
    }

    static Item write(AdminRecord record) {
        return Item.of(key(record.user(), position(record)))
                .put(BY, record.by().text())
                .put(ACTION, record.action().kind().name())
                .put(DETAIL, record.action().detail())
                .put(REASON, record.reason().text())
                .put(VIA, record.via())
                .put(AT, record.at())
                .expiresAt(record.at().plus(AdminRecord.RETENTION));
    }

    static AdminRecord read(Item item) {
        return new AdminRecord(
                UUID.fromString(item.sort().substring(item.sort().indexOf(' ') + 1)),
                new UserId(UUID.fromString(item.partition().substring(TableShape.ADMIN_LOG.length()))),
                Operator.read(item.string(BY)),
                new AdminAction(AdminAction.Kind.valueOf(item.string(ACTION)), item.find(DETAIL)),
                new Reason(item.string(REASON)),
                item.instant(AT),
                item.string(VIA));
    }
}
